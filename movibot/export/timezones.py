"""A time zone as calendars describe it to each other: when its clocks change, by a rule. RFC 5545, 3.6.5.

The library would list every change up to 2037, which not every program reads.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from icalendar import Component, Timezone

_YEARS: Final = range(2024, 1969, -1)
"""In which the rule is looked for; fixed, so that the same zone is always told in the same words."""
_LATEST: Final = 5
"""Years of which the rule must hold."""
_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEK: Final = 7
_HOUR: Final = datetime.timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Change:
    """The clocks change.

    Attributes:
        at: What they showed until then.
        before: How far they were from UTC.
        after: How far they are from then on.
        name: What that is called, such as `CEST`.
    """

    at: datetime.datetime
    before: datetime.timedelta
    after: datetime.timedelta
    name: str

    @property
    def rule(self) -> tuple[object, ...]:
        """In what it is the same each year: the month, the last or the nth such day, the time."""
        is_last = (self.at + datetime.timedelta(weeks=1)).month != self.at.month
        nth = -1 if is_last else (self.at.day - 1) // _WEEK + 1
        return self.at.month, nth, self.at.weekday(), self.at.time(), self.before, self.after, self.name


def described(zone: datetime.tzinfo, key: str) -> Timezone | None:
    """A time zone for a calendar; None where its clocks change by no rule that is the same each year.

    Args:
        zone: The zone.
        key: What the events call it.
    """
    from icalendar import Timezone

    by_year = {year: list(_changes(zone, year)) for year in _YEARS}
    rules = [change.rule for change in by_year[_YEARS[0]]]
    kept = list(takewhile(lambda year: [change.rule for change in by_year[year]] == rules, _YEARS))
    if len(kept) < _LATEST:
        return None
    found = Timezone()
    found.add("TZID", key)
    for change in by_year[kept[-1]] or [_always(zone)]:
        found.add_component(_component(change, repeats=bool(rules)))
    return found


def _always(zone: datetime.tzinfo) -> Change:
    at = datetime.datetime(_YEARS[-1], 1, 1)  # noqa: DTZ001 - what the clocks show
    there = at.replace(tzinfo=zone)
    offset = there.utcoffset() or datetime.timedelta()
    return Change(at, offset, offset, there.tzname() or "")


def _component(change: Change, *, repeats: bool) -> Component:
    from icalendar import TimezoneDaylight, TimezoneStandard

    made = TimezoneDaylight() if change.after > change.before else TimezoneStandard()
    made.add("DTSTART", change.at)
    made.add("TZOFFSETFROM", change.before)
    made.add("TZOFFSETTO", change.after)
    made.add("TZNAME", change.name)
    if repeats:
        month, nth, weekday, *_ = change.rule
        made.add("RRULE", {"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": f"{nth}{_DAYS[int(str(weekday))]}"})
    return made


def _changes(zone: datetime.tzinfo, year: int) -> Iterator[Change]:
    """The changes of a year, found by the hour."""
    moment = datetime.datetime(year, 1, 1, tzinfo=datetime.UTC)
    while moment.year == year:
        following = moment + datetime.timedelta(days=1)
        if _offset(moment, zone) != _offset(following, zone):
            yield _between(moment, zone)
        moment = following


def _between(moment: datetime.datetime, zone: datetime.tzinfo) -> Change:
    before = _offset(moment, zone)
    while _offset(moment, zone) == before:
        moment += _HOUR / 2
    after = moment.astimezone(zone)
    shown = (moment + before).replace(tzinfo=None)
    return Change(shown, before, _offset(moment, zone), after.tzname() or "")


def _offset(moment: datetime.datetime, zone: datetime.tzinfo) -> datetime.timedelta:
    return moment.astimezone(zone).utcoffset() or datetime.timedelta()
