"""Categories and incoming links of many pages in few requests. Manual pages "API:Categories", "API:Linkshere"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from movibot.collation import sort_key
from movibot.model import PageFacts
from movibot.savedform import composed
from movibot.wiki.batches import WholeAnswer, ask, is_askable, joined, title_batches
from movibot.wiki.session import Session
from movibot.wiki.shape import Answer, Question

_LINKS: Final[Question] = {
    "prop": "linkshere",
    "lhprop": "title",
    "lhnamespace": 0,
    "lhshow": "!redirect",
    "lhlimit": "max",
}
_CATEGORIES: Final[Question] = {"clshow": "!hidden", "cllimit": "max"}
_REDIRECTS: Final[Question] = {"rdprop": "title", "rdlimit": "max"}
_ALL: Final[Question] = {**_LINKS, **_CATEGORIES, **_REDIRECTS, "prop": "categories|linkshere|redirects"}


@dataclass(slots=True)
class _Found:
    """What the wiki said of all pages together.

    Attributes:
        meant: A title as it was asked -> the title in normal form.
        pages: Title -> what the wiki says of that page.
    """

    meant: dict[str, str] = field(default_factory=dict)
    pages: dict[str, Answer] = field(default_factory=dict)


def page_facts(session: Session, titles: Iterable[str], uncounted: Collection[str]) -> Mapping[str, PageFacts]:
    """Categories and incoming links of pages, by title as given.

    One request for 50 or 500 titles, one more for each further 500 or 5,000 links or categories of theirs, and
    the same again for their redirects: who links to the former title of a page leads to it.

    Args:
        session: The wiki.
        titles: Titles of pages.
        uncounted: Titles in normal form of pages whose links do not count.
    """
    wanted = [title for title in titles if is_askable(title)]
    found = _ask_all(session, wanted, _ALL)
    former = (redirect for page in found.pages.values() for redirect in _titles(page, "redirects"))
    links = {title: _titles(page, "linkshere") for title, page in _ask_all(session, former, _LINKS).pages.items()}
    return {
        title: _facts(page, links, uncounted)
        for title in wanted
        if (page := found.pages.get(found.meant[composed(title)])) is not None
    }


def _ask_all(session: Session, titles: Iterable[str], question: Question) -> _Found:
    found = _Found()
    for batch in title_batches(titles, session.access().batch):
        answer: WholeAnswer = ask(session, {"titles": joined(batch), **question})
        found.meant |= {title: answer.normal(title) for title in batch}
        found.pages |= {page.text("title"): page for page in answer.pages.values() if "pageid" in page}
    return found


def _facts(page: Answer, links: Mapping[str, frozenset[str]], uncounted: Collection[str]) -> PageFacts:
    through = (links.get(redirect, frozenset()) for redirect in _titles(page, "redirects"))
    sources = _titles(page, "linkshere").union(*through) - {page.text("title")}
    categories = (title.partition(":")[2] for title in _titles(page, "categories"))
    return PageFacts(tuple(sorted(categories, key=sort_key)), len(sources.difference(uncounted)))


def _titles(page: Answer, key: str) -> frozenset[str]:
    return frozenset(_each_title(page, key))


def _each_title(page: Answer, key: str) -> Iterator[str]:
    return (each.text("title") for each in page.parts(key))
