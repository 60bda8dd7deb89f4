"""Entries, query -> rows, grouped and sorted. The same entries in any order give the same rows."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence

from movibot.collation import SortKey, sort_key
from movibot.model import Entry, Reading
from movibot.query.definitions import Column, Group, Query, Row
from movibot.schema import Duration, Money, Schema, Term, Text

_RowKey = tuple[tuple[tuple[int, object], ...], SortKey, str, int]


def select_rows(query: Query, entries: Iterable[Entry], schemas: Mapping[str, Schema]) -> tuple[Group, ...]:
    """The rows that a page shows.

    Args:
        query: The page's definition.
        entries: All records, in any order.
        schemas: Schema -> definition.

    Returns:
        The groups that have rows, in the order of the vocabulary or the alphabet, records without a
        value last; one nameless group where the definition asks for none. A record with several
        values stands in each of their groups.
    """
    wanted = [entry for entry in entries if entry.record.schema in query.schemas]
    ordered = sorted(wanted, key=lambda entry: _row_key(query, entry, schemas))
    if query.group is None:
        return (Group(None, {}, _rows(query, ordered, schemas)),) if ordered else ()
    members: dict[object | None, list[Entry]] = {}
    for entry in ordered:
        for value in _group_values(query.group, entry):
            members.setdefault(value, []).append(entry)
    headings = _headings(query, query.group, members)
    return tuple(Group(value, label, _rows(query, members[value], schemas)) for value, label in headings)


def _rows(query: Query, entries: Sequence[Entry], schemas: Mapping[str, Schema]) -> tuple[Row, ...]:
    return tuple(_row(query, entry, schemas[entry.record.schema]) for entry in entries)


def _row(query: Query, entry: Entry, schema: Schema) -> Row:
    cells = tuple(_shown(column, entry) for column in query.columns)
    return Row(entry.record.schema, entry.record.title, _name(entry, schema), schema.name, cells)


def _shown(column: Column, entry: Entry) -> Reading | None:
    return entry.readings.get(column.name) if entry.record.schema in column.parameters else None


def _name(entry: Entry, schema: Schema) -> str:
    reading = entry.readings.get(schema.name)
    return " ".join(reading.plain.split()) if reading and reading.plain.strip() else entry.record.title


def _group_values(column: Column, entry: Entry) -> tuple[object, ...]:
    reading = _shown(column, entry)
    if reading is None or reading.value is None:
        return (None,)
    return tuple(dict.fromkeys(reading.value)) if isinstance(reading.value, tuple) else (reading.value,)


def _headings(query: Query, column: Column, present: Collection[object | None]) -> list[tuple[object | None, Text]]:
    terms: dict[object, Term] = {
        term.value: term
        for parameter in column.parameters.values()
        if parameter.vocabulary
        for term in parameter.vocabulary.terms.values()
    }
    listed = [(value, term.label) for value, term in terms.items() if value in present]
    others = sorted((v for v in present if v is not None and v not in terms), key=lambda v: _value_key(column, v))
    unlisted: list[tuple[object | None, Text]] = [(value, {}) for value in others]
    last: list[tuple[object | None, Text]] = [(None, query.missing)] if None in present else []
    return [*listed, *unlisted, *last]


def _row_key(query: Query, entry: Entry, schemas: Mapping[str, Schema]) -> _RowKey:
    wanted = tuple(_value_key(column, _first_value(_shown(column, entry))) for column in query.sort)
    name = _name(entry, schemas[entry.record.schema])
    return wanted, sort_key(name), entry.record.title, entry.record.start


def _first_value(reading: Reading | None) -> object | None:
    value = reading.value if reading else None
    return value[0] if isinstance(value, tuple) else value


def _value_key(column: Column, value: object | None) -> tuple[int, object]:
    """Numbers by size, dates by day, words of a vocabulary by its order, the rest as French sorts; nothing last."""
    if value is None:
        return 4, 0
    if isinstance(value, Money | Duration):
        return 0, value.size
    if isinstance(value, bool | int | float):
        return 0, value
    if isinstance(value, datetime.date):
        return 1, value.isoformat()
    for parameter in column.parameters.values():
        if parameter.vocabulary and value in parameter.vocabulary.terms:
            return 2, list(parameter.vocabulary.terms).index(str(value))
    return 3, sort_key(str(value))
