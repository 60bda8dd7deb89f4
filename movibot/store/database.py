"""An SQLite file that may be lost: opened, guarded, thrown away. See https://www.sqlite.org/wal.html."""

from __future__ import annotations

import os
import re
import sqlite3
import stat
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Final

MIGRATIONS: Final[tuple[str, ...]] = (
    """
    CREATE TABLE said (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
    CREATE TABLE page (title TEXT PRIMARY KEY, namespace INTEGER NOT NULL, revision TEXT,
                       is_redirect INTEGER NOT NULL, is_verified INTEGER NOT NULL, text BLOB);
    CREATE TABLE listed (kind TEXT, title TEXT, namespace INTEGER NOT NULL, PRIMARY KEY (kind, title)) WITHOUT ROWID;
    CREATE TABLE reading (title TEXT PRIMARY KEY, revision TEXT NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL);
    CREATE TABLE answer (question TEXT PRIMARY KEY, value BLOB NOT NULL);
    CREATE TABLE existence (title TEXT PRIMARY KEY, is_there INTEGER NOT NULL) WITHOUT ROWID;
    """,
)
"""The steps from one `user_version` to the next."""

MARK: Final = 0x6D76626F
"""The `application_id` of our files: a file of SQLite that bears another one is not ours to change or to delete."""

_HEADER: Final = b"SQLite format 3\0"
_MARK_AT: Final = slice(68, 72)
"""Where the mark stands in a file. See https://www.sqlite.org/fileformat.html, "The Database Header"."""

_DAMAGED: Final = frozenset({"SQLITE_CORRUPT", "SQLITE_NOTADB"})
_OF_ANOTHER_FORM: Final = re.compile("^no such (?:table|column)|^table .* already exists")
_LARGEST_WAL: Final = 8192
"""Blocks of 4 kB that are gathered before they are put in their places: a first read writes each of them once."""

_PATIENCE: Final = 5.0
"""Seconds to wait for another program that reads the file."""

Step = tuple[str, Iterable[Sequence[Any]]]
"""A statement, and what it is executed with, once for each."""


class NotOursError(OSError):
    """Something stands under the name of our file that we did not make."""


class Database:
    """A file that is asked and changed as long as it works; after the first failure it knows nothing any more.

    Attributes:
        path: The file.
        trouble: Why it does not work, in the system's words; empty as long as it does.
        is_ours: What stands there is a file of ours, or may be replaced by one.
    """

    def __init__(self, path: Path, owner: str, *, scratch: bool = False) -> None:
        """Open the file; one that is damaged, of another wiki or of a newer movibot is replaced by a new one.

        What movibot has not made, such as a pipe, a link or the file of another program, is left alone.

        Args:
            path: The file. Its folder is made.
            owner: Whose it is; a file that says another name is thrown away.
            scratch: Work on a copy in memory, and leave the file as it is.
        """
        self.path = path
        self.trouble = ""
        self.is_ours = True
        self._connection: sqlite3.Connection | None = None
        if scratch:
            self._connection = _copied(path, owner)
            return
        for _ in range(2):
            try:
                self._connection = self._opened(owner)
            except (sqlite3.Error, OSError) as error:
                self._give_up(error)
                if not _is_damage(error):
                    return
            if self._connection is not None:
                self.trouble = ""
                return
            self._remove()

    @property
    def is_open(self) -> bool:
        """It works."""
        return self._connection is not None

    def read(self, statement: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows, or none where the file does not work."""
        if self._connection is None:
            return []
        try:
            return self._connection.execute(statement, parameters).fetchall()
        except sqlite3.Error as error:
            self._give_up(error)
            return []

    def write(self, *steps: Step) -> None:
        """Make all the changes, or none of them."""
        if self._connection is None:
            return
        try:
            with self._connection:
                self._connection.execute("BEGIN IMMEDIATE")
                for statement, rows in steps:
                    self._connection.executemany(statement, rows)
        except sqlite3.Error as error:
            self._give_up(error)

    def close(self) -> None:
        """Close the file; nothing of what was deleted stays in it."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._connection.close()
            self._connection = None

    def _opened(self, owner: str) -> sqlite3.Connection | None:
        """The connection, or None where the file is to be made anew."""
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _make_ours(self.path)
        connection = sqlite3.connect(self.path, timeout=_PATIENCE, isolation_level=None)
        try:
            if _is_right(connection, owner):
                return connection
        except BaseException:
            connection.close()
            raise
        connection.close()
        return None

    def _give_up(self, error: sqlite3.Error | OSError) -> None:
        self.trouble = error.strerror or "" if isinstance(error, OSError) else str(error)
        self.is_ours = not isinstance(error, NotOursError)
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if _is_damage(error):
            self._remove()

    def _remove(self) -> None:
        for suffix in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                Path(f"{self.path}{suffix}").unlink(missing_ok=True)


def _is_damage(error: sqlite3.Error | OSError) -> bool:
    """The file is at fault; not the disk, and not somebody who holds it."""
    return getattr(error, "sqlite_errorname", "") in _DAMAGED or _OF_ANOTHER_FORM.search(str(error)) is not None


def _copied(path: Path, owner: str) -> sqlite3.Connection:
    """A copy of the file in memory, empty where the file cannot be used."""
    for source in (str(path), None):
        copy = sqlite3.connect(":memory:", isolation_level=None)
        with suppress(sqlite3.Error, OSError):
            if source and _is_believed(Path(source)):
                with closing(sqlite3.connect(source, timeout=_PATIENCE)) as file:
                    file.execute("BEGIN")
                    file.execute("SELECT count(*) FROM said")  # raises where somebody holds it: a backup would wait on
                    file.backup(copy)
            if _is_right(copy, owner):
                return copy
        copy.close()
    raise AssertionError("an empty database in memory always works")


def _is_believed(path: Path) -> bool:
    """Nobody else can have written the file.

    Raises:
        NotOursError: It is no file, or another program's.
        OSError: There is none.
    """
    about = path.lstat()
    if not stat.S_ISREG(about.st_mode):
        raise NotOursError(0, "Not a regular file")
    if _is_of_another_program(path):
        raise NotOursError(0, "File of another program")
    return about.st_uid == os.getuid() and not about.st_mode & 0o077


def _is_of_another_program(path: Path) -> bool:
    """It is a file of SQLite without our mark. One that cannot be read stands in our place, and is taken for ours."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except PermissionError:
        return False
    with os.fdopen(handle, "rb") as file:
        header = file.read(_MARK_AT.stop)
    return header.startswith(_HEADER) and header[_MARK_AT] != MARK.to_bytes(4, "big")


def _make_ours(path: Path) -> None:
    """Have a file there that is ours, and that only we can read and write.

    Raises:
        OSError: That is not possible.
    """
    with suppress(FileNotFoundError):
        if _is_believed(path):
            return
        path.unlink()
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _is_right(connection: sqlite3.Connection, owner: str) -> bool:
    """Bring the file to our form; False where it is another wiki's, or of a newer movibot."""
    if not connection.execute("PRAGMA user_version").fetchone()[0]:
        connection.execute(f"PRAGMA application_id = {MARK}")  # before WAL, which would keep it out of the file
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA wal_autocheckpoint = {_LARGEST_WAL}")
    connection.execute("PRAGMA secure_delete = ON")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > len(MIGRATIONS):
        return False
    for number, script in enumerate(MIGRATIONS[version:], start=version + 1):
        connection.executescript(f"BEGIN IMMEDIATE; {script}; PRAGMA user_version = {number}; COMMIT;")
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT OR IGNORE INTO said VALUES ('owner', ?)", (owner,))
    found: str = connection.execute("SELECT value FROM said WHERE key = 'owner'").fetchone()[0]
    return found == owner
