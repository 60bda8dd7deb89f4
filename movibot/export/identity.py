"""Names that a record keeps from one export to the next, whatever it says and whenever the export is made."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable, Iterator
from typing import Final

from movibot.model import Record

_SPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "https://movilab.org/movibot")
_LETTERS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_LENGTH: Final = 5
"""What uMap takes as the name of a feature: five letters and digits, or it makes up one of its own."""


def identity(wiki: str, *parts: object) -> uuid.UUID:
    """A name for something on a wiki.

    Args:
        wiki: The name of the wiki, which its other addresses share.
        parts: What it is known by there.
    """
    return uuid.uuid5(_SPACE, "\n".join([wiki, *map(str, parts)]))


def identity_of(wiki: str, record: Record) -> uuid.UUID:
    """The name of a record: of its page, its kind, and which of the page's records of that kind it is."""
    return identity(wiki, record.title, record.schema, record.ordinal)


def short_names(wiki: str, records: Iterable[Record]) -> Iterator[str]:
    """A name of five letters and digits for each record; where two would share one, the later one gets another."""
    taken: set[str] = set()
    for record in records:
        name = next(name for name in _candidates(identity_of(wiki, record)) if name not in taken)
        taken.add(name)
        yield name


def _candidates(found: uuid.UUID) -> Iterator[str]:
    digest = found.bytes
    while True:
        digest = hashlib.sha256(digest).digest()
        yield "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest[:_LENGTH])
