"""Bytes of a file -> its text. Bytes that no character begins with stay in it, so that each is told where it stands."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from movibot.errors import UsageError

_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MARK: Final = "\ufeff"

_OF_SPREADSHEETS: Final = ("windows-1252", "macintosh", "cp850")
"""What spreadsheets write when they are asked for CSV and not for UTF-8: on Windows, on a Mac, and "for MS-DOS"."""
_FRENCH: Final = frozenset("àâäæçèéêëîïñôöùûüÿœÀÂÄÆÇÈÉÊËÎÏÔÖÙÛÜŸŒ’‘“”«»–—…·•°º²³½€\u00a0")
"""What stands beside ASCII in files of French people."""
_FREQUENT: Final = frozenset("éèêàçâîôûùïœ’«»²°€")
_EXAMPLES: Final = 3
_WORD: Final = re.compile(r"[\w’'-]*[^\W\d_a-zA-Z][\w’'-]*")
_BOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How workbooks begin: .xlsx and .ods, and .xls."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file.

    Attributes:
        text: Of it all, without the mark that it may begin with.
        encoding: What it was found to be written in; empty for UTF-8, and for what somebody said.
        examples: A few of its words by which a person sees whether that is right.
    """

    text: str
    encoding: str = ""
    examples: tuple[str, ...] = ()


def decoded(data: bytes, encoding: str, source: str) -> Decoded:
    """The text of a file.

    A file that is UTF-8 but for a few bytes is UTF-8. One without a single French accent in UTF-8 is what spreadsheets
    write, where it reads as French then.

    Args:
        data: Its bytes.
        encoding: What somebody says it is; empty for what it shows.
        source: The file, for messages.

    Returns:
        The text; a byte that cannot be decoded is U+DC00 plus its value (PEP 383).

    Raises:
        UsageError: There is no such encoding, the file is in another one as a whole, or it is a workbook.
    """
    if data.startswith(_BOOKS):
        raise UsageError("import-workbook", file=source)
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    text = _text(data, encoding or marked or "utf-8", source)
    found = "" if encoding or marked else _of_spreadsheet(data, text)
    if found:
        text = data.decode(found)
    return Decoded(text.removeprefix(_MARK), found, _examples(text) if found else ())


def _text(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding, "surrogateescape")
    except LookupError:
        raise UsageError("import-no-encoding", encoding=encoding) from None
    except UnicodeError:
        raise UsageError("import-not-encoded", file=source, encoding=encoding) from None


def _of_spreadsheet(data: bytes, text: str) -> str:
    """The encoding in which the file reads as French, the likeliest one; empty where it is UTF-8, or none fits."""
    strange = frozenset(re.findall(r"[^\x00-\x7f]", text))
    if not any("\udc80" <= each <= "\udcff" for each in strange) or strange & _FRENCH:
        return ""
    counts = {name: _frequent(data, name) for name in _OF_SPREADSHEETS}
    best = max(counts, key=lambda name: counts[name])
    return best if any(counts[best]) else ""


def _frequent(data: bytes, encoding: str) -> tuple[int, int]:
    """How often a file would have `é`, and any of the usual French signs; 0 where signs of others are among them."""
    try:
        signs = re.findall(r"[^\x00-\x7f]", data.decode(encoding))
    except UnicodeError:
        return 0, 0
    return (signs.count("é"), sum(map(_FREQUENT.__contains__, signs))) if _FRENCH.issuperset(signs) else (0, 0)


def _examples(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_WORD.findall(text)))[:_EXAMPLES]
