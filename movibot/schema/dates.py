"""Dates as people write them, French ones first of all -> `datetime.date`."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Final

from movibot.collation import fold

NAMES: Final[Mapping[str, str]] = {
    "fr": (
        "janvier/janv fevrier/fevr/fev mars avril/avr mai juin "
        "juillet/juil aout septembre/sept octobre/oct novembre/nov decembre/dec"
    ),
    "en": (
        "january/jan february/feb march/mar april/apr may june/jun "
        "july/jul august/aug september/sep october november december"
    ),
    "de": "januar februar marz april mai juni juli august september oktober/okt november dezember/dez",
    "es": "enero/ene febrero marzo abril/abr mayo junio julio agosto/ago septiembre octubre noviembre diciembre/dic",
    "it": (
        "gennaio/gen febbraio marzo aprile maggio/mag giugno/giu "
        "luglio/lug agosto settembre/set ottobre/ott novembre dicembre"
    ),
    "pt": "janeiro fevereiro marco abril maio junho julho agosto setembro outubro/out novembro dezembro",
    "nl": "januari februari maart/mrt april mei juni juli augustus september oktober november december",
    "ca": "gener febrer marc abril maig juny juliol agost setembre octubre novembre desembre",
}
"""Language -> its twelve months, folded, each with its usual short forms behind it."""

MONTHS: Final = {
    name: number
    for months in NAMES.values()
    for number, names in enumerate(months.split(), start=1)
    for name in names.split("/")
}
"""Name of a month, folded -> its number. No name is that of two months, whatever the languages."""

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(?:le )?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_DAYS = (
    "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|mon|tue|wed|thu|fri|sat|sun|[a-z]{3,6}day|"
    "[a-z]{3,7}tag|mittwoch|[a-z]{3,6}dag"
)
"""Of a week, in French, English, German and Dutch."""

_WORDS = re.compile(
    rf"(?:le )?(?:(?:{_DAYS}) )?(\d{{1,2}})(?:er|st|nd|rd|th)?(?: de| d| of)? ([a-z]+)(?: de| del)? (\d{{4}})"
)
_MONTH_FIRST = re.compile(rf"(?:(?:{_DAYS}) )?([a-z]+) (\d{{1,2}})(?:st|nd|rd|th)? (\d{{4}})")
"""`March 1, 2021`."""


def read_date(text: str) -> datetime.date | None:
    """The day that a text names: `2021-09-20`, `20/09/2021`, `1er mars 2021`, `lundi 20 septembre 2021`.

    Words may be those of other languages too (`NAMES`), as on a wiki in one of them: `March 1, 2021`,
    `1. März 2021`, `1 de marzo de 2021`. In numbers the day comes before the month, as nearly everywhere in Europe.

    Returns:
        The day, or None where the text names none, or one that does not exist.
    """
    plain = text.strip()
    if match := _ISO.fullmatch(plain):
        year, month, day = map(int, match.groups())
    elif match := _NUMBERS.fullmatch(plain):
        day, month, year = map(int, match.groups())
    elif (match := _WORDS.fullmatch(words := fold(plain))) and match[2] in MONTHS:
        day, month, year = int(match[1]), MONTHS[match[2]], int(match[3])
    elif (match := _MONTH_FIRST.fullmatch(words)) and match[1] in MONTHS:
        day, month, year = int(match[2]), MONTHS[match[1]], int(match[3])
    else:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
