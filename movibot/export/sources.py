"""What a schema file says a field is made of, and a record -> the texts of that field.

A source is the name of a parameter; `{parameter: ..., values: {...}}`, whose values become other texts; `{value: ...}`,
the same for every record; or a list of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from movibot.catalogue.words import words
from movibot.cells import item_texts, typed_text
from movibot.export.exported import Exported
from movibot.model import Entry, Reading
from movibot.schema import Parameter


def texts_of(each: Exported, sources: Any, day: str = "") -> list[str]:
    """The texts that a record has for a field, each once, in the order of the sources.

    Args:
        each: The record.
        sources: As the schema file says it.
        day: What `$modified` stands for.
    """
    return list(dict.fromkeys(text for source in _several(sources) for text in _texts(each, source, day) if text))


def names_in(sources: Any) -> list[str]:
    """The parameters that the sources name."""
    found = (source.get("parameter") if isinstance(source, Mapping) else source for source in _several(sources))
    return [str(name) for name in found if name and not str(name).startswith("$")]


def reading_of(each: Exported, sources: Any) -> tuple[Parameter, Reading] | None:
    """The first of the named parameters that is filled."""
    found = (name for name in names_in(sources) if name in each.entry.readings)
    name = next(found, None)
    return (each.schema.parameters[name], each.entry.readings[name]) if name else None


def shown_by_value(each: Exported, about: Mapping[str, Any] | None) -> str:
    """What `{parameter: ..., values: {...}}` gives for the first value that has something; else nothing."""
    return next(iter(_by_value(each, about)), "") if about else ""


def _several(sources: Any) -> list[Any]:
    return list(sources) if isinstance(sources, list | tuple) else [sources]


def _texts(each: Exported, source: Any, day: str) -> Iterator[str]:
    if isinstance(source, str):
        yield from _of_name(each, source, day)
    elif "value" in source:
        yield source["value"]
    elif "values" in source:
        yield from _by_value(each, source)
    else:
        yield from _of_name(each, source["parameter"], day)


def _of_name(each: Exported, name: str, day: str) -> Iterator[str]:
    if name == "$page":
        yield each.title
    elif name == "$modified":
        yield day
    elif name in each.entry.readings:
        yield from item_texts(each.schema.parameters[name], each.entry.readings[name])


def _by_value(each: Exported, about: Mapping[str, Any]) -> Iterator[str]:
    for text in _of_name(each, about["parameter"], ""):
        if text in about["values"]:
            yield about["values"][text]


def shown(parameter: Parameter, reading: Reading, language: str) -> str:
    """A value as people read it: labels, dates in words; where it is not understood, as it is written."""
    value = reading.value
    if value is None or parameter.type in {"phone", "records"} or _holds_records(value):
        return reading.plain
    if isinstance(value, tuple) and parameter.type == "list":
        return _between(value).join(words(item, parameter, language) for item in value)
    return typed_text(parameter, reading) if parameter.type == "text" else words(value, parameter, language)


def _holds_records(value: object) -> bool:
    return isinstance(value, tuple) and any(isinstance(item, Entry) for item in value)


def _between(values: tuple[object, ...]) -> str:
    """A comma, unless there is one inside of an item."""
    return " ; " if any("," in str(value) for value in values) else ", "
