"""How often: `1h` -> the times of a timer and of a crontab.

Only rhythms that both can keep, so that the times of a day are the same every day.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from movibot.scheduling.lengths import split_length

_MINUTE: Final = 60
_HOUR: Final = 60 * _MINUTE
_DAY: Final = 24 * _HOUR
_LONGEST_DELAY: Final = 30 * _MINUTE

RHYTHMS: Final = (
    *("5min", "10min", "15min", "20min", "30min"),
    *("1h", "2h", "3h", "4h", "6h", "8h", "12h", "1d", "1w"),
)
"""What can be asked for."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often a job runs.

    Attributes:
        calendar: The times, as systemd writes them. systemd.time(7), "Calendar events".
        cron: The five fields of a crontab, with `{minute}`. crontab(5).
        delay: Seconds by which a machine may be late, always the same for one machine, so that not all machines
            of the world come at the full hour.
    """

    calendar: str
    cron: str
    delay: int


def read_rhythm(wish: str) -> Rhythm | None:
    """What a word such as `30min` means; None for what is not in `RHYTHMS`."""
    length = split_length(wish) if wish in RHYTHMS else None
    if length is None:
        return None
    count, unit = length
    match unit:
        case "min":
            return Rhythm(f"*:0/{count}", f"{{minute}}-59/{count} * * * *", count * _MINUTE // 2)
        case "h":
            hours = "*" if count == 1 else f"*/{count}"
            return Rhythm(f"0/{count}:00" if count > 1 else "hourly", f"{{minute}} {hours} * * *", _LONGEST_DELAY)
        case "d":
            return Rhythm("*-*-* 04:00", "{minute} 4 * * *", _LONGEST_DELAY)
        case _:
            return Rhythm("Mon *-*-* 04:00", "{minute} 4 * * 1", _LONGEST_DELAY)
