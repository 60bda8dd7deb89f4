"""Entries and what else is known -> items: records, and pages without one, with their computed values."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from movibot.model import Entry, Member, PageFacts, Problem, Reading
from movibot.query.alike import alike
from movibot.query.computed import PROBLEMS
from movibot.query.rows import Item, Link
from movibot.schema import Schema, score_record
from movibot.titles import CATEGORY

_HIDDEN: Final[Mapping[str, object]] = {"value": "…", "right": "…", "nearest": None}
"""What stands in a sentence instead of a value."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the records, as far as some definition asks for it.

    Attributes:
        today: The day it is on the wiki.
        language: Of labels and sentences.
        named: The computed values that are wanted.
        problems: What is wrong on the pages.
        said: Makes the sentence of a problem.
        edited: Title -> when a person last edited it, by the clock of the wiki's place.
        extracts: Title -> the beginning of the page as plain text.
        lists: Title -> the names of the regions on the page.
    """

    today: datetime.date
    language: str = "fr"
    named: frozenset[str] = frozenset()
    problems: Sequence[Problem] = ()
    said: Callable[[Problem], str] = str
    edited: Mapping[str, datetime.datetime] = field(default_factory=dict)
    extracts: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def record_items(
    entries: Iterable[Entry], schemas: Mapping[str, Schema], namespaces: Mapping[str, int], known: Known
) -> tuple[Item, ...]:
    """The records as items.

    Args:
        entries: All records.
        schemas: Schema -> definition.
        namespaces: Title -> number of its namespace; the main one where it is not said.
        known: What is known beside them.
    """
    told = _told(known) if PROBLEMS in known.named else {}
    items = [_record_item(entry, schemas[entry.record.schema], namespaces, known, told) for entry in entries]
    if "$alike" not in known.named:
        return tuple(items)
    others = alike(items)
    return tuple(_with(item, "$alike", links_reading(others.get((item.title, item.start), ()))) for item in items)


def page_item(member: Member, known: Known) -> Item:
    """A page without a record as an item."""
    name = member.title.partition(":")[2] if member.namespace == CATEGORY else member.title
    return Item(member.title, member.namespace, "", name, "", dict(_of_page(member.title, known)))


def with_facts(items: Iterable[Item], facts: Mapping[str, PageFacts]) -> tuple[Item, ...]:
    """The items, each with what the wiki says of its page.

    Args:
        items: Records and pages.
        facts: Title -> categories and incoming links.
    """
    return tuple(
        replace(item, readings={**item.readings, **_of_facts(facts[item.title])}) if item.title in facts else item
        for item in items
    )


def _of_facts(facts: PageFacts) -> Mapping[str, Reading]:
    found = {"$incoming": Reading(str(facts.incoming), facts.incoming)}
    if facts.categories:
        found["$categories"] = Reading(", ".join(facts.categories), facts.categories)
    return found


def _record_item(
    entry: Entry,
    schema: Schema,
    namespaces: Mapping[str, int],
    known: Known,
    told: Mapping[str, Sequence[Problem]],
) -> Item:
    record = entry.record
    is_personal = schema.parameters[schema.name].personal
    name = "" if is_personal else name_of(entry.readings.get(schema.name))
    readings = {**entry.readings, **dict(_of_page(record.title, known)), "$kind": Reading(schema.key, schema.key)}
    if not known.named.isdisjoint({"$score", "$completeness"}):
        score = score_record(schema, entry.readings, known.today)
        readings["$completeness"] = Reading(str(score.completeness), score.completeness)
        if score.score is not None:
            readings["$score"] = Reading(str(score.score), score.score)
    if wrong := [p for p in told.get(record.title, ()) if record.start <= p.place.start < record.end]:
        sentences = dict.fromkeys((problem.code, known.said(_discreet(problem, schema))) for problem in wrong)
        readings[PROBLEMS] = Reading("\n".join(words for _, words in sentences), tuple(c for c, _ in sentences))
    number = namespaces.get(record.title, 0)
    return Item(record.title, number, record.schema, name or record.title, schema.name, readings, record.start)


def name_of(reading: Reading | None) -> str:
    """What a record calls itself, on one line; empty where it does not say."""
    return " ".join(reading.plain.split()) if reading else ""


def _told(known: Known) -> Mapping[str, Sequence[Problem]]:
    found: dict[str, list[Problem]] = {}
    for problem in known.problems:
        found.setdefault(problem.place.source, []).append(problem)
    return found


def _discreet(problem: Problem, schema: Schema) -> Problem:
    """The problem without the value, where that is personal or belongs to no parameter: its sentence would show it."""
    parameter = schema.parameters.get(str(problem.arguments.get("name")))
    if "value" not in problem.arguments or (parameter is not None and not parameter.personal):
        return problem
    hidden = {key: shown for key, shown in _HIDDEN.items() if key in problem.arguments}
    return replace(problem, arguments={**problem.arguments, **hidden})


def _of_page(title: str, known: Known) -> Iterator[tuple[str, Reading]]:
    """The computed values that belong to the page and not to a record."""
    link = Link(title, title)
    yield "$page", Reading(title, (link,))
    yield "$edit", Reading(title, title)
    if known.extracts.get(title):
        yield "$extract", Reading(known.extracts[title], known.extracts[title])
    if title in known.edited:
        yield "$modified", Reading(f"{known.edited[title]:%Y-%m-%d %H:%M}", known.edited[title])
    if names := known.lists.get(title):
        yield "$lists", Reading(", ".join(names), names)


def links_reading(links: tuple[Link, ...]) -> Reading | None:
    """What pages that are shown by what they are called are read as; None where there are none."""
    return Reading(", ".join(link.label for link in links), links) if links else None


def _with(item: Item, name: str, reading: Reading | None) -> Item:
    return replace(item, readings={**item.readings, name: reading}) if reading else item
