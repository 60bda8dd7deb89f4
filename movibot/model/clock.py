"""Time, as an input."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clock:
    """Time, as an input. `today` is the day in the wiki's time zone."""

    today: datetime.date
    sleep: Callable[[float], None] = time.sleep
    monotonic: Callable[[], float] = time.monotonic
