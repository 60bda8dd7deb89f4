"""Rules between the parameters of a record, and parameters that should be filled no more."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import replace

from movibot.model import Argument, Entry, Page, Problem
from movibot.schema import Schema, argument_of, breaches
from movibot.validate.places import name_span, problem


def validate_rules(
    entry: Entry, schema: Schema, page: Page, today: datetime.date | None, written: Mapping[str, Argument]
) -> Iterator[Problem]:
    """What a record breaks of its schema's rules.

    Args:
        entry: The record with its values understood.
        schema: What a record of this kind may say.
        page: The page that holds it, for lines and columns.
        today: The day it is on the wiki; without it nothing is in the future, and nothing is old.
        written: Name -> the argument that counts.

    Yields:
        Problems, each at the parameter that has to change, or at the record where it is absent.
    """
    for name in entry.readings:
        parameter = schema.parameters[name]
        if parameter.deprecated and (argument := argument_of(parameter, written)):
            start, end = name_span(argument)
            yield problem("deprecated-parameter", "warning", page, start, end, name=name, hint=parameter.deprecation)
    for breach in breaches(schema, entry.readings, today or datetime.date.max):
        if today is None and breach.code == "too-old":
            continue
        argument = argument_of(schema.parameters[breach.parameter], written)
        start, end = name_span(argument) if argument else (entry.record.start, entry.record.start)
        found = problem(breach.code, breach.severity, page, start, end)
        yield replace(found, arguments=breach.arguments)
