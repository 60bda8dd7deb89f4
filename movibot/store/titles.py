"""The titles that are kept of a wiki, for whoever offers them while a command is typed."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing, suppress
from pathlib import Path
from typing import Final
from urllib.parse import quote

from movibot.cachefile import mark_of

_PATIENCE: Final = 0.2
"""Seconds; somebody waits at a keyboard."""


def file_of(folder: Path, wiki: str) -> Path:
    """The file of a wiki in movibot's state folder."""
    return folder / f"wiki-{mark_of(wiki)}.sqlite"


def kept_titles(folder: Path, wiki: str) -> list[str]:
    """The titles of the pages that were there when they were last read, sorted; none where nothing can be read.

    Args:
        folder: Movibot's state folder.
        wiki: The name of the wiki, an address or a folder.
    """
    path = file_of(folder, wiki)
    with suppress(OSError, sqlite3.Error):
        if stat.S_ISREG(path.lstat().st_mode):
            address = f"file:{quote(str(path))}?mode=ro"
            with closing(sqlite3.connect(address, uri=True, timeout=_PATIENCE)) as file:
                rows = file.execute("SELECT title FROM page WHERE revision IS NOT NULL ORDER BY title")
                return [str(title) for (title,) in rows]
    return []
