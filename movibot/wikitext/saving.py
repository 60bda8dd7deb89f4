"""What saving makes of a text, so that movibot sends only what comes back unchanged.

MediaWiki normalises every text it is sent (NFC, LF, no control characters, nothing blank at the end), then
replaces signatures, substitutions and pipe tricks for good
(https://www.mediawiki.org/wiki/Manual:Parser.php, "pre-save transform"). Comments and extension tags are
left alone; `<includeonly>` is not.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from movibot.wikitext.escape import NEVER_ON_A_PAGE
from movibot.wikitext.masking import KEPT, Span, mask

HazardKind = Literal["signature", "substitution", "pipe-trick"]

_HAZARD = re.compile(
    r"(?P<signature>~{3,})"
    # French has no names of its own for these two; MediaWiki ignores their case.
    r"|(?P<substitution>\{\{\s*(?i:safesubst|subst):)"
    r"|(?P<pipe>\[\[(?:[^\[\]{}|<>\n]+\|\]\]|\|[^\[\]{}|<>\n]+\]\]))"
)



@dataclass(frozen=True, slots=True)
class Hazard:
    """Something that saving would replace.

    Attributes:
        kind: What it is.
        start: Offset of its first character.
        end: Offset after its last character.
    """

    kind: HazardKind
    start: int
    end: int


def holds_what_saving_changes(text: str) -> bool:
    """A piece of a page that may not come back byte for byte: not NFC, or with CR or control characters."""
    return "\r" in text or not unicodedata.is_normalized("NFC", text) or bool(NEVER_ON_A_PAGE.search(text))


def hazards(text: str, extension_tags: Collection[str]) -> Sequence[Hazard]:
    """What saving would replace in a page, in order.

    Args:
        text: The whole text of the page.
        extension_tags: Names of the wiki's extension tags.

    Returns:
        Signatures, substitutions and pipe tricks outside comments and extension tags. A few that saving
        would spare are among them, such as a substitution in `<includeonly>`; none is missing.
    """
    found = list(_HAZARD.finditer(text))
    if not found:
        return ()
    masked = mask(text, extension_tags)
    return tuple(
        Hazard(_kind(match), match.start(), match.end())
        for match in found
        if masked.text[match.start()] != KEPT and not _is_inside(match.start(), masked.comments)
    )


def _is_inside(offset: int, spans: Sequence[Span]) -> bool:
    """The offset stands in one of the spans, which are in order and apart."""
    before = bisect_right(spans, offset, key=lambda span: span.start)
    return before > 0 and offset < spans[before - 1].end


def _kind(match: re.Match[str]) -> HazardKind:
    if match["signature"]:
        return "signature"
    return "substitution" if match["substitution"] else "pipe-trick"
