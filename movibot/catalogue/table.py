"""Groups of rows -> the wikitext of a region: headings, and one sortable table under each.

One cell a line, so that the diff of a page shows the one value that changed. Headings are `<h2>`, which
MediaWiki lists in the table of contents but gives no edit link: who followed it would edit the list, not
the record, and would not see the markers.
"""

from __future__ import annotations

from collections.abc import Iterator

from movibot.catalogue.cells import render_cell, shortened, words
from movibot.query import Column, Group, Query, Row
from movibot.schema import said
from movibot.wikitext.escape import escape_cell, escape_heading, link


def render_groups(query: Query, groups: tuple[Group, ...], language: str) -> str:
    """The content of a region, without its markers and without a line end at either side."""
    return "\n".join(_lines(query, groups, language)).strip("\n")


def _lines(query: Query, groups: tuple[Group, ...], language: str) -> Iterator[str]:
    if query.intro:
        yield said(query.intro, language)
        yield ""
    if not groups:
        yield said(query.empty, language)
    for group in groups:
        if query.group is not None:
            yield f"<h2>{escape_heading(shortened(_heading(group, query.group, language)))}</h2>"
        yield from _table(query.columns, group.rows, language)
        yield ""


def _heading(group: Group, column: Column, language: str) -> str:
    if group.label or group.value is None:
        return said(group.label, language)
    return words(group.value, next(iter(column.parameters.values())), language)


def _table(columns: tuple[Column, ...], rows: tuple[Row, ...], language: str) -> Iterator[str]:
    yield '{| class="wikitable sortable"'
    for column in columns:
        yield f'! scope="col" | {escape_cell(shortened(said(column.label, language)))}'
    for row in rows:
        yield "|-"
        named = next((index for index, column in enumerate(columns) if column.name == row.names), 0)
        for index, column in enumerate(columns):
            yield f"| {_cell(row, index, column, language, is_link=index == named)}".rstrip()
    yield "|}"


def _cell(row: Row, index: int, column: Column, language: str, *, is_link: bool) -> str:
    """A cell; the one with the name, else the first, leads to the page of the record."""
    reading = row.cells[index]
    if is_link:
        other = reading.plain if reading and column.name != row.names else ""
        return link(row.title, shortened(other) or shortened(row.name))
    return render_cell(reading, column.parameters.get(row.schema), language)
