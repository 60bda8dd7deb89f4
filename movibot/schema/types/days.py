"""Days, moments, months and years, periods and durations."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from movibot.collation import fold
from movibot.model import Reading
from movibot.schema.dates import MONTHS, read_date
from movibot.schema.definitions import Parameter
from movibot.schema.types.numbers import as_decimal
from movibot.schema.types.readings import BLANKS, misread, understood
from movibot.schema.values import Duration, PartialDate, Period

_LONGEST = 100
"""Characters. No date is longer."""

_TWO_DIGITS = re.compile(r"(?:le )?[0-9]{1,2}[/.-][0-9]{1,2}(?:[/.-][0-9]{2})?")
_WORDED_TWO_DIGITS = re.compile(r"(?:[a-z]+ )?(?:[0-9]{1,2}(?:er)? )?([a-z]+) [0-9]{2}")
_MOMENT = re.compile(r"(.*?\S)(?:\s*,?\s+(?:à\s+)?|T)([0-9]{1,2})\s*(?::|h|H)\s*([0-9]{2})?(?::([0-9]{2}))?(?:\s*min)?")
_EDTF = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)")
_DECADE = re.compile(r"([0-9]{3})[Xx]([~?%]?)")
_MARKS = {"": (False, False), "~": (True, False), "?": (False, True), "%": (True, True)}
"""Mark of EDTF -> about, doubtful."""
_WORDED_DECADE = re.compile(r"(?:les )?annees ([0-9]{3})0")
_MONTH_YEAR = re.compile(r"([a-z]+) (?:de |del )?([0-9]{4})")
_NUMBERS_YEAR = re.compile(r"(0?[1-9]|1[0-2])[/.]([0-9]{4})")
_YEAR = re.compile(r"(?:en )?([0-9]{4})")
_ONLY_WORDS = re.compile(r"(?:[^\W_]|[\s,'’]|\.(?=\s|$))+")
"""No sign that would be lost where accents and punctuation do not count."""
_ABOUT = re.compile(r"(?:vers|environ|autour de|courant|c\.|ca\.?|circa)\s+(.+)", re.IGNORECASE)


def read_day(text: str, _: Parameter) -> Reading:
    """A day: `2024-06-01`; `1er juin 2024` and `01/06/2024` are understood."""
    day = read_date(text) if len(text) <= _LONGEST else None
    if day is None:
        return misread(text, "ambiguous-date" if _is_ambiguous(text) else "invalid-date")
    return understood(text, day, day.isoformat(), "date-form")


def _is_ambiguous(text: str) -> bool:
    """A year of two digits, or none: `25 avril 22`, `01/02`."""
    if len(text) > _LONGEST:
        return False
    if _TWO_DIGITS.fullmatch(text):
        return True
    match = _WORDED_TWO_DIGITS.fullmatch(fold(text))
    return match is not None and match[1] in MONTHS


def read_moment(text: str, _: Parameter) -> Reading:
    """A day and a time on the clock of the place: `2024-06-01 14:30`."""
    match = _MOMENT.fullmatch(text) if len(text) <= _LONGEST else None
    day = read_date(match[1]) if match else None
    if match is None or day is None:
        ambiguous = _is_ambiguous(match[1] if match else text)
        return misread(text, "ambiguous-date" if ambiguous else "invalid-date-and-time")
    try:
        time = datetime.time(int(match[2]), int(match[3] or 0), int(match[4] or 0))
    except ValueError:
        return misread(text, "invalid-date-and-time")
    moment = datetime.datetime.combine(day, time)
    return understood(text, moment, moment.isoformat(" ", "seconds" if time.second else "minutes"), "date-form")


def read_partial_date(text: str, _: Parameter) -> Reading:
    """A day, a month or a year: `2021-03-15`, `2021-03`, `2021`, `2021~`; `mars 2021` is understood."""
    date = _partial(text) if len(text) <= _LONGEST else None
    if date is None:
        return misread(text, "ambiguous-date" if _is_ambiguous(text) else "invalid-partial-date")
    return understood(text, date, str(date), "date-form")


def _partial(text: str) -> PartialDate | None:
    if match := _ABOUT.fullmatch(text):
        date = _partial(match[1])
        return None if date is None else PartialDate(date.year, date.month, date.day, True, date.doubtful, date.decade)
    if match := _EDTF.fullmatch(text):
        month, day = (int(part) if part else None for part in (match[2], match[3]))
        return _existing(PartialDate(int(match[1]), month, day, *_MARKS[match[4]]))
    if match := _DECADE.fullmatch(text):
        return _existing(PartialDate(int(match[1]) * 10, None, None, *_MARKS[match[2]], decade=True))
    return _worded(text, fold(text))


def _worded(text: str, words: str) -> PartialDate | None:
    if match := _NUMBERS_YEAR.fullmatch(text):
        return _existing(PartialDate(int(match[2]), int(match[1])))
    if not _ONLY_WORDS.fullmatch(text):
        day = read_date(text)
        return None if day is None else PartialDate(day.year, day.month, day.day)
    if match := _WORDED_DECADE.fullmatch(words):
        return _existing(PartialDate(int(match[1]) * 10, decade=True))
    if (match := _MONTH_YEAR.fullmatch(words.removeprefix("en "))) and match[1] in MONTHS:
        return _existing(PartialDate(int(match[2]), MONTHS[match[1]]))
    if match := _YEAR.fullmatch(words):
        return _existing(PartialDate(int(match[1])))
    day = read_date(text)
    return None if day is None else PartialDate(day.year, day.month, day.day)


def _existing(date: PartialDate) -> PartialDate | None:
    try:
        datetime.date(*date.first)
    except ValueError:
        return None
    return date


# --- periods ---------------------------------------------------------------------------------------------

_FROM = re.compile(r"(?:du|de|entre|des)\s+|d['’]", re.IGNORECASE)
_TO = re.compile(r"\s*/\s*| au | à | jusqu['’](?:en |au |à )| et | [-–—] |[–—]", re.IGNORECASE)
_SINCE = re.compile(r"(?:depuis|à partir d[eu]|dès)\s+(?:le\s+|l['’])?(.+)|(.+)/\.\.", re.IGNORECASE)
_UNTIL = re.compile(r"(?:jusqu['’](?:en|au|à)|avant)\s+(.+)|\.\./(.+)", re.IGNORECASE)
_YEARS = re.compile(r"([0-9]{4})\s*-\s*([0-9]{4})")
_YEAR_OR_MONTH = re.compile(r"[0-9]{2}([0-9]{2})-(0[1-9]|1[0-2])")


def read_period(text: str, _: Parameter) -> Reading:
    """From a date to a date: `2021-03/2022`, `2021/..`; `de mars 2021 à mai 2022` is understood."""
    if len(text) > _LONGEST:
        return misread(text, "invalid-period")
    if (match := _YEAR_OR_MONTH.fullmatch(text)) and match[2] > match[1]:
        return misread(text, "ambiguous-date")
    whole = _partial(text)
    if whole is not None:
        return _whole_period(text, whole)
    ends = _ends(text)
    if ends is None:
        return misread(text, "ambiguous-date" if _is_ambiguous(text) else "invalid-period")
    period = Period(*ends)
    if period.start and period.end and period.end.last < period.start.first:
        return misread(text, "period-reversed")
    return understood(text, period, str(period), "date-form")


def _whole_period(text: str, date: PartialDate) -> Reading:
    """A year or a month is a period too; `2010-12` cannot stand alone, it could be two years."""
    period = Period(date, date)
    alone = _YEAR_OR_MONTH.fullmatch(str(date))
    return understood(text, period, str(period) if alone and alone[2] > alone[1] else str(date), "date-form")


def _ends(text: str) -> tuple[PartialDate | None, PartialDate | None] | None:
    if match := _SINCE.fullmatch(text):
        start = _partial(match[1] or match[2])
        return (start, None) if start else None
    if match := _UNTIL.fullmatch(text):
        end = _partial(match[1] or match[2])
        return (None, end) if end else None
    if match := _YEARS.fullmatch(text):
        return _both(match[1], match[2])
    return next((ends for match in _cuts(text) if (ends := _both(*match))), None)


def _cuts(text: str) -> Iterator[tuple[str, str]]:
    """Where the first date may end; the second one lends its month and year: `du 3 au 5 mars 2021`."""
    plain = _FROM.sub("", BLANKS.sub(" ", text), count=1) if _FROM.match(text) else BLANKS.sub(" ", text)
    for to in _TO.finditer(plain):
        first, second = plain[: to.start()], plain[to.end() :]
        pieces = second.split(" ")
        for count in range(len(pieces), 0, -1):
            yield " ".join([first, *pieces[count:]]), second


def _both(first: str, second: str) -> tuple[PartialDate, PartialDate] | None:
    start, end = _partial(first.strip()), _partial(second.strip())
    return (start, end) if start and end else None


# --- durations --------------------------------------------------------------------------------------------

_UNITS = {
    **dict.fromkeys(("an", "ans", "annee", "annees", "year", "years"), "years"),
    **dict.fromkeys(("mois", "month", "months"), "months"),
    **dict.fromkeys(("semaine", "semaines", "sem", "week", "weeks"), "weeks"),
    **dict.fromkeys(("jour", "jours", "j", "day", "days"), "days"),
    **dict.fromkeys(("heure", "heures", "h", "hour", "hours"), "hours"),
    **dict.fromkeys(("minute", "minutes", "min", "mn"), "minutes"),
}
_PIECE = re.compile(r"\s*(?:,|et\b)?\s*([0-9]{1,6}(?:[.,][0-9]{1,2})?|une?\b|demie?\b)\s*([^\W\d_]+)\.?\s*")
_CLOCK = re.compile(r"([0-9]{1,3})\s*h\s*([0-5][0-9])(?:\s*(?:min|mn))?")
_ISO = re.compile(
    r"P(?:([0-9]{1,4})Y)?(?:([0-9]{1,4})M)?(?:([0-9]{1,4})W)?(?:([0-9]{1,5})D)?(?:T(?:([0-9]{1,5})H)?(?:([0-9]{1,6})M)?)?"
)
_COLON = re.compile(r"[0-9]{1,3}:[0-9]{2}")


def read_duration(text: str, _: Parameter) -> Reading:
    """A length of time: `2 jours`, `1 h 30 min`, `PT1H30M`."""
    if _COLON.fullmatch(text):
        return misread(text, "ambiguous-duration")
    duration = _duration(text) if len(text) <= _LONGEST else None
    return misread(text, "invalid-duration") if duration is None else understood(text, duration, str(duration))


def _duration(text: str) -> Duration | None:
    if match := _CLOCK.fullmatch(text.lower()):
        return Duration(hours=int(match[1]), minutes=int(match[2]))
    if (match := _ISO.fullmatch(text)) and any(match.groups()):
        return Duration(*(int(count or 0) for count in match.groups()))
    counted: dict[str, int] = {}
    words = text.lower()
    while words:
        match = _PIECE.match(words)
        unit = _UNITS.get(fold(match[2])) if match else None
        added = _units(match[1], unit) if match and unit else {}
        if match is None or not added or not counted.keys().isdisjoint(added):
            return None
        counted |= added
        words = words[match.end() :]
    return Duration(**counted)


def _units(number: str, unit: str) -> dict[str, int]:
    """Half an hour is thirty minutes; nobody knows how long half a day is: no units."""
    count = 1.0 if number.startswith("un") else 0.5 if number.startswith("demi") else as_decimal(number) or 0.0
    if count == int(count):
        return {unit: int(count)}
    minutes = round(count * 60)
    if unit != "hours" or minutes != count * 60:
        return {}
    hours, rest = divmod(minutes, 60)
    return {"hours": hours, "minutes": rest} if hours else {"minutes": rest}
