"""A wiki that is a folder of files: to try movibot, to test, to keep a wiki in git."""

from __future__ import annotations

import datetime
import hashlib
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from movibot.errors import PermissionMissing, UsageError, WikiError
from movibot.model import (
    Changes,
    Conflicted,
    Member,
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
from movibot.titles import TEMPLATE, Title, normal_prefix, normal_title
from movibot.wiki import MOST_EDITS, Traffic
from movibot.wiki.atomic import create_file, replace_file
from movibot.wiki.folderfacts import PARSER_FUNCTIONS, read_facts
from movibot.wiki.folderfiles import PageFiles
from movibot.wiki.folderlistings import Outlines, facts_of_pages, members_of, mentions
from movibot.wiki.outline import Outline, outline
from movibot.wiki.redirects import redirect_target

LOCK: Final = ".movibot.lock"


class FolderWiki:
    """A folder of `.wiki` files, one per page, with a sub-folder per namespace and a `wiki.yaml`.

    It behaves as a MediaWiki would that was given these files: titles have their normal form, texts the
    form in which MediaWiki saves them, and a save succeeds only on the page as it was read. Nothing
    outside the folder is read or written: symbolic links are refused.
    """

    def __init__(self, folder: Path, *, patience: float = 20) -> None:
        """Remember where the files are.

        Args:
            folder: The folder that holds `wiki.yaml`.
            patience: Seconds to wait for another program that is saving.
        """
        self._folder = folder
        self._patience = patience
        self._facts: WikiFacts | None = None
        self._outlines: dict[Revision, Outline] = {}
        self._page_files: PageFiles | None = None
        self._seen: tuple[PageStamp, ...] | None = None
        self._reads = 0
        self._writes = 0

    @property
    def name(self) -> str:
        """The path of the folder."""
        return str(self._folder)

    @property
    def traffic(self) -> Traffic:
        """Pages read and written so far."""
        return Traffic(self._reads, self._writes)

    @property
    def remarks(self) -> tuple[Refusal, ...]:
        """None: what stands in the configuration for a folder can always be done."""
        return ()

    @property
    def is_local(self) -> bool:
        """It is."""
        return True

    def facts(self, templates: Collection[str] = (), since: str = "") -> WikiFacts:
        """The facts of `wiki.yaml`, with the redirects to these templates.

        Raises:
            WikiError: The folder is no wiki.
            ConfigError: `wiki.yaml` is wrong.
        """
        del since
        facts = self._about()
        wanted = {title.full for name in templates if (title := normal_title(name, facts, TEMPLATE))}
        if not wanted:
            return facts
        everywhere = self._template_redirects()
        targets = {everywhere.get(title, title) for title in wanted}
        redirects = {title: target for title, target in everywhere.items() if target in targets}
        return replace(facts, template_redirects=redirects)

    def changes_since(self, cursor: str) -> Changes:
        """Whether anything changed; what did is not told. A cursor is the digest of all revisions."""
        self._seen = self._all_stamps()
        told = hashlib.sha256("".join(f"{each.revision} {each.title}\n" for each in self._seen).encode()).hexdigest()
        return Changes(told, "", () if told == cursor else None)

    def stamps_embedding(self, templates: Collection[str], *, revisions: bool = False) -> tuple[PageStamp, ...]:
        """All pages of the folder; where `changes_since` has just looked at them, as it has seen them."""
        del templates, revisions
        seen, self._seen = self._seen, None
        return self._all_stamps() if seen is None else seen

    def stamps(self, titles: Iterable[str]) -> tuple[PageStamp, ...]:
        """The digests of files."""
        meant = dict.fromkeys(title for title in map(self._files().meant, titles) if isinstance(title, Title))
        return tuple(self._stamp(title) for title in meant if self._files().exists(title))

    def pages(self, titles: Iterable[str]) -> Iterator[Page]:
        """Read pages, each once."""
        for title in dict.fromkeys(map(self._files().meant, titles)):
            yield self._page(title)

    def existing(self, titles: Iterable[str]) -> frozenset[str]:
        """Those of the titles that have a file."""
        files = self._files()
        return frozenset(title for title in titles if files.exists(files.meant(title)))

    def members(self, category: str) -> tuple[Member, ...]:
        """The pages whose own text names the category; what templates add is not seen. In French order."""
        return members_of(category, self._outline_of_all(), self._about())

    def page_facts(self, titles: Iterable[str], uncounted: Collection[str] = ()) -> Mapping[str, PageFacts]:
        """Categories and links as they stand in the texts of all pages; what templates add is not seen."""
        meant = {given: title for given in titles if isinstance(title := self._files().meant(given), Title)}
        normal = {title.full for each in uncounted if isinstance(title := self._files().meant(each), Title)}
        return facts_of_pages(meant, self._outline_of_all(), normal)

    def recent_edits(self) -> tuple[PageEdit, ...]:
        """The times of the files of the main namespace; movibot's own saves leave them, but for new pages."""
        files = self._files()
        articles = (title for title in files.titles() if title.namespace == 0)
        pages = (title for title in articles if self._outline(title).target is None)
        edits = sorted((PageEdit(title.full, files.changed_at(title)) for title in pages), key=lambda edit: edit.title)
        return tuple(sorted(edits, key=lambda edit: edit.at, reverse=True)[:MOST_EDITS])

    def last_changes(self, titles: Iterable[str], most: int | None = None) -> Mapping[str, datetime.datetime]:
        """The times of files, to the second; movibot's own saves leave them, but for new pages."""
        files = self._files()
        meant = {given: title for given in titles if isinstance(title := files.meant(given), Title)}
        found = {given: files.changed_at(title) for given, title in meant.items() if files.exists(title)}
        newest = sorted(found, key=lambda given: (-found[given].timestamp(), given))
        return {given: found[given].replace(microsecond=0) for given in newest[:most]}

    def titles_beginning(self, prefix: str) -> tuple[str, ...]:
        """The titles of pages that begin so."""
        meant = normal_prefix(prefix, self._about())
        of_namespace = (title for title in self._files().titles() if meant and title.namespace == meant[0])
        found = [title for title in of_namespace if meant and title.name.startswith(meant[1])]
        return tuple(sorted(title.full for title in found if self._outline(title).target is None))

    def embedding(self, template: str) -> tuple[str, ...]:
        """The titles of pages in whose text the name of the template, or of a redirect to it, stands anywhere."""
        title = normal_title(template, self._about(), TEMPLATE)
        redirects = self.facts([template]).template_redirects
        names = {full.partition(":")[2] for pair in redirects.items() for full in pair}
        names |= {title.name} if title else set()
        pages = map(self._page, self._files().titles())
        return tuple(sorted(page.title for page in pages if mentions(page.text, names, self._about())))

    def rendered(self, title: str, text: str) -> str:
        """Nothing.

        Raises:
            WikiError: Always: only a MediaWiki can show pages.
        """
        del title, text
        raise WikiError("folder-cannot-show", folder=str(self._folder))

    @property
    def inspector(self) -> None:
        """Nobody: a folder has no account and no extensions."""

    def parser_functions(self) -> frozenset[str]:
        """Those of a MediaWiki with the extension ParserFunctions."""
        return PARSER_FUNCTIONS

    def refresh(self, titles: Iterable[str]) -> None:
        """Nothing: files show nothing."""
        del titles

    def revisions(self, revisions: Iterable[Revision], *, texts: bool = False) -> Iterator[PastRevision]:
        """A folder has no history.

        Raises:
            UsageError: Always.
        """
        del revisions, texts
        raise UsageError("undo-folder", folder=self.name)

    def own_edits(self) -> Iterator[OwnEdit]:
        """A folder has no history.

        Raises:
            UsageError: Always.
        """
        raise UsageError("undo-folder", folder=self.name)

    def check_writable(self) -> None:
        """Return if files can be written.

        Raises:
            WikiError: They cannot.
        """
        self._about()
        if not os.access(self._folder, os.W_OK | os.X_OK):
            raise PermissionMissing("folder-not-writable", folder=str(self._folder))

    def await_turn(self) -> None:
        """A file may be written at any time."""

    def least_seconds(self, saves: int) -> float:
        """Nothing holds it back."""
        del saves
        return 0

    def save(self, page: Page, text: str, summary: str) -> SaveResult:
        """Write a page's file if it is still as it was read. A folder keeps no summaries.

        Raises:
            WikiError: The folder is locked or cannot be written.
        """
        del summary
        title = self._files().meant(page.title)
        if isinstance(title, str):
            return Rejected("invalidtitle", page.title)
        content = as_saved(text)
        if len(content.encode()) > self._about().article_size:
            return Rejected("contenttoobig", str(self._about().article_size))
        try:
            with FileLock(self._folder / LOCK, timeout=self._patience):
                return self._save_if_unchanged(title, page.revision, content)
        except Timeout:
            raise WikiError("folder-locked", folder=str(self._folder)) from None
        except OSError as error:
            file = error.filename or self._folder
            raise WikiError("folder-write-failed", file=str(file), reason=error.strerror or "") from None

    def _save_if_unchanged(self, title: Title, base: Revision | None, content: str) -> SaveResult:
        path = self._files().path(title)
        data = _file_form(content)
        if base is None:
            created = create_file(path, data)
            self._writes += created
            return Saved(_revision(data), None) if created else Conflicted()
        present = self._files().data(title)
        if present is None or _revision(present) != base:
            return Conflicted()
        if self._files().text(title, present) == content:
            return Saved(base, base, changed=False)
        replace_file(path, data)
        self._writes += 1
        return Saved(_revision(data), base)

    def _page(self, title: Title | str) -> Page:
        if isinstance(title, str):
            return Page(title, 0, "", None)
        data = self._files().data(title)
        if data is None:
            return Page(title.full, title.namespace, "", None)
        self._reads += 1
        text = self._files().text(title, data)
        is_redirect = redirect_target(text, self._about()) is not None
        return Page(title.full, title.namespace, text, _revision(data), is_redirect=is_redirect)

    def _template_redirects(self) -> dict[str, str]:
        facts = self._about()
        pages = (self._page(title) for title in self._files().titles() if title.namespace == TEMPLATE)
        found = {page.title: redirect_target(page.text, facts) for page in pages}
        return {title: target for title, target in found.items() if target is not None}

    def _outline_of_all(self) -> Outlines:
        return {title: self._outline(title) for title in self._files().titles()}

    def _outline(self, title: Title) -> Outline:
        """What a page's text says of it; a text is looked at once."""
        page = self._page(title)
        revision = page.revision or Revision("")
        if revision not in self._outlines:
            self._outlines[revision] = outline(page.text, self._about())
        return self._outlines[revision]

    def _files(self) -> PageFiles:
        if self._page_files is None:
            self._page_files = PageFiles(self._folder, self._about())
        return self._page_files

    def _about(self) -> WikiFacts:
        if self._facts is None:
            self._facts = read_facts(self._folder)
        return self._facts

    def _all_stamps(self) -> tuple[PageStamp, ...]:
        return tuple(map(self._stamp, self._files().titles()))

    def _stamp(self, title: Title) -> PageStamp:
        self._reads += 1
        return PageStamp(title.full, title.namespace, _revision(self._files().data(title) or b""))


def _revision(data: bytes) -> Revision:
    return Revision(hashlib.sha256(data).hexdigest())


def _file_form(content: str) -> bytes:
    """A file ends with a line feed, as editors and git want it; MediaWiki's texts do not."""
    return f"{content}\n".encode() if content else b""
