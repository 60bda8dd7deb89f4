"""A schema -> a record filled with the examples of its parameters, to copy."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from typing import Final

from movibot.model import Reading, Refusal
from movibot.schema import Parameter, Schema, breaches, read_value
from movibot.wikitext.newcall import BLOCK, INLINE, call_format, new_call
from movibot.wikitext.splice import is_parameter_name

_TAGS: Final = ("nowiki", "pre", "ref")
"""Extension tags that an example may hold."""

_ASKING: Final = frozenset({"required-here", "one-of-missing"})
"""Breaches of a rule that one more parameter mends."""


def filled_call(schema: Schema, schemas: Mapping[str, Schema]) -> str:
    """The wikitext of a record with all that is required and suggested, records, and what the rules then ask for.

    Args:
        schema: What it is a record of.
        schemas: All of them, for records in its values.

    Returns:
        A call, without a line end; empty where no parameter has an example, or an example cannot stand in a call.
    """
    return _call(schema, schemas, frozenset(), BLOCK)


def lacks_examples(schema: Schema) -> bool:
    """Something that a record must hold has no example: a call that is filled with the others would be wrong."""
    needed = [each for each in schema.parameters.values() if each.required and not each.deprecated]
    return any(not each.example for each in needed if each.type != "records")


def blank_call(schema: Schema) -> str:
    """The wikitext of a record to be filled in: what is required and suggested, or all where nothing is.

    Args:
        schema: What it is a record of.

    Returns:
        A call, with examples where there are any; empty where it cannot be written.
    """
    told = [each for each in schema.parameters.values() if not each.deprecated and is_parameter_name(each.name)]
    wanted = [each for each in told if each.required or each.suggested] or told
    layout = call_format(schema.format or BLOCK) or call_format(BLOCK)
    values = {each.name: each.example for each in wanted}
    call = new_call(schema.template, values, layout, _TAGS, schema.order) if layout else ""
    return "" if isinstance(call, Refusal) else _without_blanks(call)


def _without_blanks(call: str) -> str:
    return "\n".join(line.rstrip() for line in call.strip("\n").split("\n"))


def _call(schema: Schema, schemas: Mapping[str, Schema], around: frozenset[str], layout: str) -> str:
    examples = _examples(schema, schemas, around | {schema.key})
    written = call_format(schema.format or layout) or call_format(layout)
    values = {name: examples[name] for name in _chosen(schema, examples)}
    call = new_call(schema.template, values, written, _TAGS, schema.order) if written and values else ""
    return "" if isinstance(call, Refusal) else _without_blanks(call)


def _examples(schema: Schema, schemas: Mapping[str, Schema], around: frozenset[str]) -> Mapping[str, str]:
    """Parameter -> example, for those that have one."""
    found = {parameter.name: _example(parameter, schemas, around) for parameter in schema.parameters.values()}
    return {name: example for name, example in found.items() if example}


def _example(parameter: Parameter, schemas: Mapping[str, Schema], around: frozenset[str]) -> str:
    """The example of a parameter; for records that have none, one such record."""
    if parameter.example or parameter.schema not in schemas or parameter.schema in around:
        return parameter.example
    return _call(schemas[parameter.schema], schemas, around, INLINE) if parameter.type == "records" else ""


def _chosen(schema: Schema, examples: Mapping[str, str]) -> Collection[str]:
    """What a good record has: no more, so that nobody has to delete what is not theirs.

    Records in a value are always there: how they are written is what an example is needed for.
    """
    told = [p for p in schema.parameters.values() if not p.deprecated]
    wanted = [p.name for p in told if p.required or p.suggested or p.type == "records"]
    chosen = dict.fromkeys(name for name in wanted if name in examples)
    while more := _asked(schema, {name: examples[name] for name in chosen}) & examples.keys() - chosen.keys():
        chosen |= dict.fromkeys(sorted(more))
    return chosen


def _asked(schema: Schema, values: Mapping[str, str]) -> set[str]:
    """Parameters that the rules ask for beside these."""
    readings: dict[str, Reading] = {name: read_value(schema.parameters[name], text) for name, text in values.items()}
    found = breaches(schema, readings, datetime.date.max)
    return {breach.parameter for breach in found if breach.code in _ASKING}
