"""Groups -> a table of numbers: a row for each, with how many records it has and what is measured of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from movibot.catalogue.bar import bar
from movibot.catalogue.cells import shortened
from movibot.catalogue.columns import label_of
from movibot.catalogue.groups import Setting, group_heading, group_label
from movibot.catalogue.matrix import distinct
from movibot.catalogue.table import framed
from movibot.catalogue.words import counted, percentage
from movibot.messages import sentence
from movibot.query import Column, Group, Listing, Measure, Row, Section
from movibot.schema import said
from movibot.wikitext.escape import escape_cell

_NUMBER = 'style="text-align:right"'
_SHARE = 'style="min-width:7em"'
_LAST = '|- class="sortbottom" style="font-weight:bold"'
_WHOLE = 100


def render_counts(listing: Listing, setting: Setting) -> Iterator[str]:
    """A table; where there are groups of two levels, one for each of the first, under its heading."""
    *outer, column = listing.section.group
    if not outer:
        yield from framed(_table(listing.section, listing.groups, column, setting.language))
        return
    for group in listing.groups:
        yield group_heading(group, outer[0], setting)
        yield from framed(_table(listing.section, group.groups, column, setting.language))
        yield ""


def _table(section: Section, groups: Sequence[Group], column: Column, language: str) -> Iterator[str]:
    """A row for each group and one for all of them, in which a record of several groups counts once."""
    yield '{| class="wikitable sortable"'
    yield f'! scope="col" | {label_of(column, language)}'
    yield f'! scope="col" | {sentence("list-records", {}, language)}'
    for measure in section.measures:
        yield f'! scope="col" | {escape_cell(shortened(said(measure.label, language)))}'
    for group in groups:
        label = escape_cell(group_label(group, column, language))
        yield from _row("|-", label, section.measures, group.rows, language)
    yield from _row(_LAST, sentence("list-total", {}, language), section.measures, distinct(groups), language)
    yield "|}"


def _row(start: str, label: str, measures: Sequence[Measure], rows: Sequence[Row], language: str) -> Iterator[str]:
    yield start
    yield f'! scope="row" style="text-align:left" | {label}'
    yield f"| {_NUMBER} | {counted(len(rows), language)}"
    for index, measure in enumerate(measures):
        count = sum(row.measured[index] for row in rows)
        yield _measured(measure, count, len(rows), language)


def _measured(measure: Measure, count: int, of: int, language: str) -> str:
    if not measure.is_share:
        return f"| {_NUMBER} | {counted(count, language)}"
    share = round(count * _WHOLE / of)
    return f'| {_SHARE} data-sort-value="{share}" | {percentage(share, language)} {bar(share)}'
