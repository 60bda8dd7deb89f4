"""The language of a wiki -> the locale by which Babel writes its dates and numbers."""

from __future__ import annotations

from functools import cache
from typing import Final

_OTHERWISE: Final = {"als": "gsw", "simple": "en", "no": "nb"}
"""Codes by which MediaWiki means something else than Babel, or something that Babel does not know."""


@cache
def locale_of(language: str) -> str:
    """The locale of a language, by its code on a wiki; English where there is none."""
    if language in {"fr", "en"}:  # most wikis; Babel takes a while to be loaded
        return language
    from babel import Locale, UnknownLocaleError

    for code in (_OTHERWISE.get(language, language), language.partition("-")[0]):
        try:
            return str(Locale.parse(code, sep="-"))
        except (UnknownLocaleError, ValueError):
            pass
    return "en"
