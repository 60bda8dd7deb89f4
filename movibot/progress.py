"""How far a run is, for somebody who looks on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from movibot.model import Outcome, Page

LeastSeconds = Callable[[int], float]


def at_will(_: int) -> float:
    """Nothing holds saves back."""
    return 0


class Progress(Protocol):
    """Sees pages and outcomes pass, and hands each on at once."""

    def reading(self, pages: Iterable[Page], count: int) -> Iterable[Page]:
        """Pages as they are read, and how many there will be."""

    def saving(
        self, outcomes: Iterator[Outcome], decided: int, count: int, least: LeastSeconds = at_will
    ) -> Iterator[Outcome]:
        """Outcomes as they come.

        Args:
            outcomes: Those that were decided before anything was saved, then those of the saves.
            decided: How many of them come first.
            count: How many saves there will be.
            least: How many saves there are left -> how many seconds they take at least.
        """


class _Unwatched:
    def reading(self, pages: Iterable[Page], count: int) -> Iterable[Page]:
        del count
        return pages

    def saving(
        self, outcomes: Iterator[Outcome], decided: int, count: int, least: LeastSeconds = at_will
    ) -> Iterator[Outcome]:
        del decided, count, least
        return outcomes


UNWATCHED: Progress = _Unwatched()
"""Nobody looks on."""
