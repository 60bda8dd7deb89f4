"""The JSON Schemas (draft 2020-12) of the files in `templates/schemas` and `templates/vocabularies`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from movibot.schema.types import TYPES

DRAFT = "https://json-schema.org/draft/2020-12/schema"

_LINE = {"type": "string", "minLength": 1}
_LINES = {"type": "array", "items": _LINE}
_FLAG = {"type": "boolean"}
_COUNT = {"type": "integer", "minimum": 0}
_TEXT = {
    "anyOf": [
        _LINE,
        {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": False,
            "properties": {"fr": _LINE, "en": _LINE},
        },
    ]
}

PARAMETER_FORMAT: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "label": _TEXT,
        "description": _TEXT,
        "type": {"enum": sorted(TYPES)},
        "items": {"enum": sorted(set(TYPES) - {"list"})},
        "separator": _LINE,
        "vocabulary": _LINE,
        "required": _FLAG,
        "suggested": _FLAG,
        "aliases": _LINES,
        "example": _LINE,
        "personal": _FLAG,
        "hint": _TEXT,
        "severity": {"enum": ["error", "warning", "info"]},
        "source": _LINE,
        "pattern": _LINE,
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
        "template": _LINE,
        "label": _TEXT,
        "description": _TEXT,
        "namespaces": {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 1},
        "category": _LINE,
        "name": _LINE,
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
        "label": _TEXT,
        "description": _TEXT,
        "source": _LINE,
        "values": {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {
                "type": ["object", "null"],
                "additionalProperties": False,
                "properties": {
                    "label": _TEXT,
                    "definition": _TEXT,
                    "synonyms": _LINES,
                    "code": _LINE,
                    "source": _LINE,
                },
            },
        },
    },
}
