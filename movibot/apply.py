"""Plan, wiki -> outcomes. The only stage that writes."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from movibot.errors import WikiError
from movibot.model import Conflicted, Edit, Outcome, Page, Plan, Refusal, Rejected, Saved, WikiFacts
from movibot.wiki import Wiki
from movibot.wikitext.changes import disproof
from movibot.wikitext.editing import edit_page

MOST_SAVES = 3
"""How often a page is tried that somebody else keeps saving."""


def apply_plan(plan: Plan, wiki: Wiki, facts: WikiFacts, *, user: str, summary: str) -> Iterator[Outcome]:
    """Save the edits of a plan one after the other, each when its outcome is asked for.

    Whoever takes the outcomes has them all at any moment: when the wiki fails, the page in hand comes as
    `failed` before the exception, and a caller that stops asking stops the run between two pages.

    Args:
        plan: What is to be saved.
        wiki: Where.
        facts: The wiki's facts, to make changes again after a conflict.
        user: The name of the bot's account, for `{{bots}}`.
        summary: What the page histories say.

    Yields:
        The outcomes the plan holds already, then those of each edit.

    Raises:
        WikiError: The wiki cannot be used any more. The edits after the failed one were not tried.
    """
    yield from plan.outcomes
    writer = _Writer(wiki, facts, user, summary)
    for edit in plan.edits:
        yield from writer.outcomes(edit)


@dataclass(frozen=True, slots=True)
class _Writer:
    wiki: Wiki
    facts: WikiFacts
    user: str
    summary: str

    def outcomes(self, edit: Edit) -> Iterator[Outcome]:
        """Save one edit, making it again on the fresh page as long as others come first."""
        saves = 0
        try:
            while saves < MOST_SAVES:
                saves += 1
                result = self.wiki.save(edit.page, edit.text, self.summary)
                if not isinstance(result, Conflicted):
                    yield self._outcome(edit, result, saves)
                    return
                again = edit_page(self._read(edit), edit.changes, self.facts, self.user)
                yield from (dataclasses.replace(outcome, attempts=saves) for outcome in again.outcomes)
                if not again.edits:
                    return
                edit = again.edits[0]
        except WikiError as error:
            reason = Refusal(error.code, error.arguments)
            yield Outcome(edit.page.title, "failed", reason, attempts=saves)
            raise
        yield Outcome(edit.page.title, "conflict", Refusal("edit-conflict"), attempts=saves)

    def _outcome(self, edit: Edit, result: Saved | Rejected, saves: int) -> Outcome:
        title = edit.page.title
        if isinstance(result, Rejected):
            reason = Refusal("wiki-rejected", {"code": result.code, "explanation": result.explanation})
            return Outcome(title, "refused", reason, attempts=saves)
        if not result.changed:
            return Outcome(title, "unchanged", revision=result.revision, attempts=saves)
        if result.previous != edit.page.revision:
            return self._merged(edit, result, saves)
        return Outcome(title, "saved", revision=result.revision, attempts=saves)

    def _merged(self, edit: Edit, result: Saved, saves: int) -> Outcome:
        """The wiki joined the edit with somebody else's: what was wanted must stand there all the same."""
        page = self._read(edit)
        for change in edit.changes:
            refusal = disproof(page.text, change, self.facts)
            if refusal:
                reason = Refusal("merge-unproved", refusal.arguments)
                return Outcome(page.title, "conflict", reason, result.revision, saves)
        return Outcome(page.title, "merged", revision=result.revision, attempts=saves)

    def _read(self, edit: Edit) -> Page:
        """The page as it is now; the wiki hands missing pages over too."""
        return next(iter(self.wiki.pages([edit.page.title])))
