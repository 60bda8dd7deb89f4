"""What the last check on the wiki knew of it, for a check of files, which asks nothing: redirects of templates, names.

Like everything in the state folder it may be deleted at any time.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from movibot import model
from movibot.cachefile import mark_of, read_own, write_own
from movibot.model import WikiFacts
from movibot.packed import Unreadable, pack, unpack


@dataclass(frozen=True, slots=True)
class LastFacts:
    """A wiki as it was.

    Attributes:
        facts: What was known of it.
        since: When.
    """

    facts: WikiFacts
    since: datetime.datetime


def last_facts(state: Path, wiki: str) -> LastFacts | None:
    """The facts of a wiki as they were last seen; None where they are not known.

    Args:
        state: Movibot's state folder.
        wiki: The name of the wiki.
    """
    try:
        known = unpack(read_own(_file(state, wiki)), (model,))
    except Unreadable:
        return None
    match known:
        case [WikiFacts() as facts, datetime.datetime() as since]:
            return LastFacts(facts, since)
        case _:
            return None


def keep_facts(state: Path, wiki: str, facts: WikiFacts, now: datetime.datetime) -> None:
    """Remember the facts of a wiki. That they cannot be written is no matter."""
    since = now.astimezone(datetime.timezone(now.utcoffset() or datetime.timedelta()))  # a zone is no value of its own
    write_own(_file(state, wiki), pack((facts, since)))


def _file(state: Path, wiki: str) -> Path:
    return state / f"facts-{mark_of(wiki)}"
