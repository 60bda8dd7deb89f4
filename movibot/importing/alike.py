"""Records that may be the same under another spelling: their names are near, or they stand at the same place.

Proposed, never decided: a person knows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from movibot.collation import fold
from movibot.model import Reading
from movibot.positions import Position
from movibot.schema import Schema

_NEARLY_SAME: Final = 92.0
"""Similarity of two names in percent from which they may be one, wherever they are; tried on 195 real places."""
_NEAR: Final = 84.0
"""The same for two places in one town."""
_AT_ONE_PLACE: Final = 60.0
"""The same for two places at one position."""
_LONGEST: Final = 200
"""Characters of a name that are compared, whose cost is their number squared."""
_SHOWN: Final = 3
_ONE_PLACE: Final = 0.06
_ONE_TOWN: Final = 1.0
_FAR: Final = 15.0
"""Kilometres."""
_DEPARTMENT: Final = 2
"""So many digits of a postal code, and of the code of a commune, tell the department."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """What is compared of a record.

    Attributes:
        name: The words that it is called by, folded and sorted.
        position: Where it is, or None.
        codes: What tells its town: postal codes, codes of communes.
    """

    name: str
    position: Position | None = None
    codes: frozenset[str] = frozenset()


NOBODY: Final = Somebody("")


def somebody(schema: Schema, readings: Mapping[str, Reading]) -> Somebody:
    """What can be compared of a record."""
    position: Position | None = None
    codes: set[str] = set()
    for name, reading in readings.items():
        kind = schema.parameters[name].type
        value = reading.value
        if kind == "coordinates" and isinstance(value, tuple) and position is None:
            position = Position(*value)
        elif kind in {"postal code", "commune code"} and value:
            codes.add(f"{kind} {value}")
    named = readings.get(schema.name)
    words = fold(named.plain)[:_LONGEST].split() if named else []
    return Somebody(" ".join(sorted(words)), position, frozenset(codes))


def alike(one: Somebody, others: Sequence[Somebody]) -> Sequence[int]:
    """Which of the others may be the same, the likeliest first, few at most.

    Args:
        one: A record.
        others: Those that it is held against.
    """
    if not one.name:
        return ()
    from rapidfuzz import fuzz, process

    names = [other.name for other in others]
    found = process.extract(one.name, names, scorer=fuzz.ratio, score_cutoff=_AT_ONE_PLACE, limit=None)
    near = [(score, index) for _, score, index in found if _may_be_same(one, others[index], score)]
    return [index for _, index in sorted(near, key=lambda each: (-each[0], each[1]))[:_SHOWN]]


def _may_be_same(one: Somebody, other: Somebody, score: float) -> bool:
    if one.name == other.name:
        return True
    far = one.position.distance(other.position) if one.position and other.position else None
    if (far is not None and far > _FAR) or _in_other_departments(one, other):
        return False
    if far is not None and far < _ONE_PLACE:
        return True  # as similar as the search wants them at least
    in_one_town = not one.codes.isdisjoint(other.codes) or (far is not None and far < _ONE_TOWN)
    return score >= (_NEAR if in_one_town else _NEARLY_SAME)


def _in_other_departments(one: Somebody, other: Somebody) -> bool:
    """By the first digits of their codes."""
    ours, theirs = ({code.rpartition(" ")[2][:_DEPARTMENT] for code in each.codes} for each in (one, other))
    return bool(ours and theirs) and ours.isdisjoint(theirs)
