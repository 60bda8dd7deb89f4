"""Plan, wiki -> outcomes. The only stage that writes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from movibot.errors import WikiError
from movibot.interruption import finished_first, was_asked
from movibot.journal import NO_JOURNAL, Journal
from movibot.model import (
    Conflicted,
    Edit,
    Outcome,
    OutcomeKind,
    Page,
    Plan,
    Refusal,
    Rejected,
    Saved,
    SaveResult,
    WikiFacts,
)
from movibot.stopping import StopWatch, title_of_stop
from movibot.wiki import PagesNow
from movibot.wikitext.changes import disproof
from movibot.wikitext.editing import edit_page
from movibot.wikitext.exclusion import excluding

INTERRUPTED = "interrupted"
"""The code of a run that somebody ended before its end; the page in hand was finished."""

GIVEN_UP = "interrupted-waiting"
"""The code of a page for which the wiki had to be waited for when somebody ended the run."""

MOST_SAVES = 3
"""How often a page is tried that somebody else keeps saving."""


def apply_plan(
    plan: Plan,
    wiki: PagesNow,
    facts: WikiFacts,
    *,
    user: str,
    summary: str,
    watch: StopWatch | None = None,
    journal: Journal = NO_JOURNAL,
) -> Iterator[Outcome]:
    """Save the edits of a plan one after the other, each when its outcome is asked for.

    Whoever takes the outcomes has them all at any moment: when the wiki fails, the page in hand comes as
    `failed` before the exception (as `conflict`, where it was saved and could not be read again), and a
    caller that stops asking stops the run between two pages.

    Args:
        plan: What is to be saved.
        wiki: Where.
        facts: The wiki's facts, to make changes again after a conflict.
        user: The name of the bot's account, for `{{bots}}`.
        summary: What the page histories say.
        watch: Reads the stop page; None for one that has not read it yet, beside the account's user page.
        journal: Hears of each save before it is made, and what became of it.

    Yields:
        The outcomes the plan holds already, then those of each edit.

    Raises:
        KeyboardInterrupt: Somebody ended the run while a page was in hand; that page comes first.
        StopAsked: Somebody wrote on the stop page. The edits that have no outcome yet were not tried.
        WikiError: The wiki cannot be used any more. The edits after the failed one were not tried.
    """
    yield from plan.outcomes
    writer = _Writer(wiki, facts, user, summary, journal)
    watch = watch or StopWatch(wiki, title_of_stop("", user, facts))
    for edit in plan.edits:
        wiki.await_turn()
        watch.before_save()
        with finished_first():
            for outcome in writer.outcomes(edit):
                journal.note_outcome(outcome)
                yield outcome


def take_outcomes(
    outcomes: Iterator[Outcome], tell: Callable[[Outcome], None]
) -> tuple[tuple[Outcome, ...], Refusal | None]:
    """Take what `apply_plan` yields, and tell each when it is there.

    Returns:
        The outcomes, and what ended them before their end, or None.
    """
    taken: list[Outcome] = []
    try:
        for outcome in outcomes:
            taken.append(outcome)
            tell(outcome)
    except WikiError as error:
        return tuple(taken), Refusal(error.code, error.arguments)
    except KeyboardInterrupt:
        return tuple(taken), Refusal(INTERRUPTED)
    return tuple(taken), None


@dataclass(frozen=True, slots=True)
class _Writer:
    wiki: PagesNow
    facts: WikiFacts
    user: str
    summary: str
    journal: Journal

    def outcomes(self, edit: Edit) -> Iterator[Outcome]:
        """Save one edit, making it again on the fresh page as long as others come first."""
        saves = 0
        result: SaveResult = Conflicted()
        try:
            while isinstance(result, Conflicted) and saves < MOST_SAVES:
                saves += 1
                self.journal.saving(edit.page.title, edit.page.revision)
                result = self.wiki.save(edit.page, edit.text, self.summary)
                if isinstance(result, Conflicted):
                    again = edit_page(self._read(edit), edit.changes, self.facts, self.user)
                    yield from (dataclasses.replace(outcome, attempts=saves) for outcome in again.outcomes)
                    if not again.edits:
                        return
                    edit = again.edits[0]
        except WikiError as error:
            reason = Refusal(GIVEN_UP) if was_asked() else Refusal(error.code, error.arguments)
            yield Outcome(edit.page.title, "failed", reason, attempts=saves)
            raise
        if isinstance(result, Saved) and result.changed and result.previous != edit.page.revision:
            yield from self._merged(edit, result, saves)
        else:
            yield _outcome(edit.page.title, result, saves)

    def _merged(self, edit: Edit, result: Saved, saves: int) -> Iterator[Outcome]:
        """The wiki joined the edit with somebody else's: what was wanted must stand there all the same."""
        title = edit.page.title
        try:
            reason = self._unwanted(self._read(edit), edit)
        except WikiError:
            yield Outcome(title, "conflict", Refusal("merge-unread"), result.revision, saves, result.previous)
            raise
        kind: OutcomeKind = "conflict" if reason else "merged"
        yield Outcome(title, kind, reason, result.revision, saves, result.previous)

    def _unwanted(self, page: Page, edit: Edit) -> Refusal | None:
        """Why a page that the wiki joined is not as it was wanted, or not to be edited; or None."""
        for change in edit.changes:
            refusal = disproof(page.text, change, self.facts)
            if refusal:
                return Refusal("merge-unproved", refusal.arguments)
        template = excluding(page.text, self.user, self.facts)
        return Refusal("merge-excluded", {"template": template}) if template else None

    def _read(self, edit: Edit) -> Page:
        """The page as it is now; the wiki hands missing pages over too."""
        return next(iter(self.wiki.pages([edit.page.title])))


def _outcome(title: str, result: SaveResult, saves: int) -> Outcome:
    """What became of a page that nobody else had a part in, or that somebody kept changing."""
    match result:
        case Saved(changed=True):
            return Outcome(title, "saved", None, result.revision, saves, result.previous)
        case Saved():
            return Outcome(title, "unchanged", None, result.revision, saves)
        case Rejected():
            reason = Refusal("wiki-rejected", {"code": result.code, "explanation": result.explanation})
            return Outcome(title, "refused", reason, attempts=saves)
        case Conflicted():
            return Outcome(title, "conflict", Refusal("edit-conflict"), attempts=saves)
