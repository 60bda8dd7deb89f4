"""Earlier runs as the wiki itself knows them, by what the account saved: where the log of runs is lost."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from movibot.messages import LANGUAGES, sentence
from movibot.model import OwnEdit
from movibot.runrecord import RunRecord, SavedPage
from movibot.wiki import History

PREFIX: Final = "wiki-"
"""What the names of such runs begin with."""

_LINK: Final = re.compile(r" · \[\[:[^\[\]|]*\|[^\[\]|]*\]\]\Z")
"""The link to the report page, at the end of a summary."""

PAUSE: Final = datetime.timedelta(minutes=10)
"""Two edits that are farther apart belong to two runs. No request is waited for as long."""


def runs_on_wiki(wiki: History, own_summary: str) -> Iterator[RunRecord]:
    """The runs of the account, newest first, as far as the summaries of its edits and the pauses between tell them.

    What a person or another program does in the name of the account is left out by its summary, and so is what
    `undo` did.

    Args:
        wiki: Where.
        own_summary: The summary of the configuration; empty where it has none.

    Raises:
        UsageError: This kind of wiki keeps no history.
        WikiError: The wiki cannot be used.
    """
    known = _summaries(own_summary)
    run: list[OwnEdit] = []
    for edit in wiki.own_edits():
        if _LINK.sub("", edit.summary.strip()) not in known:
            continue
        if run and not _belongs(edit, run[-1]):
            yield _record(run[::-1])
            run = []
        run.append(edit)
    if run:
        yield _record(run[::-1])


def _summaries(own: str) -> Collection[str]:
    codes = ("edit-summary", "edit-summary-fix", "edit-summary-install", "edit-summary-push")
    return {sentence(code, {}, language) for code in codes for language in LANGUAGES} | {own.strip()} - {""}


def _belongs(edit: OwnEdit, later: OwnEdit) -> bool:
    return edit.summary == later.summary and later.at - edit.at <= PAUSE


def _record(edits: Sequence[OwnEdit]) -> RunRecord:
    """The run that made these edits, given in the order in which they were made."""
    return RunRecord(
        run=f"{PREFIX}{edits[0].at:%Y%m%dT%H%M%SZ}",
        command="",
        started=edits[0].at,
        ended=edits[-1].at,
        saves=tuple(SavedPage(edit.title, edit.parent, edit.revision) for edit in edits),
    )
