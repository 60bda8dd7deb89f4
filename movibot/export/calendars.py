"""Records -> iCalendar (RFC 5545), as calendars import it or subscribe to it.

An event keeps its UID as long as its page keeps its title. What a calendar needs to recognise an update comes from the
time at which the page last changed, and nothing from the moment of the export: `DTSTAMP`, `LAST-MODIFIED`, `SEQUENCE`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeVar

from movibot.collation import fold
from movibot.export.exported import Exported, LeftOut, Product, Setting
from movibot.export.hours import single_range
from movibot.export.identity import identity_of
from movibot.export.sources import reading_of, shown, shown_by_value, texts_of
from movibot.export.timezones import described
from movibot.messages import sentence
from movibot.model import Refusal
from movibot.schema import PartialDate, said

if TYPE_CHECKING:
    from icalendar import Calendar, Event

Moment = datetime.date | datetime.datetime
AnyMoment = TypeVar("AnyMoment", datetime.date, datetime.datetime)

_EPOCH: Final = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
"""`SEQUENCE` counts seconds from here: a whole number of 32 bits, larger after each change."""
_CONTROLS: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_MORNING: Final = datetime.time()
_WHOLE_DAY: Final = datetime.timedelta(days=1)


def calendar(records: Sequence[Exported], setting: Setting) -> Product:
    """The records that have a day, an event each, in their order; the others are left out."""
    whole = _empty(setting)
    left_out = []
    for each in records:
        start = _moment(each, "start")
        if start is None:
            left_out.append(LeftOut(each.title, each.name, Refusal("export-no-date")))
        else:
            whole.add_component(_event(each, start, setting))
    if any(isinstance(event.decoded("DTSTART"), datetime.datetime) for event in whole.walk("VEVENT")):
        _add_zone(whole, setting.zone)
    text: str = whole.to_ical(sorted=False).decode()
    return Product(text, len(records) - len(left_out), tuple(left_out))


def _empty(setting: Setting) -> Calendar:
    from icalendar import Calendar

    whole = Calendar()
    whole.add("VERSION", "2.0")
    whole.add("PRODID", "-//movibot//movibot//FR")
    whole.add("METHOD", "PUBLISH")
    name = _text(f"{setting.label} – {setting.wiki}" if setting.label else setting.wiki)
    whole.add("NAME", name)  # RFC 7986; the other one is what older programs read
    whole.add("X-WR-CALNAME", name)
    return whole


def _add_zone(whole: Calendar, zone: datetime.tzinfo) -> None:
    """Describe the time zone, before the events."""
    found = described(zone, str(zone))
    if found is None:
        whole.add_missing_timezones()
    else:
        whole.subcomponents.insert(0, found)


def _event(each: Exported, start: Moment, setting: Setting) -> Event:
    from icalendar import Event

    event = Event()
    changed = each.changed or datetime.datetime.combine(setting.today, _MORNING, datetime.UTC)
    event.add("UID", str(identity_of(setting.wiki, each.entry.record)))
    event.add("DTSTAMP", changed)
    event.add("LAST-MODIFIED", changed)
    event.add("SEQUENCE", max(0, int((changed - _EPOCH).total_seconds())))
    begins, ends = _span(each, start, setting.zone)
    event.add("DTSTART", begins)
    if ends is not None:
        event.add("DTEND", ends)
    for name, value in _said(each, setting).items():
        if value:
            event.add(name, value)
    event.add("TRANSP", "TRANSPARENT")  # that something takes place makes nobody busy
    return event


def _said(each: Exported, setting: Setting) -> Mapping[str, Any]:
    """What the event says, in words."""
    mapping = _mapping(each)
    status = shown_by_value(each, mapping.get("status"))
    return {
        "SUMMARY": _summary(each, status, setting),
        "STATUS": status,
        "LOCATION": _text(", ".join(_whole(texts_of(each, mapping.get("location", ()))))),
        "URL": each.url,
        "DESCRIPTION": _text("\n".join(_lines(each, setting))),
    }


def _whole(texts: Sequence[str]) -> list[str]:
    """The texts without those that another one holds: the town, where the address names it."""
    return [
        text
        for at, text in enumerate(texts)
        if not any(fold(text) in fold(other) for place, other in enumerate(texts) if place != at)
    ]


def _summary(each: Exported, status: str, setting: Setting) -> str:
    """The name; of what will not be, its state before it, since many programs show no `STATUS`."""
    found = reading_of(each, _mapping(each).get("status", ())) if status == "CANCELLED" else None
    state = f"{shown(*found, setting.language)}{setting.colon} " if found else ""
    seen = any(sign.isprintable() and not sign.isspace() for sign in each.name)
    name = each.name if seen else each.title
    return _text(f"{state}{name}").replace("\n", " ")


def _lines(each: Exported, setting: Setting) -> Iterator[str]:
    """A line for each parameter that the schema names, then where more is told."""
    for name in _mapping(each).get("description", ()):
        if name in each.entry.readings:
            parameter, reading = each.schema.parameters[name], each.entry.readings[name]
            told = said(parameter.label, setting.language, name)
            if text := shown(parameter, reading, setting.language):
                yield f"{told}{setting.colon} {text}"
    if each.url:
        yield f"{sentence('export-see-page', {'wiki': setting.wiki}, setting.language)}{setting.colon} {each.url}"


def _text(text: str) -> str:
    """Without what no text of a calendar can hold (RFC 5545, 3.1, CONTROL)."""
    return _CONTROLS.sub(" ", text.replace("\r\n", "\n")).strip()


# --- when -------------------------------------------------------------------------------------------


def _mapping(each: Exported) -> Mapping[str, Any]:
    found: Mapping[str, Any] = each.schema.export.get("icalendar", {})
    return found


def _moment(each: Exported, key: str) -> Moment | None:
    """The day or the moment that a parameter names; a month alone is none."""
    found = reading_of(each, _mapping(each).get(key, ()))
    value = found[1].value if found else None
    if isinstance(value, PartialDate):
        is_day = value.day is not None and not (value.about or value.doubtful)
        return datetime.date(*value.first) if is_day else None
    return value if isinstance(value, datetime.date) else None


def _span(each: Exported, start: Moment, zone: datetime.tzinfo) -> tuple[Moment, Moment | None]:
    """From when to when; the end does not belong to it any more (RFC 5545, 3.6.1).

    None for the end of what ends nobody knows when, or as it begins: it would have to be later (3.8.2.2).
    """
    end = _moment(each, "end")
    end = start if end is None or _day(end) < _day(start) else end
    begins, ends = _clocked(each, start, end)
    if isinstance(begins, datetime.datetime) and isinstance(ends, datetime.datetime):
        return begins.replace(tzinfo=zone), ends.replace(tzinfo=zone) if _takes_time(begins, ends, zone) else None
    return begins, ends if ends > begins else None


def _takes_time(begins: datetime.datetime, ends: datetime.datetime, zone: datetime.tzinfo) -> bool:
    """Whether time goes by between what clocks show, which may be put forward meanwhile."""
    first, last = zone.utcoffset(begins), zone.utcoffset(ends)
    gained = last - first if first is not None and last is not None else datetime.timedelta()
    return ends - begins > gained


def _clocked(each: Exported, start: Moment, end: Moment) -> tuple[Moment, Moment]:
    """From when to when: two moments as the clocks of the place show them, or two days."""
    if isinstance(start, datetime.datetime):
        return start, _end_of(end)
    if (hours := _hours(each)) and _day(end) == start:
        midnight = datetime.datetime.combine(start, _MORNING)
        first, last = (_later(midnight, datetime.timedelta(minutes=minutes)) for minutes in hours)
        return first, last
    return start, _later(_day(end), _WHOLE_DAY)


def _later(moment: AnyMoment, length: datetime.timedelta) -> AnyMoment:
    """A day or a moment some time later, or the last one that a calendar can name."""
    try:
        return moment + length
    except OverflowError:
        return type(moment).max


def _hours(each: Exported) -> tuple[int, int] | None:
    """From when to when on its only day, where the hours say that and nothing else."""
    found = reading_of(each, _mapping(each).get("hours", ()))
    return single_range(found[1].plain) if found else None


def _day(moment: Moment) -> datetime.date:
    return moment.date() if isinstance(moment, datetime.datetime) else moment


def _end_of(moment: Moment) -> datetime.datetime:
    """A moment, or the end of a day."""
    if isinstance(moment, datetime.datetime):
        return moment
    return _later(datetime.datetime.combine(moment, _MORNING), _WHOLE_DAY)
