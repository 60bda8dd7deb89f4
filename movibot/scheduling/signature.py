"""A first line by which a file tells that it is as movibot wrote it, so that what people changed is not replaced."""

from __future__ import annotations

import hashlib
import re
from typing import Final

_FIRST: Final = re.compile(r"# movibot schedule sha256=([0-9a-f]{16})\n")


def signed(body: str) -> str:
    """The text with a first line that holds its digest."""
    return f"# movibot schedule sha256={_digest(body)}\n{body}"


def is_ours(text: str) -> bool:
    """The text is as `signed` made it, at whatever time."""
    first = _FIRST.match(text)
    return first is not None and first[1] == _digest(text[first.end() :])


def _digest(body: str) -> str:
    return hashlib.sha256(body.encode("utf-8", "surrogateescape")).hexdigest()[:16]
