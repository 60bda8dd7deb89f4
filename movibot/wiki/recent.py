"""What changed on a MediaWiki since the last time, from its recent changes. Manual page "API:RecentChanges".

A cursor remembers the newest entries, so that the next answer is believed only where all of them are still there: a
wiki that was put back to an older state, or is another one, has others. The next question begins some minutes before
the newest of them: an entry is written when its transaction ends, which may be after a younger one's.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from movibot.model import Changes, PageStamp, Revision
from movibot.wiki.batches import listed
from movibot.wiki.session import Session
from movibot.wiki.shape import Answer, Question

_OVERLAP: Final = datetime.timedelta(minutes=10)
_REMEMBERED: Final = 200
"""Entries that a cursor holds at most."""

_FORM: Final = "%Y-%m-%dT%H:%M:%SZ"
_ASKED: Final[Question] = {
    "list": "recentchanges",
    "rcprop": "ids|title|timestamp|loginfo|sha1",
    "rctype": "edit|new|log",
}
UNFOLLOWED: Final = "rccontinue"
"""Where there are more changes than one answer holds, a listing of pages costs less than all the answers."""

_OF_NO_PAGE: Final = frozenset({"newusers", "rights", "block", "patrol", "thanks", "managetags", "tag", "abusefilter"})
"""Logs of what changes no page."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """The newest entries that were seen: number -> moment."""

    seen: dict[int, str]

    @classmethod
    def read(cls, text: str) -> Cursor:
        """The cursor that was written so; an empty one for any other text."""
        try:
            seen = {int(number): str(moment) for number, moment in json.loads(text)}
            for moment in seen.values():
                _moment(moment)
        except (ValueError, TypeError, OverflowError):
            return cls({})
        return cls(seen)

    def written(self) -> str:
        """The cursor as text."""
        return json.dumps(sorted(self.seen.items()))

    @property
    def start(self) -> str:
        """Where the next question begins: always some minutes before the newest entry, or where it began before."""
        early = (_moment(max(self.seen.values())) - _OVERLAP).strftime(_FORM)
        return min(self.seen.values()) if self.is_full else early

    @property
    def is_full(self) -> bool:
        """There were more entries in those minutes than are remembered."""
        return len(self.seen) >= _REMEMBERED

    def is_new(self, number: int) -> bool:
        """An entry that was not there when the cursor was taken."""
        return number not in self.seen and (not self.is_full or number > min(self.seen))

    def after(self, entries: Iterable[tuple[int, str]]) -> Cursor:
        """The cursor once these entries are seen too: the newest, of the last minutes, and not too many."""
        newest = sorted((self.seen | dict(entries)).items(), reverse=True)[:_REMEMBERED]
        if not newest:
            return self
        limit = (_moment(max(moment for _, moment in newest)) - _OVERLAP).strftime(_FORM)
        return Cursor({number: moment for number, moment in newest if moment >= limit})


def question_since(cursor: str) -> Question:
    """What to ask beside other things; nothing where the cursor tells nothing."""
    known = Cursor.read(cursor)
    return {**_ASKED, "rcdir": "newer", "rcstart": known.start, "rclimit": "max"} if known.seen else {}


def newest_cursor(session: Session) -> str:
    """A cursor that begins now: one request."""
    entries = islice(listed(session, {**_ASKED, "rcprop": "ids|timestamp", "rclimit": _REMEMBERED}), _REMEMBERED)
    return Cursor({}).after(_numbered(entries)).written()


def changes_of(cursor: str, entries: Sequence[Answer], *, is_whole: bool, read_at: str) -> Changes:
    """What the entries since a cursor say.

    Args:
        cursor: From the last time.
        entries: The answer to `question_since`, oldest first.
        is_whole: The answer holds all of them.
        read_at: The wiki's clock before they were read.
    """
    known = Cursor.read(cursor)
    given = dict(_numbered(entries))
    is_another = any(known.seen[number] != given[number] for number in known.seen.keys() & given.keys())
    # One that is gone may be of a deleted page, too old for the wiki to keep, or of a past that never was.
    if is_another or not is_whole or not known.seen or known.seen.keys() - given.keys():
        return Changes("", read_at, None, is_another=is_another)
    new = [each for each in entries if known.is_new(each.number("rcid"))]
    return Changes(known.after(given.items()).written(), read_at, _touched(new))


def _moment(text: str) -> datetime.datetime:
    return datetime.datetime.strptime(text, _FORM)  # noqa: DTZ007, all of them are UTC


def _numbered(entries: Iterable[Answer]) -> list[tuple[int, str]]:
    return [(each.number("rcid"), each.text("timestamp")) for each in entries]


def _touched(entries: Iterable[Answer]) -> tuple[PageStamp, ...] | None:
    """The pages that may have changed, each with its revision where that is known; None where one is hidden."""
    found: dict[str, PageStamp] = {}
    for each in entries:
        if "title" not in each:
            return None
        for stamp in _stamps(each):
            former = found.get(stamp.title, stamp)
            found[stamp.title] = max(former, stamp, key=_age) if former.revision and stamp.revision else _unsure(stamp)
    return tuple(found.values())


def _age(stamp: PageStamp) -> int:
    """Entries of one second may stand in another order than the revisions they tell of."""
    return int(stamp.revision or 0)


def _unsure(stamp: PageStamp) -> PageStamp:
    return PageStamp(stamp.title, stamp.namespace, None)


def _stamps(entry: Answer) -> list[PageStamp]:
    title, namespace = entry.text("title"), entry.number("ns")
    if entry.text("type") != "log":
        return [PageStamp(title, namespace, Revision(str(entry.number("revid"))), entry.text("sha1", ""))]
    if entry.said("logtype") in _OF_NO_PAGE:
        return []
    more = entry.part_if_any("logparams")
    moved = [PageStamp(more.text("target_title"), more.number("target_ns", 0), None)] if "target_title" in more else []
    merged = [PageStamp(more.text("dest_title"), more.number("dest_ns", 0), None)] if "dest_title" in more else []
    return [PageStamp(title, namespace, None), *moved, *merged]
