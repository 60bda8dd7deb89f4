"""A line of a text with the place in it underlined, counted in the columns of a terminal.

Wide characters take two columns (Unicode Standard Annex 11), combining marks none; an emoji joined from several
characters takes two, as terminals show it. Tabs go to the next multiple of eight.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from movibot.messages import visible
from movibot.model import Place

WIDTH: Final = 96
"""Columns shown of a line; of a longer one, a window around the place."""

_TAB: Final = 8
_BEFORE: Final = 4 * WIDTH
_JOINER: Final = "\u200d"
_EMOJI_FORM: Final = "\ufe0f"
_MODIFIERS: Final = range(0x1F3FB, 0x1F400)
_REGIONAL: Final = range(0x1F1E6, 0x1F200)
_JAMO: Final = range(0x1160, 0x1200)
_DOTTED_CIRCLE: Final = "\u25cc"
_SOFT_HYPHEN: Final = "\u00ad"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What is shown of a line.

    Attributes:
        line: The text, safe for a terminal.
        underline: Blanks, then carets under the place.
    """

    line: str
    underline: str


class _Cell(NamedTuple):
    """Characters that are shown together.

    Attributes:
        start: Offset of the first one in the line.
        end: Offset after the last one.
        shown: What is shown.
        width: The columns that takes.
    """

    start: int
    end: int
    shown: str
    width: int


def excerpt(text: str, place: Place, width: int = WIDTH) -> Excerpt | None:
    """The line of a place with the place underlined.

    Args:
        text: The text that the place counts in.
        place: The place; of several lines, the first is shown.
        width: The columns to show at most.

    Returns:
        The excerpt, or None where the place is the whole text or not in it.
    """
    if not place.line or place.start > len(text):
        return None
    first = text.rfind("\n", 0, place.start) + 1
    last = text.find("\n", place.start)
    line = text[first : len(text) if last < 0 else last].removesuffix("\r")
    start, end = place.start - first, max(place.start + 1, place.end) - first
    cut = max(0, start - _BEFORE)
    cells = list(_cells(line[cut : start + _BEFORE]))
    return _windowed(cells, start - cut, end - cut, width, more=(cut > 0, start + _BEFORE < len(line)))


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(cell.width for cell in _cells(text))


def _windowed(cells: Sequence[_Cell], start: int, end: int, width: int, more: tuple[bool, bool]) -> Excerpt:
    """The cells around the place that fit, with `…` where something is left out."""
    at = next((n for n, cell in enumerate(cells) if cell.end > start), len(cells))
    left, room = at, width // 3
    while left > 0 and cells[left - 1].width <= room:
        left -= 1
        room -= cells[left].width
    right, room = left, width
    while right < len(cells) and cells[right].width <= room:
        room -= cells[right].width
        right += 1
    while left > 0 and right == len(cells) and cells[left - 1].width <= room:
        left -= 1
        room -= cells[left].width
    head = "…" if left > 0 or more[0] else ""
    tail = "…" if right < len(cells) or more[1] else ""
    before = sum(cell.width for cell in cells[left:at]) + len(head)
    under = sum(cell.width for cell in cells[at:right] if cell.start < end)
    shown = "".join(cell.shown for cell in cells[left:right])
    return Excerpt(f"{head}{shown}{tail}", " " * before + "^" * max(1, under))


def _cells(line: str) -> Iterator[_Cell]:
    """What is shown together, from the left."""
    column = n = 0
    while n < len(line):
        start = n
        shown, width = _first(line[n], column)
        n += 1
        while n < len(line) and (more := _joined(line, n)):
            shown += line[n : n + more]
            width = 2 if line[n] in {_EMOJI_FORM, _JOINER} or ord(line[n]) in _REGIONAL else width
            n += more
        column += width
        yield _Cell(start, n, shown, width)


def _first(char: str, column: int) -> tuple[str, int]:
    """How a character is shown that begins a cell, and the columns it takes."""
    if char == "\t":
        width = _TAB - column % _TAB
        return " " * width, width
    safe = visible(char)
    if safe != char or unicodedata.category(char) == "Cs":
        safe = safe if safe != char else f"\\u{ord(char):04x}"
        return safe, len(safe)
    if _is_combining(char):
        return _DOTTED_CIRCLE + char, 1
    return char, 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def _joined(line: str, n: int) -> int:
    """How many characters from `n` on belong to the cell before."""
    char, before = line[n], line[n - 1]
    if before == "\t" or visible(before) != before:
        return 0
    if char == _JOINER and n + 1 < len(line) and unicodedata.category(line[n + 1]) == "So":
        return 2
    if ord(char) in _REGIONAL and ord(before) in _REGIONAL:
        flags = next((m for m in range(n, -1, -1) if ord(line[m]) not in _REGIONAL), -1)
        return (n - flags - 1) % 2
    if ord(char) in _MODIFIERS and unicodedata.east_asian_width(before) in {"W", "F"}:
        return 1
    return 1 if _is_combining(char) else 0


def _is_combining(char: str) -> bool:
    """It is shown with the character before it, in no column of its own."""
    if char.isascii() or char == _SOFT_HYPHEN or visible(char) != char:
        return False
    return unicodedata.category(char) in {"Mn", "Me", "Cf"} or ord(char) in _JAMO
