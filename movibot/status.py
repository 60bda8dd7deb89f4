"""The log of runs -> whether movibot can be left alone. Nothing is asked of the wiki."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from movibot.runlock import Holder
from movibot.runrecord import NeedingPage, RunRecord

Verdict = Literal["fine", "person", "wiki", "config", "old", "never"]
"""`person`: somebody has to look; `wiki`: the last run could not use the wiki; `config`: it could not begin;
`old`: no success for too long."""

_COMMANDS: Final = frozenset({"sync", "index"})
"""What keeps generated pages up to date; other commands have a person in front of them."""

_AHEAD: Final = datetime.timedelta(days=1)
"""So far ahead of the clock no time zone takes a run: the machine's clock was wrong, then or now."""

_CONFIG_WRONG: Final = 2
_WIKI_FAILED: Final = 5
_UNUSABLE: Final[dict[int | None, Verdict]] = {_WIKI_FAILED: "wiki", _CONFIG_WRONG: "config"}
INTERRUPTED: Final = 130
_NO_FAILURE: Final = frozenset({0, 1, INTERRUPTED})
"""Exit codes of runs that did what could be done, or that a person ended."""


@dataclass(frozen=True, slots=True)
class Status:
    """What is known of the runs on a wiki.

    Attributes:
        now: When it was asked.
        success: The last run that looked at every page and came to its end.
        last: The last run that is over, however it ended.
        failure: The run that failed, where it was the last one or no run has looked at every page since.
        ahead: The newest run whose date lies in the future, which counts for nothing; None where there is none.
        holder: Who is at work now, or None.
        needing: The pages that wait for a person, the longest first.
        verdict: All of it in a word.
    """

    now: datetime.datetime
    success: RunRecord | None
    last: RunRecord | None
    failure: RunRecord | None
    ahead: RunRecord | None
    holder: Holder | None
    needing: tuple[NeedingPage, ...]
    verdict: Verdict

    @property
    def age(self) -> datetime.timedelta | None:
        """How long ago the last success was."""
        return self.now - _end(self.success) if self.success else None


def read_status(
    records: Iterable[RunRecord], holder: Holder | None, now: datetime.datetime, max_age: datetime.timedelta
) -> Status:
    """Judge the runs.

    Args:
        records: The runs, newest first.
        holder: Who is at work now, or None.
        now: The time it is, with its zone.
        max_age: A success that is older is too old.
    """
    told = [each for each in records if each.command in _COMMANDS and not is_at_work(each, holder)]
    over = [each for each in told if _end(each) - now <= _AHEAD]
    ahead = next((each for each in told if _end(each) - now > _AHEAD), None)
    success = next((each for each in over if each.whole), None)
    last = next(iter(over), None)
    failure = next((each for each in over if each is success or _has_failed(each)), None)
    needing = tuple(sorted(_open_pages(over), key=lambda page: (page.again.since, page.title)))
    verdict = _verdict(success, last, needing, now - max_age)
    return Status(now, success, last, failure if failure is not success else None, ahead, holder, needing, verdict)


def is_at_work(record: RunRecord, holder: Holder | None) -> bool:
    """Whether a run is the one that holds the lock."""
    return record.ended is None and holder is not None and record.run.endswith(f"-{holder.process}")


def _open_pages(records: Sequence[RunRecord]) -> list[NeedingPage]:
    """What the last whole run, and those of single pages after it, left to a person and nobody saved since."""
    found: dict[tuple[str, str], NeedingPage] = {}
    saved_since: set[str] = set()
    for record in records:
        for page in record.needing:
            if page.title not in saved_since:
                found.setdefault((page.title, page.code), page)
        saved_since |= {save.title for save in record.saves if save.revision is not None}
        if record.whole:
            break
    return list(found.values())


def _verdict(
    success: RunRecord | None, last: RunRecord | None, needing: Sequence[NeedingPage], oldest: datetime.datetime
) -> Verdict:
    """The gravest first: what makes the rest unknown."""
    if success is None and (last is None or last.exit_code in _NO_FAILURE | {None}):
        return "never"
    if last is not None and last.exit_code in _UNUSABLE:
        return _UNUSABLE[last.exit_code]
    if success is not None and _end(success) < oldest:
        return "old"
    return "person" if needing or (last is not None and _has_failed(last)) else "fine"


def _has_failed(record: RunRecord) -> bool:
    return record.exit_code is not None and record.exit_code not in _NO_FAILURE


def _end(record: RunRecord) -> datetime.datetime:
    return record.ended or record.started
