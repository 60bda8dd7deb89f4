"""A record -> lines for a terminal: its parameters as they are understood, and what is computed from them. Pure."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from movibot.excerpt import columns
from movibot.messages import CONFIG, sentence, visible
from movibot.model import Entry, Reading
from movibot.schema import Parameter, Schema, Score, said

_INDENT: Final = 2
_NARROW: Final = 24
"""Columns below which a value is written under its name and not beside it."""
_BETWEEN: Final = " | "
_BREAK: Final = re.compile(r"(?<!«) (?![:;?!»€%])")
"""Where a line may end: not before the punctuation that French sets apart."""
_LINE_END: Final = re.compile(r"[\r\n\v\f\x85\u2028\u2029]+")

Schemas = Mapping[str, Schema]


def record_lines(
    entry: Entry, score: Score, schemas: Schemas, language: str, width: int | None = None, config: str = ""
) -> Iterator[str]:
    """A record: the page, what it is, its parameters, what is computed from them.

    Args:
        entry: The record.
        score: Its completeness and score.
        schemas: All of them, for records in its values too.
        language: Of the labels.
        width: The columns of the terminal; None leaves every value on a line of its own, however long.
        config: What stands behind command lines for the same configuration.
    """
    record, schema = entry.record, schemas[entry.record.schema]
    yield f"{visible(record.title)} — {visible(said(schema.label, language))} ({record.schema}, {record.ordinal})"
    yield from _parameter_lines(entry, schemas, language, width, _INDENT)
    told = [*_computed(score, schema, language)]
    if any(_doubt(reading, language) for reading in _readings(entry)):
        told.append(sentence("record-doubtful", {"title": record.title, CONFIG: config}, language))
    for line in told:
        first, *rest = _wrapped(line, None if width is None else width - 2 * _INDENT)
        yield from (f"  {first}", *(f"    {piece}" for piece in rest))


def _computed(score: Score, schema: Schema, language: str) -> Iterator[str]:
    """What the program says of a record; nobody types it."""
    yield sentence("record-completeness", {"completeness": score.completeness}, language)
    if score.score is not None:
        missing = ", ".join(said(each.label, language) for each in schema.criteria if not score.criteria[each.key])
        yield sentence("record-score", {"score": score.score, "missing": missing}, language)


def _readings(entry: Entry) -> Iterator[Reading]:
    for reading in entry.readings.values():
        yield reading
        for inner in _entries(reading):
            yield from _readings(inner)


def _parameter_lines(entry: Entry, schemas: Schemas, language: str, width: int | None, indent: int) -> Iterator[str]:
    parameters = schemas[entry.record.schema].parameters
    left = indent + max((columns(visible(name)) for name in entry.readings), default=0) + _INDENT
    beside = width is None or width - left >= _NARROW
    start = left if beside else indent + _INDENT
    for name, reading in entry.readings.items():
        head = f"{' ' * indent}{visible(name)}"
        if entries := _entries(reading):
            yield head
            yield from _nested_lines(entries, schemas, language, width, indent + _INDENT)
            continue
        lines = _value_lines(reading, parameters[name], language, None if width is None else width - start)
        if beside:
            yield f"{head}{' ' * (left - columns(head))}{lines[0]}"
            lines = lines[1:]
        else:
            yield head
        yield from (f"{' ' * start}{line}" for line in lines)


def _entries(reading: Reading) -> tuple[Entry, ...]:
    values = reading.value if isinstance(reading.value, tuple) else ()
    return tuple(value for value in values if isinstance(value, Entry))


def _nested_lines(
    entries: Sequence[Entry], schemas: Schemas, language: str, width: int | None, indent: int
) -> Iterator[str]:
    """Records in a value, numbered, their parameters under one another."""
    for number, entry in enumerate(entries, start=1):
        mark = f"{number}. "
        lines = list(_parameter_lines(entry, schemas, language, width, indent + len(mark)))
        first = lines[0].removeprefix(" " * (indent + len(mark))) if lines else ""
        yield f"{' ' * indent}{mark}{first}".rstrip()
        yield from lines[1:]


# --- values ----------------------------------------------------------------------------------------


def _value_lines(reading: Reading, parameter: Parameter, language: str, width: int | None) -> list[str]:
    """A value; where it is not understood, as it is written, with a note."""
    doubt = _doubt(reading, language)
    if isinstance(reading.value, tuple) and parameter.type == "list":
        items = [_shown(value, parameter, language) for value in reading.value]
        line = f"{_BETWEEN.join(items)}{doubt}"
        if width is None or columns(line) <= width:
            return [line]
        return [piece for item in (*items[:-1], f"{items[-1]}{doubt}") for piece in _bullet(item, width)]
    text = reading.plain if reading.value is None else _shown(reading.value, parameter, language)
    if not text.strip():
        text = sentence("value-of-a-template", {}, language)
    lines = [visible(" ".join(line.split())) for line in _LINE_END.split(text) if line.strip()] or [""]
    return [piece for line in (*lines[:-1], f"{lines[-1]}{doubt}") for piece in _wrapped(line, width)]


def _doubt(reading: Reading, language: str) -> str:
    """What is added to a value that is wrong; one that only a template knows is not."""
    if reading.value is None and reading.faults:
        return f"  ← {sentence('value-not-understood', {}, language)}"
    wrong = any(fault.severity == "error" for fault in reading.faults)
    return f"  ← {sentence('value-to-look-at', {}, language)}" if wrong else ""


def _shown(value: object, parameter: Parameter, language: str) -> str:
    if isinstance(value, bool):
        return sentence("value-yes" if value else "value-no", {}, language)
    if isinstance(value, datetime.datetime):
        return value.isoformat(" ", "seconds" if value.second else "minutes")
    if isinstance(value, tuple):  # a latitude and a longitude
        return ", ".join(_number(number) for number in value)
    if isinstance(value, float):
        return f"{_number(value)} %" if parameter.value_type == "percentage" else _number(value)
    text = str(value)
    return text if parameter.value_type == "text" else visible(" ".join(text.split()))


def _number(value: object) -> str:
    return str(value).removesuffix(".0")


# --- lines -----------------------------------------------------------------------------------------


def _bullet(item: str, width: int) -> list[str]:
    first, *rest = _wrapped(item, width - _INDENT)
    return [f"- {first}", *(f"  {line}" for line in rest)]


def _wrapped(text: str, width: int | None) -> list[str]:
    """The text in lines of so many columns at most; a longer word has a line of its own, so that it can be copied."""
    if width is None:
        return [text]
    lines = [""]
    room = width
    for word in _BREAK.split(text):
        size = columns(word)
        if lines[-1] and size + 1 > room:
            lines.append("")
            room = width
        lines[-1] += f" {word}" if lines[-1] else word
        room -= size + 1
    return lines
