"""Rows -> a sortable table.

One cell a line, so that the diff of a page shows the one value that changed. A wide table scrolls inside its frame
and not with the page. Groups of the second level share one table, and stand in its first column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from movibot.catalogue.cells import render_cell
from movibot.catalogue.columns import label_of, leading_cell, leading_column
from movibot.catalogue.groups import Places, Setting, below, group_heading, group_label, under_headings
from movibot.catalogue.sorting import sort_mark
from movibot.query import Column, Group, Listing, Row, Section
from movibot.wikitext.escape import escape_cell

_LEVELS = 2
_FIRST = "position:sticky;left:0;text-align:left;vertical-align:top"
"""What the rows are about stays in sight while they scroll."""
_WIDTH = 7
"""Of a column at least, on average, so that a narrow screen scrolls rather than break words."""


def render_tables(listing: Listing, setting: Setting) -> Iterator[str]:
    """A table for each group of the first level, or one for all rows."""
    if len(listing.section.group) < _LEVELS:
        yield from under_headings(listing, setting, render_table)
        return
    column = listing.section.group[0]
    for group in listing.groups:
        yield group_heading(group, column, setting)
        yield from framed(_divided(listing.section, group, below(group, column, setting)))
        yield ""


def places(listing: Listing, setting: Setting) -> Places:
    """Where the rows of two levels of groups stand in such a table."""
    if listing.section.show != "table" or len(listing.section.group) < _LEVELS:
        return {}
    outer, inner = listing.section.group
    return {
        (group.value, each.value): below(each, inner, below(group, outer, setting)).anchor
        for group in listing.groups
        for each in group.groups
    }


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
    yield from _headings(section.columns, setting.language)
    for cells in _rows(section, rows, setting.language):
        yield "|-"
        yield from cells
    yield "|}"


def _divided(section: Section, group: Group, setting: Setting) -> Iterator[str]:
    inner = section.group[1]
    yield from _headings((inner, *section.columns), setting.language)
    for each in group.groups:
        label = escape_cell(group_label(each, inner, setting.language))
        anchor = below(each, inner, setting).anchor
        for number, cells in enumerate(_rows(section, each.rows, setting.language)):
            yield "|-"
            if not number:
                yield f'! id="{anchor}" scope="rowgroup" rowspan="{len(each.rows)}" style="{_FIRST}" | {label}'
            yield from cells
    yield "|}"


def _headings(columns: Sequence[Column], language: str) -> Iterator[str]:
    yield f'{{| class="wikitable sortable" style="min-width:{_WIDTH * len(columns)}em"'
    for column in columns:
        yield f"! {_heading(column)} | {label_of(column, language)}"


def _rows(section: Section, rows: Sequence[Row], language: str) -> Iterator[Iterator[str]]:
    """The cells of each row."""
    leading: dict[tuple[str, str], int] = {}
    for row in rows:
        kind = (row.schema, row.names)
        if kind not in leading:
            leading[kind] = leading_column(section.columns, row)
        yield _cells(section, row, leading[kind], language)


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
