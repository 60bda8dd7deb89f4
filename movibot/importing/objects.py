"""Objects of a file with types -> rows: a plain list of objects, or what `movibot export json` writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from movibot.cells import PAGE, RECORD, SCHEMA, column_name
from movibot.importing.rows import Cell, Row, Table, text_problem
from movibot.model import Place, Problem

RECORDS: Final = "records"
"""Under this key stands the list, where the file is an object itself."""
_VALUES, _UNREAD = "values", "unread"
"""Under these keys of an exported record stand its values, and the text of those that nobody understands."""


@dataclass(frozen=True, slots=True)
class Object:
    """One item of the list.

    Attributes:
        data: What it is, which should be a mapping.
        place: Where it begins.
        problems: What is wrong with it already.
        at: Key -> where its value stands; None where that is not known.
    """

    data: Any
    place: Place
    problems: tuple[Problem, ...] = ()
    at: Callable[[str], Place] | None = None


def table_of_objects(objects: Iterable[Object], source: str) -> Table:
    """Rows of objects, and the columns that they have together."""
    rows, columns = [], dict[str, Place]()
    for each in objects:
        cells = _cells(each)
        rows.append(_row(each, cells))
        for name, cell in cells.items():  # of a row that cannot be used, too
            columns.setdefault(name, cell.place)
    return Table(source, columns, tuple(rows))


def _cells(each: Object) -> Mapping[str, Cell]:
    if not isinstance(each.data, Mapping):
        return {}
    return {str(name): Cell(value, each.at(name) if each.at else each.place) for name, value in _pairs(each.data)}


def _row(each: Object, cells: Mapping[str, Cell]) -> Row:
    if not isinstance(each.data, Mapping):
        return Row(each.place, {}, (*each.problems, Problem("row-no-object", "error", each.place)))
    wrong = (text_problem(text, name, cell.place) for name, cell in cells.items() for text in texts_in(cell.value))
    problems = (*each.problems, *filter(None, wrong))
    return Row(each.place, {} if problems else cells, problems)


def _pairs(data: Mapping[str, Any]) -> Sequence[tuple[str, Any]]:
    """Columns and values; of an exported record those of its values, and where it stands."""
    values = data.get(_VALUES)
    if not isinstance(values, Mapping) or PAGE not in data:
        return list(data.items())
    known = [(key, data[key]) for key in (SCHEMA, PAGE, RECORD) if key in data]
    unread = data.get(_UNREAD)
    every = {**values, **(unread if isinstance(unread, Mapping) else {})}
    return [*known, *((column_name(name), value) for name, value in every.items())]


def texts_in(value: object) -> Iterator[str]:
    """All texts in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from texts_in(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts_in(each)
