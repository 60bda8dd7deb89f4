"""What any wiki makes of a text when it saves it, before wikitext is involved. Measured on MediaWiki 1.39."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_REPLACED: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TRIMMED_AT_THE_END: Final = " \t\n\r\0\v"


def as_saved(text: str) -> str:
    """The text with the bytes that MediaWiki keeps: NFC, LF, U+FFFD for controls, no blank end."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    composed = unicodedata.normalize("NFC", _REPLACED.sub("\ufffd", lines))
    return composed.rstrip(_TRIMMED_AT_THE_END)
