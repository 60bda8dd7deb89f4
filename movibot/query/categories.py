"""The definition of all category pages -> that of the page of one category."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from movibot.query.building import CATEGORY_NAME
from movibot.query.definitions import Query, Section


def is_for_categories(query: Query) -> bool:
    """The definition is for any category, and not yet for one."""
    return query.each is not None and query.each.name == CATEGORY_NAME and not query.subject


def of_categories(query: Query, names: Iterable[str]) -> Iterator[Query]:
    """The definition for each of these categories, given without namespace."""
    for name in dict.fromkeys(names):
        sections = tuple(_of(query, section, name) for section in query.sections)
        yield replace(query, title=query.about(name, query.title), subject=name, sections=sections)


def _of(query: Query, section: Section, name: str) -> Section:
    if section.category is None:
        return section
    return replace(section, category=replace(section.category, title=query.about(name, section.category.title)))
