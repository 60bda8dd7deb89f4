"""What a run did, as its log or the wiki tells it.

What lasts over many runs, such as a page that is refused each time, is counted in each of them.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from movibot.model import Again, Revision

NEEDING: Final = frozenset({"conflict", "refused", "failed"})
"""Outcomes that wait for a person."""

OF_SECRETS: Final = ("secret-", "credential-", "keyring-")
"""What the codes of secrets that cannot be used begin with: what ended a run is one of them, not the whole file."""


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A save of a run.

    Attributes:
        title: The page.
        base: The revision that stood there before, a person's where the wiki merged two saves; None where the
            run created the page.
        revision: What the save made; None where the run ended, or the answer was lost, before that was known:
            the page may have been saved, or not.
    """

    title: str
    base: Revision | None
    revision: Revision | None


@dataclass(frozen=True, slots=True)
class NeedingPage:
    """A page that a run left to a person.

    Attributes:
        title: The page.
        kind: `conflict`, `refused` or `failed`.
        code: Of the reason; empty where there is none.
        again: How long it has been so.
    """

    title: str
    kind: str
    code: str
    again: Again


@dataclass(frozen=True, slots=True)
class RunRecord:
    """What a run did.

    Attributes:
        run: Its name, which sorts as time does: `20261127T093928Z-4711`.
        command: `sync`, `index`, `check`, `undo`.
        started: When.
        ended: When; None where it is still at work, or was killed.
        exit_code: Of the process; None as above.
        saves: The pages it saved, in their order.
        needing: The pages it left to a person; empty where it did not come to its end.
        counts: Kind of outcome -> how many pages.
        stopped: The code of what ended it before its end, or empty.
        stopped_right: The right that the account lacked, where that ended it; or empty.
        stopped_again: How long runs of this command have ended so; None where none was stopped.
        whole: It looked at every generated page and came to its end.
        undoes: The run that it undid, or empty.
    """

    run: str
    command: str
    started: datetime.datetime
    ended: datetime.datetime | None = None
    exit_code: int | None = None
    saves: tuple[SavedPage, ...] = ()
    needing: tuple[NeedingPage, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    stopped: str = ""
    stopped_right: str = ""
    stopped_again: Again | None = None
    whole: bool = False
    undoes: str = ""
