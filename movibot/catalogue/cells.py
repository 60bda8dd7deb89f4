"""A typed value -> wikitext that cannot break out of its cell."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from movibot.model import Reading
from movibot.schema import Parameter, said
from movibot.wikitext.escape import escape_cell, link

_SAFE_IN_URL = "%/:=&?+$,;@#()*!-._~"
_DOUBLED = {"__": "_%5F", "!!": "!%21", "~~": "~%7E"}
_LABEL_LENGTH = 40
_AS_WRITTEN = frozenset({"phone", "language", "records"})
"""What people read better than what programs do."""
_LONGEST = 500
"""Characters that a cell shows of a value."""
_LONGEST_ADDRESS = 2000
"""Characters up to which an address is a link. Browsers and servers vary above it."""
_LINE_END = re.compile(r"[\r\n\v\f\x85\u2028\u2029]")
_YES_NO = {"fr": ("oui", "non"), "en": ("yes", "no")}


def render_cell(reading: Reading | None, parameter: Parameter | None, language: str) -> str:
    """What a cell shows.

    Args:
        reading: The value; None leaves the cell empty.
        parameter: What the schema says of it.
        language: Of the labels and dates.

    Returns:
        Wikitext on one line. A value that could not be understood is shown as it was written; of a long one,
        the beginning.
    """
    if reading is None or parameter is None:
        return ""
    if reading.value is None:
        return escape_cell(shortened(reading.plain))
    if parameter.type in _AS_WRITTEN:
        return escape_cell(shortened(reading.plain))
    if isinstance(reading.value, tuple) and parameter.type == "list":
        return ", ".join(_items(reading.value, parameter, language))
    return _render(reading.value, parameter.type, parameter, language)


def _items(values: tuple[object, ...], parameter: Parameter, language: str) -> Iterator[str]:
    """Items until there are enough characters, then an ellipsis."""
    room = _LONGEST
    for value in values:
        if room <= 0:
            yield "…"
            return
        yield _render(value, parameter.items, parameter, language)
        room -= len(str(value))


def _render(value: object, kind: str, parameter: Parameter, language: str) -> str:
    if kind == "url":
        return external_link(str(value))
    if kind == "page":
        return link(str(value))
    return escape_cell(shortened(words(value, parameter, language)))


def words(value: object, parameter: Parameter, language: str) -> str:
    """A typed value as people of this language read it, in plain text.

    Args:
        value: From `Reading.value`, or one item of a list.
        parameter: What the schema says of it.
        language: Of labels, dates and numbers.
    """
    if isinstance(value, bool):
        return _YES_NO[language if language in _YES_NO else "fr"][0 if value else 1]
    if isinstance(value, datetime.datetime):
        from babel.dates import format_datetime

        return str(format_datetime(value, "d MMMM y, HH:mm", locale=language))
    if isinstance(value, datetime.date):
        from babel.dates import format_date

        return format_date(value, "d MMMM y", locale=language)
    if isinstance(value, tuple):
        return ", ".join(f"{number:.6f}".rstrip("0").rstrip(".") for number in value)
    if isinstance(value, float):
        from babel.numbers import format_decimal

        number = format_decimal(value, locale=language, decimal_quantization=False)
        return f"{number} %" if parameter.value_type == "percentage" else number
    terms = parameter.vocabulary.terms if parameter.vocabulary else {}
    return said(terms[str(value)].label, language) if value in terms else str(value)


def one_line(text: str) -> str:
    """The text without line breaks, which a cell cannot hold."""
    return " ".join(piece for line in _LINE_END.split(text) if (piece := line.strip()))


def shortened(text: str) -> str:
    """The text on one line, or the beginning of a long one with an ellipsis."""
    line = one_line(text)
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"


def external_link(url: str) -> str:
    """A link to an address outside, showing its host and the beginning of its path.

    Characters that mean something in wikitext are percent-encoded, which leaves the address the same
    (RFC 3986, section 2.1). One that is too long to be opened is text.
    """
    if len(url) > _LONGEST_ADDRESS:
        return escape_cell(shortened(url))
    address = quote(url, safe=_SAFE_IN_URL)
    for pair, inert in _DOUBLED.items():
        address = address.replace(pair, inert)
    parts = urlsplit(url)
    shown = (parts.netloc.rpartition("@")[2] + parts.path).removeprefix("www.").rstrip("/")
    if len(shown) > _LABEL_LENGTH:
        shown = f"{shown[: _LABEL_LENGTH - 1]}…"
    return f"[{address} {escape_cell(shown or parts.netloc)}]"
