"""What a sortable table sorts by where the words would sort wrongly: days, sizes, the order of a vocabulary.

https://www.mediawiki.org/wiki/Help:Sortable_tables
"""

from __future__ import annotations

import datetime

from movibot.model import Reading
from movibot.schema import Parameter, PartialDate, Period, size_of


def sort_mark(reading: Reading | None, parameter: Parameter | None) -> str:
    """The attribute that a cell needs, with the bar behind it, or nothing where its words sort well."""
    value = reading.value if reading else None
    number = None if value is None or parameter is None else _number(value, parameter)
    return "" if number is None else f'data-sort-value="{number:.15g}" | '


def _number(value: object, parameter: Parameter) -> float | None:
    if isinstance(value, str):
        terms = parameter.vocabulary.terms if parameter.vocabulary and parameter.type == "choice" else {}
        return list(terms).index(value) if value in terms else None
    if isinstance(value, datetime.date):
        return int(f"{value:%Y%m%d%H%M}" if isinstance(value, datetime.datetime) else f"{value:%Y%m%d}")
    if isinstance(value, PartialDate | Period):
        return _day(value)
    return None if isinstance(value, int) else size_of(value)


def _day(value: PartialDate | Period) -> int | None:
    date = value if isinstance(value, PartialDate) else value.start or value.end
    if date is None:
        return None
    year, month, day = date.first
    return year * 10_000 + month * 100 + day
