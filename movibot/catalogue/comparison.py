"""Rows -> a table that sets records beside each other: a column for each, a row for each criterion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from movibot.catalogue.cells import render_block
from movibot.catalogue.columns import PAGE, label_of, name_link
from movibot.catalogue.groups import Setting
from movibot.catalogue.table import cell, framed
from movibot.query import Column, Row, Section

_FIXED = 'style="position:sticky;left:0;text-align:left"'
"""The criteria stay in sight while the records scroll."""


def render_comparison(section: Section, rows: Sequence[Row], setting: Setting) -> Iterator[str]:
    """A table with a column for each record."""
    return framed(_table(section, rows, setting.language))


def _table(section: Section, rows: Sequence[Row], language: str) -> Iterator[str]:
    yield '{| class="wikitable"'
    yield f"| {_FIXED} |"
    for row in rows:
        yield f'! scope="col" style="min-width:10em" | {name_link(row)}'
    for index, column in enumerate(section.columns):
        if not _names_all(column, rows):
            yield "|-"
            yield f'! scope="row" {_FIXED} | {label_of(column, language)}'
            for row in rows:
                yield cell("|", render_block(row.cells[index], column.parameters.get(row.schema), language))
    yield "|}"


def _names_all(column: Column, rows: Sequence[Row]) -> bool:
    """The column says what the heading row says already."""
    return column.name == PAGE or all(row.names == column.name for row in rows)
