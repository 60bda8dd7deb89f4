"""Offsets in a text -> lines and columns, as people count them."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import Final

_NEAR: Final = 5_000
"""Characters that are counted sooner than a text is remembered."""


class Lines:
    """Where the lines of a text end, so that many places in it are told in little time."""

    __slots__ = ("_ends",)

    def __init__(self, text: str) -> None:
        lengths = (len(line) + 1 for line in text.split("\n"))
        self._ends = [end - 1 for end in accumulate(lengths)]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, both counted from 1."""
        line = bisect_right(self._ends, offset - 1)
        return line + 1, offset - (self._ends[line - 1] if line else -1)


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Line and column of a character, both counted from 1. The lines of the last texts asked for are remembered."""
    if offset <= _NEAR:
        return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
    return _lines(text).place(offset)


@lru_cache(maxsize=2)
def _lines(text: str) -> Lines:
    return Lines(text)
