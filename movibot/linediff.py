"""Lines before, lines after -> a unified diff, in little time whatever the lines.

Lines that stand once on either side are matched first (the way called patience), then what stands between
them. `difflib` alone takes minutes for a table of a thousand rows whose lines look alike.
"""

from __future__ import annotations

import difflib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

CONTEXT = 3
"""Unchanged lines shown around each change of a diff."""

_SMALL = 4096
"""Lines before times lines after: up to here `difflib` compares two pieces."""
_MOST_ROUNDS = 8
"""How often what stands between matched lines is looked into; each round reads every line once at most."""


class Match(NamedTuple):
    """The same lines on both sides: offset before, offset after, and how many."""

    old: int
    new: int
    size: int


class _Piece(NamedTuple):
    """Lines of both sides that are still to be compared."""

    old: int
    old_end: int
    new: int
    new_end: int


class _Matched(difflib.SequenceMatcher[str]):
    """Groups changes with their context as `difflib` does, from matches that are found here."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        super().__init__(None, "", "", autojunk=False)
        self._blocks = [difflib.Match(*match) for match in matching_lines(old, new)]
        self._blocks.append(difflib.Match(len(old), len(new), 0))

    def get_matching_blocks(self) -> list[difflib.Match]:
        return self._blocks


def unified_hunks(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """The hunks of a unified diff, header lines included; nothing where both sides are the same."""
    for group in _Matched(old, new).get_grouped_opcodes(CONTEXT):
        first, last = group[0], group[-1]
        yield f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@"
        for tag, a, b, c, d in group:
            if tag == "equal":
                yield from (f" {line}" for line in old[a:b])
            else:
                yield from (f"-{line}" for line in old[a:b])
                yield from (f"+{line}" for line in new[c:d])


def matching_lines(old: Sequence[str], new: Sequence[str]) -> Sequence[Match]:
    """Lines that stay, in order and apart; neighbouring ones as one match."""
    found: list[Match] = []
    waiting = [(_Piece(0, len(old), 0, len(new)), _MOST_ROUNDS)]
    while waiting:
        piece, rounds = waiting.pop()
        piece = _without_same_ends(old, new, piece, found)
        if piece.old == piece.old_end or piece.new == piece.new_end:
            continue
        if (piece.old_end - piece.old) * (piece.new_end - piece.new) <= _SMALL:
            found += _compared(old, new, piece)
        elif rounds and (anchors := _anchors(old, new, piece)):
            found += anchors
            waiting += ((inner, rounds - 1) for inner in _between(anchors, piece))
    return _joined(sorted(found))


def _without_same_ends(old: Sequence[str], new: Sequence[str], piece: _Piece, found: list[Match]) -> _Piece:
    """The piece without the lines that are the same at its two ends; those are added to what is found."""
    a, b, c, d = piece
    while a < b and c < d and old[a] == new[c]:
        a, c = a + 1, c + 1
    while a < b and c < d and old[b - 1] == new[d - 1]:
        b, d = b - 1, d - 1
    found += (Match(piece.old, piece.new, a - piece.old), Match(b, d, piece.old_end - b))
    return _Piece(a, b, c, d)


def _compared(old: Sequence[str], new: Sequence[str], piece: _Piece) -> Iterator[Match]:
    left, right = old[piece.old : piece.old_end], new[piece.new : piece.new_end]
    for match in difflib.SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
        yield Match(match.a + piece.old, match.b + piece.new, match.size)


def _anchors(old: Sequence[str], new: Sequence[str], piece: _Piece) -> list[Match]:
    """Lines that stand once on either side of a piece, as many as stand in the same order."""
    once = _once(new, piece.new, piece.new_end)
    pairs = ((at, once.get(line)) for line, at in _once(old, piece.old, piece.old_end).items())
    return [Match(a, b, 1) for a, b in _longest_rising([(a, b) for a, b in pairs if b is not None])]


def _once(lines: Sequence[str], start: int, end: int) -> dict[str, int]:
    counts = Counter(lines[start:end])
    return {lines[at]: at for at in range(start, end) if counts[lines[at]] == 1}


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest choice of pairs in which the second numbers rise as the first ones do."""
    ends: list[int] = []
    tops: list[int] = []
    previous: list[int] = []
    for index, (_, after) in enumerate(pairs):
        height = bisect_left(ends, after)
        ends[height : height + 1] = [after]
        tops[height : height + 1] = [index]
        previous.append(tops[height - 1] if height else -1)
    chosen = []
    index = tops[-1] if tops else -1
    while index >= 0:
        chosen.append(pairs[index])
        index = previous[index]
    return chosen[::-1]


def _between(anchors: Sequence[Match], piece: _Piece) -> Iterator[_Piece]:
    old, new = piece.old, piece.new
    for anchor in anchors:
        yield _Piece(old, anchor.old, new, anchor.new)
        old, new = anchor.old + 1, anchor.new + 1
    yield _Piece(old, piece.old_end, new, piece.new_end)


def _joined(matches: Sequence[Match]) -> Sequence[Match]:
    joined: list[Match] = []
    for match in matches:
        last = joined[-1] if joined else None
        if last and (last.old + last.size, last.new + last.size) == (match.old, match.new):
            joined[-1] = last._replace(size=last.size + match.size)
        elif match.size:
            joined.append(match)
    return joined


def _range(start: int, stop: int) -> str:
    """Line numbers in the unified format: first line and count, the line before where there is none."""
    count = stop - start
    first = start + (1 if count else 0)
    return f"{first}" if count == 1 else f"{first},{count}"
