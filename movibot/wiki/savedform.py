"""What MediaWiki makes of a text when it is saved, as far as no wikitext is involved."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from movibot.model import WikiFacts
from movibot.titles import normal_title

_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REDIRECT: Final = re.compile(r"\s*#REDIRECT(?:ION)?\s*:?\s*\[\[([^\[\]|{}<>]*)(?:\|[^\]]*)?\]\]", re.IGNORECASE)


def saved_form(text: str) -> str:
    """Normal form C, line feeds, no control characters, no blanks at the end. Measured on MediaWiki 1.39."""
    composed = unicodedata.normalize("NFC", _CONTROL.sub("\ufffd", text))
    return composed.replace("\r\n", "\n").replace("\r", "\n").rstrip(" \t\n")


def redirect_target(text: str, facts: WikiFacts) -> str | None:
    """The full title a page redirects to, or None where it is no redirect. Manual page "Help:Redirects"."""
    found = _REDIRECT.match(text)
    title = normal_title(found[1], facts) if found else None
    return title.full if title else None
