"""Naming a record so that it is found again on a text that somebody edited, and setting its parameters."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from movibot.model import Page, RecordName, Refusal, SetParameters, WikiFacts
from movibot.titles import template_title
from movibot.wikitext.callparts import noted
from movibot.wikitext.calls import Transclusion
from movibot.wikitext.markers import find_regions
from movibot.wikitext.preprocessor import transclusions_named
from movibot.wikitext.splice import splice

Values = Mapping[str, str]
"""Parameter -> the value that the template receives, without comments, trimmed."""


def change_of_record(
    page: Page,
    template: str,
    start: int,
    facts: WikiFacts,
    *,
    values: Mapping[str, str | None],
    renames: Mapping[str, str] | None = None,
    identity: Collection[str] = (),
    order: Sequence[str] = (),
) -> SetParameters | Refusal:
    """The intention to set parameters of a record, which can be made on a later text of the page too.

    Args:
        page: The page that holds it.
        template: The record's template, as a schema names it.
        start: Offset of the record, as `extract_records` gives it.
        facts: The wiki's facts.
        values: Parameter, by its new name -> wikitext, or None to remove it.
        renames: Name -> new name.
        identity: Parameters that tell this record from others, such as its name. Those that the change
            itself touches do not serve.
        order: Names in the order in which people expect them.
    """
    renames = renames or {}
    title = template_title(template, facts) or template
    call = next((call for call in outside_regions(page.text, title, facts) if call.start == start), None)
    if call is None:
        return Refusal("record-missing", {"template": title})
    own = values_of(call, facts)
    known = {name: own.get(name) for name in identity if name not in {*values, *renames, *renames.values()}}
    twins = [twin.start for twin in _matching(page.text, RecordName(title, identity=known), facts)]
    before = {name: own.get(_name_now(name, renames, own)) for name in values}
    record = RecordName(title, twins.index(start) + 1, len(twins), known)
    return SetParameters(page.title, record, dict(values), dict(renames), before, tuple(order))


def set_parameters(text: str, change: SetParameters, facts: WikiFacts) -> str | Refusal:
    """Make the change, prove it, or say why it cannot be made; the identical text where nothing is to do."""
    call = find_record(text, change.record, facts)
    if isinstance(call, Refusal):
        return call
    for name in change.before:
        if _has_other_value(text, call, name, change, facts):
            return Refusal("value-changed", {"name": name})
    return _spliced(text, call, change.values, change, facts)


def find_record(text: str, record: RecordName, facts: WikiFacts) -> Transclusion | Refusal:
    """The record of that name, wherever it stands now, or why it cannot be told.

    Args:
        text: The page.
        record: Its name.
        facts: The wiki's facts.
    """
    found = _matching(text, record, facts)
    if not found:
        return Refusal("record-missing", {"template": record.template})
    if len(found) != record.count or not 1 <= record.ordinal <= len(found):
        numbers = {"count": record.count, "found": len(found)}
        return Refusal("record-ambiguous", {"template": record.template, **numbers})
    return found[record.ordinal - 1]


def values_of(call: Transclusion, facts: WikiFacts) -> Values:
    """What the template receives: the last of repeated parameters, without comments, trimmed."""
    return {
        parameter.name: noted(parameter.value, facts.extension_tags).bare for parameter in call.parameters
    }


def _spliced(
    text: str, call: Transclusion, values: Mapping[str, str | None], change: SetParameters, facts: WikiFacts
) -> str | Refusal:
    tags = facts.extension_tags
    return splice(text, call, values=values, renames=change.renames, order=change.order, extension_tags=tags)


def _has_other_value(text: str, call: Transclusion, name: str, change: SetParameters, facts: WikiFacts) -> bool:
    """The parameter has neither its old value nor the wanted one: somebody was there since."""
    own = values_of(call, facts)
    now = _name_now(name, change.renames, own)
    if own.get(now) == change.before[name]:
        return False
    only = dataclasses.replace(change, renames={})
    return _spliced(text, call, {now: change.values.get(name)}, only, facts) != text


def _name_now(name: str, renames: Mapping[str, str], own: Values) -> str:
    """The name that a parameter has as long as it is not renamed."""
    return next((old for old, new in renames.items() if new == name and old in own), name)


def _matching(text: str, record: RecordName, facts: WikiFacts) -> Sequence[Transclusion]:
    """The transclusions of the template that have the values, in order."""
    return [
        call
        for call in outside_regions(text, record.template, facts)
        if all(values_of(call, facts).get(name) == value for name, value in record.identity.items())
    ]


def outside_regions(text: str, template: str, facts: WikiFacts) -> Sequence[Transclusion]:
    """The transclusions of a template that are no part of what movibot writes, in whatever they are nested."""

    @cache
    def wanted(name: str) -> str | None:
        return template if template_title(name, facts) == template else None

    found = transclusions_named(text, wanted, facts.extension_tags)
    regions = find_regions(text, facts.extension_tags) if found else ()
    return [
        call for _, call, _ in found if not any(region.start <= call.start < region.end for region in regions)
    ]
