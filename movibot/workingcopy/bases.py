"""What a working copy knows of its pages: an SQLite file beside the files, which only its owner can read.

A file is written between two entries of this one: first what the page and the file will be, then that it is so. A run
that was killed between is settled by the next one: by what the file holds it is known whether it was written. See
https://www.sqlite.org/lang_transaction.html.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from filelock import FileLock, Timeout

from movibot.errors import Locked, UsageError
from movibot.model import Revision
from movibot.workingcopy.values import Base

ROOM: Final = ".movibot"
"""The folder, inside that of the copy, where all this is."""

_FILE: Final = "copy.db"
_VERSION: Final = 1
_PATIENCE: Final = 5.0
_TABLES: Final = """
    CREATE TABLE said (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE page (title TEXT PRIMARY KEY, revision TEXT, text TEXT,
                       next_revision TEXT, next_text TEXT, next_file TEXT);
"""


@dataclass(frozen=True, slots=True)
class Step:
    """A page and its file, as they are about to be.

    Attributes:
        base: The page.
        path: The file, from the folder of the copy.
        data: What it is to hold.
        before: What it holds now; None where it is not there.
    """

    base: Base
    path: str
    data: bytes
    before: bytes | None


class Bases:
    """The bases of a copy. To be had from `open_bases`."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        """Remember where they are."""
        self._connection = connection
        self._path = path

    def all(self) -> Mapping[str, Base]:
        """Title -> base, of every page that has one."""
        rows = self._read("SELECT title, revision, text FROM page ORDER BY title")
        return {title: Base(title, Revision(revision), text) for title, revision, text in filter(_are_texts, rows)}

    def keep(self, *bases: Base) -> None:
        """Files and pages are the same now."""
        rows = [(each.title, each.revision, each.text) for each in bases]
        self._write("INSERT OR REPLACE INTO page (title, revision, text) VALUES (?, ?, ?)", rows)

    def forget(self, title: str) -> None:
        """Neither the page nor its file is there any more."""
        self._write("DELETE FROM page WHERE title = ?", [(title,)])

    def announce(self, steps: Sequence[Step]) -> None:
        """Say what is about to be written."""
        rows = [(each.base.title, each.base.revision, each.base.text, digest(each.data)) for each in steps]
        self._write(
            "INSERT INTO page (title, next_revision, next_text, next_file) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (title) DO UPDATE SET next_revision = excluded.next_revision,"
            " next_text = excluded.next_text, next_file = excluded.next_file",
            rows,
        )

    def announced(self) -> Iterator[tuple[Base, str]]:
        """What an earlier run was about to write when it was killed, and the digest of the file."""
        rows = self._read("SELECT title, next_revision, next_text, next_file FROM page")
        told = filter(_are_texts, rows)
        return ((Base(title, Revision(revision), text), file) for title, revision, text, file in told)

    def withdraw(self, titles: Iterable[str]) -> None:
        """What was announced was not done."""
        rows = [(title,) for title in titles]
        cleared = "UPDATE page SET next_revision = NULL, next_text = NULL, next_file = NULL WHERE title = ?"
        self._write(cleared, rows)
        self._write("DELETE FROM page WHERE title = ? AND revision IS NULL", rows)

    def said(self, key: str) -> str:
        """What was kept under a key, or empty."""
        rows = self._read("SELECT value FROM said WHERE key = ?", (key,))
        return str(rows[0][0]) if rows else ""

    def say(self, key: str, value: str) -> None:
        """Keep something under a key."""
        self._write("INSERT OR REPLACE INTO said VALUES (?, ?)", [(key, value)])

    def _read(self, statement: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with _told(self._path):
            return self._connection.execute(statement, parameters).fetchall()

    def _write(self, statement: str, rows: Sequence[Sequence[Any]]) -> None:
        with _told(self._path), self._connection:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany(statement, rows)


def _are_texts(row: tuple[Any, ...]) -> bool:
    """A row that is there as a whole; whatever somebody may have written into the file."""
    return all(isinstance(each, str) for each in row)


def digest(data: bytes) -> str:
    """What tells one content of a file from another."""
    return hashlib.sha256(data).hexdigest()


def is_copy(folder: Path) -> bool:
    """Whether a folder is a working copy."""
    return (folder / ROOM / _FILE).is_file()


@contextmanager
def open_bases(folder: Path, *, scratch: bool = False) -> Iterator[Bases]:
    """The bases of a copy, which no other run changes meanwhile; made where there are none.

    Args:
        folder: The folder of the copy.
        scratch: Work on a copy in memory, and write nothing.

    Raises:
        UsageError: They cannot be used.
        Locked: Another run works on the copy.
    """
    room = folder / ROOM
    path = room / _FILE
    if any(map(os.path.islink, (room, path))):
        raise UsageError("copy-state-link", path=str(room))
    if scratch:
        with closing(_scratch(path)) as connection:
            yield Bases(connection, path)
        return
    with _told(path):
        _make_room(room)
    with _locked(room), closing(_opened(path)) as connection:
        yield Bases(connection, path)


def _make_room(room: Path) -> None:
    room.mkdir(parents=True, exist_ok=True, mode=0o700)
    with suppress(FileExistsError), (room / ".gitignore").open("x") as file:
        file.write("*\n")


@contextmanager
def _locked(room: Path) -> Iterator[None]:
    lock = FileLock(room / "lock", mode=0o600)
    with _told(room / "lock"):
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise Locked("copy-locked", folder=str(room.parent)) from None
    try:
        yield
    finally:
        lock.release()


def _opened(path: Path) -> sqlite3.Connection:
    with _told(path):
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        try:
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > _VERSION:
        raise UsageError("copy-of-newer", path=str(path))
    if version == 0:
        connection.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {_VERSION}; COMMIT;")


def _scratch(path: Path) -> sqlite3.Connection:
    """The bases in memory, as they are in the file."""
    with _told(path):
        connection = sqlite3.connect(":memory:", isolation_level=None)
        if path.is_file():
            with closing(sqlite3.connect(path, timeout=_PATIENCE)) as kept:  # which undoes what a killed run began
                kept.backup(connection)
        _prepare(connection, path)
    return connection


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """That a file cannot be used is told with its name.

    Raises:
        UsageError: It cannot.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise UsageError("copy-state-unusable", path=str(path), reason=str(error)) from None
    except OSError as error:
        raise UsageError("copy-state-unusable", path=str(path), reason=error.strerror or str(error)) from None
