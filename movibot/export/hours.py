"""Opening hours as people write them in French -> as OpenStreetMap writes them, where there is no doubt.

`du mardi au samedi, de 9 h à 18 h` is `Tu-Sa 09:00-18:00` (https://wiki.openstreetmap.org/wiki/Key:opening_hours). What
says more than days and hours (« sur rendez-vous », « vers 17 h ») is not understood: half of it would be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_DAYS: Final = {
    name: short
    for short, names in {
        "Mo": "lundis lundi lun lu",
        "Tu": "mardis mardi mar ma",
        "We": "mercredis mercredi mer me",
        "Th": "jeudis jeudi jeu je",
        "Fr": "vendredis vendredi ven ve",
        "Sa": "samedis samedi sam sa",
        "Su": "dimanches dimanche dim di",
    }.items()
    for name in names.split()
}
_DAY: Final = rf"(?:les? )?(?:{'|'.join(_DAYS)})\b\.?"
_TO: Final = r"\s*(?:au|à|-)\s*"
_AND: Final = r"\s*(?:,|/|&|et|,\s*et)\s*"
_SPAN: Final = rf"(?:(?:du|de)\s+)?{_DAY}{_TO}{_DAY}"
_SOME: Final = rf"{_DAY}(?:{_AND}{_DAY})*"
_EVERY: Final = r"(?:tous les jours|toute la semaine|7j?\s*/\s*7j?)"
_HOUR: Final = r"(?:(?:[01]?[0-9]|2[0-4])\s*(?:h|:)\s*(?:[0-5][0-9])?|midi|minuit)(?:\s*min)?"
_RANGE: Final = rf"(?:de\s+)?{_HOUR}\s*(?:à|-|jusqu['’]à)\s*{_HOUR}"
_HOURS: Final = rf"{_RANGE}(?:\s*(?:,|/|&|et|puis|,\s*et|,\s*puis)\s*{_RANGE})*"
_GROUP: Final = re.compile(rf"(?P<days>{_SPAN}|{_SOME}|{_EVERY})?\s*[,:]?\s*(?P<hours>{_HOURS})")
_BETWEEN: Final = re.compile(r"\s*(?:[;,.\n/]|et\b)*\s*")
_EACH_RANGE: Final = re.compile(rf"({_HOUR})\s*(?:à|-|jusqu['’]à)\s*({_HOUR})")
_TIME: Final = re.compile(r"([0-9]+)\s*[h:]\s*([0-9]+)?")
_NAMED: Final = {"midi": (12, 0), "minuit": (24, 0)}
_LONGEST: Final = 300
_OSM: Final = re.compile(
    r"(?:24/7|(?:(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH)(?:[,-](?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH))*\s+)?"
    r"(?:off|[0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}(?:,\s?[0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2})*)"
    r"(?:;\s*(?=\S)|\Z))+"
)
"""The part of the language of OpenStreetMap that places use."""

Minutes = tuple[int, int]
"""From and to, in minutes since midnight; the end may be that of the next day."""


def opening_hours(text: str) -> str | None:
    """Opening hours as OpenStreetMap writes them; None where they are not understood."""
    if len(text) > _LONGEST:
        return None
    if _OSM.fullmatch(text.strip()):
        return text.strip()
    groups = list(_groups(text))
    named = [day for days, _ in groups for day in _each_day(days)]
    if not groups or len(set(named)) < len(named):  # whether a day told twice has both hours, nobody knows
        return None
    return "; ".join(f"{days} {_written(hours)}" if days else _written(hours) for days, hours in groups)


def single_range(text: str) -> Minutes | None:
    """From when to when, where a text says that and nothing else: `de 14 h à 17 h 30`."""
    groups = list(_groups(text)) if len(text) <= _LONGEST else []
    if len(groups) != 1 or groups[0][0] or len(groups[0][1]) != 1:
        return None
    return groups[0][1][0]


def _groups(text: str) -> Iterator[tuple[str, list[Minutes]]]:
    """Days and hours, group after group; nothing at all where something else stands between."""
    plain = _plain(text)
    found: list[tuple[str, list[Minutes]]] = []
    at = 0
    while at < len(plain):
        group = _GROUP.match(plain, at)
        hours = list(_ranges(group["hours"])) if group else []
        if group is None or not hours or not all(start < end for start, end in hours):
            return
        found.append((_days(group["days"] or ""), hours))
        between = _BETWEEN.match(plain, group.end())
        at = between.end() if between else group.end()
    yield from found


def _plain(text: str) -> str:
    blanks = re.sub(r"[^\S\n]+", " ", text.lower().replace("–", "-").replace("—", "-").replace("−", "-"))
    return blanks.strip().removeprefix("ouvert ").removesuffix(".").strip()


def _days(text: str) -> str:
    if not text:
        return ""
    if re.fullmatch(_EVERY, text):
        return "Mo-Su"
    names = [_DAYS[name] for name in re.findall(rf"\b(?:{'|'.join(_DAYS)})\b", text)]
    is_span = re.fullmatch(_SPAN, text) is not None
    return f"{names[0]}-{names[1]}" if is_span else ",".join(dict.fromkeys(names))


def _each_day(days: str) -> Iterator[str]:
    """The days of a group; all of them where it names none."""
    order = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
    first, to, last = days.partition("-")
    if not days:
        yield from order
    elif not to:
        yield from days.split(",")
    else:
        turned = order[order.index(first) :] + order
        yield from turned[: turned.index(last) + 1]


def _ranges(text: str) -> Iterator[Minutes]:
    for first, last in _EACH_RANGE.findall(text):
        start, end = _minutes(first) % _WHOLE_DAY, _minutes(last)
        yield start, (end + _WHOLE_DAY if end < start and end <= _NIGHT else end)


_WHOLE_DAY: Final = 24 * 60
_NIGHT: Final = 6 * 60
"""Until when an evening lasts."""


def _minutes(text: str) -> int:
    match = _TIME.match(text)
    hours, minutes = (int(match[1]), int(match[2] or 0)) if match else _NAMED[text.split(maxsplit=1)[0]]
    return hours * 60 + minutes


def _written(hours: list[Minutes]) -> str:
    return ",".join(f"{_clock(start)}-{_clock(end)}" for start, end in hours)


def _clock(minutes: int) -> str:
    """Hours after midnight go on counting, as OpenStreetMap wants it: 26:00."""
    return f"{minutes // 60:02}:{minutes % 60:02}"
