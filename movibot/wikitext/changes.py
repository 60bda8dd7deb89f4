"""Making a change on a text, and proving it: what is not asked for stays byte for byte.

After each replacement the new text is read again. The region must read back as it was wanted, everything
around it must be the same to the byte and to MediaWiki's preprocessor, and saving must leave it as it is.
"""

from __future__ import annotations

from collections.abc import Collection

from movibot.model import (
    AddRecord,
    Change,
    CreatePage,
    FillIndex,
    FixText,
    MigrateCalls,
    Refusal,
    ReplaceRegion,
    ReplaceText,
    RestoreText,
    SetParameters,
    WikiFacts,
)
from movibot.savedform import as_saved
from movibot.wikitext.adding import add_record, disproof_of_adding
from movibot.wikitext.filling import disproof_of_filling, fill_index
from movibot.wikitext.fixes import disproof_of_fixes, make_fixes
from movibot.wikitext.guards import around, changed_by_saving, unsafe, unwanted
from movibot.wikitext.markers import Region, find_region, find_regions, holds_marker, refill, region_body, region_digest
from movibot.wikitext.migration import disproof_of_migration, migrate_calls
from movibot.wikitext.records import set_parameters
from movibot.wikitext.replacing import disproof_of_replacing, replace_text
from movibot.wikitext.restoring import disproof_of_restoring, restore_text
from movibot.wikitext.saving import hazards, holds_what_saving_changes


def apply_change(  # noqa: PLR0911 - one for each kind of change
    text: str, change: Change, *, exists: bool, facts: WikiFacts
) -> str | Refusal:
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
        case MigrateCalls():
            return migrate_calls(text, change, facts) if exists else Refusal("page-gone")
        case AddRecord():
            return add_record(text, change, facts) if exists else Refusal("page-gone")
        case FixText():
            return make_fixes(text, change, tags)
        case FillIndex():
            return fill_index(text, change, facts)
        case RestoreText():
            return restore_text(text, change, tags) if exists else Refusal("undo-deleted")
        case ReplaceText():
            return replace_text(text, change, exists=exists)


def disproof(  # noqa: PLR0911 - one for each kind of change
    text: str, change: Change, facts: WikiFacts
) -> Refusal | None:
    """Why a page that was saved does not hold what was wanted, or None where it does."""
    match change:
        case CreatePage():
            same = as_saved(text) == as_saved(change.text)
            return None if same else Refusal("edit-unproved", {"found": "other-text"})
        case ReplaceRegion():
            return _disproof_of_region(text, change, facts.extension_tags)
        case SetParameters():
            return _disproof_of_values(text, change, facts)
        case MigrateCalls():
            return disproof_of_migration(text, change, facts)
        case AddRecord():
            return disproof_of_adding(text, change, facts)
        case FixText():
            return disproof_of_fixes(text, change)
        case FillIndex():
            return disproof_of_filling(text, change, facts)
        case RestoreText():
            return disproof_of_restoring(text, change)
        case ReplaceText():
            return disproof_of_replacing(text, change)


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
    lifted = {"replace_edited": change.replace_edited, "allow_shrink": change.allow_shrink}
    refusal = unwanted(region, body, **lifted) or unsafe(change.name, change.body)
    if refusal:
        return refusal
    new = text[: region.start] + refill(region, body) + text[region.end :]
    return _damage(text, region, new, change, extension_tags) or new


def _wanted(change: ReplaceRegion) -> str:
    return region_body(change.body)


# --- the proof -------------------------------------------------------------------------------------


def _damage(
    old: str, region: Region, new: str, change: ReplaceRegion, extension_tags: Collection[str]
) -> Refusal | None:
    """What a replacement broke, or None."""
    refusal = _disproof_of_region(new, change, extension_tags)
    if refusal:
        return refusal
    end = region.end + len(new) - len(old)
    if around(old, region.start, region.end, extension_tags) != around(new, region.start, end, extension_tags):
        return _unproved(change, "other-surroundings")
    return changed_by_saving(new, change.name, region.start, end, extension_tags)


def _unproved(change: ReplaceRegion, found: str) -> Refusal:
    return Refusal("edit-unproved", {"name": change.name, "found": found})
