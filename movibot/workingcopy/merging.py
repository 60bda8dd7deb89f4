"""A text that two sides edited -> one text, or one in which the places that both edited are marked, as git does.

Lines that only one side changed are taken from it. Two changes are apart only where at least one line that neither
changed stands between them: what touches is a conflict. See "How conflicts are presented" in
https://git-scm.com/docs/git-merge.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from movibot.linediff import Match, matching_lines

OURS: Final = "<<<<<<<"
MIDDLE: Final = "======="
THEIRS: Final = ">>>>>>>"

_MARKER: Final = re.compile(r"^(?:<{7}(?: .*)?|\|{7}(?: .*)?|={7}|>{7}(?: .*)?)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a merge.

    Attributes:
        text: The whole text, with markers around each conflict.
        conflicts: How many there are.
    """

    text: str
    conflicts: int = 0


class _Same(NamedTuple):
    """Lines that neither side changed: where they stand in the base and on either side, and how many."""

    base: int
    ours: int
    theirs: int
    size: int


def merge(base: str, ours: str, theirs: str, names: tuple[str, str] = ("", "")) -> Merged:
    """Join what two sides made of a text.

    Args:
        base: What both began with.
        ours: What one side made of it.
        theirs: What the other side made of it.
        names: What stands beside the markers, for ours and for theirs.
    """
    old, left, right = (text.split("\n") for text in (base, ours, theirs))
    lines: list[str] = []
    conflicts = at = a = b = 0
    for same in (*_unchanged(old, left, right), _Same(len(old), len(left), len(right), 0)):
        piece = _joined(old[at : same.base], left[a : same.ours], right[b : same.theirs])
        if piece is None:
            conflicts += 1
            lines += _marked(left[a : same.ours], right[b : same.theirs], names)
        else:
            lines += piece
        lines += old[same.base : same.base + same.size]
        at, a, b = (start + same.size for start in same[:3])
    return Merged("\n".join(lines), conflicts)


def left_markers(text: str, base: str) -> tuple[int, str] | None:
    """The line, counted from 1, and the words of the first conflict marker that the base does not have as well."""
    known = Counter(_MARKER.findall(base))
    for found in _MARKER.finditer(text):
        known[found[0]] -= 1
        if known[found[0]] < 0:
            return text.count("\n", 0, found.start()) + 1, found[0]
    return None


def _unchanged(old: Sequence[str], left: Sequence[str], right: Sequence[str]) -> Iterator[_Same]:
    """Where the lines that stayed on one side and those that stayed on the other are the same ones, in order."""
    ours, theirs = matching_lines(old, left), matching_lines(old, right)
    i = j = 0
    while i < len(ours) and j < len(theirs):
        a, b = ours[i], theirs[j]
        start, end = max(a.old, b.old), min(_end(a), _end(b))
        if start < end:
            yield _Same(start, a.new + start - a.old, b.new + start - b.old, end - start)
        if _end(a) <= _end(b):
            i += 1
        else:
            j += 1


def _end(match: Match) -> int:
    return match.old + match.size


def _joined(old: Sequence[str], left: Sequence[str], right: Sequence[str]) -> Sequence[str] | None:
    """The lines between two unchanged places; None where both sides changed them, and not in the same way."""
    if left in (old, right):
        return right
    return left if right == old else None


def _marked(left: Sequence[str], right: Sequence[str], names: tuple[str, str]) -> list[str]:
    """Both sides between markers, without what they have in common at the two ends."""
    first = _common(left, right)
    last = _common(left[first:][::-1], right[first:][::-1])
    ours, theirs = names
    return [
        *left[:first],
        f"{OURS} {ours}".rstrip(),
        *left[first : len(left) - last],
        MIDDLE,
        *right[first : len(right) - last],
        f"{THEIRS} {theirs}".rstrip(),
        *left[len(left) - last :],
    ]


def _common(left: Sequence[str], right: Sequence[str]) -> int:
    pairs = zip(left, right, strict=False)
    return next((count for count, (a, b) in enumerate(pairs) if a != b), min(len(left), len(right)))
