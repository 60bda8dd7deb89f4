"""The JSON Schema pieces that the formats of all files share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"

LINE: Final[Mapping[str, Any]] = {"type": "string", "minLength": 1}

TEXT: Final[Mapping[str, Any]] = {
    "anyOf": [
        LINE,
        {"type": "object", "minProperties": 1, "additionalProperties": False, "properties": {"fr": LINE, "en": LINE}},
    ]
}
"""A text, or the same text in several languages."""


def as_text(value: object) -> Mapping[str, str]:
    """What a value of the shape `TEXT` says in each language; nothing where there is none."""
    if isinstance(value, dict):
        return value
    return {"fr": str(value), "en": str(value)} if value else {}
