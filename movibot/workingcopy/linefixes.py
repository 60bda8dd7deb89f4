"""Two texts -> the whole lines that make one of the other, in little time whatever the lines."""

from __future__ import annotations

from collections.abc import Iterator

from movibot.linediff import Match, matching_lines
from movibot.model import Fix


def fixes_between(old: str, new: str) -> Iterator[Fix]:
    """The lines to be replaced, in their order and apart; what is the same in both texts is not touched."""
    before, after = _lines(old), _lines(new)
    starts = [0]
    for line in before:
        starts.append(starts[-1] + len(line))
    at = done = 0
    for start, there, size in (*matching_lines(before, after), Match(len(before), len(after), 0)):
        if start > at or there > done:
            yield Fix(starts[at], starts[start], "".join(after[done:there]), safe=False)
        at, done = start + size, there + size


def _lines(text: str) -> list[str]:
    """The lines with their ends; those of MediaWiki, and no others."""
    *lines, last = text.split("\n")
    return [*(f"{line}\n" for line in lines), *([last] if last else [])]
