"""Records -> those that fit, the best first, each with the reasons why it is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from movibot.collation import sort_key
from movibot.find.matching import Field, Match, alike, best_match, fields_of, search_words
from movibot.find.nearness import position_of, positions_of_pages
from movibot.find.wishes import Wish, with_role
from movibot.model import Entry
from movibot.positions import Position
from movibot.schema import Schema

_OF_RESOURCES: Final = ("cost", "time", "difficulty", "health")
"""What is said of something that one can take up, and not of what people tell or ask about it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that fits.

    Attributes:
        entry: The record.
        fits: Role -> the value that was asked for.
        matches: Where the words stand.
        missing: Words that stand nowhere in it.
        distance: Kilometres, or None where nobody knows, or asks.
        through: The page, linked from the record, that is so near; empty where the record itself is.
    """

    entry: Entry
    fits: Mapping[str, str] = field(default_factory=dict)
    matches: tuple[Match, ...] = ()
    missing: tuple[str, ...] = ()
    distance: float | None = None
    through: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found.

    Attributes:
        hits: The best first.
        silent: Role -> how many records would fit, and do not say what they are.
        relaxed: Where nothing fits: role -> how many records would, if it were not asked for.
        near: The place from which distances count, as it is called; empty for none.
    """

    hits: tuple[Hit, ...]
    silent: Mapping[str, int] = field(default_factory=dict)
    relaxed: Mapping[str, int] = field(default_factory=dict)
    near: str = ""


def rank(entries: Sequence[Entry], schemas: Mapping[str, Schema], wish: Wish) -> Found:
    """The records that fit, the best first.

    More of the words come before fewer; then what is nearer, where that is asked; then resources, before what people
    tell or ask about them; then what says the words in a weightier place; then the healthier; then the alphabet.

    Args:
        entries: All records.
        schemas: Key -> schema.
        wish: What is looked for.
    """
    hits = list(_hits(entries, schemas, wish))
    hits.sort(key=lambda hit: _order(hit, schemas, wish))
    silent = {role: n for role in wish.wanted if (n := _silent(entries, schemas, wish, role))}
    relaxed = {} if hits else _relaxed(entries, schemas, wish)
    return Found(tuple(hits), silent, relaxed)


def _hits(entries: Sequence[Entry], schemas: Mapping[str, Schema], wish: Wish) -> Iterator[Hit]:
    fitting = [
        Hit(entry, fits) for entry in entries if (fits := _fits(entry, schemas[entry.record.schema], wish)) is not None
    ]
    found = _with_words(fitting, schemas, search_words(wish.words)) if wish.words else iter(fitting)
    if wish.near is None:
        yield from found
        return
    pages = positions_of_pages(entries, schemas)
    for hit in found:
        yield _with_distance(hit, schemas, wish.near, pages)


def _fits(entry: Entry, schema: Schema, wish: Wish) -> Mapping[str, str] | None:
    """Role -> the value that was asked for; None where the record does not fit."""
    if schema.key not in wish.schemas if wish.schemas else _is_of_people(schema):
        return None
    fits = {}
    for role, wanted in wish.wanted.items():
        values = _values(entry, schema, role)
        value = next((each for each in values if each in wanted), None)
        if value is None:
            return None
        fits[role] = value
    return fits


def _is_of_people(schema: Schema) -> bool:
    """Its records are people, who are shown only to whoever asks for them."""
    naming = schema.parameters.get(schema.name)
    return naming is not None and (naming.personal or naming.type == "person")


def _values(entry: Entry, schema: Schema, role: str) -> list[str]:
    readings = (entry.readings.get(parameter.name) for parameter in with_role(schema, role))
    values = (reading.value for reading in readings if reading and reading.value is not None)
    return [str(each) for value in values for each in (value if isinstance(value, tuple) else (value,))]


def _with_words(hits: Sequence[Hit], schemas: Mapping[str, Schema], words: Mapping[str, str]) -> Iterator[Hit]:
    """Those in which at least one of the words stands."""
    fields: list[Sequence[Field]] = [fields_of(hit.entry, schemas[hit.entry.record.schema]) for hit in hits]
    known = frozenset(word for of_hit in fields for each in of_hit for word in each.words)
    meant = {word: alike(word, known) for word in words}
    for hit, of_hit in zip(hits, fields, strict=True):
        matches = {word: best_match(word, meant[word], of_hit) for word in words}
        found = tuple(match._replace(word=words[match.word]) for match in matches.values() if match)
        if found:
            yield replace(hit, matches=found, missing=tuple(words[word] for word in words if matches[word] is None))


def _with_distance(hit: Hit, schemas: Mapping[str, Schema], near: Position, pages: Mapping[str, Position]) -> Hit:
    schema = schemas[hit.entry.record.schema]
    own = position_of(hit.entry, schema)
    if own is not None:
        return replace(hit, distance=near.distance(own))
    linked = (hit.entry.readings.get(parameter.name) for parameter in schema.linked)
    values = (reading.value for reading in linked if reading and reading.value is not None)
    titles = (str(each) for value in values for each in (value if isinstance(value, tuple) else (value,)))
    ways = [(near.distance(pages[title]), title) for title in titles if title in pages]
    distance, through = min(ways, default=(None, ""))
    return replace(hit, distance=distance, through=through)


def _order(hit: Hit, schemas: Mapping[str, Schema], wish: Wish) -> tuple[object, ...]:
    schema = schemas[hit.entry.record.schema]
    far = (hit.distance is None, hit.distance or 0.0) if wish.near else (False, 0.0)
    weight = -round(sum(match.score for match in hit.matches), 3)
    named = hit.entry.readings.get(schema.name)
    name = named.plain if named else hit.entry.record.title
    record = hit.entry.record
    beside = not any(True for role in _OF_RESOURCES for _ in with_role(schema, role))
    return (
        len(hit.missing),
        far,
        beside,
        weight,
        _sickness(hit.entry, schema),
        sort_key(name),
        record.title,
        record.start,
    )


def _sickness(entry: Entry, schema: Schema) -> int:
    """The place of its health in the vocabulary; what nobody knows stands in the middle."""
    for parameter in with_role(schema, "health"):
        terms = list(parameter.vocabulary.terms) if parameter.vocabulary else []
        value = next(iter(_values(entry, schema, "health")), "")
        return terms.index(value) if value in terms else len(terms) // 2
    return 0


def _silent(entries: Sequence[Entry], schemas: Mapping[str, Schema], wish: Wish, role: str) -> int:
    """How many records fit but for a role of which they say nothing."""
    without = _without(wish, role)
    return sum(
        1
        for hit in _hits(entries, schemas, replace(without, near=None))
        if any(with_role(schemas[hit.entry.record.schema], role))
        and not _values(hit.entry, schemas[hit.entry.record.schema], role)
    )


def _relaxed(entries: Sequence[Entry], schemas: Mapping[str, Schema], wish: Wish) -> Mapping[str, int]:
    asked = {role: _without(wish, role) for role in wish.wanted}
    if wish.words and wish.wanted:
        asked["words"] = replace(wish, words=())
    counts = {name: sum(1 for _ in _hits(entries, schemas, replace(each, near=None))) for name, each in asked.items()}
    return {name: count for name, count in counts.items() if count}


def _without(wish: Wish, role: str) -> Wish:
    return replace(wish, wanted={name: values for name, values in wish.wanted.items() if name != role})
