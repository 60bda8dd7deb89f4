"""Rules between the parameters of a record: which of them it breaks, and where that shows."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from movibot.model import Severity
from movibot.schema.conditions import Day, Readings, all_hold, first_and_last, size_of
from movibot.schema.definitions import Rule, Schema


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that a record breaks.

    Attributes:
        code: The message code.
        severity: As the rule says.
        parameter: Where it shows; this parameter may be absent from the record.
        arguments: Of the message, the rule's label and hint among them.
    """

    code: str
    severity: Severity
    parameter: str
    arguments: Mapping[str, object] = field(default_factory=dict)


def breaches(schema: Schema, readings: Readings, today: datetime.date) -> Iterator[Breach]:
    """The rules that a record breaks.

    Args:
        schema: Its schema.
        readings: Parameter -> reading, for the filled ones.
        today: The day it is on the wiki.

    Yields:
        One breach for each parameter that has to change.
    """
    for rule in schema.rules:
        if rule.kind == "required-if":
            yield from _required(rule, readings, today)
        elif rule.kind == "forbidden-if":
            yield from _forbidden(rule, readings, today)
        elif rule.kind == "one-of":
            yield from _one_of(rule, readings, today)
        elif rule.kind == "order":
            yield from _order(rule, readings, today)
        elif rule.kind == "not-in-the-future":
            yield from _not_in_the_future(rule, readings, today)
        else:
            yield from _not_older_than(rule, readings, today)


def _breach(code: str, rule: Rule, parameter: str, **arguments: object) -> Breach:
    said: dict[str, object] = {"name": parameter, "label": rule.label, "hint": rule.hint}
    return Breach(code, rule.severity, parameter, {**said, **arguments})


def _required(rule: Rule, readings: Readings, today: datetime.date) -> Iterator[Breach]:
    if all_hold(rule.conditions, readings, today):
        for name in rule.parameters:
            if name not in readings:
                yield _breach("required-here", rule, name, reason=_reason(rule, readings))


def _forbidden(rule: Rule, readings: Readings, today: datetime.date) -> Iterator[Breach]:
    if all_hold(rule.conditions, readings, today):
        for name in rule.parameters:
            if name in readings:
                yield _breach("forbidden-here", rule, name, reason=_reason(rule, readings))


def _reason(rule: Rule, readings: Readings) -> str:
    """`statut = fermé`, of what the record says."""
    named = dict.fromkeys(each.parameter for each in rule.conditions)
    return ", ".join(f"{name} = {readings[name].plain.strip()}" for name in named if name in readings)


def _one_of(rule: Rule, readings: Readings, _: datetime.date) -> Iterator[Breach]:
    if not any(name in readings for name in rule.parameters):
        yield _breach("one-of-missing", rule, rule.parameters[0], choices=list(rule.parameters))


def _order(rule: Rule, readings: Readings, _: datetime.date) -> Iterator[Breach]:
    for first, second in zip(rule.parameters, rule.parameters[1:], strict=False):
        if first in readings and second in readings and _is_after(readings[first].value, readings[second].value):
            told = {"first": first, "value": readings[second].plain.strip(), "limit": readings[first].plain.strip()}
            yield _breach("order-reversed", rule, second, **told)


def _is_after(first: object, second: object) -> bool:
    """The first value begins when the second has ended, or is larger; not so where they cannot be compared."""
    if isinstance(first, datetime.datetime) and isinstance(second, datetime.datetime):
        return first > second
    days = first_and_last(first), first_and_last(second)
    if days[0] and days[1]:
        return days[0][0] > days[1][1]
    sizes = size_of(first), size_of(second)
    return sizes[0] is not None and sizes[1] is not None and sizes[0] > sizes[1]


def _not_in_the_future(rule: Rule, readings: Readings, today: datetime.date) -> Iterator[Breach]:
    for name in rule.parameters:
        days = first_and_last(readings[name].value) if name in readings else None
        if days and days[0] > (today.year, today.month, today.day):
            told = {"value": readings[name].plain.strip(), "today": today.isoformat()}
            yield _breach("in-the-future", rule, name, **told)


def _not_older_than(rule: Rule, readings: Readings, today: datetime.date) -> Iterator[Breach]:
    for condition in rule.conditions:
        reading = readings.get(condition.parameter)
        days = first_and_last(reading.value) if reading else None
        if reading and days and not all_hold((condition,), readings, today):
            yield _breach("too-old", rule, condition.parameter, value=reading.plain.strip(), **_age(days[1], today))


def _age(day: Day, today: datetime.date) -> dict[str, int]:
    """The time that has passed since, in the unit in which people count it, and rounded down."""
    months = (today.year - day[0]) * 12 + today.month - day[1] - (today.day < day[2])
    if months >= 2 * 12:
        return {"years": months // 12}
    return {"months": months} if months > 1 else {"days": (today - datetime.date(*day)).days}
