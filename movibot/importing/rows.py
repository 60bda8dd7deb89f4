"""What a file of records says, before anybody knows what it means on a wiki."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from movibot.model import Place, Problem
from movibot.wikitext.escape import NEVER_ON_A_PAGE

LONGEST: Final = 100_000
"""Characters of a cell. A longer one is a mistake of the file, such as a quote that is never closed."""

_LETTERS: Final = 26
_FIRST_HALF, _LAST_HALF = "\udc80", "\udcff"


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a row.

    Attributes:
        value: Text; of a file with types also true, false, None, lists and mappings of such.
        place: Where it stands.
    """

    value: object
    place: Place


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a file.

    Attributes:
        place: Where it begins. In a table, `line` counts rows as spreadsheets do, and `column` counts cells.
        cells: Column -> cell; a column that is not there says nothing.
        problems: Why nothing of it can be used.
    """

    place: Place
    cells: Mapping[str, Cell]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """All of a file.

    Attributes:
        source: The file as messages call it.
        columns: The names of its columns, in their order -> where each is named.
        rows: In their order.
        problems: What is wrong with the file as a whole, so that no row of it can be trusted.
        encoding: What it was found to be written in; empty for UTF-8, and for what somebody said.
        examples: A few words by which a person sees whether that is right.
    """

    source: str
    columns: Mapping[str, Place]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()
    encoding: str = ""
    examples: tuple[str, ...] = ()


def column_letter(number: int) -> str:
    """What spreadsheets call a column, counted from 1: `A`, `Z`, `AA`."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def text_problem(text: str, name: str, place: Place) -> Problem | None:
    """What is wrong with a text whatever it means, or None.

    Args:
        text: Of a cell.
        name: Of its column.
        place: Where it stands.
    """
    if len(text) > LONGEST:
        return Problem("cell-too-long", "error", place, {"name": name, "length": len(text), "limit": LONGEST})
    found = NEVER_ON_A_PAGE.search(text)
    if found is None:
        return None
    character = found[0]
    if _FIRST_HALF <= character <= _LAST_HALF:  # a byte that could not be decoded
        byte = ord(character) - ord("\udc00")
        guess = bytes([byte]).decode("cp1252", "ignore")
        return Problem("cell-bytes", "error", place, {"name": name, "byte": f"0x{byte:02X}", "guess": guess})
    return Problem("cell-character", "error", place, {"name": name, "code": f"U+{ord(character):04X}"})
