"""Lengths of time as somebody types them: `30min`, `12h`, `2d`, `1w`."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Final

UNITS: Final[Mapping[str, datetime.timedelta]] = {
    "min": datetime.timedelta(minutes=1),
    "h": datetime.timedelta(hours=1),
    "d": datetime.timedelta(days=1),
    "w": datetime.timedelta(weeks=1),
}
_LENGTH: Final = re.compile(rf"([0-9]{{1,4}})({'|'.join(UNITS)})")


def split_length(text: str) -> tuple[int, str] | None:
    """How many of which of the `UNITS`; None for what is no length of time."""
    found = _LENGTH.fullmatch(text)
    return (int(found[1]), found[2]) if found else None


def read_length(text: str) -> datetime.timedelta | None:
    """How long; None for what is no length of time."""
    found = split_length(text)
    return found[0] * UNITS[found[1]] if found else None
