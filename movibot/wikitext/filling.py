"""Filling an index that a person defined on a page, and proving it: what is not between its calls stays."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from typing import Final

from movibot.model import FillIndex, Refusal, WikiFacts
from movibot.wikitext.guards import around, changed_by_saving, unsafe, unwanted
from movibot.wikitext.indexcalls import Arguments
from movibot.wikitext.indexes import Index, find_indexes
from movibot.wikitext.markers import Region, refill, region_body, region_digest, render_region

_DIGITS: Final = 8
_OF_CALL: Final = re.compile(r"\bappel\s*=\s*(?P<digest>[0-9A-Za-z]*)", re.IGNORECASE)
"""In the first marker, from which call the content came: with another call it may be as short as it likes."""


def fill_index(text: str, change: FillIndex, facts: WikiFacts) -> str | Refusal:
    """Make the content what is wanted, and prove it.

    Args:
        text: The present text.
        change: What is wanted.
        facts: The wiki's facts.

    Returns:
        The new text, identical where there is nothing to do, or why the index cannot be filled.
    """
    index = _meant(text, change, facts)
    if isinstance(index, Refusal):
        return index
    body = region_body(change.body)
    if _is_filled(index, body):
        return text
    refusal = _unwanted(index, change, body) or unsafe(index.name, change.body)
    if refusal:
        return refusal
    new = f"{text[: index.call.end]}{_inside(text, index, body)}{text[index.stop :]}"
    return _damage(text, new, index, change, facts) or new


def disproof_of_filling(text: str, change: FillIndex, facts: WikiFacts) -> Refusal | None:
    """Why a page that was saved does not hold what was wanted, or None where it does.

    Where somebody put an equal call before it, it is no longer the same of them: there must be as many that hold it.
    """
    equal = [index for index in find_indexes(text, facts).defined if index.arguments == change.arguments]
    if sum(_flaw(index, change) is None for index in equal) >= change.ordinal:
        return None
    index = _meant(text, change, facts)
    return _unproved("", index.code) if isinstance(index, Refusal) else _flaw(index, change)


def _flaw(index: Index, change: FillIndex) -> Refusal | None:
    """What is wrong with the content of an index, or None."""
    if index.region is None or index.region.body != region_body(change.body):
        return _unproved(index.name, "other-body")
    return None if index.region.digest == region_digest(index.region.body) else _unproved(index.name, "other-hash")


def _meant(text: str, change: FillIndex, facts: WikiFacts) -> Index | Refusal:
    """The index that is to be filled, or why it cannot be."""
    for index in find_indexes(text, facts).defined:
        if index.arguments == change.arguments and index.ordinal == change.ordinal:
            return index.refusal or index
    return Refusal("index-gone")


def _is_filled(index: Index, body: str) -> bool:
    region = index.region
    if region is None or region.body != body or region.digest != region_digest(body):
        return False
    return region.name == index.name and _digest_noted(region) == _digest_of(index.arguments)


def _unwanted(index: Index, change: FillIndex, body: str) -> Refusal | None:
    if index.region is None:
        return None
    noted = _digest_noted(index.region)
    is_new = bool(noted) and noted != _digest_of(index.arguments)
    shrink = change.allow_shrink or is_new
    return unwanted(index.region, body, replace_edited=change.replace_edited, allow_shrink=shrink)


# --- writing -----------------------------------------------------------------------------------------------


def _inside(text: str, index: Index, body: str) -> str:
    """What stands between the two calls: the region on lines of its own, with the blanks that are around it."""
    region = index.region
    if region is None:
        return f"\n{_noted(render_region(index.name, body), index.arguments)}\n"
    filled = refill(region, body) if region.name == index.name else render_region(index.name, body)
    return f"{text[index.call.end : region.start]}{_noted(filled, index.arguments)}{text[region.end : index.stop]}"


def _noted(region: str, arguments: Arguments) -> str:
    """The region with the digest of its call in the first marker."""
    opening, end, rest = region.partition("-->")
    digest = f"appel={_digest_of(arguments)}"
    opening, found = _OF_CALL.subn(digest, opening, count=1)
    return f"{opening if found else f'{opening.rstrip()} {digest} '}{end}{rest}"


def _digest_of(arguments: Arguments) -> str:
    written = unicodedata.normalize("NFC", json.dumps(arguments, ensure_ascii=False))
    return hashlib.sha256(written.encode(errors="replace")).hexdigest()[:_DIGITS]


def _digest_noted(region: Region) -> str:
    """The digest of the call that the content was made from, or nothing."""
    found = _OF_CALL.search(region.opening)
    return found["digest"].lower() if found else ""


# --- the proof ---------------------------------------------------------------------------------------------


def _damage(old: str, new: str, index: Index, change: FillIndex, facts: WikiFacts) -> Refusal | None:
    """What filling an index broke, or None."""
    now = _meant(new, change, facts)
    refusal = _unproved(index.name, now.code) if isinstance(now, Refusal) else _flaw(now, change)
    if refusal:
        return refusal
    start, end = index.call.end, index.stop + len(new) - len(old)
    tags = facts.extension_tags
    before, after = around(old, start, index.stop, tags), around(new, start, end, tags)
    if before != after or _calls(old, facts) != _calls(new, facts):
        return _unproved(index.name, "other-surroundings")
    return changed_by_saving(new, index.name, start, end, tags)


def _calls(text: str, facts: WikiFacts) -> list[tuple[Arguments, str]]:
    """The indexes of a page, each with what keeps it from being filled."""
    found = find_indexes(text, facts).defined
    return [(index.arguments, index.refusal.code if index.refusal else "") for index in found]


def _unproved(name: str, found: str) -> Refusal:
    return Refusal("edit-unproved", {"name": name, "found": found})
