"""The records of a wiki -> those that somebody looks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from movibot.errors import UsageError
from movibot.find import Found, Spot, Wish, place_named, rank, spot_meant, understood
from movibot.harvest import Harvest
from movibot.model import Entry
from movibot.reading import Run, read_facts, read_wiki
from movibot.schema import Schema
from movibot.schema.meant import schema_meant


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody typed.

    Attributes:
        words: To be found anywhere; the last ones may say near which place (`près de Caen`).
        wanted: Role of a parameter -> values.
        near: A position, a town, a territory, a page; or empty.
        schemas: Kinds of records, by key or template.
    """

    words: tuple[str, ...] = ()
    wanted: Mapping[str, Sequence[str]] | None = None
    near: str = ""
    schemas: tuple[str, ...] = ()


def find(run: Run, asked: Asked) -> tuple[Found, Harvest]:
    """The records that fit, the best first, and all that was read for it.

    Args:
        run: What to work with.
        asked: What is looked for.

    Raises:
        UsageError: A schema, a value or a place is none that is known.
        WikiError: The wiki cannot be used.
    """
    schemas = run.pack.schemas
    keys = {schema_meant(run.pack, name).key for name in asked.schemas}
    chosen = frozenset(key for key, schema in schemas.items() if keys & set(schema.kinds))
    wanted = understood(asked.wanted or {}, schemas)
    harvest = read_wiki(run, read_facts(run))
    words, near = _place_of(asked, harvest.entries, schemas)
    found = rank(harvest.entries, schemas, Wish(words, wanted, near.position if near else None, chosen))
    return replace(found, near=near.called if near else ""), harvest


def _place_of(
    asked: Asked, entries: Sequence[Entry], schemas: Mapping[str, Schema]
) -> tuple[tuple[str, ...], Spot | None]:
    """The words to be found, and the place that is named beside them or at their end."""
    if asked.near:
        return asked.words, spot_meant(asked.near, entries, schemas)
    words, place = place_named(asked.words)
    if not place:
        return asked.words, None
    try:
        return words, spot_meant(place, entries, schemas)
    except UsageError:  # no place at all: `près de chez moi`
        return asked.words, None
