"""The JSON Schema (draft 2020-12) of the files in `templates/pages`.

`docs/templates.md` says what each key means; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, get_args

from movibot.query.definitions import Show
from movibot.schema.format import CONDITIONS
from movibot.yamlfile.shapes import DRAFT, LINE, TEXT

_NAMES: Mapping[str, Any] = {"type": "array", "items": LINE, "minItems": 1}
_COUNT: Mapping[str, Any] = {"type": "integer", "minimum": 1}
_WHERE: Mapping[str, Any] = {"anyOf": [CONDITIONS, {"type": "array", "items": CONDITIONS, "minItems": 1}]}
_FROM: Mapping[str, Any] = {
    "anyOf": [
        LINE,
        _NAMES,
        {
            "type": "object",
            "required": ["category"],
            "additionalProperties": False,
            "properties": {
                "category": LINE,
                "depth": {"type": "integer", "minimum": 0, "maximum": 2},
                "only": {"enum": ["pages", "subcategories"]},
            },
        },
    ]
}
_SORT: Mapping[str, Any] = {
    "type": "array",
    "minItems": 1,
    "items": {
        "anyOf": [
            LINE,
            {
                "type": "object",
                "minProperties": 1,
                "maxProperties": 1,
                "additionalProperties": {"enum": ["ascending", "descending"]},
            },
        ]
    },
}
_COLUMNS: Mapping[str, Any] = {
    "type": "array",
    "minItems": 1,
    "items": {
        "anyOf": [
            LINE,
            {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "parameter": LINE,
                    "records": {"anyOf": [LINE, _NAMES]},
                    "through": {"anyOf": [LINE, _NAMES]},
                    "where": _WHERE,
                    "sort": _SORT,
                    "limit": _COUNT,
                    "label": TEXT,
                },
            },
        ]
    },
}
_MEASURES: Mapping[str, Any] = {
    "type": "object",
    "minProperties": 1,
    "additionalProperties": {
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": {"label": TEXT, "where": _WHERE, "share": {"type": "boolean"}},
    },
}

LIST_KEYS: Final[Mapping[str, Any]] = {
    "from": _FROM,
    "where": _WHERE,
    "group": {"anyOf": [LINE, {**_NAMES, "maxItems": 2}]},
    "sort": _SORT,
    "columns": _COLUMNS,
    "show": {"enum": list(get_args(Show))},
    "measures": _MEASURES,
    "limit": _COUNT,
    "empty": TEXT,
    "missing": TEXT,
}
"""What a page says of its list, or for all of its sections; what one of them says wins."""

PAGE_FORMAT: Final[Mapping[str, Any]] = {
    "$schema": DRAFT,
    "title": "movibot page definition",
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "title": LINE,
        "for each": LINE,
        "pages of": LINE,
        "through": {"anyOf": [LINE, _NAMES]},
        "region": LINE,
        "intro": TEXT,
        "see also": _NAMES,
        "layout": LINE,
        **LIST_KEYS,
        "sections": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "additionalProperties": False,
                "properties": {"heading": TEXT, "intro": TEXT, **LIST_KEYS},
            },
        },
    },
}
