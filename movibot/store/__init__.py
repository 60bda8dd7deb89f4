"""What was read from a wiki, kept between two runs. Only a cache: deleting the file costs one full read.

A row is a page as it was when the cursor was taken, or later; what is not known to be so has no row, or is not
verified. So whatever ends a run, and wherever, the next one goes on from what is there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from movibot.model import Page, PageStamp, Revision
from movibot.packed import Unreadable, seal, unseal
from movibot.store.database import Database, Step
from movibot.store.titles import file_of

_AT_ONCE: Final = 500
"""Titles that one statement names."""

_UNTOLD: Final = 2
"""Of a page that is kept as we saved it: the changes that the next run asks for must name it."""

_LISTED: Final = "listed "
"""What stands before the word of a list, where it is said that there is one; an empty list has no rows."""

_ONCE: Final = ((),)
"""A statement that is executed once, with nothing."""


@dataclass(frozen=True, slots=True)
class Row:
    """A page as it is kept.

    Attributes:
        stamp: The page; no revision where it does not exist.
        is_redirect: It is a redirect.
        is_verified: It was so when the cursor was taken.
        text: Its wikitext; None where what is kept is damaged.
    """

    stamp: PageStamp
    is_redirect: bool
    is_verified: bool
    text: str | None

    @property
    def sha1(self) -> str:
        """The digest of the text, as a wiki tells it."""
        return hashlib.sha1((self.text or "").encode(errors="surrogatepass"), usedforsecurity=False).hexdigest()


class Store:
    """The pages of one wiki, what was found on them, and what the wiki said beside."""

    def __init__(self, folder: Path, wiki: str, *, scratch: bool = False) -> None:
        """Open the file of a wiki; one that cannot be used is as an empty one that keeps nothing.

        Args:
            folder: Movibot's state folder.
            wiki: The name of the wiki, an address or a folder.
            scratch: Work on a copy in memory.
        """
        self._file = Database(file_of(folder, wiki), wiki, scratch=scratch)

    @property
    def path(self) -> Path:
        """The file."""
        return self._file.path

    @property
    def is_open(self) -> bool:
        """What is kept is kept."""
        return self._file.is_open

    @property
    def trouble(self) -> str:
        """Why nothing can be kept, in the system's words, or empty."""
        return self._file.trouble

    @property
    def is_replaced(self) -> bool:
        """Something that is not ours stands in the place of the file, and stays as it is."""
        return not self._file.is_ours

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    # --- words ------------------------------------------------------------------------------------

    def said(self, key: str) -> Any:
        """What was kept under a word, or None."""
        return next((row[0] for row in self._file.read("SELECT value FROM said WHERE key = ?", (key,))), None)

    def say(self, key: str, value: str | bytes | None) -> None:
        """Keep something under a word; None forgets it."""
        self._file.write(_said(key, value))

    # --- the state of the wiki ------------------------------------------------------------------------

    def advance(self, cursor: str, touched: Sequence[PageStamp], right: Collection[str], stale: Sequence[str]) -> None:
        """The wiki is as `cursor` says: these pages may have changed.

        Args:
            cursor: The wiki's.
            touched: Pages that may use any template now.
            right: Those of them that are kept as they are now. Of the others nothing is known any more, and of pages
                that we saved, and of which the wiki does not tell.
            stale: Questions whose answers may be others now.
        """
        titles = [(stamp.title,) for stamp in touched]
        gone = [(stamp.title,) for stamp in touched if stamp.title not in right]
        untold = self._file.read("SELECT title FROM page WHERE is_verified = ?", (_UNTOLD,))
        gone += [row for row in untold if row[0] not in right]
        lists = self._file.read("SELECT key FROM said WHERE key LIKE ?", (f"{_LISTED}%",))
        kinds = [row[0].removeprefix(_LISTED) for row in lists]
        more = [(kind, stamp.title, stamp.namespace) for kind in kinds for stamp in touched]
        self._file.write(
            _said("cursor", cursor),
            ("DELETE FROM page WHERE title = ?", gone),
            ("DELETE FROM reading WHERE title = ?", gone),
            ("UPDATE page SET is_verified = 1 WHERE title = ?", [(title,) for title in right]),
            ("DELETE FROM existence WHERE title = ?", titles),
            ("INSERT OR IGNORE INTO listed VALUES (?, ?, ?)", more),
            ("DELETE FROM answer WHERE question = ?", [(question,) for question in stale]),
            *((_said("ending", None),) if touched else ()),
        )

    def distrust(self, cursor: str, day: str) -> None:
        """The wiki is as `cursor` says, and anything may have changed: pages are kept until they are compared."""
        self._file.write(
            _said("cursor", cursor),
            _said("compared", day),
            _said("ending", None),
            ("UPDATE page SET is_verified = 0", _ONCE),
            ("DELETE FROM said WHERE key LIKE ?", ((f"{_LISTED}%",),)),
            ("DELETE FROM listed", _ONCE),
            ("DELETE FROM answer", _ONCE),
            ("DELETE FROM existence", _ONCE),
        )

    def forget(self) -> None:
        """Nothing is known any more, but how many records there were."""
        self._file.write(
            ("DELETE FROM page", _ONCE),
            ("DELETE FROM reading", _ONCE),
            ("DELETE FROM listed", _ONCE),
            ("DELETE FROM answer", _ONCE),
            ("DELETE FROM existence", _ONCE),
            ("DELETE FROM said WHERE key NOT IN ('owner', 'counts')", _ONCE),
        )

    # --- pages -------------------------------------------------------------------------------------

    @property
    def has_pages(self) -> bool:
        """There are pages in it."""
        return bool(self._file.read("SELECT title FROM page LIMIT 1"))

    def rows(self, titles: Iterable[str]) -> Mapping[str, Row]:
        """What is kept of pages, by title."""
        found = self._of_titles("page", "title, namespace, revision, is_redirect, is_verified, text", titles)
        return {row[0]: _row(row) for row in found}

    def keep_pages(self, pages: Iterable[Page], *, is_told: bool = True) -> None:
        """Keep pages as they are now, missing ones too; those that we saved until the wiki does not tell of it."""
        known = 1 if is_told else _UNTOLD
        rows = [(page.title, page.namespace, page.revision, page.is_redirect, known, _packed(page)) for page in pages]
        self._file.write(("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?, ?)", rows))

    def verify(self, titles: Iterable[str]) -> None:
        """These pages are as they are kept."""
        self._file.write(("UPDATE page SET is_verified = 1 WHERE title = ?", [(title,) for title in titles]))

    def drop(self, titles: Iterable[str]) -> None:
        """Nothing is known of these pages any more."""
        gone = [(title,) for title in titles]
        self._file.write(
            ("DELETE FROM page WHERE title = ?", gone),
            ("DELETE FROM reading WHERE title = ?", gone),
            ("DELETE FROM existence WHERE title = ?", gone),
        )

    # --- which pages use a template -----------------------------------------------------------------------

    def listed(self, kind: str) -> tuple[PageStamp, ...]:
        """The pages listed under a word, each with the revision that is kept and verified, or with none."""
        rows = self._file.read(
            "SELECT listed.title, listed.namespace, page.revision FROM listed"
            " LEFT JOIN page ON page.title = listed.title AND page.is_verified WHERE kind = ? ORDER BY listed.title",
            (kind,),
        )
        return tuple(PageStamp(title, namespace, _revision(revision)) for title, namespace, revision in rows)

    def keep_listed(self, kind: str, stamps: Iterable[PageStamp]) -> None:
        """Keep a list under a word, instead of the one before."""
        rows = [(kind, stamp.title, stamp.namespace) for stamp in stamps]
        self._file.write(
            ("DELETE FROM listed WHERE kind = ?", [(kind,)]), ("INSERT INTO listed VALUES (?, ?, ?)", rows)
        )

    # --- what was found on pages ----------------------------------------------------------------------

    def readings(self, stamps: Iterable[PageStamp], key: str) -> Iterator[tuple[str, bytes]]:
        """Title and what was found on it, of those pages that were read under this key at this very revision."""
        wanted = {stamp.title: stamp.revision for stamp in stamps if stamp.revision is not None}
        for title, revision, known, value in self._of_titles("reading", "title, revision, key, value", wanted):
            if revision == wanted[title] and known == key:
                yield title, value

    def keep_readings(self, rows: Iterable[tuple[str, Revision, bytes]], key: str) -> None:
        """Keep what was found on pages: title, revision, value."""
        values = [(title, revision, key, value) for title, revision, value in rows]
        self._file.write(("INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?)", values))

    def keep_only(self, titles: Collection[str]) -> None:
        """Forget what was found on all other pages."""
        wanted = frozenset(titles)
        gone = [row for row in self._file.read("SELECT title FROM reading") if row[0] not in wanted]
        if gone:
            self._file.write(("DELETE FROM reading WHERE title = ?", gone))

    def drop_unverified(self) -> None:
        """Forget the pages of which nobody knows any more how they are."""
        self._file.write(("DELETE FROM page WHERE NOT is_verified", _ONCE))

    # --- what the wiki said beside ---------------------------------------------------------------------

    def questions(self) -> list[str]:
        """The questions whose answers are kept."""
        return [row[0] for row in self._file.read("SELECT question FROM answer")]

    def answer(self, question: str) -> bytes | None:
        """The answer to a question, or None."""
        found = self._file.read("SELECT value FROM answer WHERE question = ?", (question,))
        return next((row[0] for row in found), None)

    def keep_answer(self, question: str, value: bytes) -> None:
        """Keep the answer to a question."""
        self._file.write(("INSERT OR REPLACE INTO answer VALUES (?, ?)", [(question, value)]))

    def forget_answers(self) -> None:
        """A page came or went by our own hand."""
        self._file.write(("DELETE FROM answer", _ONCE), _said("ending", None))

    def existing(self, titles: Iterable[str]) -> Mapping[str, bool]:
        """Which of the titles are pages, of those that were asked before."""
        return {title: bool(there) for title, there in self._of_titles("existence", "title, is_there", titles)}

    def keep_existing(self, known: Mapping[str, bool]) -> None:
        """Keep which titles are pages."""
        self._file.write(("INSERT OR REPLACE INTO existence VALUES (?, ?)", list(known.items())))

    def _of_titles(self, table: str, columns: str, titles: Iterable[str]) -> Iterator[tuple[Any, ...]]:
        wanted = list(dict.fromkeys(titles))
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            places = ", ".join("?" * len(some))
            yield from self._file.read(f"SELECT {columns} FROM {table} WHERE title IN ({places})", some)  # noqa: S608


def _said(key: str, value: str | bytes | None) -> Step:
    if value is None:
        return "DELETE FROM said WHERE key = ?", [(key,)]
    return "INSERT OR REPLACE INTO said VALUES (?, ?)", [(key, value)]


def _revision(given: str | None) -> Revision | None:
    return None if given is None else Revision(given)


def _packed(page: Page) -> bytes:
    return seal(page.text.encode(errors="surrogatepass"))


def _row(given: tuple[Any, ...]) -> Row:
    title, namespace, revision, is_redirect, is_verified, packed = given
    text = None
    with suppress(Unreadable, TypeError):
        text = unseal(packed).decode(errors="surrogatepass")
    return Row(PageStamp(title, namespace, _revision(revision)), bool(is_redirect), bool(is_verified), text)
