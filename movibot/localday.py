"""Time zone -> the day it is there."""

from __future__ import annotations

import datetime
from typing import Final
from zoneinfo import ZoneInfo

DEFAULT_TIMEZONE: Final = "Europe/Paris"


def today(timezone: str = DEFAULT_TIMEZONE) -> datetime.date:
    """The day it is now in a time zone."""
    return datetime.datetime.now(ZoneInfo(timezone)).date()
