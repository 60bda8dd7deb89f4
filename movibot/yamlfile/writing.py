"""Values -> YAML that reads back as the same values, here and in any other reader. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Final

_PLAIN: Final = re.compile(r"[^\W\d_](?:[\w '’()/.+-]*[\w)])?")
"""What YAML takes for text, and nobody for anything else."""
_OTHERWISE: Final = frozenset(["true", "false", "null", "yes", "no", "on", "off", "y", "n", "oui", "non", "nan", "inf"])
_ODD: Final = re.compile(r"[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def scalar(text: str) -> str:
    """A text in YAML, with quotes where anything else could be read; a string of JSON is one of YAML too."""
    if _PLAIN.fullmatch(text) and text.lower() not in _OTHERWISE and "  " not in text and "\n" not in text:
        return text
    return _ODD.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def flow(value: object) -> str:
    """A value in YAML on one line: texts, numbers, truth values, lists and mappings of such."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(str(key))}: {flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(flow, value)) + "]"
    return json.dumps(value)
