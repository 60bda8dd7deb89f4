"""Hits -> what people read, and JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from movibot.find.ranking import Hit
from movibot.find.wishes import with_role
from movibot.messages import sentence, visible
from movibot.model import Reading
from movibot.reportjson import plain_data
from movibot.schema import Parameter, Schema, argument_of, effective_arguments, said

_TOLD: Final = ("time", "difficulty", "cost", "health")
"""What is told of every hit: how long, how hard, how much, how well."""

_NEAR: Final = 10
"""Kilometres below which a tenth of one matters."""


def hit_lines(number: int, hit: Hit, schema: Schema, language: str, url: str = "") -> Iterator[str]:
    """A hit: what it is, what it costs, whom to call, and why it is there.

    Args:
        number: Its place, counted from 1.
        hit: The record.
        schema: Its schema.
        language: Of the lines.
        url: The address of its page, or empty.
    """
    readings = hit.entry.readings
    named = readings.get(schema.name)
    name = named.plain if named else hit.entry.record.title
    yield f"{number}. {_line(name)} — {_line(said(schema.label, language))}"
    for parameter in with_role(schema, "summary"):
        if parameter.name in readings:
            yield f"   {_line(readings[parameter.name].plain)}"
            break
    told = [_told(each, readings[each.name], language) for each in _known(hit, schema)]
    if told:
        yield f"   {' · '.join(told)}"
    contacts = [_contact(hit, each) for each in with_role(schema, "contact") if each.name in readings]
    yield f"   {sentence('find-contact' if contacts else 'find-no-contact', {'contacts': contacts}, language)}"
    yield f"   {sentence('find-why', {'reasons': list(_reasons(hit, schema, language))}, language)}"
    yield f"   {url or visible(hit.entry.record.title)}"


def hit_json(hit: Hit, schema: Schema, url: str = "") -> dict[str, Any]:
    """A hit for programs."""
    record, readings = hit.entry.record, hit.entry.readings
    return {
        "title": record.title,
        "schema": record.schema,
        "ordinal": record.ordinal,
        "url": url or None,
        "name": readings[schema.name].plain if schema.name in readings else record.title,
        "roles": {
            role: {
                each.name: plain_data(readings[each.name].value)
                for each in with_role(schema, role)
                if each.name in readings
            }
            for role in (*_TOLD, "contact", "summary")
        },
        "fits": dict(hit.fits),
        "words": [{"word": match.word, "parameter": match.name or None} for match in hit.matches],
        "missing": list(hit.missing),
        "distance": None if hit.distance is None else round(hit.distance, 1),
        "through": hit.through or None,
    }


def _contact(hit: Hit, parameter: Parameter) -> str:
    """Whom to call, in words; where only a template says it, as it is written."""
    if words := _line(hit.entry.readings[parameter.name].plain):
        return words
    written = argument_of(parameter, effective_arguments(hit.entry.record))
    return _line(written.value) if written else ""


def _known(hit: Hit, schema: Schema) -> Iterator[Parameter]:
    for role in _TOLD:
        yield from (each for each in with_role(schema, role) if each.name in hit.entry.readings)


def _told(parameter: Parameter, reading: Reading, language: str) -> str:
    about = {"name": _label(parameter, language), "value": _words(parameter, reading, language)}
    return sentence("find-told", about, language)


def _reasons(hit: Hit, schema: Schema, language: str) -> Iterator[str]:
    if hit.distance is not None:
        far = f"{hit.distance:.1f}" if hit.distance < _NEAR else f"{hit.distance:.0f}"
        told = far.replace(".", ",") if language == "fr" else far
        yield sentence("find-distance", {"distance": told, "title": hit.through}, language)
    for role, value in hit.fits.items():
        parameter = next(each for each in with_role(schema, role) if value in _terms(each))
        yield sentence("find-fits", {"name": _label(parameter, language), "value": _terms(parameter)[value]}, language)
    for match in hit.matches:
        name = _label(schema.parameters[match.name], language) if match.name else ""
        yield sentence("find-word" if name else "find-word-in-title", {"word": match.word, "name": name}, language)
    if hit.missing:
        yield sentence("find-words-missing", {"words": list(hit.missing)}, language)
    if not (hit.distance is not None or hit.fits or hit.matches):
        yield sentence("find-all", {}, language)


def _label(parameter: Parameter, language: str) -> str:
    return _line(said(parameter.label, language, parameter.name)).lower()


def _terms(parameter: Parameter) -> Mapping[str, Mapping[str, str]]:
    return {value: term.label for value, term in parameter.vocabulary.terms.items()} if parameter.vocabulary else {}


def _words(parameter: Parameter, reading: Reading, language: str) -> str:
    """A value as its vocabulary labels it."""
    values = reading.value if isinstance(reading.value, tuple) else (reading.value,)
    terms = _terms(parameter)
    labels = [said(terms[str(each)], language).lower() for each in values if str(each) in terms]
    return _line(", ".join(labels) or reading.plain)


def _line(text: str) -> str:
    return visible(" ".join(text.split()))
