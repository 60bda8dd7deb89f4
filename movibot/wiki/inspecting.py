"""What `movibot doctor` asks of a MediaWiki beyond what a run asks. Nothing here changes anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from movibot.errors import Unreachable
from movibot.wiki.about import AccountAbout, SiteAbout
from movibot.wiki.batches import ask, is_askable, joined, title_batches
from movibot.wiki.session import FEW, Session
from movibot.wiki.shape import Answer, Question
from movibot.wiki.siteabout import ABOUT, account_about, site_about

_MOVES: Final[Question] = {"list": "logevents", "letype": "move", "lelimit": "max", "leprop": "title|details"}
_PROTECTION: Final[Question] = {"prop": "info", "inprop": "protection"}


class Inspector:
    """Asks in the name of a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def about(self) -> tuple[SiteAbout, AccountAbout]:
        """The wiki and the account, in their own words: one request.

        Raises:
            WikiError: The wiki cannot be used.
        """
        answer = self._session.query(ABOUT)
        return site_about(answer), account_about(answer)

    def templatedata(self, titles: Iterable[str]) -> Mapping[str, Mapping[str, Any]]:
        """What the wiki's editors know of templates, by title; of those without TemplateData, nothing.

        One request for 50. Manual page "Extension:TemplateData", "API".

        Raises:
            WikiError: The wiki cannot be used, or has no such extension.
        """
        found: dict[str, Mapping[str, Any]] = {}
        for batch in title_batches(filter(is_askable, titles), FEW):
            answer = self._session.read("templatedata", {"titles": joined(batch), "redirects": 1})
            for page in _pages(answer).values():
                if "params" in page:
                    found[page.text("title")] = page.given
        return found

    def protection(self, titles: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """What an account needs, beyond the right to edit, to edit pages that exist: rights and levels, by title.

        Raises:
            WikiError: The wiki cannot be used.
        """
        found: dict[str, tuple[str, ...]] = {}
        for batch in title_batches(filter(is_askable, titles), FEW):
            answer = ask(self._session, {"titles": joined(batch), **_PROTECTION})
            if len(answer.pages) < len(batch):
                raise Unreachable("wiki-not-an-api", url=self._session.url)
            found |= {page.text("title"): levels for page in answer.pages.values() if (levels := _levels(page))}
        return found

    def moves(self, namespace: int) -> Mapping[str, str]:
        """The latest moves of pages that were in a namespace, as far as one request tells.

        Returns:
            Where from, where to by one move after the other.

        Raises:
            WikiError: The wiki cannot be used.
        """
        entries = self._session.query(_MOVES | {"lenamespace": namespace}).part_if_any("query").parts("logevents")
        found: dict[str, str] = {}
        for entry in entries:  # the newest first; of an entry that is hidden the wiki tells no title
            if (title := entry.said("title")) and (target := entry.part_if_any("params").said("target_title")):
                found.setdefault(title, target)
        return {title: _last(title, found) for title in found}

    def knows_tag(self, tag: str) -> bool:
        """Whether a change tag exists and is in use. Manual page "Manual:Tags".

        Raises:
            WikiError: The wiki cannot be used.
        """
        found = ask(self._session, {"list": "tags", "tglimit": "max", "tgprop": "active|defined"}).listed
        return any(each.text("name") == tag and each.states("active") for each in found)


def _pages(answer: Answer) -> Answer:
    """The pages of an answer, which must be there; PHP sends an empty list where there is none."""
    if "pages" not in answer:
        raise Unreachable("wiki-not-an-api", url=answer.url)
    return answer.part_if_any("pages")


def _last(title: str, moves: Mapping[str, str]) -> str:
    """Where a chain of moves leads; a circle ends before it begins again."""
    seen = {title}
    while (after := moves.get(title, "")) and after not in seen:
        title = after
        seen.add(title)
    return title


def _levels(page: Answer) -> tuple[str, ...]:
    return tuple(each.text("level") for each in page.parts("protection") if each.said("type") == "edit")
