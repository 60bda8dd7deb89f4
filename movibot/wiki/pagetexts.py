"""The texts of pages, as they are now. Manual pages "API:Info" and "API:Revisions"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from movibot.errors import WikiError
from movibot.model import Page, Revision
from movibot.wiki.batches import WholeAnswer, ask, is_askable, joined
from movibot.wiki.session import Session
from movibot.wiki.shape import Answer, Question

_CONTENT: Final[Question] = {"prop": "info|revisions", "rvprop": "ids|content", "rvslots": "main"}


def read_pages(session: Session, batch: Sequence[str]) -> list[Page]:
    """The pages of these titles, in one request; those that do not exist have no revision.

    Raises:
        WikiError: A text is not there, as where it is hidden, or the wiki cannot be used.
    """
    asked = [title for title in batch if is_askable(title)]
    nothing = WholeAnswer(Answer({}, session.url))
    found = ask(session, {"titles": joined(asked), **_CONTENT}) if asked else nothing
    pages = [_page(page, found, session.url) for page in found.pages.values()]
    answered = {page.title for page in pages}
    # Titles of other wikis, which the API answers apart, and titles that it could not be asked for.
    others = (title for title in batch if found.normal(title) not in answered)
    return pages + [Page(title, 0, "", None) for title in others]


def _page(page: Answer, found: WholeAnswer, url: str) -> Page:
    title, namespace = page.text("title"), page.number("ns", 0)
    if "pageid" not in page:
        return Page(title, namespace, "", None, found.read_at)
    revision = next(iter(page.parts("revisions")), None)
    main = revision.part_if_any("slots").part_if_any("main") if revision else None
    if revision is None or main is None or "content" not in main:
        raise WikiError("page-unreadable", url=url, title=title)
    base = Revision(str(revision.number("revid")))
    return Page(title, namespace, main.text("content"), base, found.read_at, page.states("redirect"))
