"""Indexes that people define on a page, with what stands between each call and its end call.

    {{Index movibot|fiches=outil numérique|action=gérer}}
    <!-- movibot:début index-1 sha256=0123456789abcdef appel=01234567 -->
    ...
    <!-- movibot:fin index-1 -->
    {{Fin index movibot}}

The region between the two is movibot's own. It is known by where it stands, so that somebody may copy the whole to
another place of the page: the copy gets another name when it is filled.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count
from typing import Final, NamedTuple

from movibot.model import Refusal, WikiFacts
from movibot.wikitext.between import regions_between
from movibot.wikitext.indexcalls import Arguments, Call, Pair, find_calls, pair_calls
from movibot.wikitext.lines import line_and_column
from movibot.wikitext.markers import Marker, Region, find_markers

_NAME: Final = "index-"
_OWN_NAME: Final = re.compile(rf"{_NAME}[1-9][0-9]*")


@dataclass(frozen=True, slots=True)
class Index:
    """An index that a page defines.

    Attributes:
        call: The call that defines it.
        ordinal: Which of the calls with its arguments it is, counted from 1.
        stop: Offset of its end call; the end of the call where it has none.
        refusal: Why it cannot be filled, or None.
        region: What movibot wrote there before, or None.
        name: The name that its region is to carry; empty where it cannot be filled.
    """

    call: Call
    ordinal: int
    stop: int
    refusal: Refusal | None = None
    region: Region | None = None
    name: str = ""

    @property
    def arguments(self) -> Arguments:
        """What the call asks for, as it is written."""
        return self.call.arguments


class Indexes(NamedTuple):
    """The indexes of a page.

    Attributes:
        defined: All that it defines, in order, those that cannot be filled included.
        strays: What else is wrong with it: end calls that end nothing.
    """

    defined: tuple[Index, ...] = ()
    strays: tuple[Refusal, ...] = ()


def find_indexes(text: str, facts: WikiFacts) -> Indexes:
    """The indexes that a page defines in its own text. Remembered for the last texts, which changes read again.

    Args:
        text: The text of the page.
        facts: The wiki's namespaces, template redirects and extension tags.
    """
    return _found(text, _Itself(facts))


class _Itself:
    """Facts as the key of what is remembered: equal to themselves alone."""

    __slots__ = ("facts",)

    def __init__(self, facts: WikiFacts) -> None:
        self.facts = facts

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and self.facts is other.facts

    def __hash__(self) -> int:
        return id(self.facts)


@lru_cache(maxsize=2)
def _found(text: str, itself: _Itself) -> Indexes:
    facts = itself.facts
    pairs, strays = pair_calls(find_calls(text, facts))
    if not pairs:
        return Indexes((), tuple(strays))
    markers = find_markers(text, facts.extension_tags)
    found = list(_with_regions(text, list(_numbered(pairs)), markers))
    return Indexes(tuple(_named(found, markers)), tuple(strays))


def _numbered(pairs: Sequence[Pair]) -> Iterator[Index]:
    seen: Counter[Arguments] = Counter()
    for call, stop, refusal in pairs:
        seen[call.arguments] += 1
        yield Index(call, seen[call.arguments], stop, refusal)


def _with_regions(text: str, indexes: Sequence[Index], markers: Sequence[Marker]) -> Iterator[Index]:
    """The indexes with what stands in them, which is a region of theirs, or nothing, or the reason of a refusal."""
    places = [(index.call.end, index.stop) for index in indexes]
    for index, found in zip(indexes, regions_between(text, places, markers), strict=True):
        if index.refusal:
            yield index
        elif isinstance(found, int):
            told = {"line": index.call.line, "found": line_and_column(text, found)[0]}
            yield replace(index, refusal=Refusal("index-holds-text", told))
        elif found and not _OWN_NAME.fullmatch(found.name):
            held: dict[str, object] = {"line": index.call.line, "name": found.name}
            yield replace(index, refusal=Refusal("index-holds-region", held))
        else:
            yield replace(index, region=found)


def _named(indexes: Sequence[Index], markers: Sequence[Marker]) -> Iterator[Index]:
    """The indexes with their names: each keeps the one that it has, unless that is taken, or gets one that is free."""
    inside = [(index.call.end, index.stop) for index in indexes if index.region]
    outside = (each for each in markers if not any(start <= each.start < stop for start, stop in inside))
    elsewhere = {marker.name for marker in outside}
    taken = {marker.name for marker in markers}
    claimed: set[str] = set()
    for index in indexes:
        own = index.region.name if index.region else ""
        if index.refusal:
            yield index
            continue
        name = own if own and own not in claimed | elsewhere else _free(taken | claimed)
        claimed.add(name)
        yield replace(index, name=name)


def _free(taken: set[str]) -> str:
    return next(name for number in count(1) if (name := f"{_NAME}{number}") not in taken)
