"""What a layout sees: sections, groups and rows, as values that it can read and not change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Self

from movibot.catalogue.cells import edit_link, plain_cell, render_block, render_cell
from movibot.catalogue.columns import name_link
from movibot.catalogue.groups import group_label
from movibot.catalogue.matrix import distinct
from movibot.model import Reading
from movibot.query import Column, Group, Listing, Row, Section
from movibot.schema import Parameter, Text
from movibot.wikitext.escape import escape_anywhere

OwnText = Callable[[Text], str]
"""A text of the definition -> its wikitext."""


class Wikitext(str):
    """Text that is wikitext already. Whatever is made from it is plain text again."""

    __slots__ = ()


class Value(str):
    """What a row says, in plain words. Shown as it is, it is a link where it leads somewhere."""

    __slots__ = ("_line", "_lines")
    _line: str
    _lines: str

    def __new__(cls, reading: Reading | None, parameter: Parameter | None, language: str) -> Self:
        value = super().__new__(cls, plain_cell(reading, parameter, language))
        value._line = render_cell(reading, parameter, language)
        value._lines = render_block(reading, parameter, language)
        return value

    @property
    def wikitext(self) -> Wikitext:
        """The value on one line."""
        return self._safe(self._line)

    @property
    def lines(self) -> Wikitext:
        """The value with its lines, and its bullets as a list."""
        return self._safe(self._lines)

    def _safe(self, rendered: str) -> Wikitext:
        """As a list shows it where there is markup in it, else as plain text that can stand anywhere."""
        has_markup = "[" in rendered or "<" in rendered  # an escaped text has neither
        return Wikitext(rendered if has_markup else escape_anywhere(self))


class RowView:
    """One record: `row["nom"]` is what it says, `row.link` its name that leads to its page."""

    __slots__ = ("_columns", "_language", "_row")

    def __init__(self, row: Row, columns: Sequence[Column], language: str) -> None:
        self._row = row
        self._columns = columns
        self._language = language

    def __getitem__(self, name: str) -> Value:
        for column, reading in zip(self._columns, self._row.cells, strict=True):
            if column.name == name:
                return Value(reading, column.parameters.get(self._row.schema), self._language)
        raise KeyError(name)

    @property
    def name(self) -> str:
        """What the record is called."""
        return self._row.name

    @property
    def title(self) -> str:
        """Its page."""
        return self._row.title

    @property
    def kind(self) -> str:
        """The name of its schema; empty for a page without record."""
        return self._row.schema

    @property
    def letter(self) -> str:
        """The letter it stands under."""
        return self._row.letter

    @property
    def link(self) -> Wikitext:
        """Its name, leading to its page."""
        return Wikitext(name_link(self._row))

    @property
    def edit(self) -> Wikitext:
        """A link that opens its page for editing."""
        return Wikitext(edit_link(self._row.title, self._language))


class GroupView:
    """Rows that share a value."""

    __slots__ = ("_columns", "_group", "_language", "_section")

    def __init__(self, group: Group, columns: Sequence[Column], section: Section, language: str) -> None:
        self._group = group
        self._columns = columns
        self._section = section
        self._language = language

    @property
    def label(self) -> str:
        """What they share, in plain words; empty where nothing divides the rows."""
        return group_label(self._group, self._columns[0], self._language) if self._columns else ""

    @property
    def rows(self) -> Sequence[RowView]:
        """All its rows, those of its groups included."""
        return _rows(self._group.rows, self._section, self._language)

    @property
    def groups(self) -> Sequence[GroupView]:
        """The groups of the second level."""
        return _groups(self._group.groups, self._columns[1:], self._section, self._language)


class SectionView:
    """One list: its texts, and its rows with their groups."""

    __slots__ = ("_language", "_listing", "_own_text")

    def __init__(self, listing: Listing, own_text: OwnText, language: str) -> None:
        self._listing = listing
        self._own_text = own_text
        self._language = language

    @property
    def heading(self) -> Wikitext:
        """What the definition puts above the list."""
        return Wikitext(self._own_text(self._listing.section.heading))

    @property
    def intro(self) -> Wikitext:
        """What it says before the list."""
        return Wikitext(self._own_text(self._listing.section.intro))

    @property
    def empty(self) -> Wikitext:
        """What it says where there is no row."""
        return Wikitext(self._own_text(self._listing.section.empty))

    @property
    def rows(self) -> Sequence[RowView]:
        """All rows, each once."""
        return _rows(distinct(self._listing.groups), self._listing.section, self._language)

    @property
    def groups(self) -> Sequence[GroupView]:
        """The groups of the first level."""
        section = self._listing.section
        return _groups(self._listing.groups, section.group, section, self._language)

    @property
    def count(self) -> int:
        """How many records there are."""
        return self._listing.count

    @property
    def left_out(self) -> int:
        """How many of them the limit leaves out."""
        return self._listing.left_out


def _rows(rows: Sequence[Row], section: Section, language: str) -> Sequence[RowView]:
    return tuple(RowView(row, section.columns, language) for row in rows)


def _groups(groups: Sequence[Group], columns: Sequence[Column], section: Section, language: str) -> Sequence[GroupView]:
    return tuple(GroupView(group, columns, section, language) for group in groups)


VIEWS = (RowView, GroupView, SectionView)
"""Whose properties a layout may read."""

ATTRIBUTES = frozenset(name for view in VIEWS for name in vars(view) if not name.startswith("_"))
"""What they are called."""
