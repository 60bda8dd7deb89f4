"""Many titles in few questions, and answers that come in parts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from movibot.wiki.connection import Answer
from movibot.wiki.session import Session

SEPARATOR: Final = "\x1f"
"""Between titles, so that a `|` in one of them does not make two. Manual page "API:Data formats"."""

_UNASKABLE: Final = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(slots=True)
class Found:
    """The parts of one answer put together.

    Attributes:
        pages: What the API says of each page: title, namespace, whether it is missing, revisions.
        renamed: A title as it was sent -> the title in the wiki's normal form.
        redirects: Title of a redirect -> title of its target, where they were followed.
        read_at: The wiki's clock before the first part was read.
        about: The whole `query` of the first part, with what was asked about the wiki itself.
    """

    pages: dict[object, Answer] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    read_at: str = ""
    about: Answer = field(default_factory=dict)

    def normal(self, title: str) -> str:
        """The wiki's normal form of a title of the question."""
        title = composed(title)
        return self.renamed.get(title, title)


def composed(title: str) -> str:
    """A title in normal form C, which is the form the API answers in."""
    return unicodedata.normalize("NFC", title)


def is_askable(title: str) -> bool:
    """A title that can stand in a question; what cannot is no legal title either."""
    return _UNASKABLE.search(title) is None


def title_batches(titles: Iterable[str], size: int) -> Iterator[list[str]]:
    """The titles in normal form C, each once, in lists of this size at most."""
    batch: list[str] = []
    for title in dict.fromkeys(map(composed, titles)):
        batch.append(title)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def joined(titles: Iterable[str]) -> str:
    """Titles as one parameter of a question."""
    return "".join(f"{SEPARATOR}{title}" for title in titles)


def ask(session: Session, question: Answer) -> Found:
    """Ask, and ask on until the answer is whole. Manual page "API:Continue".

    A page may come in one part and its text in a later one, so the parts are merged by page.

    Raises:
        WikiError: The wiki cannot be used.
    """
    found = Found()
    continued: Answer = {}
    while True:
        answer = session.query({"curtimestamp": 1, **question, **continued})
        _merge(found, answer)
        continued = answer.get("continue") or {}
        if not continued:
            return found


def _merge(found: Found, answer: Answer) -> None:
    query = answer.get("query") or {}
    found.about = found.about or query
    found.read_at = found.read_at or str(answer.get("curtimestamp", ""))
    found.renamed |= {entry["from"]: entry["to"] for entry in query.get("normalized", ())}
    found.redirects |= {entry["from"]: entry["to"] for entry in query.get("redirects", ())}
    for page in query.get("pages", ()):
        known = found.pages.setdefault(page.get("pageid", page["title"]), {})
        for key, value in page.items():
            known[key] = known.get(key, []) + value if isinstance(value, list) else value
