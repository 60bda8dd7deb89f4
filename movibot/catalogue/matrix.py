"""Groups of two levels -> a table that counts: the first in rows, the second in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from movibot.catalogue.columns import colon, label_of
from movibot.catalogue.groups import Setting, group_label
from movibot.catalogue.table import framed
from movibot.catalogue.words import counted
from movibot.messages import sentence
from movibot.query import Group, Listing, Row
from movibot.query.selection import headings
from movibot.wikitext.escape import escape_cell

_FITTING = 5
"""Columns that a telephone has room for; the headings of more stand upright."""
_UPRIGHT = "writing-mode:vertical-rl;transform:rotate(180deg);text-align:left"
_NOBODY = "–"
_LAST = '|- style="font-weight:bold"'
_TABLE = 'class="wikitable" style="text-align:right"'
_FIRST = 'scope="row" style="position:sticky;left:0;text-align:left"'


class _Line(NamedTuple):
    """A row of the table: its label, the rows behind each cell with the anchor where they stand, and all of them."""

    label: str
    cells: Sequence[tuple[Sequence[Row], str]]
    rows: Sequence[Row]
    start: str = "|-"


def render_matrix(listing: Listing, setting: Setting) -> Iterator[str]:
    """The counts, and totals in which a record that stands in several groups counts once."""
    return framed(_table(listing, setting))


def distinct(groups: Sequence[Group]) -> tuple[Row, ...]:
    """The rows of all groups, each once: a record of several groups has the same row in each."""
    return tuple({id(row): row for group in groups for row in group.rows}.values())


def _table(listing: Listing, setting: Setting) -> Iterator[str]:
    language = setting.language
    first, second = (label_of(column, language) for column in listing.section.group)
    columns = _columns(listing)
    total = sentence("list-total", {}, language)
    yield f"{{| {_TABLE}"
    yield f"|+ {sentence('list-records', {}, language)}{colon(language)} {first} × {second}"
    yield "|"
    upright = f' style="{_UPRIGHT}"' if len(columns) > _FITTING else ""
    for group in columns:
        label = group_label(group, listing.section.group[1], language)
        yield f'! scope="col"{upright} | {escape_cell(label)}'
    yield f'! scope="col"{upright} | {total}'
    for line in _lines(listing, columns, setting):
        yield from _line(line, language)
    yield from _line(_Line(total, [(group.rows, "") for group in columns], distinct(listing.groups), _LAST), language)
    yield "|}"


def _columns(listing: Listing) -> Sequence[Group]:
    """The groups of the second level with their rows, whatever group of the first they are in."""
    found: dict[object | None, list[Group]] = {}
    for group in listing.groups:
        for inner in group.groups:
            found.setdefault(inner.value, []).append(inner)
    ordered = headings(listing.section.missing, listing.section.group[1], found)
    return [Group(value, label, distinct(found[value])) for value, label in ordered]


def _lines(listing: Listing, columns: Sequence[Group], setting: Setting) -> Iterator[_Line]:
    for group in listing.groups:
        inside = {inner.value: inner.rows for inner in group.groups}
        label = escape_cell(group_label(group, listing.section.group[0], setting.language))
        values = [column.value for column in columns]
        cells = [(inside.get(value, ()), setting.places.get((group.value, value), "")) for value in values]
        yield _Line(label, cells, group.rows)


def _line(line: _Line, language: str) -> Iterator[str]:
    yield line.start
    yield f"! {_FIRST} | {line.label}"
    for rows, anchor in line.cells:
        count = counted(len(rows), language) if rows else _NOBODY
        yield f"| [[#{anchor}|{count}]]" if rows and anchor else f"| {count}"
    yield f"| <b>{counted(len(line.rows), language)}</b>"
