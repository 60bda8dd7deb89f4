"""Many titles in few questions, and answers that come in parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from movibot.errors import Unreachable
from movibot.savedform import composed
from movibot.titles import could_be_title
from movibot.wiki.session import Session
from movibot.wiki.shape import Answer, Question

SEPARATOR: Final = "\x1f"
"""Between titles, so that a `|` in one of them does not make two. Manual page "API:Data formats"."""

_UNASKABLE: Final = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

_LARGE: Final = 300
_FEW_AT_LAST: Final = 150
"""Titles in the last list, where it would be a large one."""

MOST_PARTS: Final = 10_000
"""Parts of one answer; with 500 pages in each, more than any wiki this is for."""

Continuation = frozenset[tuple[str, str | int]]


@dataclass(slots=True)
class WholeAnswer:
    """The parts of one answer put together.

    Attributes:
        about: The whole `query` of the first part, with what was asked about the wiki itself.
        read_at: The wiki's clock before the first part was read.
        pages: What the API says of each page: title, namespace, whether it is missing, revisions.
        renamed: A title as it was sent -> the title in the wiki's normal form.
        redirects: Title of a redirect -> title of its target, where they were followed.
        listed: Entries of the list that was asked for, if any.
        is_cut: There are more of those.
    """

    about: Answer
    read_at: str = ""
    pages: dict[int | str, Answer] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    listed: list[Answer] = field(default_factory=list)
    is_cut: bool = False

    def normal(self, title: str) -> str:
        """The wiki's normal form of a title of the question."""
        title = composed(title)
        return self.renamed.get(title, title)


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


def with_short_end(batches: Iterable[list[str]]) -> Iterator[list[str]]:
    """The same titles, few of them in the last list: nothing is downloaded any more while its pages are worked on."""
    last: list[str] = []
    for batch in batches:
        if last:
            yield last
        last = batch
    if len(last) >= _LARGE:
        yield last[:-_FEW_AT_LAST]
        last = last[-_FEW_AT_LAST:]
    if last:
        yield last


def joined(titles: Iterable[str]) -> str:
    """Titles as one parameter of a question."""
    return "".join(f"{SEPARATOR}{title}" for title in titles)


def ask(session: Session, question: Question, unfollowed: str = "") -> WholeAnswer:
    """Ask, and ask on until the answer is whole. Manual page "API:Continue".

    A page may come in one part and its text in a later one, so the parts are merged by page.

    Args:
        session: The wiki.
        question: What is asked, one list at most.
        unfollowed: The continuation of that list, if it is not wanted: its first part is then all that comes.

    Raises:
        WikiError: The wiki cannot be used, or its answer has no end or says nothing of what was asked.
    """
    parts = _parts(session, {"curtimestamp": 1, **question}, unfollowed)
    first = next(parts)
    whole = WholeAnswer(first.part_if_any("query"), first.text("curtimestamp", ""))
    whole.listed = _entries(whole.about, question["list"]) if "list" in question else []
    whole.is_cut = unfollowed in first.part_if_any("continue")
    last = first
    _merge(whole, first)
    for last in parts:
        _merge(whole, last)
    if "titles" in question and not (whole.pages or _says_of_none(whole, last, question)):
        raise Unreachable("wiki-not-an-api", url=session.url)
    return whole


def _says_of_none(whole: WholeAnswer, last: Answer, question: Question) -> bool:
    """An answer without pages that is meant: of a page that is not there MediaWiki says that.

    It says nothing of titles of other wikis and of texts that are no title, and a generator may find no page.
    """
    if "interwiki" in whole.about:
        return True
    titles = str(question["titles"]).split(SEPARATOR)
    return last.states("batchcomplete") and ("generator" in question or not any(map(could_be_title, titles)))


def listed(session: Session, question: Question) -> Iterator[Answer]:
    """The entries of a `list`, one by one; the next part is asked for only when an entry of it is wanted.

    Raises:
        WikiError: The wiki cannot be used, or its answer has no end.
    """
    for answer in _parts(session, question):
        yield from _entries(answer.part_if_any("query"), question["list"])


def _entries(query: Answer, name: str) -> list[Answer]:
    """What a list holds. One without entries is there as well: where it is missing, it was cut off."""
    if name not in query:
        raise Unreachable("wiki-not-an-api", url=query.url)
    return query.parts(name)


def _parts(session: Session, question: Question, unfollowed: str = "") -> Iterator[Answer]:
    answer = session.query(question)
    yield answer
    asked: set[Continuation] = set()
    while continued := _continuation(answer, unfollowed):
        if continued in asked or len(asked) == MOST_PARTS:
            raise Unreachable("wiki-not-an-api", url=session.url)
        asked.add(continued)
        answer = session.query({**question, **dict(continued)})
        yield answer


def _continuation(answer: Answer, unfollowed: str) -> Continuation:
    """What to ask on with; a wiki may not put other words into the question."""
    given = answer.part_if_any("continue")
    if unfollowed in given and given.given.keys() <= {unfollowed, "continue"}:
        return frozenset()
    if any(not key.endswith("continue") or not isinstance(value, str | int) for key, value in given.given.items()):
        raise Unreachable("wiki-not-an-api", url=answer.url)
    return frozenset(given.given.items())


def _merge(whole: WholeAnswer, answer: Answer) -> None:
    query = answer.part_if_any("query")
    whole.renamed |= _pairs(query.parts("normalized"))
    whole.redirects |= _pairs(query.parts("redirects"))
    for page in query.parts("pages"):
        key = page.number("pageid") if "pageid" in page else page.text("title")
        known = whole.pages.get(key)
        whole.pages[key] = page if known is None else _merged(known, page)


def _pairs(entries: Iterable[Answer]) -> dict[str, str]:
    return {entry.text("from"): entry.text("to") for entry in entries}


def _merged(known: Answer, page: Answer) -> Answer:
    """What two parts say of one page: lists grow, all else is said again."""
    longer = {key: known.list_of(key) + value for key, value in page.given.items() if isinstance(value, list)}
    return Answer({**known.given, **page.given, **longer}, page.url)
