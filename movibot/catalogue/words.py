"""Typed values -> plain words of a language: dates, amounts, lengths of time as people read them aloud."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from movibot.catalogue.locales import locale_of
from movibot.schema import YES_NO, Duration, Money, Parameter, PartialDate, Period, said

_YES_NO = {"fr": ("oui", "non"), "en": ("yes", "no")}
_ABOUT = {"fr": "vers {}", "en": "about {}"}
_PERHAPS = {"fr": "peut-être {}", "en": "perhaps {}"}
_DECADE = {"fr": "années {}", "en": "the {}s"}
_ABOUT_BY_SIGN, _PERHAPS_BY_SIGN = "≈ {}", "{} ?"
"""In other languages signs stand for the words."""
_MONEY = {"en": "¤#,##0{}"}
_MONEY_BEHIND = "#,##0{} ¤"
_BETWEEN = " – "
_BLANKS = re.compile(r"\s+")
_UNITS = {name: name[:-1] for name in ("years", "months", "weeks", "days", "hours", "minutes")}
_SHORT = frozenset({"hour", "minute"})
_NO_BREAK = "\u00a0"


def words(value: object, parameter: Parameter, language: str) -> str:
    """A typed value as people of this language read it, in plain text.

    Args:
        value: From `Reading.value`, or one item of a list.
        parameter: What the schema says of it.
        language: Of labels, dates and numbers: the wiki's.
    """
    if isinstance(value, str):
        return _named(value, parameter, language)
    if isinstance(value, bool):
        said_so = _YES_NO.get(language, parameter.words) if parameter.words == YES_NO else parameter.words
        return said_so[0 if value else 1]
    if isinstance(value, int | float):
        return percentage(value, language) if parameter.value_type == "percentage" else _number(value, language)
    if isinstance(value, tuple):
        return ", ".join(f"{number:.6f}".rstrip("0").rstrip(".") for number in value)
    return _of_class(value, language)


def counted(number: float, language: str) -> str:
    """How many there are."""
    from babel.numbers import format_decimal

    return str(format_decimal(number, locale=locale_of(language)))


@lru_cache(maxsize=1024, typed=True)
def percentage(number: float, language: str) -> str:
    """A share of a hundred, with its sign."""
    from babel.numbers import format_decimal, get_decimal_symbol

    shown = format_decimal(number, locale=locale_of(language), decimal_quantization=False)
    return f"{shown}{_NO_BREAK if get_decimal_symbol(locale_of(language)) == ',' else ''}%"


def _named(value: str, parameter: Parameter, language: str) -> str:
    terms = parameter.vocabulary.terms if parameter.vocabulary else {}
    if value in terms:
        return said(terms[value].label, language)
    return _language_name(value, language) if parameter.value_type == "language" else value


@lru_cache(maxsize=1024)
def _language_name(tag: str, language: str) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag, sep="-").get_display_name(locale_of(language)) or tag
    except (UnknownLocaleError, ValueError):
        return tag


@lru_cache(maxsize=4096, typed=True)
def _number(value: float, language: str) -> str:
    """A whole number may be a year or a code and stays as it is; a decimal one gets the language's comma."""
    from babel.numbers import format_decimal

    if isinstance(value, int):
        return str(value)
    return str(format_decimal(value, locale=locale_of(language), decimal_quantization=False))


def _of_class(value: object, language: str) -> str:
    if isinstance(value, datetime.datetime):
        return f"{_day(value, language)}, {value:%H:%M}"
    if isinstance(value, datetime.date):
        return _day(value, language)
    if isinstance(value, PartialDate):
        return _partial(value, language)
    if isinstance(value, Period):
        return _period(value, language)
    if isinstance(value, Money):
        return _money(value, language)
    return " ".join(_units(value, language)) if isinstance(value, Duration) else str(value)


# --- money and time ----------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def _money(value: Money, language: str) -> str:
    from babel.numbers import format_currency

    whole = value.amount == value.amount.to_integral_value()
    amount = value.amount if whole else value.amount.quantize(Decimal("0.01"))
    pattern = _MONEY.get(language, _MONEY_BEHIND).format("" if whole else ".00")
    shown = format_currency(amount, value.currency, pattern, locale=locale_of(language), currency_digits=False)
    return str(shown).replace(" ", _NO_BREAK)


def _units(value: Duration, language: str) -> Iterator[str]:
    """Years to days in whole words, hours and minutes by their signs: `2 jours 1 h 30 min`."""
    from babel.units import format_unit

    for name, unit in _UNITS.items():
        if count := getattr(value, name):
            length: Literal["short", "long"] = "short" if unit in _SHORT else "long"
            yield _BLANKS.sub(_NO_BREAK, format_unit(count, f"duration-{unit}", length, locale=locale_of(language)))
    if not value.size:
        yield f"0{_NO_BREAK}min"


# --- days --------------------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def _day(value: datetime.date, language: str) -> str:
    from babel.dates import format_date

    form = "d MMMM y" if language in _ABOUT else "long"
    text = str(format_date(value, form, locale=locale_of(language)))
    return f"1er{text[1:]}" if language == "fr" and value.day == 1 else text


def _partial(date: PartialDate, language: str) -> str:
    text = _bare(date, language)
    if date.about:
        text = _ABOUT.get(language, _ABOUT_BY_SIGN).format(text)
    return _PERHAPS.get(language, _PERHAPS_BY_SIGN).format(text) if date.doubtful else text


def _bare(date: PartialDate, language: str) -> str:
    if date.decade:
        return _DECADE[language].format(date.year) if language in _DECADE else f"{date.year}–{date.year + 9}"
    if date.month is None:
        return str(date.year)
    day = datetime.date(*date.first)
    return _day(day, language) if date.day else _month(day, language)


@lru_cache(maxsize=1024)
def _month(first: datetime.date, language: str) -> str:
    from babel.dates import format_date, format_skeleton

    if language in _ABOUT:
        return str(format_date(first, "MMMM y", locale=language))
    moment = datetime.datetime(first.year, first.month, 1)  # noqa: DTZ001 - a month, of no place
    return str(format_skeleton("yMMMM", moment, locale=locale_of(language)))


def _period(period: Period, language: str) -> str:
    """Both ends, or the one that there is with its preposition; what is open at both ends says nothing."""
    if period.start == period.end:
        return _partial(period.start, language) if period.start else _BETWEEN.strip()
    if period.end is None and period.start is not None:
        return _since(period.start, language)
    if period.start is None and period.end is not None:
        return _until(period.end, language)
    return _BETWEEN.join(_partial(end, language) for end in (period.start, period.end) if end)


def _since(date: PartialDate, language: str) -> str:
    text = _partial(date, language)
    if language == "en":
        return f"since {text}"
    if language != "fr":
        return f"{text}{_BETWEEN.rstrip()}"
    return f"depuis {_article(date)}{text}"


def _until(date: PartialDate, language: str) -> str:
    text = _partial(date, language)
    if language == "en":
        return f"until {text}"
    if language != "fr":
        return f"{_BETWEEN.lstrip()}{text}"
    if date.about or date.doubtful:
        return f"jusqu’à {text}" if date.doubtful else f"jusque {text}"
    if date.decade:
        return f"jusqu’aux {text}"
    return f"jusqu’au {text}" if date.day else f"jusqu’en {text}"


def _article(date: PartialDate) -> str:
    if date.about or date.doubtful:
        return ""
    return "les " if date.decade else "le " if date.day else ""
