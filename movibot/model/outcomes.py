"""What becomes of what was wanted: plan, saves, outcomes, report."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from movibot.model.findings import Problem
from movibot.model.intentions import Change, Refusal
from movibot.model.wikis import Page, Revision


@dataclass(frozen=True, slots=True)
class Edit:
    """The changes of one page, computed on the page as it was read.

    Attributes:
        page: The base, that is the page the new text was computed from.
        changes: The intentions.
        text: What the page becomes.
    """

    page: Page
    changes: tuple[Change, ...]
    text: str


OutcomeKind = Literal["saved", "merged", "unchanged", "conflict", "refused", "excluded", "failed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one page.

    Attributes:
        title: The page.
        kind: See design, "Outcomes".
        reason: Why, where it is not plain: a message code and its arguments.
        revision: The page's revision after the save.
        attempts: How many saves were sent for it.
        base: The revision that the save replaced; None where it created the page, or where nothing was saved.
    """

    title: str
    kind: OutcomeKind
    reason: Refusal | None = None
    revision: Revision | None = None
    attempts: int = 0
    base: Revision | None = None


@dataclass(frozen=True, slots=True)
class Again:
    """How long something has lasted.

    Attributes:
        times: In how many runs in a row, the last one included.
        since: When the first of them began.
    """

    times: int
    since: datetime.datetime


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be saved, and what will not be.

    Attributes:
        edits: One per page that changes.
        outcomes: Pages already decided: unchanged, or refused with the reason.
    """

    edits: tuple[Edit, ...]
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Saved:
    """The wiki accepted a save.

    Attributes:
        revision: The page's new revision, or the one it already had where nothing changed.
        previous: The revision it replaced; another one than the base means a silent merge.
        changed: False where the page already read so.
    """

    revision: Revision
    previous: Revision | None
    changed: bool = True


@dataclass(frozen=True, slots=True)
class Conflicted:
    """The page moved on since it was read (edited, created, deleted, renamed). Nothing was written."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """The wiki refused the save of this page: protection, filter, title. Nothing was written.

    Attributes:
        code: The wiki's own error code.
        explanation: The wiki's own sentence.
    """

    code: str
    explanation: str


SaveResult = Saved | Conflicted | Rejected


@dataclass(frozen=True, slots=True)
class Report:
    """What a run that writes did, or would do.

    Attributes:
        outcomes: One per generated page that was looked at.
        problems: What is wrong on people's pages.
        records: Schema -> how many records there are.
        language: The wiki's.
        planned: The edits that a dry run would have made; empty after a real run.
        reads: Requests that read.
        writes: Requests that write.
        received: Bytes that the wiki answered.
        sent: Bytes that it was sent.
        remarks: What did not go as it was configured, and stopped nothing.
        stopped: What ended the run before its end, or would have ended it after a dry run; or None.
        run: The name of the run in the log; empty where it has none.
        can_undo: `movibot undo` can put back what the run saved.
        config: What stands behind command lines for the same configuration.
        lasting: Title and code of the reason -> how long, for pages that were left to a person before this run too.
        stopped_again: How long runs have ended for the reason in `stopped`; None where it is the first.
        summary: Of a dry run whose edits would all be made as they are, what the page histories would say; else empty.
    """

    outcomes: tuple[Outcome, ...]
    problems: tuple[Problem, ...]
    records: Mapping[str, int]
    language: str = ""
    planned: tuple[Edit, ...] = ()
    reads: int = 0
    writes: int = 0
    stopped: Refusal | None = None
    received: int = 0
    sent: int = 0
    remarks: tuple[Refusal, ...] = ()
    run: str = ""
    can_undo: bool = False
    config: str = ""
    lasting: Mapping[tuple[str, str], Again] = field(default_factory=dict)
    stopped_again: Again | None = None
    summary: str = ""
