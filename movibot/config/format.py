"""The JSON Schema of `config.yaml`, for `load_config` and for editors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from movibot.yamlfile.shapes import DRAFT, LINE

_VARIABLE: Mapping[str, str] = {"type": "string", "pattern": "^[A-Za-z_][A-Za-z0-9_]*$"}

CONFIG_FORMAT: Mapping[str, Any] = {
    "$schema": DRAFT,
    "title": "movibot config.yaml",
    "type": "object",
    "required": ["wiki"],
    "additionalProperties": False,
    "properties": {
        "wiki": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "folder": LINE,
                "url": LINE,
                "user": LINE,
                "password_env": _VARIABLE,
                "password_keyring": {"type": "boolean"},
                "password_file": LINE,
                "token_env": _VARIABLE,
                "token_keyring": {"type": "boolean"},
                "token_file": LINE,
                "contact": LINE,
                "patience": {"type": "number", "minimum": 0},
            },
        },
        "timezone": LINE,
        "language": {"enum": ["fr", "en"]},
        "templates": LINE,
        "schemas": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "additionalProperties": False,
                "properties": {"template": LINE},
            },
        },
        "pages": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "create": {"type": "boolean"},
                "namespaces": {"type": "array", "items": {"type": "integer", "minimum": 0}},
            },
        },
        "state": LINE,
        "report": {"type": "object", "additionalProperties": False, "properties": {"page": LINE}},
        "publish": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "documentation": LINE,
                "tracking": LINE,
                "warn": {"enum": ["preview", "everyone", "nobody"]},
            },
        },
        "edits": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "throttle": {"type": "number", "minimum": 0},
                "max": {"type": "integer", "minimum": 1},
                "summary": {"type": "string", "maxLength": 400},
                "stop_page": LINE,
                "tag": LINE,
            },
        },
    },
}
