"""Values that nobody types: what a page definition names with a `$`.

They are read like parameters, so that they can be shown, sorted, grouped and asked for alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from movibot.query.definitions import Alternatives, Query, Section
from movibot.schema import Parameter, Schema, Term, Text, Vocabulary

TOLD: Final = "told"
"""The type of what is shown as it is told: sentences, extracts."""

LINKS: Final = "links"
"""The type of pages shown by what they are called."""

EDIT: Final = "edit"
"""The type of a link that opens the record's page for editing."""


PROBLEMS: Final = "$problems"
"""What `check` finds: in `Reading.plain` a sentence on each line, in its value their codes."""


class Computed(NamedTuple):
    """A computed value.

    Attributes:
        type: How it is shown and compared: a type of schemas, or one of the three above.
        label: Its heading.
        description: What it is, for documentation.
        french: What people who define an index on the wiki call it.
        items: For a list, the type of its items.
    """

    type: str
    label: Text
    description: str
    french: str
    items: str = "line"


COMPUTED: Final[Mapping[str, Computed]] = {
    "$page": Computed(LINKS, {"fr": "Page", "en": "Page"}, "the page, as a link", "page"),
    "$kind": Computed("choice", {"fr": "Nature", "en": "Kind"}, "the kind of record", "nature de la fiche"),
    "$score": Computed("integer", {"fr": "Score", "en": "Score"}, "the score, of a hundred", "score"),
    "$completeness": Computed(
        "percentage", {"fr": "Complétude", "en": "Complete"}, "how much of it is filled", "complétude"
    ),
    PROBLEMS: Computed(TOLD, {"fr": "À revoir", "en": "To look at"}, "what `check` finds there", "à revoir"),
    "$modified": Computed(
        "date and time",
        {"fr": "Modifiée le", "en": "Changed on"},
        "the latest edit by a person, as far back as recent changes reach",
        "modifiée le",
    ),
    "$extract": Computed(
        TOLD, {"fr": "Extrait", "en": "Extract"}, "the beginning of the page, as plain text", "extrait"
    ),
    "$categories": Computed(
        "list", {"fr": "Catégories", "en": "Categories"}, "its categories, hidden ones aside", "catégories"
    ),
    "$incoming": Computed(
        "integer", {"fr": "Pages liées", "en": "Links here"}, "how many pages of articles lead here", "pages liées"
    ),
    "$alike": Computed(
        LINKS, {"fr": "Ressemble à", "en": "Looks like"}, "records of nearly the same name", "ressemble à"
    ),
    "$lists": Computed(
        "list",
        {"fr": "Listes tenues à jour", "en": "Lists kept here"},
        "the lists that movibot keeps on the page, by the names of their regions",
        "listes tenues à jour",
    ),
    "$edit": Computed(EDIT, {"fr": "Modifier", "en": "Edit"}, "a link that opens the page for editing", "modifier"),
}

SHOWN_ALONE: Final = frozenset({"$edit", "$page"})
"""What can only be shown, not asked for."""


def computed_parameter(name: str, schemas: Mapping[str, Schema]) -> Parameter:
    """A computed value, described as parameters are.

    Args:
        name: With its `$`.
        schemas: All kinds of records, in their order.
    """
    about = COMPUTED[name]
    kinds = Vocabulary("", {}, {key: Term(key, schema.label) for key, schema in schemas.items()}, {})
    return Parameter(name, about.type, about.label, items=about.items, vocabulary=kinds if name == "$kind" else None)


def named_values(queries: Sequence[Query]) -> frozenset[str]:
    """The names of all parameters and computed values that some definition shows, sorts by or asks for."""
    return frozenset(name for query in queries for name in _of_query(query))


def _of_query(query: Query) -> Iterator[str]:
    if query.each:
        yield query.each.name
    for section in query.sections:
        yield from _of_section(section)


def _of_section(section: Section) -> Iterator[str]:
    for column in (*section.columns, *section.group, *(order.column for order in section.sort)):
        yield column.name
        if column.join:
            yield from (order.column.name for order in column.join.sort)
            yield from column.join.through
            yield from _of_where(column.join.where)
    yield from _of_where(section.where)
    for measure in section.measures:
        yield from _of_where(measure.where)


def _of_where(where: Alternatives) -> Iterator[str]:
    return (condition.parameter for conditions in where for condition in conditions)
