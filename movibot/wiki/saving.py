"""One save: with the change tag as long as the wiki takes it, and found again where its answer was lost."""

from __future__ import annotations

from movibot.model import Conflicted, Page, Refusal, Revision, Saved, SaveResult
from movibot.savedform import as_saved
from movibot.wiki.answers import BAD_TAG, ApiError
from movibot.wiki.recipe import save_question, save_result
from movibot.wiki.retrying import Sent
from movibot.wiki.session import Session
from movibot.wiki.shape import Answer, Question

_LATEST: Question = {"prop": "revisions", "rvprop": "ids|user|content", "rvslots": "main"}


class Saver:
    """Saves pages in the name of a session.

    Attributes:
        remarks: What did not go as it was configured.
    """

    def __init__(self, session: Session, tag: str) -> None:
        """Remember who saves, and with which change tag, or none."""
        self.remarks: tuple[Refusal, ...] = ()
        self._session = session
        self._tag = tag

    def keep(self, page: Page, text: str, summary: str) -> SaveResult:
        """Save by the recipe of `recipe.py`.

        Raises:
            WikiError: The wiki cannot be used any more.
        """
        sent = self._try(page, text, summary)
        if isinstance(sent.given, ApiError) and self._tag and sent.given.code in BAD_TAG:
            told = {"tag": self._tag, "explanation": sent.given.text}
            self.remarks, self._tag = (*self.remarks, Refusal("tag-refused", told)), ""
            sent = self._try(page, text, summary)
        result = save_result(page, sent.given)
        return (self._found_again(page, text, result) if sent.is_doubtful else None) or result

    def _try(self, page: Page, text: str, summary: str) -> Sent:
        tags: Question = {"tags": self._tag} if self._tag else {}
        return self._session.write("edit", save_question(page, text, summary) | tags)

    def _found_again(self, page: Page, text: str, result: SaveResult) -> Saved | None:
        """An earlier try that reached the wiki although its answer did not come back, or None.

        Sent again, the same save changes nothing (`nochange`) and a creation finds its own page
        (`articleexists`). The latest revision is the account's own then: had somebody saved since, the wiki
        would have said `editconflict`, or merged, and both are told as what they are.
        """
        if not isinstance(result, Conflicted) and not (isinstance(result, Saved) and not result.changed):
            return None
        latest = self._latest(page.title)
        if latest is None or latest.said("user") != self._session.account:
            return None
        stands = latest.part_if_any("slots").part_if_any("main").said("content") == as_saved(text)
        revision, parent = latest.number("revid"), latest.number("parentid", 0)
        previous = Revision(str(parent)) if parent else None
        if str(revision) == page.revision or (isinstance(result, Conflicted) and not stands):
            return None
        return Saved(Revision(str(revision)), previous)

    def _latest(self, title: str) -> Answer | None:
        answer = self._session.query({"titles": title, **_LATEST})
        pages = answer.part_if_any("query").parts("pages")
        return next((revision for page in pages for revision in page.parts("revisions")), None)
