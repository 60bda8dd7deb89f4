"""Which revisions pages have, without their texts. Manual pages "API:Info", "API:Revisions", "API:Transcludedin"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from movibot.model import PageStamp, Revision
from movibot.wiki.batches import ask, is_askable, joined, title_batches
from movibot.wiki.session import Session
from movibot.wiki.shape import Answer, Question

_STAMPS: Final[Question] = {"prop": "info|revisions", "rvprop": "ids|sha1"}


def latest_of(session: Session, titles: Iterable[str]) -> Iterator[PageStamp]:
    """The stamps of those of the titles that are pages: one request for 50 or 500."""
    for batch in title_batches(filter(is_askable, titles), session.access().batch):
        found = ask(session, {**_STAMPS, "titles": joined(batch)})
        yield from (_stamp(page) for page in found.pages.values() if "pageid" in page)


def latest_embedding(session: Session, templates: str) -> Iterator[PageStamp]:
    """The stamps of all pages that embed one of the templates, as `joined` puts them into a question."""
    generator = {"titles": templates, "generator": "transcludedin", "gtilimit": "max"}
    return map(_stamp, ask(session, {**_STAMPS, **generator}).pages.values())


def titles_embedding(session: Session, templates: str) -> Iterator[PageStamp]:
    """The same without revisions, which costs the wiki less."""
    found = ask(session, {"titles": templates, "prop": "transcludedin", "tiprop": "title", "tilimit": "max"})
    users = (user for page in found.pages.values() for user in page.parts("transcludedin"))
    return (PageStamp(user.text("title"), user.number("ns"), None) for user in users)


def _stamp(page: Answer) -> PageStamp:
    """The latest revision with its digest, where it can be had."""
    number = page.number("lastrevid")
    latest = next((each for each in page.parts("revisions") if each.number("revid") == number), None)
    sha1 = latest.text("sha1", "") if latest else ""
    return PageStamp(page.text("title"), page.number("ns"), Revision(str(number)), sha1)
