"""The content of a page file -> `Query`. What the file names must exist: see `mistakes.py`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from movibot.query.computed import COMPUTED, computed_parameter
from movibot.query.definitions import Alternatives, Category, Column, Join, Measure, Order, Query, Section
from movibot.query.format import LIST_KEYS
from movibot.schema import Pack, Parameter, Text, conditions_of
from movibot.yamlfile.shapes import as_text

Data = Mapping[str, Any]

ALL = "all"
"""Stands for every kind of record."""

CATEGORY_NAME = "$category"
"""Makes a family of the pages of categories: see `categories.py`."""

WHERES = "wheres"
"""The conditions of the page and of the section, which hold together."""

_EMPTY: Text = {"fr": "Aucune fiche pour l’instant.", "en": "No record yet."}
_MISSING: Text = {"fr": "Non renseigné", "en": "Not given"}


def query_of(key: str, data: Data, pack: Pack) -> Query:
    """The definition that a file holds.

    Args:
        key: The name of the file.
        data: What it says.
        pack: The schemas that it names.
    """
    sections = tuple(section_of(said, pack) for said in sections_said(data))
    return Query(
        key=key,
        title=data.get("title", ""),
        region=data.get("region", key),
        intro=text_of(data.get("intro")),
        sections=sections,
        see_also=tuple(data.get("see also", ())),
        each=_each(data["for each"], sections[0].schemas, pack) if "for each" in data else None,
        holders=kinds_named([data["pages of"]], pack) if "pages of" in data else (),
        through=tuple(several(data.get("through", ()))),
        layout=data.get("layout", ""),
    )


def _each(name: str, schemas: Sequence[str], pack: Pack) -> Column:
    return Column(name, {}, {}) if name == CATEGORY_NAME else column_of(name, schemas, pack)


def sections_said(data: Data) -> Iterator[Data]:
    """What the file says of each list, with what it says for all of them."""
    shared = {key: value for key, value in data.items() if key in LIST_KEYS}
    for own in data.get("sections", ({},)):
        yield {**shared, **own, WHERES: [said["where"] for said in (shared, own) if "where" in said]}


def section_of(said: Data, pack: Pack) -> Section:
    """One list, from what `sections_said` gives of it."""
    schemas = schemas_said(said, pack)
    category = said["from"] if isinstance(said["from"], Mapping) else None
    return Section(
        heading=text_of(said.get("heading")),
        intro=text_of(said.get("intro")),
        schemas=schemas,
        category=_category(category) if category else None,
        where=together(where_of(each, schemas, pack) for each in said[WHERES]),
        group=tuple(column_of(name, schemas, pack) for name in several(said.get("group", ()))),
        sort=orders_of(said.get("sort", ()), schemas, pack),
        columns=tuple(_column(each, schemas, pack) for each in said.get("columns", ())),
        show=said.get("show", "table"),
        measures=tuple(_measure(name, about or {}, schemas, pack) for name, about in said.get("measures", {}).items()),
        limit=said.get("limit"),
        empty=text_of(said.get("empty")) or _EMPTY,
        missing=text_of(said.get("missing")) or _MISSING,
    )


def _category(said: Data) -> Category:
    return Category(said["category"], said.get("depth", 0), said.get("only", ""))


def schemas_said(said: Data, pack: Pack) -> tuple[str, ...]:
    """The kinds of records that a list is made from; those of a category's members may be any."""
    wanted = said["from"]
    if isinstance(wanted, Mapping):
        return tuple(pack.schemas)
    return kinds_named(several(wanted), pack)


def kinds_named(names: Iterable[str], pack: Pack) -> tuple[str, ...]:
    """The schemas that names stand for, in their order: `all` for each, another for itself and what extends it."""
    found = (key for name in names for key, schema in pack.schemas.items() if name == ALL or name in schema.kinds)
    return tuple(dict.fromkeys(found))


def column_of(name: str, schemas: Iterable[str], pack: Pack, label: Text | None = None) -> Column:
    """The column of a parameter or a computed value."""
    if name in COMPUTED:
        parameter = computed_parameter(name, pack.schemas)
        return Column(name, label or parameter.label, dict.fromkeys((*schemas, ""), parameter))
    found = {key: pack.schemas[key].parameters[name] for key in schemas if name in pack.schemas[key].parameters}
    return Column(name, label or next(iter(found.values())).label, found)


def orders_of(said: Iterable[str | Data], schemas: Sequence[str], pack: Pack) -> tuple[Order, ...]:
    """What a list is sorted by."""
    return tuple(Order(column_of(name, schemas, pack), descending) for name, descending in order_names(said))


def order_names(said: Iterable[str | Data]) -> Iterator[tuple[str, bool]]:
    """Name, and whether the largest comes first."""
    for each in said:
        if isinstance(each, str):
            yield each, False
        else:
            ((name, way),) = each.items()
            yield name, way == "descending"


def where_of(said: Data | Iterable[Data], schemas: Sequence[str], pack: Pack) -> Alternatives:
    """Alternatives of conditions on records of some kinds: a mapping holds whole, of a list one item."""

    def meanings(name: str) -> Iterator[Parameter]:
        kinds = (pack.schemas[key].parameters for key in schemas)
        return (parameters[name] for parameters in kinds if name in parameters)

    return tuple(tuple(conditions_of(each, meanings)) for each in ([said] if isinstance(said, Mapping) else said))


def together(wheres: Iterable[Alternatives]) -> Alternatives:
    """What holds where each of several holds."""
    chosen = product(*filter(None, wheres))
    return tuple(conditions for each in chosen if (conditions := tuple(one for some in each for one in some)))


def several(said: str | Iterable[str]) -> tuple[str, ...]:
    """One name or several."""
    return (said,) if isinstance(said, str) else tuple(said)


def text_of(value: object) -> Text:
    """A text in its languages, without line ends behind it."""
    return {language: words.rstrip() for language, words in as_text(value).items()}


def _column(said: str | Data, schemas: Sequence[str], pack: Pack) -> Column:
    if isinstance(said, str):
        return column_of(said, schemas, pack)
    label = text_of(said.get("label"))
    if "parameter" in said:
        return column_of(said["parameter"], schemas, pack, label)
    return _joined(said, schemas, pack, label)


def _joined(said: Data, schemas: Sequence[str], pack: Pack, label: Text) -> Column:
    kinds = kinds_named(several(said["records"]), pack)
    join = Join(
        kinds,
        several(said["through"]),
        where_of(said.get("where", ()), kinds, pack),
        orders_of(said.get("sort", ()), kinds, pack),
        said.get("limit"),
    )
    links = computed_parameter("$page", pack.schemas)
    name = f"$records {' '.join(kinds)} through {' '.join(join.through)} {said.get('limit', '')}"
    return Column(name, label or pack.schemas[kinds[0]].label, dict.fromkeys((*schemas, ""), links), join)


def _measure(name: str, said: Data, schemas: Sequence[str], pack: Pack) -> Measure:
    where = where_of(said.get("where", ()), schemas, pack)
    return Measure(text_of(said.get("label", name)), where, said.get("share", False))
