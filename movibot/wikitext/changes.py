"""Making a change on a text, and proving it: what is not asked for stays byte for byte.

After each replacement the new text is read again. The region must read back as it was wanted, everything
around it must be the same to the byte and to MediaWiki's preprocessor, and saving must leave it as it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from movibot.model import Change, CreatePage, Refusal, ReplaceRegion, SetParameters, WikiFacts
from movibot.savedform import as_saved
from movibot.wikitext.lines import line_and_column
from movibot.wikitext.markers import Region, find_region, find_regions, holds_marker, refill, region_body, region_digest
from movibot.wikitext.masking import KEPT, mask
from movibot.wikitext.preprocessor import enclosures, transclusions
from movibot.wikitext.records import set_parameters
from movibot.wikitext.saving import Hazard, hazards, holds_what_saving_changes

MOST_LINES_LOST = 10
"""A region that loses this many lines or more, and more than half of them, is not meant to."""

_TAGS = re.compile(f"{KEPT}+")


def apply_change(text: str, change: Change, *, exists: bool, facts: WikiFacts) -> str | Refusal:
    """Make one change on the text of a page.

    Args:
        text: The present text; empty where the page does not exist.
        change: What is wanted.
        exists: The page exists.
        facts: The wiki's facts.

    Returns:
        The new text, identical where there is nothing to do, or why the change cannot be made.
    """
    tags = facts.extension_tags
    match change:
        case CreatePage():
            return _create(text, change, exists, tags)
        case ReplaceRegion():
            return _replace(text, change, tags) if exists else Refusal("page-missing", {"name": change.name})
        case SetParameters():
            return set_parameters(text, change, facts)


def disproof(text: str, change: Change, facts: WikiFacts) -> Refusal | None:
    """Why a page that was saved does not hold what was wanted, or None where it does."""
    match change:
        case CreatePage():
            same = as_saved(text) == as_saved(change.text)
            return None if same else Refusal("edit-unproved", {"found": "other-text"})
        case ReplaceRegion():
            return _disproof_of_region(text, change, facts.extension_tags)
        case SetParameters():
            return _disproof_of_values(text, change, facts)


def _disproof_of_values(text: str, change: SetParameters, facts: WikiFacts) -> Refusal | None:
    """Making the change once more would change nothing."""
    again = set_parameters(text, change, facts)
    if again == text:
        return None
    found = again.code if isinstance(again, Refusal) else "other-values"
    return Refusal("edit-unproved", {"name": change.record.template, "found": found})


def _disproof_of_region(text: str, change: ReplaceRegion, extension_tags: Collection[str]) -> Refusal | None:
    region = find_region(text, change.name, extension_tags)
    if isinstance(region, Refusal):
        return _unproved(change, region.code)
    if region.body != _wanted(change):
        return _unproved(change, "other-body")
    return None if region.digest == region_digest(region.body) else _unproved(change, "other-hash")


# --- creating --------------------------------------------------------------------------------------


def _create(text: str, change: CreatePage, exists: bool, extension_tags: Collection[str]) -> str | Refusal:
    if exists:
        # Ours already: the answer to an earlier save was lost on its way.
        return text if as_saved(text) == as_saved(change.text) else Refusal("page-exists")
    if holds_what_saving_changes(change.text):
        return Refusal("body-unsafe", {"name": "", "found": "bytes"})
    for hazard in hazards(change.text, extension_tags):
        return Refusal("body-unsafe", {"name": "", "found": hazard.kind})
    regions = find_regions(change.text, extension_tags)
    if holds_marker(change.text) and not (regions and all(region.is_untouched for region in regions)):
        return Refusal("body-unsafe", {"name": "", "found": "marker"})
    return change.text


# --- replacing -------------------------------------------------------------------------------------


def _replace(text: str, change: ReplaceRegion, extension_tags: Collection[str]) -> str | Refusal:
    region = find_region(text, change.name, extension_tags)
    if isinstance(region, Refusal):
        return region
    body = _wanted(change)
    if region.body == body and region.digest == region_digest(body):
        return text
    refusal = _unwanted(region, change) or _unsafe(change)
    if refusal:
        return refusal
    new = text[: region.start] + refill(region, body) + text[region.end :]
    return _damage(text, region, new, change, extension_tags) or new


def _wanted(change: ReplaceRegion) -> str:
    return region_body(change.body)


def _unwanted(region: Region, change: ReplaceRegion) -> Refusal | None:
    """The region holds a person's work, or would lose most of its lines."""
    body = _wanted(change)
    if region.body != body and not region.is_untouched and not change.replace_edited:
        return Refusal("region-edited", {"name": region.name, "override": "replace_edited"})
    before, after = len(region.body.splitlines()), len(body.splitlines())
    shrinks = before - after >= MOST_LINES_LOST and after * 2 < before
    if shrinks and not change.allow_shrink:
        counts = {"before": before, "after": after}
        return Refusal("region-shrinks", {"name": region.name, "override": "allow_shrink", **counts})
    return None


def _unsafe(change: ReplaceRegion) -> Refusal | None:
    if holds_what_saving_changes(change.body):
        return Refusal("body-unsafe", {"name": change.name, "found": "bytes"})
    if holds_marker(change.body):
        return Refusal("body-unsafe", {"name": change.name, "found": "marker"})
    return None


# --- the proof -------------------------------------------------------------------------------------


def _damage(
    old: str, region: Region, new: str, change: ReplaceRegion, extension_tags: Collection[str]
) -> Refusal | None:
    """What a replacement broke, or None."""
    refusal = _disproof_of_region(new, change, extension_tags)
    if refusal:
        return refusal
    end = region.end + len(new) - len(old)
    if _around(old, region.start, region.end, extension_tags) != _around(new, region.start, end, extension_tags):
        return _unproved(change, "other-surroundings")
    for hazard in hazards(new, extension_tags):
        return _changed_by_saving(new, hazard, change, region.start, end)
    return None


def _around(text: str, start: int, end: int, extension_tags: Collection[str]) -> tuple[object, ...]:
    """All that stands around a region: its bytes, and how MediaWiki reads them."""
    spans = _structure(text, extension_tags)
    before = [span for span in spans if span[0] < start]
    after = [(first - end, last - end) for first, last in spans if last > end]
    return text[:start], before, text[end:], after


def _structure(text: str, extension_tags: Collection[str]) -> list[tuple[int, int]]:
    """Where comments, extension tags, hidden parts, links and outermost transclusions begin and end."""
    masked = mask(text, extension_tags)
    tags = [found.span() for found in _TAGS.finditer(masked.text)]
    # Of the stretches without a trace, those that begin with a comment or with blanks are known already.
    hidden = [span for span in masked.removed if text[span.start] == "<" and text[span.start + 1] != "!"]
    calls = [(call.start, call.end) for call in transclusions(text, extension_tags)]
    links = [(each.start, each.end) for each in enclosures(text, extension_tags)]
    return [*masked.comments, *tags, *hidden, *calls, *links]


def _changed_by_saving(text: str, hazard: Hazard, change: ReplaceRegion, start: int, end: int) -> Refusal:
    if start < hazard.end and hazard.start < end:
        return Refusal("body-unsafe", {"name": change.name, "found": hazard.kind})
    line, column = line_and_column(text, hazard.start)
    return Refusal("page-changed-by-saving", {"found": hazard.kind, "line": line, "column": column})


def _unproved(change: ReplaceRegion, found: str) -> Refusal:
    return Refusal("edit-unproved", {"name": change.name, "found": found})
