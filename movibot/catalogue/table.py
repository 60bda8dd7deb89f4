"""Rows -> a sortable table.

One cell a line, so that the diff of a page shows the one value that changed. A wide table scrolls inside its frame
and not with the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from movibot.catalogue.cells import render_cell
from movibot.catalogue.columns import label_of, leading_cell, leading_column
from movibot.catalogue.groups import Setting
from movibot.catalogue.sorting import sort_mark
from movibot.query import Column, Row, Section

_WIDTH = 7
"""Of a column at least, on average, so that a narrow screen scrolls rather than break words."""


def render_table(section: Section, rows: Sequence[Row], setting: Setting) -> Iterator[str]:
    """A table with a row for each record."""
    return framed(_table(section, rows, setting))


def framed(table: Iterable[str]) -> Iterator[str]:
    """A table that scrolls on its own where the screen is narrow."""
    yield '<div style="overflow-x:auto">'
    yield from table
    yield "</div>"


def cell(mark: str, text: str) -> str:
    """A line of a table; an empty cell has no blank at its end."""
    return f"{mark} {text}".rstrip()


def _table(section: Section, rows: Sequence[Row], setting: Setting) -> Iterator[str]:
    yield f'{{| class="wikitable sortable" style="min-width:{_WIDTH * len(section.columns)}em"'
    for column in section.columns:
        yield f"! {_heading(column)} | {label_of(column, setting.language)}"
    leading: dict[tuple[str, str], int] = {}
    for row in rows:
        kind = (row.schema, row.names)
        if kind not in leading:
            leading[kind] = leading_column(section.columns, row)
        yield "|-"
        yield from _cells(section, row, leading[kind], setting.language)
    yield "|}"


def _heading(column: Column) -> str:
    """Nobody sorts by a link that edits."""
    return 'scope="col" class="unsortable"' if column.name == "$edit" else 'scope="col"'


def _cells(section: Section, row: Row, leading: int, language: str) -> Iterator[str]:
    for index, column in enumerate(section.columns):
        if index == leading:
            yield cell("|", leading_cell(column, index, row))
        else:
            reading, parameter = row.cells[index], column.parameters.get(row.schema)
            yield cell(f"| {sort_mark(reading, parameter)}".rstrip(), render_cell(reading, parameter, language))
