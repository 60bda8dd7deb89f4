"""A wiki with a memory: it is asked only for what may have changed since the last run.

    what changed since -> what is kept of those pages is forgotten -> the rest is answered from the store

Where the wiki cannot tell what changed, and every seven days, the revisions of all pages are compared. That also finds
what recent changes never tell: imports by a script, and pages that use a template by way of another one. A revision is
its number and the digest of its text: a wiki that was put back gives its numbers a second time.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeVar

from movibot import model
from movibot.model import (
    Changes,
    Member,
    Page,
    PageEdit,
    PageFacts,
    PageStamp,
    WikiFacts,
)
from movibot.packed import Unreadable, pack, unpack
from movibot.store import Row, Store
from movibot.titles import normal_title
from movibot.wiki import Source

DAYS_BETWEEN: Final = 7
"""So many days pass until all pages are compared again."""

_AT_ONCE: Final = 500
_RECORDS: Final = "records"
_T = TypeVar("_T")


class Mirror:
    """The `Answers` of a wiki, from its store where nothing has changed. `facts` comes before anything else."""

    def __init__(self, wiki: Source, store: Store, today: datetime.date | None) -> None:
        """Remember both; nothing is asked yet.

        Args:
            wiki: The wiki itself.
            store: What is known of it.
            today: The day; without it nothing is compared because time has passed.
        """
        self._wiki = wiki
        self._store = store
        self._today = today
        self._facts: WikiFacts | None = None
        self._read_at = ""

    # --- what changed ------------------------------------------------------------------------------

    def facts(self, templates: Collection[str] = ()) -> WikiFacts:
        """Facts of the wiki; the first time, what changed since the last run is asked with them."""
        cursor = str(self._store.said("cursor") or "")
        facts = self._wiki.facts(templates, cursor)
        if self._facts is None:
            self._catch_up(self._wiki.changes_since(cursor))
        self._facts = facts
        return facts

    def _catch_up(self, changes: Changes) -> None:
        self._read_at = changes.read_at
        if changes.is_another:
            self._store.forget()
        if changes.touched is None or self._is_due():
            self._store.distrust(changes.cursor, str(self._today or ""))
            return
        told = [stamp for stamp in changes.touched if stamp.revision is not None]  # of the others nobody knows anything
        known = self._store.rows(stamp.title for stamp in told)
        right = [stamp.title for stamp in told if _is_as_kept(stamp, known.get(stamp.title))]
        stale = [each for each in self._store.questions() if any(_concerns(each, page) for page in changes.touched)]
        self._store.advance(changes.cursor, changes.touched, right, stale)

    def _is_due(self) -> bool:
        if self._today is None:
            return False
        try:
            compared = datetime.date.fromisoformat(str(self._store.said("compared")))
        except ValueError:
            return True
        return not 0 <= (self._today - compared).days < DAYS_BETWEEN

    # --- pages ----------------------------------------------------------------------------------------

    def stamps_embedding(self, templates: Collection[str]) -> tuple[PageStamp, ...]:
        """Pages that may embed one of the templates, those with an unknown revision among them."""
        if self._wiki.is_local:
            return self._wiki.stamps_embedding(templates)
        kind = f"{_RECORDS} {json.dumps(sorted(templates))} {_redirects(self._facts)}"
        return self._listed(kind, lambda: self._embedding(templates))

    def embedding(self, template: str) -> tuple[str, ...]:
        """The titles of pages that may use a template."""
        if self._wiki.is_local:
            return self._answered(f"embedding {template}", lambda: self._wiki.embedding(template))
        kind = f"embedding {template} {_redirects(self._facts)}"
        stamps = self._listed(kind, lambda: self._embedding([template]))
        return tuple(stamp.title for stamp in stamps)

    def _embedding(self, templates: Collection[str]) -> tuple[PageStamp, ...]:
        """As the wiki lists them; with revisions only where they can be compared with something."""
        return self._wiki.stamps_embedding(templates, revisions=self._store.has_pages)

    def _listed(self, kind: str, ask: Callable[[], Sequence[PageStamp]]) -> tuple[PageStamp, ...]:
        if self._store.said(f"listed {kind}") is not None:
            kept = self._store.listed(kind)
            if self._store.is_open:  # else the file failed just now: what it does not say is not empty
                return kept
        found = tuple(ask())
        self._compare(found)
        self._store.keep_listed(kind, found)
        self._store.say(f"listed {kind}", "")
        kept = self._store.listed(kind)  # of the revisions those that are known by their texts
        return kept if self._store.is_open else found

    def pages(self, titles: Iterable[str]) -> Iterator[Page]:
        """Pages from the store, then from the wiki those that are not there."""
        if self._wiki.is_local:
            yield from self._wiki.pages(titles)
            return
        wanted = list(dict.fromkeys(map(self._normal, titles)))
        missing: list[str] = []
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            rows = self._verified(some)
            missing += [title for title in some if title not in rows]
            yield from (self._page(row, row.text or "") for row in rows.values())
        yield from _kept(self._wiki.pages(missing), self._store)

    def _verified(self, titles: Sequence[str]) -> Mapping[str, Row]:
        """The rows that can be used; those that may be old are compared with the wiki first."""
        rows = {title: row for title, row in self._store.rows(titles).items() if row.text is not None}
        if doubtful := [title for title, row in rows.items() if not row.is_verified]:
            self._compare(self._wiki.stamps(doubtful), doubtful)
            rows = {title: row for title, row in self._store.rows(rows).items() if row.is_verified}
        return rows

    def _compare(self, stamps: Iterable[PageStamp], titles: Sequence[str] = ()) -> None:
        """Verify or drop rows by what the wiki says of them, and drop those of the titles of which it says nothing."""
        said = {stamp.title: stamp for stamp in stamps}
        rows = self._store.rows([*said, *titles])
        right = [t for t, row in rows.items() if _is_as_kept(said.get(t, PageStamp(t, row.stamp.namespace, None)), row)]
        self._store.verify(right)
        self._store.drop(rows.keys() - set(right))

    def _page(self, row: Row, text: str) -> Page:
        stamp = row.stamp
        return Page(stamp.title, stamp.namespace, text, stamp.revision, self._read_at, row.is_redirect)

    def _normal(self, title: str) -> str:
        found = normal_title(title, self._facts) if self._facts else None
        return found.full if found else title

    def existing(self, titles: Iterable[str]) -> frozenset[str]:
        """Those of the titles that are pages; asked once, until such a page comes or goes."""
        meant = {title: self._normal(title) for title in titles}
        known = dict(self._store.existing(meant.values()))
        if asked := list(dict.fromkeys(title for title in meant.values() if title not in known)):
            there = self._wiki.existing(asked)
            found = {title: title in there for title in asked}
            self._store.keep_existing(found)
            known |= found
        return frozenset(title for title, normal in meant.items() if known[normal])

    # --- what is answered once ------------------------------------------------------------------------

    def members(self, category: str) -> tuple[Member, ...]:
        """The members of a category, as long as nothing changed."""
        return self._answered(f"members {category}", lambda: self._wiki.members(category))

    def page_facts(self, titles: Iterable[str], uncounted: Collection[str] = ()) -> Mapping[str, PageFacts]:
        """Categories and links, as long as nothing changed."""
        asked = list(titles)
        question = f"page_facts {json.dumps([sorted(set(asked)), sorted(uncounted)])}"
        return self._answered(question, lambda: dict(self._wiki.page_facts(asked, uncounted)))

    def recent_edits(self) -> tuple[PageEdit, ...]:
        """The latest edits, as long as nothing changed."""
        return self._answered("recent_edits", self._wiki.recent_edits)

    def last_changes(self, titles: Iterable[str], most: int | None = None) -> Mapping[str, datetime.datetime]:
        """When pages changed, as long as nothing did."""
        asked = list(titles)
        question = f"last_changes {json.dumps([sorted(set(asked)), most])}"
        return self._answered(question, lambda: dict(self._wiki.last_changes(asked, most)))

    def titles_beginning(self, prefix: str) -> tuple[str, ...]:
        """Titles, as long as no page that begins so came or went."""
        return self._answered(f"titles_beginning {self._normal(prefix)}", lambda: self._wiki.titles_beginning(prefix))

    def _answered(self, question: str, ask: Callable[[], _T]) -> _T:
        kept = self._store.answer(question)
        if kept is not None:
            try:
                known: _T = unpack(kept, (model,))
            except Unreadable:
                pass
            else:
                return known
        said = ask()
        self._store.keep_answer(question, pack(said))
        return said


def _kept(pages: Iterable[Page], store: Store) -> Iterator[Page]:
    """Hand pages on, and keep them, many at a time."""
    new: list[Page] = []
    try:
        for page in pages:
            new.append(page)
            if len(new) == _AT_ONCE:
                store.keep_pages(new)
                new.clear()
            yield page
    finally:
        store.keep_pages(new)


def _is_as_kept(stamp: PageStamp, row: Row | None) -> bool:
    """What the wiki says of a page is what the store holds, text and all, or both know of no such page."""
    if row is None or row.text is None or row.stamp.revision != stamp.revision:
        return False
    return stamp.revision is None or stamp.sha1 == row.sha1


def _concerns(question: str, stamp: PageStamp) -> bool:
    """Whether the answer to a question may be another one after a change of a page."""
    kind, _, about = question.partition(" ")
    return kind != "titles_beginning" or stamp.title.startswith(about)


def _redirects(facts: WikiFacts | None) -> str:
    return json.dumps(sorted((facts.template_redirects if facts else {}).items()))
