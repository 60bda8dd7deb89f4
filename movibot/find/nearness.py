"""Where things are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from movibot.collation import fold, nearest
from movibot.errors import UsageError
from movibot.model import Entry
from movibot.positions import Position
from movibot.schema import Parameter, Schema, read_value

_POSITION: Final = Parameter("", "coordinates")
_NEAR_WORDS: Final = re.compile(
    r"(?:^|\s)(?:tout )?(?:pr[eè]s|proches?|autour|aux alentours|à côté|near|close to|around)\s+"
    r"(?:de la |de l['’]|des |du |de |d['’])?(?P<place>\S.*)",
    re.IGNORECASE,
)
"""How the end of a sentence names a place."""


def position_of(entry: Entry, schema: Schema) -> Position | None:
    """Where a record is, if it says so."""
    for parameter in schema.parameters.values():
        reading = entry.readings.get(parameter.name) if parameter.type == "coordinates" else None
        if reading and isinstance(reading.value, tuple):
            return Position(*reading.value)
    return None


def positions_of_pages(entries: Iterable[Entry], schemas: Mapping[str, Schema]) -> Mapping[str, Position]:
    """Title -> where its record is."""
    found = ((entry, position_of(entry, schemas[entry.record.schema])) for entry in entries)
    return {entry.record.title: position for entry, position in found if position}


class Spot(NamedTuple):
    """A place that somebody means.

    Attributes:
        called: Its name as a page or a record writes it; of a position, as it was typed.
        position: Where it is.
    """

    called: str
    position: Position


def place_named(words: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """The words of a sentence, and the place that its end names: `gérer les salles près de Caen`; else all of them."""
    whole = " ".join(words)
    found = _NEAR_WORDS.search(whole)
    return ((whole[: found.start()],) if found[0] != whole else (), found["place"]) if found else (tuple(words), "")


def spot_meant(words: str, entries: Sequence[Entry], schemas: Mapping[str, Schema]) -> Spot:
    """The place that somebody means: a position, a page that has one, or a territory in which pages have one.

    Args:
        words: What was typed: `49.18, -0.37`, a town, a département, a region, the name of a place.
        entries: All records.
        schemas: Key -> schema.

    Raises:
        UsageError: No record tells where that is.
    """
    written = read_value(_POSITION, words)
    if isinstance(written.value, tuple):
        return Spot(words, Position(*written.value))
    named: dict[str, list[Spot]] = {}
    for entry in entries:
        schema = schemas[entry.record.schema]
        position = position_of(entry, schema)
        for name in _names(entry, schema) if position else ():
            named.setdefault(fold(name), []).append(Spot(name.strip(), position))  # type: ignore[arg-type]
    key = fold(words) if fold(words) in named else nearest(fold(words), named)
    if not key:
        raise UsageError("find-near-unknown", value=words)
    return Spot(named[key][0].called, _middle([spot.position for spot in named[key]]))


def _names(entry: Entry, schema: Schema) -> Iterator[str]:
    yield entry.record.title
    for parameter in schema.parameters.values():
        if parameter.role == "territory" and parameter.name in entry.readings:
            yield from entry.readings[parameter.name].plain.split(parameter.separator)


def _middle(positions: Sequence[Position]) -> Position:
    """The one in the middle: a place that is far off, by a slip of the pen, draws it nowhere."""
    latitudes, longitudes = (sorted(axis) for axis in zip(*positions, strict=True))
    return Position(latitudes[len(latitudes) // 2], longitudes[len(longitudes) // 2])
