"""What a rule or a criterion asks of the values of a record."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping

from movibot.collation import fold
from movibot.model import Reading
from movibot.schema.definitions import Condition
from movibot.schema.values import PartialDate, Period

Readings = Mapping[str, Reading]
Day = tuple[int, int, int]
"""Year, month, day: what days, moments and months can be compared by."""


def all_hold(conditions: Iterable[Condition], readings: Readings, today: datetime.date) -> bool:
    """Every condition holds for a record.

    Args:
        conditions: None of them: it holds.
        readings: Parameter -> reading, for the filled ones.
        today: The day it is on the wiki.
    """
    return all(_holds(condition, readings.get(condition.parameter), today) for condition in conditions)


def _holds(condition: Condition, reading: Reading | None, today: datetime.date) -> bool:
    if condition.test == "filled":
        return (reading is not None) is condition.filled
    if reading is None or reading.value is None:
        return False
    if condition.test == "equal":
        return not condition.values.isdisjoint(spellings(reading.value))
    days = first_and_last(reading.value)
    return days is not None and days[1] >= _before(today, condition.months, condition.days)


def spellings(value: object) -> Iterator[str]:
    """A typed value as a condition may name it, folded; each item of a list."""
    if isinstance(value, bool):
        yield "oui" if value else "non"
    elif isinstance(value, tuple):
        for item in value:
            yield from spellings(item)
    else:
        yield fold(str(value))


def first_and_last(value: object) -> tuple[Day, Day] | None:
    """The first and the last day that a date means; None where the value is no date."""
    if isinstance(value, datetime.date):
        day = (value.year, value.month, value.day)
        return day, day
    if isinstance(value, PartialDate):
        return value.first, value.last
    if isinstance(value, Period):
        endless = (datetime.MAXYEAR, 12, 31)
        start = value.start.first if value.start else (datetime.MINYEAR, 1, 1)
        return start, value.end.last if value.end else endless
    return None


def _before(today: datetime.date, months: int, days: int) -> Day:
    """The day so long ago; a month is counted on the calendar, its 31st may be one that does not exist."""
    earlier = today - datetime.timedelta(days=days)
    year, month = divmod(earlier.year * 12 + earlier.month - 1 - months, 12)
    return year, month + 1, earlier.day
