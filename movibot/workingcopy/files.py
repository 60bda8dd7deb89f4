"""The files of a working copy: which page each holds, what it says, and how it is written.

Their names are those of a wiki that is a folder (`movibot.wiki.filenames`), their bytes those of the wiki's texts.
Nothing outside the folder is read or written: symbolic links are refused.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Final

from movibot.errors import UsageError
from movibot.model import Namespace, Refusal, WikiFacts
from movibot.regularfile import NotRegularError, read_regular
from movibot.savedform import as_saved, first_replaced
from movibot.titles import Title, namespace_name, normal_title
from movibot.wiki.atomic import UNFINISHED, create_file, replace_file
from movibot.wiki.filenames import SUFFIX, folder_of, name_of, path_of
from movibot.wikitext.lines import line_and_column
from movibot.workingcopy.values import LocalFile

MOST_BYTES: Final = 8 * 1024 * 1024
"""Four times what a page of MediaWiki holds by default."""


class Files:
    """Finds, reads and writes the files of a copy."""

    def __init__(self, folder: Path, facts: WikiFacts) -> None:
        """Remember where they are.

        Args:
            folder: The folder of the copy.
            facts: The wiki's, for the names of its namespaces.
        """
        self._folder = folder
        self._facts = facts
        self._namespaces = {folder_of(each.name): each for each in facts.namespaces if each.number >= 0}

    def path(self, title: Title) -> str:
        """The file of a page, from the folder of the copy."""
        return str(path_of(namespace_name(title.namespace, self._facts), title.name))

    def place(self, path: str) -> Path:
        """Where a file of the copy stands."""
        return self._folder / path

    # --- reading ------------------------------------------------------------------------------------

    def scan(self) -> Iterator[LocalFile]:
        """All files that hold pages, or look as if they did, sorted by their paths.

        Raises:
            UsageError: A folder cannot be read.
        """
        for path, is_folder in self._listed():
            yield LocalFile(path, None, fault=Refusal("copy-symlink")) if is_folder else self._scanned(path)

    def read(self, path: str, title: Title | None) -> LocalFile | None:
        """A file, or None where there is none."""
        if self._is_linked(path):
            return LocalFile(path, title, fault=Refusal("copy-symlink"))
        try:
            data = read_regular(self.place(path), MOST_BYTES)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except NotRegularError:
            return LocalFile(path, title, fault=Refusal("copy-not-regular"))
        except OSError as error:
            return LocalFile(path, title, fault=Refusal("copy-unreadable", {"reason": error.strerror or ""}))
        return _understood(path, title, data)

    def _scanned(self, path: str) -> LocalFile:
        title = self._title(path)
        if title is None:
            return LocalFile(path, None, fault=Refusal("copy-no-title"))
        if (wanted := self.path(title)) != path and not self._is_one(path, wanted):
            return LocalFile(path, None, fault=Refusal("copy-misplaced", {"wanted": wanted}))
        return self.read(path, title) or LocalFile(path, title, fault=Refusal("copy-unreadable", {"reason": ""}))

    def _title(self, path: str) -> Title | None:
        """The page that the name of a file means, whatever the case of its folder and of its first letter."""
        first, *others = PurePosixPath(composed_path(path)).parts
        namespace = self._namespace(first)
        name = name_of(others) if namespace and others else None
        if namespace is None or name is None or not _is_encodable(name) or "#" in name:
            return None
        title = normal_title(f"{namespace.name}:{name}" if namespace.name else name, self._facts)
        return None if title is None or title.namespace < 0 else title

    def _is_one(self, path: str, other: str) -> bool:
        """Two names are of one file, as where a file system does not tell accents from letters with accents."""
        try:
            return composed_path(path) == other and self.place(path).samefile(self.place(other))
        except OSError:
            return False

    def _namespace(self, folder: str) -> Namespace | None:
        found = (each for name, each in self._namespaces.items() if name.casefold() == folder.casefold())
        return self._namespaces.get(folder) or next(found, None)

    def _listed(self) -> Iterator[tuple[str, bool]]:
        """The paths of files, and of folders that are symbolic links; whether it is such a folder."""

        def refuse(error: OSError) -> None:
            raise UsageError("copy-folder-unreadable", path=str(error.filename), reason=error.strerror or "")

        for folder, subfolders, names in os.walk(self._folder, onerror=refuse):
            here = Path(folder).relative_to(self._folder)
            subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
            linked = [name for name in subfolders if Path(folder, name).is_symlink()]
            yield from (((here / name).as_posix(), True) for name in linked)
            for name in sorted(names):
                if name.endswith(SUFFIX) and not name.startswith("."):
                    yield (here / name).as_posix(), False

    def _is_linked(self, path: str) -> bool:
        place = self.place(path)
        between = (place, *place.parents[: len(PurePosixPath(path).parts) - 1])
        return any(map(os.path.islink, between))

    # --- writing ------------------------------------------------------------------------------------

    def write(self, path: str, data: bytes, before: bytes | None) -> Refusal | None:
        """Give a file its content, whole or not at all.

        Args:
            path: The file.
            data: What it is to hold.
            before: What it held when that was decided; None where it was not there.

        Returns:
            None, or why it was not done: somebody has changed it since, or it cannot be written.
        """
        if self._is_linked(path):
            return Refusal("copy-symlink")
        place = self.place(path)
        try:
            if before is None:
                return None if create_file(place, data) else Refusal("copy-file-appeared")
            if read_regular(place, MOST_BYTES) != before:
                return Refusal("copy-file-changed")
            replace_file(place, data, keeps_time=False)
        except FileNotFoundError:
            return Refusal("copy-file-changed")
        except OSError as error:
            return Refusal("copy-unwritable", {"reason": error.strerror or ""})
        return None

    def clean(self, path: str) -> None:
        """Remove what a run left beside a file that was killed while it wrote there."""
        place = self.place(path).parent
        for left in place.glob(f"{UNFINISHED}*") if not self._is_linked(path) else ():
            with suppress(OSError):
                left.unlink()


def composed_path(path: str) -> str:
    """The path in normal form C, which some file systems take apart."""
    return unicodedata.normalize("NFC", path)


def clash_key(path: str) -> str:
    """What is the same for paths that some file systems take for one."""
    return unicodedata.normalize("NFC", composed_path(path).casefold())


def _is_encodable(name: str) -> bool:
    """False for a name that is not in UTF-8."""
    return not any("\ud800" <= character <= "\udfff" for character in name)


def _understood(path: str, title: Title | None, data: bytes) -> LocalFile:
    """The text of a file as a wiki would save it, or what is wrong with the bytes and where."""
    if len(data) > MOST_BYTES:
        return LocalFile(path, title, fault=Refusal("copy-too-large", {"limit": MOST_BYTES // 1024 // 1024}))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", errors="replace")
        line, column = line_and_column(before, len(before))
        return LocalFile(path, title, data, fault=Refusal("copy-not-utf8", {"line": line, "column": column}))
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    fault = None
    if (offset := first_replaced(lines)) is not None:
        line, column = line_and_column(lines, offset)
        told = {"character": f"U+{ord(lines[offset]):04X}", "line": line, "column": column}
        fault = Refusal("copy-control-character", told)
    return LocalFile(path, title, data, as_saved(text), fault)
