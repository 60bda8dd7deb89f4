"""What pages were, and what an account did. Manual pages "API:Revisions", "API:Usercontribs"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from movibot.model import OwnEdit, PastRevision, Revision
from movibot.wiki import MOST_EDITS
from movibot.wiki.batches import ask, listed, title_batches
from movibot.wiki.session import Session
from movibot.wiki.shape import Answer


def past_revisions(session: Session, revisions: Iterable[Revision], *, texts: bool) -> Iterator[PastRevision]:
    """States of pages, 50 or 500 in a request; those of deleted pages are not among them.

    Args:
        session: The wiki.
        revisions: Which.
        texts: Their texts are wanted too.
    """
    content = {"rvprop": "ids|user|content", "rvslots": "main"} if texts else {"rvprop": "ids|user"}
    access = session.access()
    for batch in title_batches(revisions, access.batch):
        found = ask(session, {"prop": "revisions", "revids": "|".join(batch), **content})
        for page in found.pages.values():
            for given in page.parts("revisions"):
                yield _past(page, given, access.name)


def _past(page: Answer, given: Answer, account: str) -> PastRevision:
    slots = given.part_if_any("slots").part_if_any("main")
    is_hidden = given.states("texthidden") or slots.states("texthidden")  # told to those who may see it all the same
    text = slots.text("content") if "content" in slots and not is_hidden else None
    is_ours = given.text("user", "") == account
    return PastRevision(page.text("title"), _revision(given, "revid"), _parent(given), is_ours, text)


def own_edits(session: Session) -> Iterator[OwnEdit]:
    """The edits of the account, newest first, `MOST_EDITS` at most; each part is asked for when it is wanted."""
    question = {"list": "usercontribs", "ucuser": session.access().name, "uclimit": "max"}
    for given in islice(listed(session, question | {"ucprop": "ids|title|timestamp|comment"}), MOST_EDITS):
        made, at = _revision(given, "revid"), given.moment("timestamp")
        yield OwnEdit(given.text("title"), made, _parent(given), at, given.text("comment", ""))


def ages_of_edits(session: Session, most: int) -> list[float]:
    """How many seconds ago the account made its latest edits, by the wiki's own clock."""
    question = {"list": "usercontribs", "ucuser": session.access().name, "uclimit": min(most, session.access().batch)}
    answer = session.query(question | {"ucprop": "timestamp", "curtimestamp": 1})
    now = answer.moment("curtimestamp")
    edits = answer.part("query").parts("usercontribs")
    return [(now - given.moment("timestamp")).total_seconds() for given in edits]


def _parent(given: Answer) -> Revision | None:
    """The state before; MediaWiki says 0 where there was none."""
    return _revision(given, "parentid") if given.number("parentid", 0) else None


def _revision(given: Answer, key: str) -> Revision:
    return Revision(str(given.number(key)))
