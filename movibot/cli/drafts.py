"""Texts from files and from standard input, and fixed texts back into their files."""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from movibot.checking import DRAFTS
from movibot.errors import UsageError
from movibot.model import Outcome, Page, Refusal, Revision
from movibot.regularfile import NotRegularError, read_regular

STANDARD_INPUT: Final = "-"
MOST_BYTES: Final = 8 * 1024 * 1024
"""Four times what a page of MediaWiki holds by default."""

_FILE_ENDINGS = (".wiki", ".txt")
_FILE_BEGINNINGS = ("./", "../", "/")
_MARK: Final = b"\xef\xbb\xbf"
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_DRAFT: Final = Revision("draft")
_MAY_BE_WRITTEN: Final = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def is_file(argument: str) -> bool:
    """An argument is a file if it looks like one; anything else is a title, since titles hold slashes."""
    return argument == STANDARD_INPUT or argument.endswith(_FILE_ENDINGS) or argument.startswith(_FILE_BEGINNINGS)


@dataclass(frozen=True, slots=True)
class Draft:
    """A text as its file holds it.

    Attributes:
        name: The file as it was named.
        page: Its text with LF alone at the ends of lines, as MediaWiki would save it.
        ends: How each line ends in the file.
        marked: It begins with a byte order mark.
    """

    name: str
    page: Page
    ends: tuple[str, ...]
    marked: bool


def read_draft(name: str, namespace: int = DRAFTS) -> Draft:
    """Read a file or standard input.

    Args:
        name: The file, or `-`.
        namespace: Of the page that it holds, where that is known.

    Raises:
        UsageError: It cannot be read, is no regular file, is too large, or is not UTF-8.
    """
    data = _from_standard_input() if name == STANDARD_INPUT else _from_file(name)
    if len(data) > MOST_BYTES:
        raise UsageError("file-too-large", path=name, limit=MOST_BYTES // 1024 // 1024)
    try:
        raw = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError("file-not-utf8-named", path=name) from None
    text = _LINE_END.sub("\n", raw)
    return Draft(name, Page(name, namespace, text, _DRAFT), tuple(_LINE_END.findall(raw)), data.startswith(_MARK))


def _from_standard_input() -> bytes:
    return sys.stdin.buffer.read(MOST_BYTES + 1)


def _from_file(name: str) -> bytes:
    """At most one byte more than is allowed."""
    try:
        return read_regular(name, MOST_BYTES)
    except NotRegularError:
        raise UsageError("file-not-regular", path=name) from None
    except OSError as error:
        raise UsageError("file-unreadable-named", path=name, reason=error.strerror or "") from None


def write_draft(draft: Draft, text: str) -> Outcome | None:
    """Put a fixed text into its file, whole or not at all, with the file's permissions, line ends and mark.

    Returns:
        None, or why it was not done: somebody has changed the file since it was read, or it cannot be written.
    """
    from movibot.wiki.atomic import replace_file  # a check that writes nothing starts faster without it

    path = Path(draft.name).resolve()
    try:
        if not path.stat().st_mode & _MAY_BE_WRITTEN:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        if read_regular(path, MOST_BYTES) != draft_bytes(draft, draft.page.text):
            return Outcome(draft.name, "conflict", Refusal("file-changed-meanwhile"))
        replace_file(path, draft_bytes(draft, text))
    except OSError as error:
        told = {"path": draft.name, "reason": error.strerror or ""}
        return Outcome(draft.name, "failed", Refusal("file-unwritable-named", told))
    return None


def draft_bytes(draft: Draft, text: str) -> bytes:
    """A text in the form of its file: lines that stay keep their ends, new ones get the commonest."""
    ends = _ends(draft, text)
    lines = text.split("\n")
    whole = "".join(line + end for line, end in zip(lines, [*ends, ""], strict=True))
    return (_MARK if draft.marked else b"") + whole.encode()


def _ends(draft: Draft, text: str) -> Sequence[str]:
    """How the lines of a new text end."""
    usual = max(("\n", "\r\n", "\r"), key=draft.ends.count)
    count = text.count("\n")
    if set(draft.ends) <= {usual}:
        return [usual] * count
    from movibot.linediff import matching_lines  # few files have two kinds of line ends

    ends = [usual] * (count + 1)
    old, new = draft.page.text.split("\n"), text.split("\n")
    done_old = done_new = 0
    for first, second, size in (*matching_lines(old, new), (len(old), len(new), 0)):
        changed = min(first - done_old, second - done_new)  # a line that a fix changed is still that line
        ends[done_new : done_new + changed] = draft.ends[done_old : done_old + changed]
        ends[second : second + size] = draft.ends[first : first + size]
        done_old, done_new = first + size, second + size
    return ends[:count]
