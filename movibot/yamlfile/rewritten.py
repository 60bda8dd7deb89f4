"""A value of the wrong type as it should have been written, to be shown as the repair."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final

_LONGEST: Final = 40
"""Characters; what is longer makes no example."""

_NEEDS_QUOTES: Final = re.compile(r"[\[\]{}\"'#&*!|>%@`\\]|: |\A[-?:,]|\A(?:true|false|null|~|-?[0-9.]+)\Z|\A\s*\Z")


def in_quotes(value: object, json_schema: object) -> str:
    """A value as text in quotes; else an example that the format gives; empty where neither can be said.

    A number with decimals may have lost digits when it was read.
    """
    if isinstance(value, int):
        return json.dumps(str(value).lower() if isinstance(value, bool) else str(value))
    examples = json_schema.get("examples", ()) if isinstance(json_schema, Mapping) else ()
    return next((json.dumps(each, ensure_ascii=False) for each in examples), "")


def in_brackets(value: object, json_schema: object) -> str:
    """A value as a list of one; empty where it could not stand in that list."""
    wanted: Any = json_schema.get("items", {}) if isinstance(json_schema, Mapping) else {}
    if wanted.get("type") == "integer":
        return f"[{value}]" if isinstance(value, int) and not isinstance(value, bool) else "[0]"
    if isinstance(value, int):
        return f"[{in_quotes(value, None)}]"
    if not isinstance(value, str) or len(value) > _LONGEST or "\n" in value:
        return ""
    return f"[{json.dumps(value, ensure_ascii=False) if _NEEDS_QUOTES.search(value) else value}]"
