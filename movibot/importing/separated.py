"""CSV and TSV -> rows, with the row and the column of every cell as a spreadsheet counts them. RFC 4180."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from typing import Final

from movibot.cells import plain_cell
from movibot.errors import UsageError
from movibot.importing.rows import Cell, Row, Table, column_letter, text_problem
from movibot.model import Place, Problem

_SEPARATORS: Final = ",;\t|"
_LOOKED_AT: Final = 50
"""Rows of which the separator is guessed."""
_BEGINNING: Final = 200_000
"""Characters in which they stand."""
_HINT: Final = "sep="
"""Spreadsheets write it on the first line, and mean the separator."""

Numbered = tuple[int, Sequence[str] | Problem]
"""The number of a row, and its cells or why it has none."""


def read_separated(text: str, source: str, separator: str = "") -> Table:
    """The rows of a table.

    Args:
        text: Of the file.
        source: What messages call the file.
        separator: What stands between two cells; empty to guess.

    Raises:
        UsageError: There is no header.
    """
    hinted = text.splitlines()[:1][0] if text.startswith(_HINT) else ""
    if hinted and not separator:
        separator = hinted.removeprefix(_HINT)[:1]
    with _any_length(text):
        numbered = _numbered(text, separator or guessed_separator(text))
        numbered = islice(numbered, int(bool(hinted)), None)
        header = next((each for each in numbered if isinstance(each[1], Problem) or _says_something(each[1])), None)
        if header is None:
            raise UsageError("import-empty", file=source)
        if isinstance(header[1], Problem):
            return Table(source, {}, (), (_at(header[1], Place(source, header[0], 1)),))
        return _table(header[0], header[1], list(numbered), source)


def guessed_separator(text: str) -> str:
    """What stands between two cells, by what makes the most rows as wide as the first one."""
    return max(_SEPARATORS, key=lambda separator: _fitness(text[:_BEGINNING], separator))


def _fitness(text: str, separator: str) -> tuple[bool, float, int]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    widths = [len(cells) for cells in islice(rows, _LOOKED_AT) if cells]
    if not widths:
        return False, 0.0, 0
    return widths[0] > 1, widths.count(widths[0]) / len(widths), widths[0]


@contextmanager
def _any_length(text: str) -> Iterator[None]:
    """Let cells be as long as the text: what is too long is told with its row and column."""
    former = csv.field_size_limit(len(text) + 1)
    try:
        yield
    finally:
        csv.field_size_limit(former)


def _numbered(text: str, separator: str) -> Iterator[Numbered]:
    """The rows with their numbers, from 1, empty ones too. A row with a quote at a wrong place ends with its line."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    while True:
        number += 1
        try:
            yield number, next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            code = "row-quote-open" if "end of data" in str(error) else "row-quote"
            yield number, Problem(code, "error", Place(""))


def _says_something(cells: Sequence[str]) -> bool:
    return any(cell.strip() for cell in cells)


def _at(problem: Problem, place: Place) -> Problem:
    return Problem(problem.code, problem.severity, place, problem.arguments)


# --- columns ---------------------------------------------------------------------------------------------


def _table(number: int, header: Sequence[str], numbered: Sequence[Numbered], source: str) -> Table:
    names, problems = _names(number, header, source)
    rows = [_row(names, each, source) for each in numbered if isinstance(each[1], Problem) or _says_something(each[1])]
    left = _left_behind(names, header, rows)
    columns = {name: Place(source, number, at) for at, name in enumerate(names, start=1) if name not in left}
    kept = (replace(row, cells={name: row.cells[name] for name in columns if name in row.cells}) for row in rows)
    return Table(source, columns, tuple(kept) if left else tuple(rows), tuple(problems))


def _left_behind(names: Sequence[str], header: Sequence[str], rows: Sequence[Row]) -> frozenset[str]:
    """Columns without a name in which nothing stands, as spreadsheets leave them."""
    nameless = [name for name, given in zip(names, header, strict=True) if not given.strip()]
    cells = {name: [row.cells[name] for row in rows if name in row.cells] for name in nameless}
    return frozenset(name for name in nameless if not any(str(cell.value).strip() for cell in cells[name]))


def _names(number: int, header: Sequence[str], source: str) -> tuple[list[str], list[Problem]]:
    """The names of the columns, and what is wrong with them."""
    names, problems = _all_names(header), []
    given = [plain_cell(name).strip() for name in header]
    counts = Counter(name for name in given if name)
    for column, name in enumerate(given, start=1):
        place = Place(source, number, column)
        if counts[name] > 1 and given.index(name) + 1 < column:
            first = column_letter(given.index(name) + 1)
            problems.append(Problem("column-twice", "error", place, {"name": name, "first": first}))
        if wrong := text_problem(name, column_letter(column), place):
            problems.append(wrong)
    return names, problems


def _all_names(header: Sequence[str]) -> list[str]:
    """The names of the columns; of one without a name, or with one that was there before, with its letter."""
    names: list[str] = []
    for column, given in enumerate(header, start=1):
        name = plain_cell(given).strip()
        names.append(name if name and name not in names else f"{name} ({column_letter(column)})".strip())
    return names


# --- rows ------------------------------------------------------------------------------------------------


def _row(names: Sequence[str], numbered: Numbered, source: str) -> Row:
    number, cells = numbered
    place = Place(source, number, 1)
    if isinstance(cells, Problem):
        return Row(place, {}, (_at(cells, place),))
    while len(cells) > len(names) and not cells[-1].strip():
        cells = cells[:-1]
    problems = [
        problem
        for column, (name, text) in enumerate(zip(names, cells, strict=False), start=1)
        if (problem := text_problem(text, name, Place(source, number, column)))
    ]
    if len(cells) != len(names):
        at = Place(source, number, min(len(cells), len(names)) + 1)
        problems.append(Problem("row-ragged", "error", at, {"cells": len(cells), "columns": len(names)}))
    return Row(place, {} if problems else _cells(names, cells, source, number), tuple(problems))


def _cells(names: Sequence[str], texts: Sequence[str], source: str, number: int) -> Mapping[str, Cell]:
    return {
        name: Cell(_with_line_feeds(plain_cell(text)), Place(source, number, column))
        for column, (name, text) in enumerate(zip(names, texts, strict=True), start=1)
    }


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
