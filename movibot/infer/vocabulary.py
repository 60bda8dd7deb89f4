"""Values that repeat: which closed list of words they come from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Final, NamedTuple

from movibot.collation import fold

MOST_TERMS: Final = 60
FEWEST: Final = 8
"""Values; of fewer nobody can tell whether they repeat."""
_LONGEST_TERM: Final = 80
_REPETITION: Final = 4.0
"""How often each word of a long list is used, on the average."""
_FEW_TERMS: Final = 12
_NEARLY_ALL: Final = 0.95
"""What a long list covers; names of towns repeat, and there always is another one."""
_COVERED: Final = 0.9
"""The share of values that are words of the list, or slips of one."""
_BARELY: Final = 0.87
"""The share of those that are words."""
_SLIP: Final = 0.2
"""A spelling so much rarer than one that is nearly the same is a slip."""
_SHORT: Final = 4
"""Characters below which two words that differ in one letter may be two words."""
_LONG: Final = 10
"""The same for two letters."""


class Words(NamedTuple):
    """A closed list, with how often each word is used.

    Attributes:
        terms: Word as most people write it -> how often it or the same but for case and accents is used.
        covered: How many of the values are one of them.
        others: Values that are none, with how often they are there.
    """

    terms: Mapping[str, int]
    covered: int
    others: Mapping[str, int]


def closed_list(values: Mapping[str, int]) -> Words | None:
    """The closed list from which values seem to come, or None.

    Args:
        values: Plain text -> how often it is there.
    """
    total = sum(values.values())
    if total < FEWEST or any(len(value) > _LONGEST_TERM for value in _frequent(values)):
        return None
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for value, count in values.items():
        spellings[fold(value)][value] += count
    counts = Counter({key: sum(each.values()) for key, each in spellings.items() if key})
    repeated = {key: count for key, count in counts.items() if count > 1}
    if sum(repeated.values()) < _BARELY * total:
        return None  # names and titles: looking for slips among thousands of them takes minutes
    kept = _without_slips(repeated)
    covered = sum(kept.values())
    if not 2 <= len(kept) <= MOST_TERMS or covered < _BARELY * total:  # noqa: PLR2004
        return None
    slips = sum(count for key, count in counts.items() if key not in kept and any(nearly_same(key, k) for k in kept))
    if covered + slips < _COVERED * total:
        return None
    if len(kept) > _FEW_TERMS and (covered < _REPETITION * len(kept) or covered < _NEARLY_ALL * total):
        return None
    ordered = sorted(kept, key=lambda key: (-kept[key], key))
    terms = {_usual(spellings[key]): kept[key] for key in ordered}
    others = {value: count for value, count in values.items() if fold(value) not in kept}
    return Words(terms, covered, others)


def _frequent(values: Mapping[str, int]) -> list[str]:
    return [value for value, count in values.items() if count > 1]


def _usual(spellings: Counter[str]) -> str:
    """The spelling that most people chose; of equals the one with more capitals and accents, which say more."""
    return max(spellings, key=lambda word: (spellings[word], sum(not ("a" <= c <= "z") for c in word), word))


def _without_slips(counts: Mapping[str, int]) -> dict[str, int]:
    """The words, the most frequent first, as soon as there are too many for a list."""
    kept: dict[str, int] = {}
    for key in sorted(counts, key=lambda key: -counts[key]):
        if len(kept) > MOST_TERMS:
            break
        if not any(counts[key] <= _SLIP * counts[other] and nearly_same(key, other) for other in kept):
            kept[key] = counts[key]
    return kept


def nearly_same(first: str, second: str) -> bool:
    """Two folded words that differ as a slip does: a letter or two, and no digit."""
    shorter = min(len(first), len(second))
    allowed = 1 if shorter < _LONG else 2
    if shorter < _SHORT or abs(len(first) - len(second)) > allowed:
        return False
    from rapidfuzz.distance import OSA

    near = OSA.distance(first, second, score_cutoff=allowed) <= allowed
    return near and _digits(first) == _digits(second)


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())
