"""Calling a template by another name in all of its calls on a page, each step proved.

The name alone changes, with what stands around it: blanks stay, a prefix goes. What names the template stays a
transclusion with the same parameters, and nothing around it is read in another way.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from movibot.model import Refusal, RenameTemplate, WikiFacts
from movibot.titles import TEMPLATE, normal_title
from movibot.wikitext.callparts import call_of
from movibot.wikitext.calls import BLANKS, Transclusion
from movibot.wikitext.markers import find_regions
from movibot.wikitext.preprocessor import transclusions_named
from movibot.wikitext.proof import changed_by_saving, read_around

_DEEPEST: Final = 40
"""So many calls of one template may stand in each other."""
_NOT_PLAIN: Final = frozenset("<>{}[]|\n\r")


def rename_template(text: str, change: RenameTemplate, facts: WikiFacts) -> str | Refusal:
    """Rename the calls, or say why one of them cannot be; the identical text where there is none.

    Args:
        text: The present text.
        change: What is wanted.
        facts: The wiki's facts.
    """
    new = text
    for _ in range(_DEEPEST):  # a call inside of one of them is seen once that one is renamed
        calls = _calls(new, change, facts)
        if not calls:
            break
        for call in reversed(calls):  # offsets before it stay
            renamed = _renamed(new, call, change.becomes, facts.extension_tags)
            if isinstance(renamed, Refusal):
                return renamed
            new = renamed
    else:
        return Refusal("edit-unproved", {"name": change.template, "found": "other-template"})
    return text if new == text else changed_by_saving(new, facts.extension_tags) or new


def disproof_of_renaming(text: str, change: RenameTemplate, facts: WikiFacts) -> Refusal | None:
    """Why a page that was saved still calls the template by its former name, or None where it does not."""
    left = _calls(text, change, facts)
    return Refusal("edit-unproved", {"name": change.template, "found": "other-template"}) if left else None


def _calls(text: str, change: RenameTemplate, facts: WikiFacts) -> Sequence[Transclusion]:
    """The calls by that very name, redirects not followed, outside of what movibot writes; outer ones first."""
    wanted = normal_title(change.template, facts, TEMPLATE)

    def named(name: str) -> str | None:
        title = normal_title(name, facts, TEMPLATE)
        return title.full if title and wanted and title.full == wanted.full else None

    found = transclusions_named(text, named, facts.extension_tags)
    regions = find_regions(text, facts.extension_tags) if found else ()
    calls = [call for _, call, _ in found if not any(r.start <= call.start < r.end for r in regions)]
    return sorted(calls, key=lambda call: call.start)


def _renamed(text: str, found: Transclusion, becomes: str, extension_tags: Collection[str]) -> str | Refusal:
    call = call_of(text, found)
    name = call.head.strip(BLANKS)
    if not _NOT_PLAIN.isdisjoint(name):
        return Refusal("template-name-noted", {"name": name})
    at = call.start + 2 + call.head.index(name)
    new, end = f"{text[:at]}{becomes}{text[at + len(name) :]}", call.end + len(becomes) - len(name)
    was = read_around(text, call.start, call.end, extension_tags)
    now = read_around(new, call.start, end, extension_tags)
    own = [(parameter.name, parameter.value) for parameter in found.parameters]
    same = now.found is not None and [(each.name, each.value) for each in now.found.parameters] == own
    if not same or now.found is None or now.found.name != becomes or now.found.is_function:
        return Refusal("edit-unproved", {"name": name, "found": "other-template"})
    if (was.calls, was.stretches) != (now.calls, now.stretches):
        return Refusal("edit-unproved", {"name": name, "found": "other-surroundings"})
    return new
