"""What any wiki makes of a text when it saves it, before wikitext is involved. Measured on MediaWiki 1.39."""

from __future__ import annotations

import itertools
import re
import unicodedata
from typing import Final

_REPLACED: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MARKS: Final = re.compile("[^\x00-\u02ff]{32,}")
"""Where many combining marks may follow each other; no run of ordinary French is as long."""
_TRIMMED_AT_THE_END: Final = " \t\n\r\0\v"


def as_saved(text: str) -> str:
    """The text with the bytes that MediaWiki keeps: NFC, LF, U+FFFD for controls, no blank end."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return composed(_REPLACED.sub("\ufffd", lines)).rstrip(_TRIMMED_AT_THE_END)


def first_replaced(text: str) -> int | None:
    """Where the first character stands in whose place a wiki would save U+FFFD, or None where there is none."""
    found = _REPLACED.search(text)
    return found.start() if found else None


def composed(text: str) -> str:
    """The text in normal form C (https://unicode.org/reports/tr15/), in time that grows with its length alone."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", with_ordered_marks(text))


def with_ordered_marks(text: str) -> str:
    """The text with long runs of combining marks in their canonical order, which changes no normal form.

    `unicodedata.normalize` orders a run itself, but takes the square of its length for it.
    """
    return _MARKS.sub(_in_order, text)


def _in_order(run: re.Match[str]) -> str:
    letters = "".join(unicodedata.normalize("NFD", letter) for letter in run[0])
    stretches = itertools.groupby(letters, key=lambda letter: unicodedata.combining(letter) == 0)
    ordered = (stretch if is_base else sorted(stretch, key=unicodedata.combining) for is_base, stretch in stretches)
    return "".join(itertools.chain.from_iterable(ordered))
