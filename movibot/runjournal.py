"""The log of a run while it is written, and which logs of earlier ones are kept.

A run that saved nothing is kept only until the next one that ended the same way, so that a timer that runs every
hour does not fill the disk. What it has to say beside that, how long a page has been refused, the next one counts on.
"""

from __future__ import annotations

import datetime
import json
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from movibot import __version__
from movibot.model import Again, Outcome, Refusal, Revision
from movibot.runlog import files_of, folder_of, read_record, runs
from movibot.runrecord import NEEDING, RunRecord

KEPT_RUNS: Final = 100
KEPT_DAYS: Final = 90
"""A run that saved something is kept while it is among so many, or not older than that."""

_QUIET: Final = ".quiet.jsonl"
_STAMP: Final = "%Y%m%dT%H%M%SZ"


class RunJournal:
    """The log of one run while it is written. That it cannot be written never stops the run."""

    def __init__(
        self, folder: Path, wiki: str, command: str, now: Callable[[], datetime.datetime], *, undoes: str = ""
    ) -> None:
        """Begin the log.

        Args:
            folder: Movibot's state folder.
            wiki: The name of the wiki, an address or a folder.
            command: What runs.
            now: The time it is, with its zone.
            undoes: The run that is undone.
        """
        self.began = now()
        self.run = f"{self.began.astimezone(datetime.UTC).strftime(_STAMP)}-{os.getpid()}"
        self.is_written = True
        """False from the moment on when something could not be written."""
        self._command = command
        self._now = now
        self._folder = folder_of(folder, wiki)
        self._path = self._folder / f"{self.run}.jsonl"
        self._quiet = True
        self._earlier = _Earlier(runs(folder, wiki), self.run)
        head = {"movibot": __version__, "command": command, "wiki": wiki, "started": _told(self.began)}
        self._write(head | ({"undoes": undoes} if undoes else {}), create=True)

    @property
    def has_saved(self) -> bool:
        """The run has saved a page, or began to."""
        return not self._quiet

    def saving(self, title: str, base: Revision | None) -> None:
        """A page is about to be saved, on this base."""
        self._quiet = False
        self._write({"saving": title, "base": base})

    def note_outcome(self, outcome: Outcome) -> None:
        """A page that was to be saved has its outcome."""
        if outcome.attempts == 0:
            return
        about = {"title": outcome.title, "kind": outcome.kind, "base": outcome.base, "revision": outcome.revision}
        self._write(about | ({"code": outcome.reason.code} if outcome.reason else {}))

    def again(self, outcome: Outcome) -> Again:
        """How long the page has had this outcome for the same reason, this run included."""
        return self._earlier.of_page(outcome.title, _code(outcome), self.began)

    def again_stopped(self, reason: str) -> Again:
        """How many runs of this command in a row were stopped for this reason, this one included."""
        return self._earlier.of_stop(self._command, reason, self.began)

    def end(self, exit_code: int, outcomes: Sequence[Outcome], stopped: Refusal | None, *, whole: bool) -> None:
        """End the log, and remove those that nobody needs any more.

        Args:
            exit_code: What the process ends with.
            outcomes: What became of all pages that were looked at.
            stopped: What ended the run before its end.
            whole: The run was to look at every generated page.
        """
        self._write(
            {
                "ended": _told(self._now()),
                "exit_code": exit_code,
                "counts": dict(Counter(outcome.kind for outcome in outcomes)),
                "whole": whole and stopped is None,
                "needing": [self._needing(outcome) for outcome in outcomes if outcome.kind in NEEDING],
            }
            | (
                {"stopped": {"code": stopped.code, **_counted(self.again_stopped(stopped.code)), **_right(stopped)}}
                if stopped
                else {}
            )
        )
        if not self.is_written:
            return
        with suppress(OSError):
            if self._quiet:
                self._path = self._path.rename(self._folder / f"{self.run}{_QUIET}")
                _remove_alike(self._path)
            _remove_old(self._folder, self._now())

    def _needing(self, outcome: Outcome) -> dict[str, Any]:
        about = {"title": outcome.title, "kind": outcome.kind, "code": _code(outcome)}
        return about | _counted(self.again(outcome))

    def _write(self, line: Mapping[str, Any], *, create: bool = False) -> None:
        """Add a line; a file with a hole in it would mislead, so that the first failure is the last."""
        if not self.is_written:
            return
        flags = os.O_WRONLY | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC
        data = json.dumps(line, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"
        try:
            if create:
                self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                flags |= os.O_CREAT | os.O_EXCL
            with os.fdopen(os.open(self._path, flags, 0o600), "wb", buffering=0) as file:
                self.is_written = file.write(data) == len(data)
        except OSError:
            self.is_written = False


@dataclass(slots=True)
class _Earlier:
    """The runs before this one, read as far as somebody wants to know."""

    unread: Iterator[RunRecord]
    own: str
    read: list[RunRecord] = field(default_factory=list)

    def of_page(self, title: str, code: str, now: datetime.datetime) -> Again:
        for record in self._ended():
            for page in record.needing:
                if (page.title, page.code) == (title, code):
                    return _once_more(page.again)
            if record.whole:
                break
        return Again(1, now)

    def of_stop(self, command: str, code: str, now: datetime.datetime) -> Again:
        last = next((record for record in self._ended() if record.command == command), None)
        again = last.stopped_again if last and last.stopped == code else None
        return _once_more(again) if again else Again(1, now)

    def _ended(self) -> Iterator[RunRecord]:
        yield from self.read
        for record in self.unread:
            if record.run != self.own and record.exit_code is not None:
                self.read.append(record)
                yield record


def _once_more(again: Again) -> Again:
    return Again(again.times + 1, again.since)


def _code(outcome: Outcome) -> str:
    return outcome.reason.code if outcome.reason else ""


def _counted(again: Again) -> dict[str, Any]:
    return {"times": again.times, "since": _told(again.since)}


def _right(stopped: Refusal) -> dict[str, str]:
    """The right that an account lacks, which is no secret, and all that a code does not say."""
    right = stopped.arguments.get("right")
    return {"right": right} if stopped.code == "right-missing" and isinstance(right, str) else {}


def _told(moment: datetime.datetime) -> str:
    return moment.isoformat(timespec="seconds")


# --- removing ---


def _remove_alike(path: Path) -> None:
    """Remove the runs that saved nothing and ended as this one did."""
    new = read_record(path)
    for other in files_of(path.parent):
        if other != path and other.name.endswith(_QUIET):
            old = read_record(other)
            if old is None or (new is not None and _ending(old) == _ending(new)):
                other.unlink(missing_ok=True)


def _ending(record: RunRecord) -> tuple[object, ...]:
    return record.command, record.exit_code, record.stopped, record.whole


def _remove_old(folder: Path, now: datetime.datetime) -> None:
    """Remove the runs that saved something, beyond what is kept."""
    oldest = (now - datetime.timedelta(days=KEPT_DAYS)).astimezone(datetime.UTC).strftime(_STAMP)
    saving = sorted((path for path in files_of(folder) if not path.name.endswith(_QUIET)), reverse=True)
    for path in saving[KEPT_RUNS:]:
        if path.name < oldest:
            path.unlink(missing_ok=True)
