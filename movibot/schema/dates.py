"""Dates as French people write them -> `datetime.date`."""

from __future__ import annotations

import datetime
import re

from movibot.collation import fold

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv january jan",
            "février fevrier févr fevr fev february feb",
            "mars march mar",
            "avril avr april apr",
            "mai may",
            "juin june jun",
            "juillet juil july jul",
            "août aout august aug",
            "septembre sept september sep",
            "octobre oct october",
            "novembre nov november",
            "décembre decembre déc dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(?:le )?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_DAYS = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|mon|tue|wed|thu|fri|sat|sun|[a-z]{3,6}day"
_WORDS = re.compile(rf"(?:le )?(?:(?:{_DAYS}) )?(\d{{1,2}})(?:er)? ([a-z]+) (\d{{4}})")


def read_date(text: str) -> datetime.date | None:
    """The day that a text names: `2021-09-20`, `20/09/2021`, `1er mars 2021`, `lundi 20 septembre 2021`.

    In numbers the day comes before the month, as everywhere in French.

    Returns:
        The day, or None where the text names none, or one that does not exist.
    """
    plain = text.strip()
    if match := _ISO.fullmatch(plain):
        year, month, day = map(int, match.groups())
    elif match := _NUMBERS.fullmatch(plain):
        day, month, year = map(int, match.groups())
    elif (match := _WORDS.fullmatch(fold(plain))) and match[2] in MONTHS:
        day, month, year = int(match[1]), MONTHS[match[2]], int(match[3])
    else:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
