"""Names that two records probably share: spelling drift, an article, a plural (S003: "Be Coworking", "BeCoworking").

Every name is compared with its neighbours in a few alphabetical lists only, so that the cost grows as the number
of names does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from movibot.collation import fold
from movibot.query.rows import Item, Link

NEAR = 90.0
"""Similarity in percent from which two names look like one."""

_NEIGHBOURS = 6
"""How many names of a list one name is compared with."""

_SMALL_WORDS = frozenset(["l", "le", "la", "les", "un", "une", "d", "de", "du", "des", "a", "au", "aux", "et", "en"])
_SHORTEST = 4
"""Letters below which a name is too short to resemble another."""


def alike(items: Iterable[Item]) -> Mapping[tuple[str, int], tuple[Link, ...]]:
    """Records whose names are nearly those of others of their kind.

    Args:
        items: Records.

    Returns:
        Page and place of a record -> the others, in the order of their titles; records without any are not in it.
    """
    of_kind: dict[str, list[tuple[str, Item]]] = {}
    for item in items:
        if item.schema and len(key := compact(item.name)) >= _SHORTEST:
            of_kind.setdefault(item.schema, []).append((key, item))
    found: dict[tuple[str, int], dict[str, Link]] = {}
    for named in of_kind.values():
        for one, other in _pairs(named):
            found.setdefault((one.title, one.start), {})[other.title] = Link(other.title, other.name)
            found.setdefault((other.title, other.start), {})[one.title] = Link(one.title, one.name)
    return {key: tuple(links[title] for title in sorted(links)) for key, links in found.items()}


def compact(name: str) -> str:
    """The name without accents, case, blanks and small words."""
    words = fold(name).split()
    return "".join(word for word in words if word not in _SMALL_WORDS) or "".join(words)


def _pairs(named: Sequence[tuple[str, Item]]) -> Iterator[tuple[Item, Item]]:
    from rapidfuzz import fuzz

    seen: set[tuple[int, int]] = set()
    for order in _LISTS:
        ordered = sorted(range(len(named)), key=lambda index, by=order: (by(named[index][0]), named[index][1].title))  # type: ignore[misc]
        for at, index in enumerate(ordered):
            for other in ordered[at + 1 : at + 1 + _NEIGHBOURS]:
                pair = (min(index, other), max(index, other))
                if pair in seen:
                    continue
                seen.add(pair)
                (a, one), (b, two) = named[index], named[other]
                if one.title != two.title and (a == b or fuzz.ratio(a, b, score_cutoff=NEAR)):
                    yield one, two


_LISTS: Sequence[Callable[[str], str]] = (lambda key: key, lambda key: key[::-1], lambda key: "".join(sorted(key)))
"""Neighbours begin alike, end alike, or have the same letters."""
