"""The JSON Schema (draft 2020-12) of a migration file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from movibot.yamlfile.shapes import DRAFT, LINE

_TEXT: Final[Mapping[str, Any]] = {"type": "string"}
_NAMES: Final[Mapping[str, Any]] = {"type": "object", "minProperties": 1, "additionalProperties": LINE}
_LINES: Final[Mapping[str, Any]] = {"type": "array", "items": LINE, "minItems": 1}
_PATTERN: Final[Mapping[str, Any]] = {
    "type": "string",
    "pattern": r"^[^{}]*\{[^{}]+\}([^{}]+\{[^{}]+\})+[^{}]*$",
    "title": "parameters in braces",
    "examples": ["{adresse}, {commune}"],
}


def _keys(required: str, **properties: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"type": "object", "required": [required], "additionalProperties": False, "properties": properties}


MIGRATION_FORMAT: Final[Mapping[str, Any]] = {
    "$schema": DRAFT,
    "title": "movibot migration",
    "type": "object",
    "minProperties": 2,
    "additionalProperties": False,
    "properties": {
        "template": {**LINE, "description": "The template on the wiki, without namespace. Either this or `schema`."},
        "schema": {**LINE, "description": "The schema whose template is meant."},
        "namespaces": {
            "type": "array",
            "items": {"type": "integer", "minimum": 0},
            "minItems": 1,
            "description": "Where, by number. Without it, where the schema has its records, else where content is.",
        },
        "rename": {**_NAMES, "description": "Parameter: its new name. It stays where it stands."},
        "move": {**_NAMES, "description": "Parameter: the one that takes its value, where that says nothing."},
        "split": {
            "type": "object",
            "minProperties": 1,
            "description": "Parameter: those that take the pieces of its value, by a pattern, or one after the other.",
            "additionalProperties": {
                "anyOf": [_PATTERN, _keys("into", into={**_LINES, "minItems": 2}, **{"with": LINE})]
            },
        },
        "merge": {
            "type": "object",
            "minProperties": 1,
            "description": "Parameter: those whose values it takes, by a pattern that needs them all, or those filled.",
            "additionalProperties": {"anyOf": [_PATTERN, _keys("from", **{"from": _LINES, "with": _TEXT})]},
        },
        "values": {
            "type": "object",
            "minProperties": 1,
            "description": "Parameter, by its new name: value, and the one in its place; an empty text for none.",
            "additionalProperties": {"type": "object", "minProperties": 1, "additionalProperties": _TEXT},
        },
        "drop": {**_LINES, "description": "Parameters that are taken away, with their values."},
        "rename template": {**LINE, "description": "The new name of the template, in all calls."},
    },
}
