"""The JSON Schemas (draft 2020-12) of the files in `templates/schemas` and `templates/vocabularies`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from movibot.schema.types import TYPES
from movibot.yamlfile.shapes import DRAFT, LINE, TEXT

_LINES = {"type": "array", "items": LINE}
_FLAG = {"type": "boolean"}
_COUNT = {"type": "integer", "minimum": 0}
PARAMETER_FORMAT: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "label": TEXT,
        "description": TEXT,
        "type": {"enum": sorted(TYPES)},
        "items": {"enum": sorted(set(TYPES) - {"list"})},
        "separator": LINE,
        "vocabulary": LINE,
        "required": _FLAG,
        "suggested": _FLAG,
        "aliases": _LINES,
        "example": LINE,
        "personal": _FLAG,
        "hint": TEXT,
        "severity": {"enum": ["error", "warning", "info"]},
        "source": LINE,
        "pattern": LINE,
        "minLength": _COUNT,
        "maxLength": _COUNT,
        "minimum": {"type": "number"},
        "maximum": {"type": "number"},
        "minItems": _COUNT,
    },
}

SCHEMA_FORMAT: Mapping[str, Any] = {
    "$schema": DRAFT,
    "title": "movibot schema",
    "type": "object",
    "required": ["template", "parameters"],
    "additionalProperties": False,
    "properties": {
        "template": LINE,
        "label": TEXT,
        "description": TEXT,
        "namespaces": {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 1},
        "category": LINE,
        "name": LINE,
        "parameters": {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": PARAMETER_FORMAT,
        },
    },
}

VOCABULARY_FORMAT: Mapping[str, Any] = {
    "$schema": DRAFT,
    "title": "movibot vocabulary",
    "type": "object",
    "required": ["values"],
    "additionalProperties": False,
    "properties": {
        "label": TEXT,
        "description": TEXT,
        "source": LINE,
        "values": {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {
                "type": ["object", "null"],
                "additionalProperties": False,
                "properties": {
                    "label": TEXT,
                    "definition": TEXT,
                    "synonyms": _LINES,
                    "code": LINE,
                    "source": LINE,
                },
            },
        },
    },
}
