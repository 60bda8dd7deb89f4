"""The texts of pages, as they are now. Manual pages "API:Info" and "API:Revisions"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from movibot.errors import WikiError
from movibot.model import Page, Revision
from movibot.wiki.batches import WholeAnswer, ask, is_askable, joined
from movibot.wiki.session import Session
from movibot.wiki.shape import Answer, Question

_CONTENT: Final[Question] = {"prop": "info|revisions", "rvprop": "ids|content", "rvslots": "main"}


def read_pages(session: Session, batch: Sequence[str]) -> Iterator[Page]:
    """The pages of these titles, in one request; those that do not exist have no revision.

    Asked for at once, so that who is one ahead has only waited; made one by one, as they are wanted.

    Raises:
        WikiError: The wiki cannot be used. While they are made: a text is not there, as where it is hidden.
    """
    asked = [title for title in batch if is_askable(title)]
    nothing = WholeAnswer(Answer({}, session.url))
    found = ask(session, {"titles": joined(asked), **_CONTENT}) if asked else nothing
    return _pages(batch, found, session.url)


def _pages(batch: Sequence[str], found: WholeAnswer, url: str) -> Iterator[Page]:
    answered = set()
    for said in found.pages.values():
        page = _page(said, found, url)
        answered.add(page.title)
        yield page
    # Titles of other wikis, which the API answers apart, and titles that it could not be asked for.
    yield from (Page(title, 0, "", None) for title in batch if found.normal(title) not in answered)


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
