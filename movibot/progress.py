"""How far a run is, for somebody who looks on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from movibot.model import Outcome, Page


class Progress(Protocol):
    """Sees pages and outcomes pass, and hands each on at once."""

    def reading(self, pages: Iterable[Page], count: int) -> Iterable[Page]:
        """Pages as they are read, and how many there will be."""

    def saving(self, outcomes: Iterator[Outcome], decided: int, count: int) -> Iterator[Outcome]:
        """Outcomes as they come.

        Args:
            outcomes: Those that were decided before anything was saved, then those of the saves.
            decided: How many of them come first.
            count: How many saves there will be.
        """


class _Unwatched:
    def reading(self, pages: Iterable[Page], count: int) -> Iterable[Page]:
        del count
        return pages

    def saving(self, outcomes: Iterator[Outcome], decided: int, count: int) -> Iterator[Outcome]:
        del decided, count
        return outcomes


UNWATCHED: Progress = _Unwatched()
"""Nobody looks on."""
