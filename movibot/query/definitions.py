"""The values that `templates/pages` are read into, and the rows they lead to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from movibot.model import Reading
from movibot.schema import Parameter, Text


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: a parameter of the records.

    Attributes:
        name: The parameter.
        label: Its heading.
        parameters: Schema -> its definition there; schemas without it have an empty cell.
    """

    name: str
    label: Text
    parameters: Mapping[str, Parameter]


@dataclass(frozen=True, slots=True)
class Query:
    """The definition of one generated page.

    Attributes:
        key: The name of its file.
        title: The page.
        region: The name that its markers carry.
        schemas: The kinds of records it shows.
        group: The column it is grouped by, or None.
        sort: The columns it is sorted by; then by the name of the record.
        columns: What it shows.
        intro: Wikitext before the list.
        empty: What stands there when there is no record.
        missing: The label of the last group, of records without a value to group by.
    """

    key: str
    title: str
    region: str
    schemas: tuple[str, ...]
    columns: tuple[Column, ...]
    sort: tuple[Column, ...]
    group: Column | None
    intro: Text
    empty: Text
    missing: Text


@dataclass(frozen=True, slots=True)
class Row:
    """One record in a list.

    Attributes:
        schema: Its kind.
        title: The page of the record.
        name: What the record is called.
        names: The parameter that holds its name, or empty.
        cells: One reading per column; None where the record says nothing.
    """

    schema: str
    title: str
    name: str
    names: str
    cells: tuple[Reading | None, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading; the only group of an ungrouped list has no value.

    Attributes:
        value: The typed value that the rows share; None for records without one.
        label: The heading; empty where the value is in no vocabulary and speaks for itself.
    """

    value: object | None
    label: Text
    rows: tuple[Row, ...]
