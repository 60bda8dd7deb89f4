"""A wiki in memory that keeps the contract of `movibot.wiki.Wiki`, with a person who acts at the worst moment."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self

from movibot.errors import WikiError
from movibot.model import (
    Changes,
    Conflicted,
    Member,
    Namespace,
    Page,
    PageEdit,
    PageFacts,
    PageStamp,
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
from movibot.wiki.folderlistings import Outlines, facts_of_pages, members_of, mentions
from movibot.wiki.outline import outline

FACTS = WikiFacts(
    name="Movilab",
    language="fr",
    namespaces=(
        Namespace(0, ""),
        Namespace(1, "Discussion", ("Talk",)),
        Namespace(10, "Modèle", ("Template",)),
        Namespace(14, "Catégorie", ("Category",)),
    ),
    extension_tags=frozenset({"nowiki", "pre", "ref"}),
)

FIRST_EDIT = datetime.datetime(2026, 11, 1, tzinfo=datetime.UTC)
"""A person edits once a minute, from here on."""

Act = Callable[["MemoryWiki"], None]


@dataclass(frozen=True, slots=True)
class _Stored:
    text: str
    revision: Revision


@dataclass(slots=True)
class MemoryWiki:
    """Pages in a dictionary.

    Attributes:
        before_save: What a person does just before each save, in order.
        merge: How the wiki joins two edits of one page: present text, sent text -> joined text, or None.
        after_save: What a person does just after each save, in order.
    """

    before_save: list[Act] = field(default_factory=list)
    after_save: list[Act] = field(default_factory=list)
    merge: Callable[[str, str], str | None] = lambda _present, _sent: None
    saves: list[str] = field(default_factory=list)
    reads: int = 0
    _pages: dict[str, _Stored] = field(default_factory=dict)
    _edited: dict[str, datetime.datetime] = field(default_factory=dict)
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

    def _keep(self, title: str, text: str) -> Revision:
        self._count += 1
        self._pages[title] = _Stored(as_saved(text), Revision(str(self._count)))
        return self._pages[title].revision

    def delete(self, title: str) -> None:
        del self._pages[title]

    def move(self, title: str, target: str) -> None:
        self._pages[target] = self._pages[title]
        self.write(title, f"#REDIRECTION [[{target}]]")

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
        return Traffic(self.reads, len(self.saves))

    @property
    def remarks(self) -> tuple[Refusal, ...]:
        return ()

    def facts(self, templates: Collection[str] = ()) -> WikiFacts:
        del templates
        return FACTS

    def changes_since(self, cursor: str | None, templates: Collection[str]) -> Changes:
        del cursor, templates
        stamps = [PageStamp(title, 0, stored.revision) for title, stored in self._pages.items()]
        return Changes(stamps, str(self._count), complete=True)

    def pages(self, titles: Iterable[str]) -> Iterator[Page]:
        self.reads += 1
        for title in titles:
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

    def _outlines(self) -> Outlines:
        self.reads += 1
        titles: dict[str, Title | None] = {title: normal_title(title, FACTS) for title in self._pages}
        return {title: outline(self._pages[given].text, FACTS) for given, title in titles.items() if title}

    def check_writable(self) -> None:
        """It always is."""

    def save(self, page: Page, text: str, summary: str) -> SaveResult:
        del summary
        _next(self.before_save, self)
        result = self._save(page, text)
        self.saves.append(page.title)
        _next(self.after_save, self)
        return result

    def _save(self, page: Page, text: str) -> SaveResult:
        stored = self._pages.get(page.title)
        present = stored.revision if stored else None
        if page.title.startswith("Protégée"):
            return Rejected("protectedpage", "Cette page est protégée.")
        if stored and stored.text == as_saved(text):
            return Saved(stored.revision, stored.revision, changed=False)
        if present == page.revision:
            return Saved(self._keep(page.title, text), present)
        joined = self.merge(stored.text, text) if stored and page.revision else None
        return Conflicted() if joined is None else Saved(self._keep(page.title, joined), present)


def _next(acts: list[Act], wiki: MemoryWiki) -> None:
    if acts:
        acts.pop(0)(wiki)
