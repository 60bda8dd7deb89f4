"""The recipe of a save that loses nothing, and what its answers mean. Manual page "API:Edit"."""

from __future__ import annotations

from typing import Final

from movibot.errors import Unreachable
from movibot.model import Conflicted, Page, Rejected, Revision, Saved, SaveResult
from movibot.wiki.answers import ApiError
from movibot.wiki.shape import Answer, Question

MOVED_ON: Final = frozenset(
    {"editconflict", "missingtitle", "pagedeleted", "articleexists", "nosuchrevid", "nosuchpageid"}
)
"""The page is not as it was read: edited, moved, deleted, created, or its base is gone."""


def save_question(page: Page, text: str, summary: str) -> Question:
    """The parameters of a save that succeeds only on the page as it was read.

    `baserevid` with the server's `starttimestamp` and `nocreate` finds a person's edit in the same second,
    a deletion and a move; with `basetimestamp` beside it that edit would be overwritten silently. A page
    that became a redirect is not followed: there is no `redirect` parameter.
    """
    base: Question = {"createonly": 1} if page.revision is None else {"baserevid": page.revision, "nocreate": 1}
    if page.read_at:
        base["starttimestamp"] = page.read_at
    return {"title": page.title, "text": text, "summary": summary, "watchlist": "nochange", **base}


def save_result(page: Page, answer: Answer | ApiError) -> SaveResult:
    """What became of a save.

    Raises:
        Unreachable: The answer is not MediaWiki's.
    """
    if isinstance(answer, ApiError):
        return Conflicted() if answer.code in MOVED_ON else Rejected(answer.code, answer.text)
    edit = answer.part("edit")
    if edit.text("result") != "Success":
        return _not_saved(edit)
    if "newrevid" in edit:
        return Saved(Revision(str(edit.number("newrevid"))), _previous(edit))
    if page.revision is None:
        raise Unreachable("wiki-not-an-api", url=answer.url)
    return Saved(page.revision, page.revision, changed=False)


def _previous(edit: Answer) -> Revision | None:
    """The revision that was replaced; MediaWiki says 0 where the page is new."""
    old = edit.number("oldrevid", 0)
    return Revision(str(old)) if old else None


def _not_saved(edit: Answer) -> Rejected:
    """An extension said no in its own way: a captcha, an old spam or abuse filter."""
    code = "captcha" if "captcha" in edit else edit.said("code") or "failure"
    return Rejected(code, edit.said("info", "warning", "message"))
