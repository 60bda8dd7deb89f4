"""What a record says, held against its schema."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from movibot.collation import fold, nearest
from movibot.model import Argument, Entry, Fault, Fix, Page, Problem, Severity
from movibot.schema import Parameter, Schema, argument_of, effective_arguments
from movibot.titles import decoded
from movibot.validate.places import name_span, problem
from movibot.validate.rules import validate_rules
from movibot.validate.writing import validate_writing

_LONGEST_SEARCHED = 20_000
"""Characters of a value in which each part is looked for; a list may have a part for every few of them."""
_COULD_BE_SEVERAL = re.compile(r";| et |/")
"""What people put between two pages, although titles hold it too."""


def validate_entry(
    entry: Entry, schema: Schema, page: Page, today: datetime.date | None = None
) -> tuple[Problem, ...]:
    """Check one record against its schema.

    Args:
        entry: The record with its values understood.
        schema: What a record of this kind may say.
        page: The page that holds it, for lines and columns.
        today: The day it is on the wiki; without it nothing is in the future.

    Returns:
        The problems in the order of the page.
    """
    written = effective_arguments(entry.record)
    told, explained = validate_writing(entry.record, schema, page, written)
    named = [*told, *_names(written, schema, page, explained)]
    meant = _meant(named, schema)
    broken = [each for each in validate_rules(entry, schema, page, today, written) if not _explained(each, meant)]
    missing = _missing(entry, schema, page, written, meant, _asked(broken))
    values = _values(entry, schema, page, written)
    found = (*named, *missing, *values, *broken)
    return tuple(sorted(found, key=lambda each: (each.place.start, each.code)))


def validate_references(entry: Entry, schema: Schema, page: Page) -> tuple[Problem, ...]:
    """A problem for each page that a record refers to: true of those which do not exist.

    Which of them do is for the caller to ask, all in one batch, and to leave out; the argument `value` of
    each problem is the title.
    """
    return tuple(
        _missing_page(title, entry, parameter, page)
        for parameter in schema.linked
        for title in dict.fromkeys(_targets(entry, parameter))
    )


def validate_targets(entry: Entry, schema: Schema, page: Page) -> tuple[Problem, ...]:
    """A problem for each page that a record refers to and that must have a record of a given schema.

    Which of them have none is for the caller to find out; `value` is the title, `schema` the schema.
    """
    return tuple(
        replace(found, code="target-of-another-kind", arguments={**found.arguments, "schema": parameter.schema})
        for parameter in schema.linked
        if parameter.schema
        for found in (
            _missing_page(title, entry, parameter, page)
            for title in dict.fromkeys(_targets(entry, parameter))
        )
    )


def _missing_page(title: str, entry: Entry, parameter: Parameter, page: Page) -> Problem:
    argument = argument_of(parameter, effective_arguments(entry.record))
    start, end = _narrowed(argument, title, page) if argument else (entry.record.start, entry.record.start)
    several = parameter.type == "list" and _COULD_BE_SEVERAL.search(title)
    separator = parameter.separator if several else None
    return problem("page-not-found", "warning", page, start, end, value=title, name=parameter.name, separator=separator)


def _targets(entry: Entry, parameter: Parameter) -> tuple[str, ...]:
    reading = entry.readings.get(parameter.name)
    if reading is None or reading.value is None:
        return ()
    values = reading.value if isinstance(reading.value, tuple) else (reading.value,)
    return tuple(str(value) for value in values)


_Written = Mapping[str, Argument]
"""Name -> the argument that counts, see `effective_arguments`."""


def _names(written: _Written, schema: Schema, page: Page, explained: Collection[int]) -> Iterator[Problem]:
    """Names of parameters that the template does not know, those apart that `writing` explains."""
    if schema.names.keys() >= written.keys():  # so it is with most records
        return
    for name, argument in written.items():
        if name not in schema.names and argument.start not in explained:
            yield _unknown(argument, written, schema, page)


def _unknown(argument: Argument, written: _Written, schema: Schema, page: Page) -> Problem:
    start, end = name_span(argument)
    if argument.name_start is None:
        return problem("unnamed-value", "warning", page, start, end, value=argument.value.strip())
    meant = decoded(argument.name)
    near = nearest(meant, schema.names)
    if near is None:
        return problem("unknown-parameter", "warning", page, start, end, name=argument.name, nearest=None)
    fix = None
    if near not in written:  # a second one of the same name would take the place of its value
        as_meant = fold(near) == fold(meant) and page.text[start:end] == argument.name
        fix = Fix(start, end, near, safe=as_meant)
    return problem("unknown-parameter", "warning", page, start, end, fix=fix, name=argument.name, nearest=near)


def _missing(
    entry: Entry, schema: Schema, page: Page, written: _Written, meant: Collection[str], asked: Collection[str]
) -> Iterator[Problem]:
    """Parameters without a value; not those whose misspelt name is told already, nor advice that a rule gives too."""
    record = entry.record
    absent = [p for p in schema.wanted if p.name not in entry.readings and p.name not in meant]
    for parameter in absent:
        if parameter.required:
            argument = argument_of(parameter, written)
            start, end = name_span(argument) if argument else (record.start, record.start)
            severity: Severity = parameter.severity
            yield problem(
                "missing-parameter", severity, page, start, end, name=parameter.name, hint=parameter.hint
            )
    advised = tuple(p.name for p in absent if not p.required and p.name not in asked)
    if advised:
        yield problem("suggested-parameter", "info", page, record.start, record.start, names=advised)


def _explained(broken: Problem, meant: frozenset[str]) -> bool:
    """A rule asks for a parameter that is there under a misspelt name, which is told already."""
    if broken.code == "required-here":
        return str(broken.arguments["name"]) in meant
    choices = broken.arguments.get("choices", ())
    return broken.code == "one-of-missing" and isinstance(choices, list) and not meant.isdisjoint(choices)


def _asked(broken: Iterable[Problem]) -> frozenset[str]:
    """The parameters for which a rule asks."""
    return frozenset(str(each.arguments["name"]) for each in broken if each.code == "required-here")


def _meant(problems: Iterable[Problem], schema: Schema) -> frozenset[str]:
    """The parameters that were meant by names that are not quite right."""
    near = (each.arguments.get("nearest") for each in problems if each.code == "unknown-parameter")
    unseen = (each.arguments.get("name") for each in problems if each.code == "nbsp-in-name")
    return frozenset(schema.names[str(name)] for name in (*near, *unseen) if name in schema.names)


def _values(entry: Entry, schema: Schema, page: Page, written: _Written) -> Iterator[Problem]:
    for name in (name for name, reading in entry.readings.items() if reading.faults):
        parameter, reading = schema.parameters[name], entry.readings[name]
        argument = argument_of(parameter, written)
        if argument is not None:
            yield from (_fault_problem(fault, argument, parameter, page) for fault in reading.faults)


def _fault_problem(fault: Fault, argument: Argument, parameter: Parameter, page: Page) -> Problem:
    start, end = _narrowed(argument, fault.part, page)
    fix = None
    if fault.replacement is not None and page.text[start:end] == fault.part and not _in_bracket(page.text, start):
        fix = Fix(start, end, fault.replacement, safe=fault.safe)
    arguments = {**fault.arguments, "name": parameter.name, "hint": parameter.hint}
    return problem(fault.code, fault.severity, page, start, end, fix=fix, **arguments)


def _in_bracket(text: str, start: int) -> bool:
    """The address of an external link, `[https://… label]`: what takes its place would need other brackets."""
    return text[start - 1 : start] == "[" != text[start - 2 : start - 1]


def _narrowed(argument: Argument, part: str, page: Page) -> tuple[int, int]:
    """Where the part stands in the value, or all of the value where that is not plain, or takes long to find out."""
    value = page.text[argument.start : argument.end]
    if not part or len(value) > _LONGEST_SEARCHED or value.count(part) != 1:
        return argument.start, argument.end
    start = argument.start + value.index(part)
    return start, start + len(part)
