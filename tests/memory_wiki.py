"""A wiki in memory that keeps the contract of `movibot.wiki.Wiki`, with a person who acts at the worst moment."""

from __future__ import annotations

import datetime
import hashlib
import random
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from movibot.errors import WikiError
from movibot.model import (
    Changes,
    Conflicted,
    Member,
    Namespace,
    OwnEdit,
    Page,
    PageEdit,
    PageFacts,
    PageStamp,
    PastRevision,
    Refusal,
    Rejected,
    Revision,
    Saved,
    SaveResult,
    WikiFacts,
)
from movibot.savedform import as_saved
from movibot.titles import Title, normal_prefix, normal_title
from movibot.wiki import Traffic
from movibot.wiki.folderfacts import PARSER_FUNCTIONS
from movibot.wiki.folderlistings import Outlines, facts_of_pages, members_of, mentions
from movibot.wiki.outline import outline

FACTS = WikiFacts(
    name="Movilab",
    language="fr",
    namespaces=(
        Namespace(0, ""),
        Namespace(1, "Discussion", ("Talk",)),
        Namespace(2, "Utilisateur", ("User", "Utilisatrice")),
        Namespace(6, "Fichier", ("File", "Image")),
        Namespace(10, "Modèle", ("Template",)),
        Namespace(14, "Catégorie", ("Category",)),
    ),
    extension_tags=frozenset({"nowiki", "pre", "ref"}),
)

FIRST_EDIT = datetime.datetime(2026, 11, 1, tzinfo=datetime.UTC)
"""A person edits once a minute, from here on."""

Act = Callable[["MemoryWiki"], object]


@dataclass(frozen=True, slots=True)
class _Stored:
    text: str
    revision: Revision
    parent: Revision | None = None
    is_ours: bool = False
    summary: str = ""


@dataclass(slots=True)
class MemoryWiki:
    """Pages in a dictionary.

    Attributes:
        before_save: What a person does just before each save, in order.
        merge: How the wiki joins two edits of one page: present text, sent text -> joined text, or None.
        after_save: What a person does just after each save, in order.
        hidden: Revisions whose text an administrator has hidden.
        refreshed: Pages that the wiki was asked to work out again.
    """

    before_save: list[Act] = field(default_factory=list)
    after_save: list[Act] = field(default_factory=list)
    merge: Callable[[str, str], str | None] = lambda _present, _sent: None
    saves: list[str] = field(default_factory=list)
    hidden: set[str] = field(default_factory=set)
    refreshed: list[str] = field(default_factory=list)
    reads: int = 0
    received: int = 0
    _pages: dict[str, _Stored] = field(default_factory=dict)
    _edited: dict[str, datetime.datetime] = field(default_factory=dict)
    _touched: list[tuple[str, Revision | None]] = field(default_factory=list)
    _history: dict[str, list[_Stored]] = field(default_factory=dict)
    _count: int = 0

    @classmethod
    def of(cls, pages: Mapping[str, str]) -> Self:
        wiki = cls()
        for title, text in pages.items():
            wiki.write(title, text)
        return wiki

    # --- a person -------------------------------------------------------------------------------

    def write(self, title: str, text: str) -> Revision:
        revision = self._keep(title, text)
        self._edited[title] = FIRST_EDIT + datetime.timedelta(minutes=self._count)
        return revision

    def _keep(self, title: str, text: str, *, is_ours: bool = False, summary: str = "") -> Revision:
        self._count += 1
        parent = self._pages[title].revision if title in self._pages else None
        stored = _Stored(as_saved(text), Revision(str(self._count)), parent, is_ours, summary)
        self._pages[title] = stored
        self._history.setdefault(title, []).append(stored)
        self._touched.append((title, stored.revision))
        return stored.revision

    def delete(self, title: str) -> None:
        del self._pages[title], self._history[title]
        self._touched.append((title, None))

    def move(self, title: str, target: str) -> None:
        self._history[target] = self._history.pop(title)
        self._pages[target] = self._pages.pop(title)
        self._touched.append((target, None))
        self.write(title, f"#REDIRECTION [[{target}]]")

    def write_quietly(self, title: str, text: str) -> None:
        """A script imports a page, which the list of changes does not tell."""
        self.write(title, text)
        self._touched.pop()

    def text(self, title: str) -> str | None:
        stored = self._pages.get(title)
        return stored.text if stored else None

    def shuffle(self, seed: int) -> None:
        """From now on the wiki names its pages in another order."""
        pages = list(self._pages.items())
        random.Random(seed).shuffle(pages)  # noqa: S311 - an order, not a secret
        self._pages = dict(pages)

    # --- the contract ---------------------------------------------------------------------------

    @property
    def name(self) -> str:
        return "memory"

    @property
    def traffic(self) -> Traffic:
        return Traffic(self.reads, len(self.saves), self.received)

    @property
    def remarks(self) -> tuple[Refusal, ...]:
        return ()

    @property
    def is_local(self) -> bool:
        return False

    def facts(self, templates: Collection[str] = (), since: str = "") -> WikiFacts:
        del templates, since
        return FACTS

    def changes_since(self, cursor: str) -> Changes:
        now = str(len(self._touched))
        if not cursor:
            return Changes(now, "", None)
        newest = dict(self._touched[int(cursor) :])
        return Changes(now, "", tuple(self._stamp(title, revision) for title, revision in newest.items()))

    def _stamp(self, title: str, revision: Revision | None) -> PageStamp:
        texts = [each.text for each in self._history.get(title, ()) if each.revision == revision]
        sha1 = hashlib.sha1("".join(texts).encode(), usedforsecurity=False).hexdigest() if texts else ""
        return PageStamp(title, 0, revision, sha1)

    def stamps_embedding(self, templates: Collection[str], *, revisions: bool = False) -> tuple[PageStamp, ...]:
        del templates
        found = (self._stamp(title, stored.revision) for title, stored in self._pages.items())
        return tuple(each if revisions else replace(each, revision=None, sha1="") for each in found)

    def stamps(self, titles: Iterable[str]) -> tuple[PageStamp, ...]:
        there = (title for title in titles if title in self._pages)
        return tuple(self._stamp(title, self._pages[title].revision) for title in there)

    def pages(self, titles: Iterable[str]) -> Iterator[Page]:
        wanted = list(titles)
        self.reads += bool(wanted)
        for title in wanted:
            stored = self._pages.get(title)
            if stored:
                redirect = stored.text.startswith("#REDIRECTION")
                yield Page(title, 0, stored.text, stored.revision, is_redirect=redirect)
            else:
                yield Page(title, 0, "", None)

    def existing(self, titles: Iterable[str]) -> frozenset[str]:
        return frozenset(titles) & frozenset(self._pages)

    def members(self, category: str) -> tuple[Member, ...]:
        return members_of(category, self._outlines(), FACTS)

    def page_facts(self, titles: Iterable[str], uncounted: Collection[str] = ()) -> Mapping[str, PageFacts]:
        meant = {title: found for title in titles if (found := normal_title(title, FACTS))}
        return facts_of_pages(meant, self._outlines(), uncounted)

    def recent_edits(self) -> tuple[PageEdit, ...]:
        articles = [title.full for title, each in self._outlines().items() if title.namespace == 0 and not each.target]
        edits = [PageEdit(title, at) for title, at in self._edited.items() if title in articles]
        return tuple(sorted(edits, key=lambda edit: edit.at, reverse=True))

    def last_changes(self, titles: Iterable[str], most: int | None = None) -> Mapping[str, datetime.datetime]:
        found = {title: self._edited[title] for title in titles if title in self._pages and title in self._edited}
        newest = sorted(found, key=lambda title: (-found[title].timestamp(), title))
        return {title: found[title] for title in newest[:most]}

    def titles_beginning(self, prefix: str) -> tuple[str, ...]:
        meant = normal_prefix(prefix, FACTS)
        titles = [title for title, each in self._outlines().items() if each.target is None]
        of_namespace = [title for title in titles if meant and title.namespace == meant[0]]
        return tuple(sorted(title.full for title in of_namespace if meant and title.name.startswith(meant[1])))

    def embedding(self, template: str) -> tuple[str, ...]:
        return tuple(sorted(title for title in self._pages if mentions(self._pages[title].text, [template], FACTS)))

    def rendered(self, title: str, text: str) -> str:
        del title, text
        raise WikiError("folder-cannot-show", folder=self.name)

    @property
    def inspector(self) -> None:
        return None

    def parser_functions(self) -> frozenset[str]:
        return PARSER_FUNCTIONS

    def refresh(self, titles: Iterable[str]) -> None:
        self.refreshed += list(titles)

    def revisions(self, revisions: Iterable[Revision], *, texts: bool = False) -> Iterator[PastRevision]:
        self.reads += 1
        wanted = set(revisions)
        for title, history in self._history.items():
            for each in history:
                if each.revision in wanted:
                    text = each.text if texts and each.revision not in self.hidden else None
                    yield PastRevision(title, each.revision, each.parent, each.is_ours, text)

    def own_edits(self) -> Iterator[OwnEdit]:
        ours = [(title, each) for title, history in self._history.items() for each in history if each.is_ours]
        for title, each in sorted(ours, key=lambda one: -int(one[1].revision)):
            at = FIRST_EDIT + datetime.timedelta(minutes=int(each.revision))
            yield OwnEdit(title, each.revision, each.parent, at, each.summary)

    def _outlines(self) -> Outlines:
        self.reads += 1
        titles: dict[str, Title | None] = {title: normal_title(title, FACTS) for title in self._pages}
        return {title: outline(self._pages[given].text, FACTS) for given, title in titles.items() if title}

    def check_writable(self) -> None:
        """It always is."""

    def await_turn(self) -> None:
        pass

    def least_seconds(self, saves: int) -> float:
        del saves
        return 0

    def save(self, page: Page, text: str, summary: str) -> SaveResult:
        _next(self.before_save, self)
        result = self._save(page, text, summary)
        self.saves.append(page.title)
        _next(self.after_save, self)
        return result

    def _save(self, page: Page, text: str, summary: str) -> SaveResult:
        stored = self._pages.get(page.title)
        present = stored.revision if stored else None
        if page.title.startswith("Protégée"):
            return Rejected("protectedpage", "Cette page est protégée.")
        if stored and stored.text == as_saved(text):
            return Saved(stored.revision, stored.revision, changed=False)
        if present == page.revision:
            return Saved(self._keep(page.title, text, is_ours=True, summary=summary), present)
        joined = self.merge(stored.text, text) if stored and page.revision else None
        if joined is None:
            return Conflicted()
        return Saved(self._keep(page.title, joined, is_ours=True, summary=summary), present)


def _next(acts: list[Act], wiki: MemoryWiki) -> None:
    if acts:
        acts.pop(0)(wiki)
