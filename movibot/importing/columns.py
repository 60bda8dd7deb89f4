"""Columns, a schema, a mapping -> what fills which parameter, and which columns are left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from movibot.cells import PAGE, RECORD, SCHEMA, column_name
from movibot.collation import fold, nearest
from movibot.importing.mapping import Mapped, Source, not_meant
from movibot.importing.rows import Table
from movibot.model import Place, Problem, Severity
from movibot.patterns import FIELD
from movibot.schema import Schema
from movibot.schema.meant import parameter_meant

_HALVES: Final = (frozenset({"latitude", "lat"}), frozenset({"longitude", "long", "lon", "lng"}))
"""What columns are called that hold half of a position each, folded."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a file mean.

    Attributes:
        schema: Of the records.
        mapped: What the mapping says beside.
        sources: Parameter -> where its value comes from.
        page: The column of the page; empty for none.
        record: The column that says which of its records; empty for none.
        kind: The column of the kind of record; empty for none.
        key: The parameters by which a record is known again.
        title: The pattern of titles of new pages.
        left: The columns that mean nothing.
    """

    schema: Schema
    mapped: Mapped
    sources: Mapping[str, Source]
    page: str
    record: str
    kind: str
    key: tuple[str, ...]
    title: str
    left: tuple[str, ...]


def understand_columns(
    table: Table, schema: Schema, mapped: Mapped, key: tuple[str, ...] = ()
) -> tuple[Columns, tuple[Problem, ...]]:
    """What the columns mean, and what is wrong with the file as a whole.

    Args:
        table: The file.
        schema: Of its records.
        mapped: What a mapping file says of them.
        key: The parameters by which a record is known again, as somebody named them; they come before the mapping's.
    """
    known = _by_folded(table)
    reserved = {each: known.get(fold(each), "") for each in (PAGE, RECORD, SCHEMA)}
    sources = {name: _spelled(source, table) for name, source in mapped.sources.items()}
    used = {column for source in sources.values() for column in source.columns}
    used |= {name for name in FIELD.findall(mapped.title) if parameter_meant(schema, name) is None}
    reserved = {each: column for each, column in reserved.items() if column not in used}
    free = [name for name in table.columns if name not in used | mapped.ignored | {*reserved.values()}]
    found = _by_name(free, schema, table, sources)
    found |= _by_halves([name for name in free if (name,) not in _taken(found)], schema, {**sources, **found}, table)
    left = tuple(name for name in free if not any(name in columns for columns in _taken(found)))
    keys = tuple(dict.fromkeys(parameter_meant(schema, word) or word for word in key)) or mapped.key or (schema.name,)
    columns = Columns(
        schema=schema,
        mapped=mapped,
        sources={**sources, **found},
        page=reserved.get(PAGE, ""),
        record=reserved.get(RECORD, ""),
        kind=reserved.get(SCHEMA, ""),
        key=keys,
        title=mapped.title or f"{{{schema.name}}}",
        left=left,
    )
    problems = [
        *_of_table(table, mapped),
        *_absent(columns, table),
        *_twice(free, schema, table),
        *_keyless(columns, table),
    ]
    return columns, tuple(problems)


def _spelled(source: Source, table: Table) -> Source:
    """The source with its columns as the file spells them."""
    known = _by_folded(table)
    names = tuple(name if name in table.columns else known.get(fold(name), name) for name in source.columns)
    pattern = source.pattern
    for said, name in zip(source.columns, names, strict=True):
        pattern = pattern.replace(f"{{{said}}}", f"{{{name}}}")
    return Source(names, pattern, source.between, source.place)


def _by_folded(table: Table) -> Mapping[str, str]:
    """Folded name -> the first column that is called so."""
    return {fold(name): name for name in reversed(tuple(table.columns))}


def _by_name(free: list[str], schema: Schema, table: Table, sources: Mapping[str, Source]) -> dict[str, Source]:
    """The parameters that columns name themselves, where a mapping has not said what fills them."""
    own = {column_name(name): name for name in schema.parameters}
    found: dict[str, Source] = {}
    for column in free:
        name = own.get(column) or parameter_meant(schema, column)
        if name and name not in sources and name not in found:
            found[name] = Source((column,), place=table.columns[column])
    return found


def _taken(found: Mapping[str, Source]) -> set[tuple[str, ...]]:
    return {source.columns for source in found.values()}


def _by_halves(free: list[str], schema: Schema, known: Mapping[str, Source], table: Table) -> dict[str, Source]:
    """The position of a record, which tables mostly hold in two columns; where nothing else fills it."""
    names = [each.name for each in schema.parameters.values() if each.type == "coordinates"]
    halves = [next((name for name in free if fold(name) in words), "") for words in _HALVES]
    if len(names) != 1 or names[0] in known or not all(halves):
        return {}
    pattern = ", ".join(f"{{{name}}}" for name in halves)
    return {names[0]: Source(tuple(halves), pattern, place=table.columns[halves[0]])}


# --- what is wrong ---------------------------------------------------------------------------------------


def _of_table(table: Table, mapped: Mapped) -> Iterator[Problem]:
    """What is wrong with the columns themselves, as far as they are wanted."""
    yield from (each for each in table.problems if each.arguments.get("name") not in mapped.ignored)


def _absent(columns: Columns, table: Table) -> Iterator[Problem]:
    """Columns that the mapping names and the file does not have."""
    mapped = columns.mapped
    known = {fold(name) for name in table.columns}
    for name, place in mapped.places.items():
        if name not in table.columns and fold(name) not in known:
            about = {"name": name, "nearest": nearest(name, table.columns), "choices": tuple(table.columns)}
            severity: Severity = "warning" if name in mapped.ignored else "error"
            yield Problem("column-missing", severity, place, about)


def _twice(free: list[str], schema: Schema, table: Table) -> Iterator[Problem]:
    """Columns that name the same parameter in several ways."""
    first: dict[str, str] = {}
    for column in free:
        name = parameter_meant(schema, column)
        if name is not None and first.setdefault(name, column) != column:
            about = {"name": name, "column": column, "other": first[name]}
            yield Problem("columns-same", "error", table.columns[column], about)


def _keyless(columns: Columns, table: Table) -> Iterator[Problem]:
    """Nothing tells which records are meant."""
    missing = [name for name in columns.key if name not in columns.sources and name not in columns.mapped.constants]
    if missing and not columns.page:
        place = Place(table.source, 1, 1)
        unknown = [name for name in missing if name not in columns.schema.parameters]
        if unknown:
            yield not_meant(unknown[0], columns.schema, place)
        else:
            names = tuple(table.columns)
            example = next((each for each in names if fold(missing[0]) in fold(each)), names[0])
            about = {"names": missing, "columns": names, "example": f"{{{example}: {missing[0]}}}"}
            yield Problem("key-no-column", "error", place, about)
