"""Columns and rows: which cell leads to the record, and what the others say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from movibot.catalogue.cells import render_block, render_cell, shortened
from movibot.model import Reading
from movibot.query import EDIT, LINKS, TOLD, Column, Row
from movibot.schema import said
from movibot.wikitext.escape import escape_cell, link

PAGE = "$page"
SCORE = "$score"
_FREE_WORDS = frozenset({"line", "text", TOLD})
_LEADS_ELSEWHERE = frozenset({"url", "page", EDIT, LINKS})
_WHOLE = 100


class Fact(NamedTuple):
    """Something that a row says.

    Attributes:
        label: What it is, in wikitext; empty where the words speak for themselves.
        text: The words, in wikitext.
        percent: Of a share or a score, the number of a hundred.
    """

    label: str
    text: str
    percent: float | None = None


def label_of(column: Column, language: str) -> str:
    """The heading of a column, in wikitext."""
    return escape_cell(shortened(said(column.label, language)))


def name_link(row: Row) -> str:
    """The name of a record, leading to its page."""
    return link(row.title, shortened(row.name))


def leading_column(columns: Sequence[Column], row: Row) -> int:
    """The column whose cell leads to the page of the record: its name, else the page, else the first of plain words."""
    names = [column.name for column in columns]
    for name in (row.names, PAGE):
        if name in names:
            return names.index(name)
    plain = (index for index, column in enumerate(columns) if _type(column, row) not in _LEADS_ELSEWHERE)
    return next(plain, 0)


def leading_cell(column: Column, index: int, row: Row) -> str:
    """The cell that leads to the page of the record; without a value of its own it shows the name."""
    reading = row.cells[index]
    other = reading.plain if reading and column.name != row.names else ""
    return link(row.title, shortened(other) or shortened(row.name))


def values(row: Row, columns: Sequence[Column], language: str) -> Iterator[str]:
    """What a row says beside its name, in one line each."""
    for column, index in _others(row, columns):
        if text := render_cell(row.cells[index], column.parameters.get(row.schema), language):
            yield _of_whole(column, text)


def facts(row: Row, columns: Sequence[Column], language: str) -> Iterator[Fact]:
    """What a row says beside its name, each with its label. Free words that come first need none."""
    for place, (column, index) in enumerate(_others(row, columns)):
        reading = row.cells[index]
        if text := render_block(reading, column.parameters.get(row.schema), language):
            speaks = _type(column, row) == EDIT or (place == 0 and _type(column, row) in _FREE_WORDS)
            label = "" if speaks else label_of(column, language)
            yield Fact(label, _of_whole(column, text), _percent(column, row, reading))


def colon(language: str) -> str:
    """The sign behind a label; French has a blank before it."""
    return " :" if language == "fr" else ":"


def labelled(fact: Fact, language: str) -> str:
    """A fact on one line."""
    return f"<b>{fact.label}{colon(language)}</b> {fact.text}" if fact.label else fact.text


def _others(row: Row, columns: Sequence[Column]) -> Iterator[tuple[Column, int]]:
    for index, column in enumerate(columns):
        if column.name not in {row.names, PAGE}:
            yield column, index


def _of_whole(column: Column, text: str) -> str:
    """A score says of how much it is."""
    return f"{text}/{_WHOLE}" if column.name == SCORE else text


def _percent(column: Column, row: Row, reading: Reading | None) -> float | None:
    value = reading.value if reading else None
    of_hundred = column.name == SCORE or _type(column, row) == "percentage"
    return float(value) if of_hundred and isinstance(value, int | float) else None


def _type(column: Column, row: Row) -> str:
    parameter = column.parameters.get(row.schema)
    return parameter.type if parameter else ""
