"""Items, section -> rows: chosen, sorted, grouped. The same items in any order give the same rows."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from movibot.collation import SortKey, fold, sort_key
from movibot.model import Reading
from movibot.query.computed import PROBLEMS
from movibot.query.definitions import Alternatives, Column, Join, Order, Section
from movibot.query.filing import Letter, filed
from movibot.query.items import links_reading, name_of
from movibot.query.paths import Paths
from movibot.query.rows import Group, Item, Link, Listing, Row
from movibot.schema import Term, Text, all_hold, size_of

_USER_PAGE = re.compile(r"\A[^:/]{1,100}:(?!//)\s*")
"""What the title of somebody's page has before their name, in any language: a name of a user holds no colon
(https://www.mediawiki.org/wiki/Manual:$wgInvalidUsernameCharacters)."""

MOST_GROUPS = 120
"""Groups of one level that a record stands in: more than France has départements. Anybody can write a longer list,
and two of them multiply."""

_RowKey = tuple[tuple["_Key", ...], SortKey, str, int]


def select_rows(
    section: Section,
    items: Iterable[Item],
    today: datetime.date,
    paths: Paths,
    letter: Letter | None = None,
    *,
    in_order: bool = False,
) -> Listing:
    """The rows that a section shows.

    Args:
        section: What is asked for.
        items: Records and pages in any order.
        today: The day it is on the wiki.
        paths: What leads where, for columns of other records.
        letter: For `letters`, the heading of an item.
        in_order: The items come in the order in which they are to stay, where nothing is sorted by.

    Returns:
        The groups that have rows, in the order of the vocabulary or the alphabet, records without a
        value last; one nameless group where the section asks for none. A record with several
        values stands in each of their groups.
    """
    wanted = [item for item in items if _is_wanted(section, item, today)]
    ordered = _ordered(section, wanted, letter, in_order=in_order)
    shown = ordered[: section.limit]
    rows = [(item, _row(section, item, today, paths, letter)) for item in shown]
    groups = _groups(section, section.group, rows) if rows else ()
    return Listing(section, groups, len(ordered), len(ordered) - len(shown))


def chosen_items(section: Section, items: Iterable[Item], today: datetime.date) -> list[Item]:
    """The items that a section chooses, in its order, as many as it shows; without its groups and columns."""
    return sort_items((item for item in items if _is_wanted(section, item, today)), section.sort)[: section.limit]


def holds(where: Alternatives, item: Item, today: datetime.date) -> bool:
    """One of the alternatives holds for an item, or there is none."""
    return not where or any(all_hold(conditions, item.readings, today) for conditions in where)


def _ordered(section: Section, items: list[Item], letter: Letter | None, *, in_order: bool) -> list[Item]:
    if section.sort or not in_order:
        return sort_items(items, section.sort)
    return filed(items, letter) if section.show == "letters" and letter else items


def sort_items(items: Iterable[Item], orders: Sequence[Order]) -> list[Item]:
    """The items by the columns, then by name."""
    return sorted(items, key=lambda item: _row_key(orders, item))


def shown_reading(column: Column, item: Item) -> Reading | None:
    """What a column has of an item, or None where its kind has no such parameter."""
    return item.readings.get(column.name) if item.schema in column.parameters else None


def _is_wanted(section: Section, item: Item, today: datetime.date) -> bool:
    of_kind = section.category is not None or item.schema in section.schemas
    return of_kind and holds(section.where, item, today)


def _row(section: Section, item: Item, today: datetime.date, paths: Paths, letter: Letter | None) -> Row:
    return Row(
        schema=item.schema,
        title=item.title,
        name=_shown_name(section, item),
        names=item.names,
        cells=tuple(_cell(section, column, item, today, paths) for column in section.columns),
        measured=tuple(holds(measure.where, item, today) for measure in section.measures),
        letter=letter(item) if letter else "",
    )


def _shown_name(section: Section, item: Item) -> str:
    """The name of an item; a personal one only where the section names the parameter that holds it."""
    columns = (column for column in section.columns if column.name == item.names and item.schema in column.parameters)
    naming = next(columns, None)
    name = name_of(item.readings.get(item.names)) if naming else ""
    if naming and naming.parameters[item.schema].type == "person":
        name = _USER_PAGE.sub("", name)
    return name or item.name


def _cell(section: Section, column: Column, item: Item, today: datetime.date, paths: Paths) -> Reading | None:
    if column.join:
        return _joined(column.join, item, today, paths)
    reading = shown_reading(column, item)
    return _asked_for(section, reading) if column.name == PROBLEMS and reading else reading


def _asked_for(section: Section, problems: Reading) -> Reading:
    """Of the problems of a record those that the list is about, where it asks for some."""
    about = (one for conditions in section.where for one in conditions if one.parameter == PROBLEMS)
    asked = {code for one in about if one.test == "equal" for code in one.values}
    codes = problems.value if isinstance(problems.value, tuple) else ()
    told = [(code, words) for code, words in zip(codes, problems.plain.split("\n"), strict=True) if fold(code) in asked]
    return Reading("\n".join(words for _, words in told), tuple(code for code, _ in told)) if told else problems


def _joined(join: Join, item: Item, today: datetime.date, paths: Paths) -> Reading | None:
    leading = paths.leading_to(item.title, join.schemas, join.through)
    wanted = sort_items((other for other in leading if holds(join.where, other, today)), join.sort)[: join.limit]
    return links_reading(tuple(Link(other.title, other.name) for other in wanted))


# --- groups ----------------------------------------------------------------------------------------------


def _groups(section: Section, columns: tuple[Column, ...], rows: Sequence[tuple[Item, Row]]) -> tuple[Group, ...]:
    if not columns:
        return (Group(None, {}, tuple(row for _, row in rows)),)
    column, *deeper = columns
    members: dict[object | None, list[tuple[Item, Row]]] = {}
    for item, row in rows:
        for value in group_values(column, item):
            members.setdefault(value, []).append((item, row))
    return tuple(
        Group(
            value,
            label,
            tuple(row for _, row in members[value]),
            _groups(section, tuple(deeper), members[value]) if deeper else (),
        )
        for value, label in headings(section.missing, column, members)
    )


def group_values(column: Column, item: Item) -> tuple[object | None, ...]:
    """The values by which an item is grouped, the first `MOST_GROUPS` of them; or None alone."""
    reading = shown_reading(column, item)
    if reading is None or reading.value is None:
        return (None,)
    if column.parameters[item.schema].type == "records":
        return (reading.plain,)
    return tuple(dict.fromkeys(reading.value))[:MOST_GROUPS] if isinstance(reading.value, tuple) else (reading.value,)


def headings(missing: Text, column: Column, present: Collection[object | None]) -> list[tuple[object | None, Text]]:
    """The values that are there with their labels, in the order of the vocabulary or the alphabet, none last."""
    terms = terms_of(column)
    listed = [(value, term.label) for value, term in terms.items() if value in present]
    others = sorted((v for v in present if v is not None and v not in terms), key=lambda v: _value_key(column, v))
    unlisted: list[tuple[object | None, Text]] = [(value, {}) for value in others]
    last: list[tuple[object | None, Text]] = [(None, missing)] if None in present else []
    return [*listed, *unlisted, *last]


def terms_of(column: Column) -> Mapping[object, Term]:
    """The values of a column's vocabularies, in their order."""
    return {
        term.value: term
        for parameter in column.parameters.values()
        if parameter.vocabulary
        for term in parameter.vocabulary.terms.values()
    }


# --- order -----------------------------------------------------------------------------------------------


class _Key:
    """A sort key that can be turned round; what has no value comes last either way."""

    __slots__ = ("key", "turned")

    def __init__(self, key: tuple[int, Any], *, turned: bool) -> None:
        self.key = key
        self.turned = turned and key[0] != _NOTHING

    def __lt__(self, other: _Key) -> bool:
        if self.turned and other.turned:
            return bool(self.key > other.key)
        return bool(self.key < other.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


_NOTHING = 9
"""The kind of what has no value, larger than all others."""


def _row_key(orders: Sequence[Order], item: Item) -> _RowKey:
    wanted = tuple(_order_key(order, item) for order in orders)
    return wanted, sort_key(item.name), item.title, item.start


def _order_key(order: Order, item: Item) -> _Key:
    value = group_values(order.column, item)[0]
    return _Key(_value_key(order.column, value), turned=order.descending)


def _value_key(column: Column, value: object | None) -> tuple[int, object]:
    """Numbers by size, dates by day, words of a vocabulary by its order, the rest as French sorts; nothing last."""
    if value is None:
        return _NOTHING, 0
    size = size_of(value)
    if size is not None or isinstance(value, bool):
        return 0, size if size is not None else int(value is True)
    if isinstance(value, datetime.date):
        return 1, value.isoformat()
    for parameter in column.parameters.values():
        if parameter.vocabulary and value in parameter.vocabulary.terms:
            return 2, list(parameter.vocabulary.terms).index(str(value))
    return 3, sort_key(str(value))
