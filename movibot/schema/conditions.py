"""What a rule or a criterion asks of the values of a record."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping

from movibot.collation import fold
from movibot.model import Reading
from movibot.schema.definitions import YES_NO, Condition
from movibot.schema.values import Duration, Money, PartialDate, Period

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
        return condition.test == "differs"
    match condition.test:
        case "equal" | "differs":
            return condition.values.isdisjoint(spellings(reading.value)) is (condition.test == "differs")
        case "contains":
            plain = fold(reading.plain)
            return any(piece in plain for piece in condition.values)
        case "least" | "most":
            return _sized(condition, size_of(reading.value))
        case _:
            days = first_and_last(reading.value)
            return days is not None and _dated(condition, *days, today)


def _sized(condition: Condition, size: float | None) -> bool:
    if size is None:
        return False
    return size >= condition.number if condition.test == "least" else size <= condition.number


def _dated(condition: Condition, first: Day, last: Day, today: datetime.date) -> bool:
    """A date holds against another day: with all of its days, or with some of them, as the test says."""
    day = condition.day or today
    wanted = (day.year, day.month, day.day)
    match condition.test:
        case "before":
            return last < wanted
        case "from":
            return last >= wanted
        case "until":
            return first <= wanted
        case "after":
            return first > wanted
        case _:
            is_new = last >= _before(today, condition.months, condition.days)
            return is_new is (condition.test == "newer")


def size_of(value: object) -> float | None:
    """What a number, an amount of money or a duration is compared by; None of anything else."""
    if isinstance(value, Money | Duration):
        return value.size
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def spellings(value: object) -> Iterator[str]:
    """A typed value as a condition may name it, folded; each item of a list."""
    if isinstance(value, bool):
        yield YES_NO[0] if value else YES_NO[1]
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
