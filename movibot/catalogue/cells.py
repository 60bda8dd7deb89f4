"""A reading -> wikitext that cannot break out of its place: a cell of a table, an item of a list, a line of a card."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Final
from urllib.parse import quote, urlsplit

from movibot.catalogue.words import words
from movibot.messages import sentence
from movibot.model import Piece, Reading
from movibot.query import EDIT, LINKS, TOLD, Link
from movibot.schema import Parameter
from movibot.wikitext.escape import escape_anywhere, escape_cell, link

LINE_BREAK: Final = "<br />"

_SAFE_IN_URL = "%/:=&?+$,;@#()*!-._~"
_DOUBLED = {"__": "_%5F", "!!": "!%21", "~~": "~%7E"}
_ENTITY = re.compile(r"&(?=#?\w+;)")
"""What MediaWiki would read as a character of another kind."""
_LABEL_LENGTH = 40
_AS_WRITTEN = frozenset({"phone", "records"})
"""What people read better than what programs do."""
_SEMICOLON = {"fr": "\u00a0; ", "en": "; "}
_SEVERAL = frozenset({"list", LINKS})
_LONGEST = 500
"""Characters that a cell shows of a value."""
_LONGEST_PROSE = 2000
"""Characters of a text that keeps its lines."""
_LONGEST_ADDRESS = 2000
"""Characters up to which an address is a link. Browsers and servers vary above it."""
_LINE_END = re.compile(r"[\r\n\v\f\x85\u2028\u2029]")
_BULLET = re.compile(r"\A[*#]+\s*")
_ADDRESS = re.compile(r"https?://(?:[\w-]+\.)+\w{2,}(?::\d{1,5})?(?:[/?#][^\s\[\]{}|<>\"']*)?", re.IGNORECASE)
"""A line that is nothing but an address leads there."""
_OUTSIDE = re.compile(r"https?://|mailto:", re.IGNORECASE)
_EDIT_PAGE = "Special:EditPage/"


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
    if parameter.type == TOLD:
        return LINE_BREAK.join(escape_cell(line) for line in _first_lines(reading.plain, _LONGEST))
    if parameter.type == EDIT:
        return edit_link(str(reading.value), language)
    if reading.value is None or parameter.type in _AS_WRITTEN:
        return escape_cell(shortened(reading.plain))
    if isinstance(reading.value, tuple) and parameter.type in _SEVERAL:
        return _between(reading.value, language).join(_items(reading.value, parameter, language))
    return "".join(_pieces(reading.pieces)) or _render(reading.value, parameter.type, parameter, language)


def render_block(reading: Reading | None, parameter: Parameter | None, language: str) -> str:
    """The same where there is room: a text keeps its lines, and its bullets become a list.

    Returns:
        Wikitext on one line of the source, for the inside of a `<div>` or `<dd>`.
    """
    if reading is None or parameter is None or parameter.type != "text":
        return render_cell(reading, parameter, language)
    return "".join(_blocks(list(_first_lines(reading.plain, _LONGEST_PROSE))))


def plain_cell(reading: Reading | None, parameter: Parameter | None, language: str) -> str:
    """What a cell says, in plain text on one line."""
    if reading is None or parameter is None:
        return ""
    if reading.value is None or parameter.type in {*_AS_WRITTEN, TOLD, EDIT}:
        return shortened(reading.plain)
    values = reading.value if isinstance(reading.value, tuple) and parameter.type in _SEVERAL else (reading.value,)
    return shortened(_between(values, language).join(words(value, parameter, language) for value in values))


def edit_link(title: str, language: str) -> str:
    """A link that opens a page for editing: `Special:EditPage` of MediaWiki 1.35 and newer."""
    return link(f"{_EDIT_PAGE}{title}", _edit_word(language))


@cache
def _edit_word(language: str) -> str:
    return sentence("list-edit", {}, language)


def _between(values: tuple[object, ...], language: str) -> str:
    """What stands between items: a comma, unless there is one inside, or they are sentences."""
    is_plain = all(len(text := str(value)) <= _LABEL_LENGTH and "," not in text for value in values)
    return ", " if is_plain else _SEMICOLON.get(language, _SEMICOLON["en"])


def _items(values: tuple[object, ...], parameter: Parameter, language: str) -> Iterator[str]:
    """Items until there are enough characters, then an ellipsis."""
    room = _LONGEST
    for value in values:
        if room <= 0:
            yield "…"
            return
        yield _render(value, parameter.items, parameter, language)
        room -= len(str(value))


def _pieces(pieces: Iterable[Piece]) -> Iterator[str]:
    """The words, those that lead somewhere as links, until there are enough characters."""
    room = _LONGEST
    for piece in pieces:
        if room <= 0:
            yield "…"
            return
        text = _cut(_LINE_END.sub(" ", piece.text), room)
        room -= len(piece.text)
        yield _led(piece.target, text) if piece.target and text.strip() else _beside(text)


def _led(target: str, text: str) -> str:
    if _OUTSIDE.match(target):
        return external_link(target, "" if text == target else text)
    return link(target, text)


def _beside(text: str) -> str:
    """Words beside a link; the blanks at their ends stay blanks."""
    words = text.strip(" ")
    before, after = text[: len(text) - len(text.lstrip(" "))], text[len(text.rstrip(" ")) :]
    return f"{before}{escape_anywhere(words)}{after}" if words else before


def _render(value: object, kind: str, parameter: Parameter, language: str) -> str:
    if isinstance(value, Link):
        return link(value.title, shortened(value.label))
    if kind == "url" or (kind == "line" and _ADDRESS.fullmatch(str(value))):
        return external_link(str(value))
    if kind == "page":
        return link(str(value))
    if kind == "text":
        return escape_cell(_cut(" ".join(_BULLET.sub("• ", line) for line in _lines(str(value))), _LONGEST))
    return escape_cell(shortened(words(value, parameter, language)))


# --- lines -------------------------------------------------------------------------------------------------


def one_line(text: str) -> str:
    """The text without line breaks, which a cell cannot hold."""
    return " ".join(_lines(text)) if _LINE_END.search(text) else text.strip()


def shortened(text: str) -> str:
    """The text on one line, or the beginning of a long one with an ellipsis."""
    return _cut(one_line(text), _LONGEST)


def _lines(text: str) -> Iterator[str]:
    return (piece for line in _LINE_END.split(text) if (piece := line.strip()))


def _cut(line: str, room: int) -> str:
    return line if len(line) <= room else f"{line[:room].rstrip()}…"


def _first_lines(text: str, room: int) -> Iterator[str]:
    """Lines until there are enough characters, then an ellipsis."""
    for line in _lines(text):
        if room <= 0:
            yield "…"
            return
        yield _cut(line, room)
        room -= len(line)


def _blocks(lines: Sequence[str]) -> Iterator[str]:
    """Plain lines with breaks between them, runs of bulleted ones as lists."""
    was_plain = False
    for index, line in enumerate(lines):
        bullet = _BULLET.match(line)
        if bullet:
            yield from _bulleted(lines, index, line[bullet.end() :])
        else:
            yield f"{LINE_BREAK if was_plain else ''}{escape_cell(line)}"
        was_plain = not bullet


def _bulleted(lines: Sequence[str], index: int, text: str) -> Iterator[str]:
    if index == 0 or not _BULLET.match(lines[index - 1]):
        yield "<ul>"
    yield f"<li>{escape_cell(text)}</li>"
    if index + 1 == len(lines) or not _BULLET.match(lines[index + 1]):
        yield "</ul>"


# --- addresses ---------------------------------------------------------------------------------------------


@lru_cache(maxsize=16384)
def external_link(url: str, label: str = "") -> str:
    """A link to an address outside, showing the label, or else its host and the beginning of its path.

    Characters that mean something in wikitext are percent-encoded, which leaves the address the same
    (RFC 3986, section 2.1). One that is too long to be opened is text.
    """
    if len(url) > _LONGEST_ADDRESS:
        return escape_cell(shortened(label or url))
    address = quote(url, safe=_SAFE_IN_URL)
    for pair, inert in _DOUBLED.items():
        address = address.replace(pair, inert)
    address = _ENTITY.sub("&amp;", address)
    if label:
        return f"[{address} {escape_cell(label)}]"
    parts = urlsplit(url)
    shown = (parts.netloc.rpartition("@")[2] + parts.path).removeprefix("www.").rstrip("/")
    if len(shown) > _LABEL_LENGTH:
        shown = f"{shown[: _LABEL_LENGTH - 1]}…"
    return f"[{address} {escape_cell(shown or parts.netloc)}]"
