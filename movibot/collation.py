"""Text -> French sort key, folded key for matching, nearest word. Independent of the machine's locale."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from movibot.savedform import with_ordered_marks

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss"})
_DIGITS = re.compile(r"\d+")
_NOT_WORD = re.compile(r"[\W_]+")

_NEAR_ENOUGH = 72.0
"""Similarity in percent from which a word is worth proposing; found by trying misspelt French words."""

_LONGEST_WORD = 500
"""Characters up to which a text may be a choice misspelt; comparing costs their number squared."""

SortKey = tuple[str, str, str, str]


@lru_cache(maxsize=65536)
def sort_key(text: str) -> SortKey:
    """The place of a text in a French alphabetical list.

    Letters first, without regard to accents, case and punctuation, numbers by their size; then accents,
    compared from the last to the first (cote, côte, coté, côté), as French dictionaries do; then case.

    Args:
        text: Any text.

    Returns:
        A key that compares with other keys.
    """
    plain = unicodedata.normalize("NFKD", with_ordered_marks(text.translate(_LIGATURES)))
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    words = _NOT_WORD.sub(" ", letters.casefold()).strip()
    primary = _DIGITS.sub(_number_key, words)
    marks = "".join(c if unicodedata.combining(c) else " " for c in plain)
    return primary, marks[::-1], letters.swapcase(), text


def _number_key(match: re.Match[str]) -> str:
    digits = match.group().lstrip("0")
    return f"{len(digits):03}{digits}"


def initial(text: str, collation: str) -> str:
    """The letter under which a category page of the wiki lists a sort key.

    With a collation of the Unicode Collation Algorithm (`uca-fr`) that is the letter without accents, else the
    first character in upper case. Numbers stand together where the wiki sorts them by size.
    https://www.mediawiki.org/wiki/Manual:$wgCategoryCollation

    Args:
        text: The sort key: a title, or what somebody gave in its place.
        collation: MediaWiki's `categorycollation`.
    """
    first = text.strip()[:1]
    if first.isdigit():
        return "0–9" if collation == "numeric" or "-u-kn" in collation else first
    if collation.startswith(("uca-", "xx-uca")):
        return _bare(first)[:1].upper() or first
    return first if collation == "identity" else first.upper()


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The text without accents, case, punctuation and doubled blanks, to recognise what people meant.

    Args:
        text: Any text.

    Returns:
        Lower-case words separated by single blanks.
    """
    return _NOT_WORD.sub(" ", _bare(text)).strip()


def _bare(text: str) -> str:
    plain = unicodedata.normalize("NFKD", with_ordered_marks(text.translate(_LIGATURES)))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


@lru_cache(maxsize=64)
def _folded(choices: tuple[str, ...]) -> Mapping[str, str]:
    return {key: choice for choice in choices if (key := fold(choice))}


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that somebody who wrote `word` probably meant.

    Args:
        word: What was written.
        choices: What would be right.

    Returns:
        One of the choices, or None where none is near.
    """
    folded = _folded(tuple(choices))
    key = fold(word)
    if key in folded:
        return folded[key]
    if len(key) > _LONGEST_WORD:
        return None
    from rapidfuzz import fuzz, process

    best = process.extractOne(key, folded.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR_ENOUGH)
    return folded[best[0]] if best else None
