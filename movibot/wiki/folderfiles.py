"""The files of a wiki that is a folder, by the titles of their pages."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from movibot.errors import WikiError
from movibot.model import WikiFacts
from movibot.savedform import as_saved
from movibot.titles import Title, normal_title
from movibot.wiki.filenames import SUFFIX, folder_of, name_of, path_of

_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


class PageFiles:
    """Finds and reads files. Nothing outside the folder is read: symbolic links are refused."""

    def __init__(self, folder: Path, facts: WikiFacts) -> None:
        self._folder = folder
        self._root = folder.resolve()
        self._facts = facts

    def meant(self, given: str) -> Title | str:
        """The page a title means, or the title as it is where it means none."""
        found = normal_title(given, self._facts)
        return found if found and found.namespace >= 0 and _is_encodable(found.name) else given

    def titles(self) -> Iterator[Title]:
        """The pages that have files, sorted by path; a file in the wrong place stops the run.

        Raises:
            WikiError: A file is not where its page would be, or a folder is a symbolic link.
        """
        namespaces = {folder_of(entry.name): entry for entry in self._facts.namespaces if entry.number >= 0}
        for path in self._files():
            namespace = namespaces.get(path.parts[0])
            name = name_of(path.parts[1:]) if namespace and path.parts[1:] else None
            prefix = f"{namespace.name}:" if namespace else ""
            title = normal_title(prefix + (name or ""), self._facts) if name is not None else None
            if title is None or self._relative(title) != path:
                wanted = str(self._relative(title)) if title else ""
                raise WikiError("folder-bad-file-name", file=str(self._folder / path), wanted=wanted)
            yield title

    def path(self, title: Title) -> Path:
        """The file of a page; neither it nor a folder on the way to it may be a symbolic link.

        Raises:
            WikiError: One of them is.
        """
        relative = self._relative(title)
        path = self._root / relative
        if any(map(os.path.islink, (path, *path.parents[: len(relative.parts) - 1]))):
            raise WikiError("folder-symlink", file=str(self._folder / relative))
        return path

    def exists(self, title: Title | str) -> bool:
        """Whether a page has a file."""
        return isinstance(title, Title) and self.path(title).is_file()

    def data(self, title: Title) -> bytes | None:
        """What the file of a page holds, or None where there is none.

        Raises:
            WikiError: It cannot be read.
        """
        path = self.path(title)
        try:
            return path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise WikiError("folder-read-failed", file=str(path), reason=error.strerror or "") from None

    def text(self, title: Title, data: bytes) -> str:
        """The content of a page's file as MediaWiki would keep it.

        Raises:
            WikiError: It is not in UTF-8.
        """
        try:
            return as_saved(data.decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise WikiError("folder-not-utf8", file=str(self.path(title))) from None

    def changed_at(self, title: Title) -> datetime.datetime:
        """When the file of a page was last written, in UTC, to the millisecond: see `replace_file`.

        Raises:
            WikiError: It cannot be told.
        """
        path = self.path(title)
        try:
            return _EPOCH + datetime.timedelta(milliseconds=path.stat().st_mtime_ns // 1_000_000)
        except (OSError, ValueError, OverflowError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            raise WikiError("folder-read-failed", file=str(path), reason=reason or "") from None

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

    def _relative(self, title: Title) -> PurePosixPath:
        namespace = next(entry for entry in self._facts.namespaces if entry.number == title.namespace)
        return path_of(namespace.name, title.name)


def _is_encodable(name: str) -> bool:
    """False for half of a character outside the basic plane, which no file name can hold."""
    return not any("\ud800" <= character <= "\udfff" for character in name)
