"""When the texts of pages last changed. Manual page "API:Revisions".

A save of what stands between movibot's own markers changes nothing that a person wrote, so it does not count. Where the
account of the run was the last to save a page, some states before that one are looked at.
"""

from __future__ import annotations

import datetime
import heapq
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from movibot.savedform import composed
from movibot.wiki.batches import ask, is_askable, joined, title_batches
from movibot.wiki.session import Session
from movibot.wiki.shape import Answer
from movibot.wikitext.markers import find_regions, without_regions

_LOOKED_AT: Final = 10
"""States of a page. Where all of them differ only in our regions, the oldest of them counts as the change."""


def last_changes(
    session: Session, titles: Iterable[str], most: int | None, tags: Collection[str]
) -> Mapping[str, datetime.datetime]:
    """Title, as it was given, -> when the page last changed, in UTC; newest first. Of pages that are not, nothing.

    Args:
        session: The wiki.
        titles: Titles of pages.
        most: Only so many of them, the newest; None for all.
        tags: The names of extension tags, in which a marker is none.
    """
    wanted = [title for title in dict.fromkeys(titles) if is_askable(title)]
    latest = dict(_latest(session, wanted))
    known = [(title, latest[composed(title)]) for title in wanted if composed(title) in latest]
    waiting = [(-at.timestamp(), title, at, is_ours) for title, (at, is_ours) in known]
    heapq.heapify(waiting)
    found: dict[str, datetime.datetime] = {}
    while waiting and (most is None or len(found) < most):
        _, title, at, is_doubtful = heapq.heappop(waiting)
        if is_doubtful:
            at = _own_text_changed(session, title, tags) or at
            heapq.heappush(waiting, (-at.timestamp(), title, at, False))
        else:
            found[title] = at
    return found


def _latest(session: Session, titles: Iterable[str]) -> Iterator[tuple[str, tuple[datetime.datetime, bool]]]:
    """Title in normal form C -> the moment of the latest save, and whether the account of this run made it."""
    account = session.access().name if session.account else None
    for batch in title_batches(titles, session.access().batch):
        found = ask(session, {"prop": "revisions", "rvprop": "timestamp|user", "titles": joined(batch)})
        pages = {page.text("title"): page for page in found.pages.values()}
        for title in batch:
            page = pages.get(found.normal(title))
            for given in page.parts("revisions")[:1] if page else ():
                yield title, (given.moment("timestamp"), given.text("user", "") == account)


def _own_text_changed(session: Session, title: str, tags: Collection[str]) -> datetime.datetime | None:
    """When what stands outside of our regions became what it is; None where the wiki has hidden it."""
    about = {"prop": "revisions", "rvprop": "timestamp|content", "rvslots": "main", "rvlimit": _LOOKED_AT}
    answer = session.query({"titles": joined([title]), **about})  # the newest states alone, so not asked on
    states = [given for page in answer.part("query").parts("pages") for given in page.parts("revisions")]
    present = _own_text(states[0], tags) if states else None
    since: datetime.datetime | None = None
    for given in states:
        if present is None or _own_text(given, tags) != present:
            break
        since = given.moment("timestamp")
    return since


def _own_text(given: Answer, tags: Collection[str]) -> str | None:
    """The text without regions and without blanks around; None where it is hidden."""
    slot = given.part_if_any("slots").part_if_any("main")
    if "content" not in slot:
        return None
    text = slot.text("content")
    return without_regions(text, find_regions(text, tags)).strip()
