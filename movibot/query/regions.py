"""Definitions, items -> the regions that are to be, each with its rows.

One definition is one page, a family of pages (one for each value of a parameter), or a region on the pages of
records to which others lead.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from movibot.query.definitions import Category, Column, Query, Section
from movibot.query.filing import Letter
from movibot.query.paths import Paths
from movibot.query.rows import Item, Listing, Wanted
from movibot.query.selection import group_values, select_rows, terms_of
from movibot.schema import said
from movibot.titles import could_be_title


@dataclass(frozen=True, slots=True)
class Stock:
    """What all definitions choose from.

    Attributes:
        records: All records.
        members: Category -> its members, in the wiki's own order.
        carriers: Name of a region -> titles of pages with records that carry its markers.
        paths: What leads where.
        normal: A title -> the title in the wiki's normal form.
        letter: The heading of an item in an alphabetical list.
        today: The day it is on the wiki.
        language: Of labels in titles.
    """

    records: Sequence[Item]
    paths: Paths
    normal: Callable[[str], str]
    letter: Letter
    today: datetime.date
    language: str
    members: Mapping[Category, Sequence[Item]] = field(default_factory=dict)
    carriers: Mapping[str, Sequence[str]] = field(default_factory=dict)


def wanted_regions(query: Query, stock: Stock) -> Iterator[Wanted]:
    """The regions that a definition asks for, titles in the wiki's normal form.

    A value of a family that can stand in no title has no page; see `unpaged_values`.
    """
    if query.holders:
        for title in stock.carriers.get(query.region, ()):
            if any(item.schema in query.holders for item in stock.paths.on_page(title)):
                yield _of_holder(query, title, stock)
    elif query.each and not query.subject:
        yield from _of_family(query, query.each, stock)
    else:
        yield _wanted(query, stock.normal(query.title), query.subject, stock, stock.records)


def family_title(query: Query, subject: str) -> str:
    """The title of one page of a family."""
    return query.about(subject, query.title)


def family_prefix(query: Query) -> str:
    """What the titles of all pages of a family begin with."""
    return query.title.partition("{")[0]


def page_titles(query: Query, stock: Stock) -> tuple[str, ...]:
    """The titles of the pages that a definition makes; those that belong to records are not among them."""
    if query.holders:
        return ()
    if query.each is None or query.subject:
        return (stock.normal(query.title),)
    subjects = (subject for subject in _subjects(query, query.each, stock) if _has_page(query, subject))
    return tuple(stock.normal(family_title(query, subject)) for subject in subjects)


def unpaged_values(query: Query, stock: Stock) -> tuple[str, ...]:
    """Values of a family that no title can hold."""
    if query.each is None or query.subject:
        return ()
    subjects = _subjects(query, query.each, stock)
    return tuple(subject for subject in subjects if not _has_page(query, subject))


def _has_page(query: Query, subject: str) -> bool:
    """A title can hold the value. One that begins with it would also go to the namespace that a record names."""
    is_led = bool(family_prefix(query).strip(" :"))
    return could_be_title(family_title(query, subject)) and (is_led or ":" not in subject)


def _of_family(query: Query, column: Column, stock: Stock) -> Iterator[Wanted]:
    pages: dict[str, tuple[str, dict[tuple[str, int], Item]]] = {}
    for subject, items in _subjects(query, column, stock).items():
        if _has_page(query, subject):
            _, known = pages.setdefault(stock.normal(family_title(query, subject)), (subject, {}))
            known |= {(item.title, item.start): item for item in items}
    for title, (subject, members) in pages.items():
        yield _wanted(query, title, subject, stock, tuple(members.values()))


def _subjects(query: Query, column: Column, stock: Stock) -> Mapping[str, Sequence[Item]]:
    """What each page of a family is about, as readers see it -> the items it is made from."""
    terms = terms_of(column)
    found: dict[object, list[Item]] = {}
    for item in stock.records:
        if any(item.schema in section.schemas for section in query.sections):
            for value in group_values(column, item):
                if value is not None:
                    found.setdefault(value, []).append(item)
    ordered = [*(value for value in terms if value in found), *sorted((v for v in found if v not in terms), key=str)]
    named: dict[str, list[Item]] = {}
    for value in ordered:
        label = said(terms[value].label, stock.language) if value in terms else str(value)
        named.setdefault(" ".join(label.split()), []).extend(found[value])
    return named


def _of_holder(query: Query, title: str, stock: Stock) -> Wanted:
    name = next((item.name for item in stock.paths.on_page(title) if item.schema in query.holders), title)
    listings = [
        select_rows(
            section,
            stock.paths.leading_to(title, section.schemas, query.through),
            stock.today,
            stock.paths,
            stock.letter,
        )
        for section in query.sections
    ]
    return Wanted(query, title, name, tuple(listings))


def _wanted(query: Query, title: str, subject: str, stock: Stock, items: Iterable[Item]) -> Wanted:
    chosen = tuple(items)
    listings = [_listing(section, stock, chosen) for section in query.sections]
    return Wanted(query, title, subject, tuple(listings))


def _listing(section: Section, stock: Stock, records: Sequence[Item]) -> Listing:
    members = stock.members.get(section.category, ()) if section.category else None
    return select_rows(
        section,
        records if members is None else members,
        stock.today,
        stock.paths,
        stock.letter,
        in_order=members is not None,
    )
