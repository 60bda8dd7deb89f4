"""The JSON Schemas (draft 2020-12) of the files in `templates/schemas` and `templates/vocabularies`.

`docs/templates.md` says what each key means; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from movibot.schema.exports import export_format
from movibot.schema.types import TYPES
from movibot.yamlfile.shapes import DRAFT, LINE, TEXT

_LINES = {"type": "array", "items": LINE}
_NAMES = {"type": "array", "items": LINE, "minItems": 1}
_FLAG = {"type": "boolean"}
_PAIR = {
    "type": "array",
    "items": {**LINE, "pattern": r"\w", "examples": ["ja"]},
    "minItems": 2,
    "maxItems": 2,
    "uniqueItems": True,
}
_COUNT = {"type": "integer", "minimum": 0}

PARAMETER_ROLES = ("action", "need", "cost", "time", "difficulty", "health", "contact", "summary", "territory")
"""What a parameter may be to whoever looks for a record with `movibot find`."""

_SEVERITY = {"enum": ["error", "warning", "info"]}
_ANY_TEXT = {"anyOf": [LINE, {"type": "object", "minProperties": 1, "additionalProperties": LINE}]}
"""In any language."""

NO_ITEMS = ("list", "records")
"""What cannot stand in a list."""

AGE: Mapping[str, Any] = {
    "type": "string",
    "pattern": "^[1-9][0-9]{0,3} (day|month|year)s?$",
    "title": "age",
    "examples": ["18 months"],
}
"""How long ago."""

_DAYS = r"(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31"
DAY: Mapping[str, Any] = {
    "type": "string",
    "pattern": rf"^(today|[1-9][0-9]{{3}}-({_DAYS}))$",
    "title": "day",
    "examples": ["2024-03-18", "today"],
}
"""The day it is on the wiki, or one that exists every year."""

_NUMBER = {"type": "number"}
_VALUES = {"anyOf": [LINE, _NAMES]}

CONDITIONS: Mapping[str, Any] = {
    "type": "object",
    "minProperties": 1,
    "additionalProperties": {
        "anyOf": [
            LINE,
            _NAMES,
            {
                "type": "object",
                "minProperties": 1,
                "maxProperties": 1,
                "additionalProperties": False,
                "properties": {
                    "filled": _FLAG,
                    "not": _VALUES,
                    "contains": _VALUES,
                    "newer than": AGE,
                    "older than": AGE,
                    "before": DAY,
                    "from": DAY,
                    "until": DAY,
                    "after": DAY,
                    "at least": _NUMBER,
                    "at most": _NUMBER,
                },
            },
        ]
    },
}
"""Parameter -> the value it has, or one of some values, or something else that is asked of it."""

_AGES: Mapping[str, Any] = {
    "type": "object",
    "minProperties": 1,
    "additionalProperties": AGE,
}
"""Parameter -> how old its date may be."""

PARAMETER_TEMPLATEDATA: Mapping[str, Any] = {
    "type": "object",
    "minProperties": 1,
    "additionalProperties": False,
    "properties": {
        **dict.fromkeys(("label", "description", "default", "example"), _ANY_TEXT),
        "type": LINE,
        **dict.fromkeys(("required", "suggested"), _FLAG),
        "deprecated": {"anyOf": [_FLAG, LINE]},
        **dict.fromkeys(("aliases", "suggestedvalues"), _LINES),
        **dict.fromkeys(("autovalue", "inherits"), LINE),
    },
}
"""The keys of a parameter in TemplateData (https://www.mediawiki.org/wiki/Help:TemplateData)."""

PARAMETER_FORMAT: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "label": TEXT,
        "description": TEXT,
        "type": {"enum": sorted(TYPES)},
        "items": {"enum": sorted(set(TYPES) - set(NO_ITEMS))},
        "separator": LINE,
        "words": _PAIR,
        "vocabulary": LINE,
        "schema": LINE,
        "required": _FLAG,
        "suggested": _FLAG,
        "deprecated": {"anyOf": [_FLAG, *TEXT["anyOf"]]},
        "aliases": _LINES,
        "default": LINE,
        "example": LINE,
        "suggestedvalues": _LINES,
        "personal": _FLAG,
        "role": {"enum": list(PARAMETER_ROLES)},
        "hint": TEXT,
        "severity": _SEVERITY,
        "source": LINE,
        "pattern": LINE,
        "minLength": _COUNT,
        "maxLength": _COUNT,
        "minimum": {"type": "number"},
        "maximum": {"type": "number"},
        "minItems": _COUNT,
        "templatedata": PARAMETER_TEMPLATEDATA,
    },
}

RULE_FORMAT: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "parameters": _NAMES,
        "required if": CONDITIONS,
        "forbidden if": CONDITIONS,
        "one of": _NAMES,
        "order": {"type": "array", "items": LINE, "minItems": 2},
        "not in the future": _NAMES,
        "not older than": _AGES,
        "severity": _SEVERITY,
        "label": TEXT,
        "hint": TEXT,
    },
}

CRITERION_FORMAT: Mapping[str, Any] = {
    "type": "object",
    "required": ["if"],
    "additionalProperties": False,
    "properties": {
        "if": CONDITIONS,
        "weight": {"type": "number", "exclusiveMinimum": 0},
        "label": TEXT,
        "hint": TEXT,
    },
}

SCHEMA_FORMAT: Mapping[str, Any] = {
    "$schema": DRAFT,
    "title": "movibot schema",
    "type": "object",
    "if": {"required": ["abstract"], "properties": {"abstract": {"const": True}}},
    "else": {"required": ["template"]},
    "additionalProperties": False,
    "properties": {
        "template": {**LINE, "examples": ["Outil"]},
        "abstract": _FLAG,
        "extends": LINE,
        "label": TEXT,
        "description": TEXT,
        "namespaces": {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 1},
        "category": LINE,
        "name": LINE,
        "format": LINE,
        "place": {"enum": ["top", "bottom"]},
        "paramOrder": _NAMES,
        "parameters": {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": PARAMETER_FORMAT,
        },
        "rules": {"type": "array", "items": RULE_FORMAT},
        "criteria": {"type": "object", "additionalProperties": CRITERION_FORMAT},
        "export": export_format(CONDITIONS),
        "templatedata": {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": False,
            "properties": {
                "description": _ANY_TEXT,
                "params": {"type": "object"},
                "paramOrder": {"type": "array", "items": {"type": "string"}},
                "sets": {"type": "array", "items": {"type": "object"}},
                "maps": {"type": "object"},
            },
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
                    "close": _LINES,
                    "code": LINE,
                    "source": LINE,
                },
            },
        },
    },
}
