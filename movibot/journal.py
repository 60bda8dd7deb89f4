"""What is told while pages are saved, so that somebody can say later what a run did, also one that was killed."""

from __future__ import annotations

from typing import Protocol

from movibot.model import Again, Outcome, Revision


class Journal(Protocol):
    """Hears of every save, right before it and right after it."""

    def saving(self, title: str, base: Revision | None) -> None:
        """A page is about to be saved.

        Args:
            title: The page.
            base: The revision that the new text was computed from; None where the page is to be created.
        """

    def note_outcome(self, outcome: Outcome) -> None:
        """A page has its outcome."""

    def again(self, outcome: Outcome) -> Again | None:
        """How long a page has had this outcome for the same reason, this run included; None where nobody knows."""


class _Silence:
    def saving(self, title: str, base: Revision | None) -> None:
        del title, base

    def note_outcome(self, outcome: Outcome) -> None:
        del outcome

    def again(self, outcome: Outcome) -> Again | None:
        del outcome
        return None


NO_JOURNAL: Journal = _Silence()
"""Nobody listens."""
