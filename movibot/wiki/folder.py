"""A wiki that is a folder of files: to try movibot, to test, to keep a wiki in git."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Final

from filelock import FileLock, Timeout

from movibot.errors import PermissionMissing, WikiError
from movibot.model import Changes, Conflicted, Page, PageStamp, Rejected, Revision, Saved, SaveResult, WikiFacts
from movibot.savedform import as_saved
from movibot.titles import TEMPLATE, Title, normal_title
from movibot.wiki import Traffic
from movibot.wiki.atomic import create_file, replace_file
from movibot.wiki.filenames import SUFFIX, folder_of, name_of, path_of
from movibot.wiki.folderfacts import read_facts
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

    def facts(self, templates: Collection[str] = ()) -> WikiFacts:
        """The facts of `wiki.yaml`, with the redirects to these templates.

        Raises:
            WikiError: The folder is no wiki.
            ConfigError: `wiki.yaml` is wrong.
        """
        facts = self._about()
        wanted = {title.full for name in templates if (title := normal_title(name, facts, TEMPLATE))}
        if not wanted:
            return facts
        everywhere = self._template_redirects()
        targets = {everywhere.get(title, title) for title in wanted}
        redirects = {title: target for title, target in everywhere.items() if target in targets}
        return replace(facts, template_redirects=redirects)

    def changes_since(self, cursor: str | None, templates: Collection[str]) -> Changes:
        """All pages of the folder."""
        del cursor, templates
        stamps = tuple(PageStamp(title.full, title.namespace, self._revision(title)) for title in self._titles())
        return Changes(stamps, "", complete=True)

    def pages(self, titles: Iterable[str]) -> Iterator[Page]:
        """Read pages, each once."""
        for title in dict.fromkeys(map(self._page_title, titles)):
            yield self._page(title)

    def existing(self, titles: Iterable[str]) -> frozenset[str]:
        """Those of the titles that have a file."""
        return frozenset(title for title in titles if self._exists(self._page_title(title)))

    def check_writable(self) -> None:
        """Return if files can be written.

        Raises:
            WikiError: They cannot.
        """
        self._about()
        if not os.access(self._folder, os.W_OK | os.X_OK):
            raise PermissionMissing("folder-not-writable", folder=str(self._folder))

    def save(self, page: Page, text: str, summary: str) -> SaveResult:
        """Write a page's file if it is still as it was read. A folder keeps no summaries.

        Raises:
            WikiError: The folder is locked or cannot be written.
        """
        del summary
        title = self._page_title(page.title)
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
        path = self._path(title)
        data = _file_form(content)
        if base is None:
            created = create_file(path, data)
            self._writes += created
            return Saved(_revision(data), None) if created else Conflicted()
        present = self._bytes(title)
        if present is None or _revision(present) != base:
            return Conflicted()
        if as_saved(self._decoded(present, path)) == content:
            return Saved(base, base, changed=False)
        replace_file(path, data)
        self._writes += 1
        return Saved(_revision(data), base)

    def _page(self, title: Title | str) -> Page:
        if isinstance(title, str):
            return Page(title, 0, "", None)
        data = self._bytes(title)
        if data is None:
            return Page(title.full, title.namespace, "", None)
        self._reads += 1
        text = as_saved(self._decoded(data, self._path(title)))
        is_redirect = redirect_target(text, self._about()) is not None
        return Page(title.full, title.namespace, text, _revision(data), is_redirect=is_redirect)

    def _page_title(self, given: str) -> Title | str:
        """The page a title means, or the title as it is where it means none."""
        found = normal_title(given, self._about())
        return found if found and found.namespace >= 0 and _is_encodable(found.name) else given

    def _titles(self) -> Iterator[Title]:
        """The pages that have files, sorted by path; a file in the wrong place stops the run."""
        namespaces = {folder_of(entry.name): entry for entry in self._about().namespaces if entry.number >= 0}
        for path in self._files():
            namespace = namespaces.get(path.parts[0])
            name = name_of(path.parts[1:]) if namespace and path.parts[1:] else None
            prefix = f"{namespace.name}:" if namespace else ""
            title = normal_title(prefix + (name or ""), self._about()) if name is not None else None
            if title is None or self._relative(title) != path:
                wanted = str(self._relative(title)) if title else ""
                raise WikiError("folder-bad-file-name", file=str(self._folder / path), wanted=wanted)
            yield title

    def _files(self) -> Iterator[PurePosixPath]:
        for folder, subfolders, files in os.walk(self._folder):
            subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
            for name in subfolders:
                self._refuse_link(Path(folder) / name)
            for name in sorted(files):
                if name.endswith(SUFFIX) and not name.startswith("."):
                    yield PurePosixPath((Path(folder) / name).relative_to(self._folder).as_posix())

    def _refuse_link(self, path: Path) -> None:
        if path.is_symlink():
            raise WikiError("folder-symlink", file=str(path))

    def _template_redirects(self) -> dict[str, str]:
        facts = self._about()
        pages = (self._page(title) for title in self._titles() if title.namespace == TEMPLATE)
        found = {page.title: redirect_target(page.text, facts) for page in pages}
        return {title: target for title, target in found.items() if target is not None}

    def _about(self) -> WikiFacts:
        if self._facts is None:
            self._facts = read_facts(self._folder)
        return self._facts

    def _relative(self, title: Title) -> PurePosixPath:
        namespace = next(entry for entry in self._about().namespaces if entry.number == title.namespace)
        return path_of(namespace.name, title.name)

    def _path(self, title: Title) -> Path:
        """The file of a page; neither it nor a folder on the way to it may be a symbolic link."""
        path = self._folder.resolve() / self._relative(title)
        if path.resolve() != path:
            raise WikiError("folder-symlink", file=str(self._folder / self._relative(title)))
        return path

    def _exists(self, title: Title | str) -> bool:
        return isinstance(title, Title) and self._path(title).is_file()

    def _bytes(self, title: Title) -> bytes | None:
        path = self._path(title)
        try:
            return path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise WikiError("folder-read-failed", file=str(path), reason=error.strerror or "") from None

    def _revision(self, title: Title) -> Revision:
        self._reads += 1
        return _revision(self._bytes(title) or b"")

    def _decoded(self, data: bytes, path: Path) -> str:
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise WikiError("folder-not-utf8", file=str(path)) from None


def _revision(data: bytes) -> Revision:
    return Revision(hashlib.sha256(data).hexdigest())


def _file_form(content: str) -> bytes:
    """A file ends with a line feed, as editors and git want it; MediaWiki's texts do not."""
    return f"{content}\n".encode() if content else b""


def _is_encodable(name: str) -> bool:
    """False for half of a character outside the basic plane, which no file name can hold."""
    return not any("\ud800" <= character <= "\udfff" for character in name)
