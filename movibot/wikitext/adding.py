"""A record that a page does not have yet, written where its kind stands, and proved: all else stays as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from movibot.model import AddRecord, Refusal, WikiFacts
from movibot.titles import template_title
from movibot.wikitext.calls import Transclusion
from movibot.wikitext.guards import around
from movibot.wikitext.newcall import CallFormat, call_format, new_call
from movibot.wikitext.placing import placed_value
from movibot.wikitext.preprocessor import transclusions
from movibot.wikitext.proof import changed_by_saving, read_around
from movibot.wikitext.records import outside_regions, values_of

_SORT_KEY: Final = r"\{\{[ ]*(?:DEFAULTSORT|DEFAULTSORTKEY|DEFAULTCATEGORYSORT|CLEFDETRI|CLEDETRI):[^{}\n]*\}\}"
_CATEGORY: Final = 14
_BLOCK: Final = CallFormat("{{", 1, "\n| ", 1, " = ", 1, "\n}}")


def add_record(text: str, change: AddRecord, facts: WikiFacts) -> str | Refusal:
    """Write the record, prove it, or say why it cannot be written; the identical text where it stands there already.

    Args:
        text: The present text.
        change: What is wanted.
        facts: The wiki's facts.
    """
    present = _of_its_kind(text, change, facts)
    wanted = _as_received(change, facts)
    if isinstance(wanted, Refusal):
        return wanted
    if any(values_of(call, facts) == wanted for call in present):
        return text
    if change.identity and any(_is_same(call, wanted, change, facts) for call in present):
        return Refusal("record-there", {"template": change.template})
    call = written_record(change, facts)
    if isinstance(call, Refusal):
        return call
    return _added(text, call, change, present, facts)


def disproof_of_adding(text: str, change: AddRecord, facts: WikiFacts) -> Refusal | None:
    """Why a page that was saved does not hold the record, or None where it does."""
    again = add_record(text, change, facts)
    if again == text:
        return None
    found = again.code if isinstance(again, Refusal) else "other-values"
    return Refusal("edit-unproved", {"name": change.template, "found": found})


def written_record(change: AddRecord, facts: WikiFacts) -> str | Refusal:
    """The call of a record, without line ends around it, or why it cannot be written."""
    layout = call_format(change.layout) or _BLOCK
    call = new_call(change.template, change.values, layout, facts.extension_tags, change.order)
    return call if isinstance(call, Refusal) else call.strip("\n")


def standing(text: str, change: AddRecord, facts: WikiFacts) -> int | None:
    """Where a record that was added begins, or None where it is not there."""
    wanted = _as_received(change, facts)
    calls = _of_its_kind(text, change, facts)
    return next((call.start for call in calls if values_of(call, facts) == wanted), None)


def _as_received(change: AddRecord, facts: WikiFacts) -> Mapping[str, str] | Refusal:
    """What the template will receive."""
    values: dict[str, str] = {}
    for name, value in change.values.items():
        form = placed_value(name, value, facts.extension_tags)
        if isinstance(form, Refusal):
            return form
        values[name] = form.strip()
    return values


def _is_same(call: Transclusion, wanted: Mapping[str, str], change: AddRecord, facts: WikiFacts) -> bool:
    """A record that passes for the wanted one, with other values."""
    own = values_of(call, facts)
    return all(own.get(name) == wanted.get(name) for name in change.identity)


def _of_its_kind(text: str, change: AddRecord, facts: WikiFacts) -> Sequence[Transclusion]:
    return outside_regions(text, template_title(change.template, facts) or change.template, facts)


# --- the place -------------------------------------------------------------------------------------------


def _added(text: str, call: str, change: AddRecord, present: Sequence[Transclusion], facts: WikiFacts) -> str | Refusal:
    """The text with the call at the first place where nothing around it is read in another way."""
    refusal = Refusal("edit-unproved", {"name": change.template, "found": "other-surroundings"})
    for at in _places(text, change, present, facts):
        before = "" if at == 0 or text[at - 1] == "\n" else "\n"
        after = "" if at == len(text) or text[at] == "\n" else "\n"
        start, end = at + len(before), at + len(before) + len(call)
        new = f"{text[:at]}{before}{call}{after}{text[at:]}"
        if _is_read_so(text, f"{text[:at]}{before}{after}{text[at:]}", new, (start, end), change, facts):
            return changed_by_saving(new, facts.extension_tags) or new
    return refusal


def _places(text: str, change: AddRecord, present: Sequence[Transclusion], facts: WikiFacts) -> Sequence[int]:
    """Offsets to try, the best first."""
    outermost = {(call.start, call.end) for call in transclusions(text, facts.extension_tags)}
    ends = [call.end for call in present if (call.start, call.end) in outermost]
    bottom = _before_categories(text, facts)
    usual = [bottom, 0] if change.at_bottom else [0, bottom]
    return [*ends[-1:], *usual]


def _before_categories(text: str, facts: WikiFacts) -> int:
    """Behind what people read: before the categories at the end of a page, and the blank lines before them."""
    of_categories = _line_of_categories(facts)
    at = len(text)
    while at > 0:
        begin = text.rfind("\n", 0, at) + 1
        if text[begin:at].strip() and not of_categories.fullmatch(text, begin, at):
            break
        at = max(begin - 1, 0)
    return at


def _line_of_categories(facts: WikiFacts) -> re.Pattern[str]:
    """What a line consists of that puts the page in categories, and shows nothing."""
    categories = next((each for each in facts.namespaces if each.number == _CATEGORY), None)
    names = {categories.name, *categories.aliases} - {""} if categories else set()
    if not names:
        return re.compile(_SORT_KEY, re.IGNORECASE)
    category = rf"\[\[[ _]*(?:{'|'.join(map(re.escape, sorted(names)))})[ _]*:[^\[\]\n]*\]\]"
    return re.compile(rf"[ \t]*(?:(?:{category}|{_SORT_KEY})[ \t]*)+", re.IGNORECASE)


# --- the proof -------------------------------------------------------------------------------------------


def _is_read_so(old: str, bare: str, new: str, span: tuple[int, int], change: AddRecord, facts: WikiFacts) -> bool:
    """The call is read as the record, and everything else as it was before.

    Args:
        old: The text before.
        bare: The same with the line ends that the call needs, and without the call.
        new: The text with the call.
        span: Where the call begins and ends in it.
        change: What is wanted.
        facts: The wiki's facts.
    """
    tags, (start, end) = facts.extension_tags, span
    now = read_around(new, start, end, tags)
    if now.found is None or now.found.name != change.template:
        return False
    was = read_around(bare, start, start, tags)
    as_many = len(read_around(old, 0, 0, tags).calls) == len(was.calls)
    same = (was.calls, was.stretches) == (now.calls, now.stretches)
    return as_many and same and around(bare, start, start, tags) == around(new, start, end, tags)
