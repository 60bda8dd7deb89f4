"""The JSON Schema (draft 2020-12) of a mapping file, which says what the columns of somebody else's file mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from movibot.yamlfile.shapes import DRAFT, LINE

_TEXT: Final[Mapping[str, Any]] = {"type": "string"}
_LINES: Final[Mapping[str, Any]] = {"type": "array", "items": LINE, "minItems": 1}
_PATTERN: Final[Mapping[str, Any]] = {
    "type": "string",
    "pattern": r"^([^{}]|\{[^{}]+\})*\{[^{}]+\}([^{}]|\{[^{}]+\})*$",
    "title": "columns in braces",
    "examples": ["{LAT}, {LONG}"],
}
_TEXTS: Final[Mapping[str, Any]] = {"type": "object", "additionalProperties": LINE}

MAPPING_FORMAT: Final[Mapping[str, Any]] = {
    "$schema": DRAFT,
    "title": "movibot import mapping",
    "type": "object",
    "minProperties": 1,
    "additionalProperties": False,
    "properties": {
        "columns": {
            "type": "object",
            "description": "Column of the file: parameter that it fills.",
            "additionalProperties": LINE,
        },
        "joined": {
            "type": "object",
            "description": "Parameter: several columns as one value, by a pattern whose columns must all be filled, or "
            "those of a list that are filled, with what stands between them.",
            "additionalProperties": {
                "anyOf": [
                    _PATTERN,
                    {
                        "type": "object",
                        "required": ["columns"],
                        "additionalProperties": False,
                        "properties": {"columns": _LINES, "with": _TEXT},
                    },
                ]
            },
        },
        "values": {
            "type": "object",
            "description": "Parameter: what the file writes, and what is meant; an empty text for nothing.",
            "additionalProperties": {"type": "object", "minProperties": 1, "additionalProperties": _TEXT},
        },
        "constants": {**_TEXTS, "description": "Parameter: the value that each record of the file has."},
        "defaults": {**_TEXTS, "description": "Parameter: the value of records that say nothing there yet."},
        "title": {
            **_PATTERN,
            "description": "The title of a new page, of columns and parameters in braces.",
            "examples": ["{nom} ({commune})"],
        },
        "titles": {**_TEXTS, "description": "A title that `title` makes: the one to take in its place."},
        "key": {**_LINES, "description": "The parameters by which a record on the wiki is known again."},
        "ignore": {**_LINES, "description": "Columns that are left out on purpose."},
    },
}
