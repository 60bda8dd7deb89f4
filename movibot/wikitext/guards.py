"""What keeps a region from being written, and what shows that writing it broke nothing around it."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Final

from movibot.model import Refusal
from movibot.wikitext.lines import line_and_column
from movibot.wikitext.markers import Region, holds_marker
from movibot.wikitext.masking import KEPT, mask
from movibot.wikitext.preprocessor import enclosures, transclusions
from movibot.wikitext.saving import hazards, holds_what_saving_changes

MOST_LINES_LOST: Final = 10
"""A region that loses this many lines or more, and more than half of them, is not meant to."""

_TAGS: Final = re.compile(f"{KEPT}+")


def unwanted(region: Region, body: str, *, replace_edited: bool, allow_shrink: bool) -> Refusal | None:
    """The region holds a person's work, or would lose most of its lines.

    Args:
        region: As it is.
        body: What it should hold.
        replace_edited: A person's work does not count.
        allow_shrink: Lost lines do not count.
    """
    if region.body != body and not region.is_untouched and not replace_edited:
        return Refusal("region-edited", {"name": region.name, "override": "replace_edited"})
    before, after = len(region.body.splitlines()), len(body.splitlines())
    shrinks = before - after >= MOST_LINES_LOST and after * 2 < before
    if shrinks and not allow_shrink:
        counts = {"before": before, "after": after}
        return Refusal("region-shrinks", {"name": region.name, "override": "allow_shrink", **counts})
    return None


def unsafe(name: str, body: str) -> Refusal | None:
    """A content that would not come back as it is saved, or would pass for markers."""
    if holds_what_saving_changes(body):
        return Refusal("body-unsafe", {"name": name, "found": "bytes"})
    if holds_marker(body):
        return Refusal("body-unsafe", {"name": name, "found": "marker"})
    return None


def around(text: str, start: int, end: int, extension_tags: Collection[str]) -> tuple[object, ...]:
    """All that stands around a stretch of a text: its bytes, and how MediaWiki reads them.

    What stands behind is counted from the end of the stretch, so that the text before and after a change of the
    stretch can be compared.
    """
    spans = _structure(text, frozenset(extension_tags))
    before = [span for span in spans if span[0] < start]
    after = [(first - end, last - end) for first, last in spans if last > end]
    return text[:start], before, text[end:], after


@lru_cache(maxsize=2)
def _structure(text: str, extension_tags: frozenset[str]) -> list[tuple[int, int]]:
    """Where comments, extension tags, hidden parts, links and outermost transclusions begin and end.

    Remembered for the last texts: what a change of a page made is what the next change of it begins with.
    """
    masked = mask(text, extension_tags)
    tags = [found.span() for found in _TAGS.finditer(masked.text)]
    # Of the stretches without a trace, those that begin with a comment or with blanks are known already.
    hidden = [span for span in masked.removed if text[span.start] == "<" and text[span.start + 1] != "!"]
    calls = [(call.start, call.end) for call in transclusions(text, extension_tags)]
    links = [(each.start, each.end) for each in enclosures(text, extension_tags)]
    return [*masked.comments, *tags, *hidden, *calls, *links]


def changed_by_saving(text: str, name: str, start: int, end: int, extension_tags: Collection[str]) -> Refusal | None:
    """What saving would replace in a page, or None.

    Args:
        text: The whole text.
        name: The region that was written.
        start: Offset of it.
        end: Offset after it.
        extension_tags: Names of the wiki's extension tags.
    """
    for hazard in hazards(text, extension_tags):
        if start < hazard.end and hazard.start < end:
            return Refusal("body-unsafe", {"name": name, "found": hazard.kind})
        line, column = line_and_column(text, hazard.start)
        return Refusal("page-changed-by-saving", {"found": hazard.kind, "line": line, "column": column})
    return None
