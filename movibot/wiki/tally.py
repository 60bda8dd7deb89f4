"""What a run asked of a wiki, for its report."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from movibot.model import Refusal, Report


@dataclass(frozen=True, slots=True)
class Traffic:
    """Requests sent to a wiki so far.

    Attributes:
        reads: Requests that read, login included.
        writes: Requests that write.
        received: Bytes of what the wiki answered, as they came over the wire, headers aside.
        sent: Bytes of what was asked and saved, headers aside.
    """

    reads: int = 0
    writes: int = 0
    received: int = 0
    sent: int = 0


class Tally(Protocol):
    """What came of the requests so far."""

    @property
    def traffic(self) -> Traffic:
        """Requests sent so far."""

    @property
    def remarks(self) -> tuple[Refusal, ...]:
        """What did not go as it was configured so far, and stopped nothing: for the report."""


def with_traffic(report: Report, wiki: Tally) -> Report:
    """The report of a run with what it has asked of the wiki, and what the wiki did otherwise than configured."""
    traffic = wiki.traffic
    return replace(
        report,
        reads=traffic.reads,
        writes=traffic.writes,
        received=traffic.received,
        sent=traffic.sent,
        remarks=wiki.remarks,
    )
