"""Names of parameters that somebody misspelt, and names that stand in for others."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from typing import Final

from movibot.collation import fold
from movibot.infer.vocabulary import nearly_same

_RARE: Final = 0.25
"""Where the source does not tell, a misspelling is so much rarer than the name."""

Rivals = Callable[[str, str], bool]
"""Whether two parameters are both filled in one call, with different values."""


def misspelt_names(
    counts: Mapping[str, int], read: Collection[str], *, is_source_known: bool, rivals: Rivals
) -> dict[str, str]:
    """Misspelt name -> the name that was meant.

    Args:
        counts: Every name on the pages -> in how many calls it is filled.
        read: The names that the template reads, or its TemplateData tells: these are right as they are.
        is_source_known: A name that is not among these is shown nowhere.
        rivals: Tells names that cannot be one parameter.
    """
    right = set(read)
    if not is_source_known:
        right |= set(_frequent(counts))
    found: dict[str, str] = {}
    for name in counts:
        if name in right:
            continue
        near = [each for each in right if is_misspelling(name, each) and not rivals(name, each)]
        if near:
            found[name] = max(near, key=lambda each: (_squeezed(each) == _squeezed(name), counts.get(each, 0), each))
    return found


def _frequent(counts: Mapping[str, int]) -> Sequence[str]:
    """The names that are no misspelling of one that is much more frequent."""
    return [
        name
        for name, count in counts.items()
        if not any(count <= _RARE * more and is_misspelling(name, other) for other, more in counts.items())
    ]


def is_misspelling(written: str, meant: str) -> bool:
    """The same but for case, accents, blanks and underscores, or for a letter or two."""
    first, second = _squeezed(written), _squeezed(meant)
    if not first or not second or written == meant:
        return False
    return first == second or nearly_same(first, second)


@lru_cache(maxsize=4096)
def _squeezed(name: str) -> str:
    return fold(name).replace(" ", "")
