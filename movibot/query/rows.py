"""The values that a definition leads to: what can be a row, the rows, their groups, the regions that are to be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from movibot.model import Reading
from movibot.query.definitions import Query, Section
from movibot.schema import Text


@dataclass(frozen=True, slots=True)
class Item:
    """Something that can be a row: a record, or a page without one.

    Attributes:
        title: The page.
        namespace: The number of its namespace.
        schema: The kind of record; empty for a page without one.
        name: What it is called; the title where its name is personal, or missing.
        names: The parameter that holds its name, or empty.
        readings: Parameter or computed value -> its reading, for those that are there.
        start: Where the record stands on its page.
        sort_prefix: What a category files it under; empty outside of categories.
    """

    title: str
    namespace: int
    schema: str
    name: str
    names: str
    readings: Mapping[str, Reading]
    start: int = 0
    sort_prefix: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A page and what it is called: what joined records and `$page` are shown as."""

    title: str
    label: str

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True, slots=True)
class Row:
    """One record in a list.

    Attributes:
        schema: Its kind; empty for a page without a record.
        title: The page of the record.
        name: What the record is called.
        names: The parameter that holds its name, or empty.
        cells: One reading per column; None where the record says nothing.
        measured: For `counts`, which of the measures it counts for.
        letter: For `letters`, the heading it stands under.
    """

    schema: str
    title: str
    name: str
    names: str
    cells: tuple[Reading | None, ...]
    measured: tuple[bool, ...] = ()
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading; the only group of an ungrouped list has no value.

    Attributes:
        value: The typed value that the rows share; None for records without one.
        label: The heading; empty where the value is in no vocabulary and speaks for itself.
        rows: All its rows, those of its groups included, each once.
        groups: The groups of the second level, where there is one.
    """

    value: object | None
    label: Text
    rows: tuple[Row, ...]
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A section with its rows.

    Attributes:
        section: What was asked for.
        groups: The rows; none where there is no row.
        count: How many records there are.
        left_out: How many of them the limit leaves out.
    """

    section: Section
    groups: tuple[Group, ...]
    count: int
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """A region that is to be, before it is wikitext.

    Attributes:
        query: The definition.
        title: The page, in the wiki's normal form.
        subject: What a page of a family or of a record is about, as readers see it; or empty.
        listings: One per section.
    """

    query: Query
    title: str
    subject: str
    listings: Sequence[Listing] = field(default_factory=tuple)
