"""The field types: plain text of a value -> what it means, and what is wrong with it."""

from __future__ import annotations

from dataclasses import replace

from movibot.model import Reading
from movibot.savedform import composed
from movibot.schema.definitions import Parameter
from movibot.schema.types.registry import TYPES, type_named

__all__ = ["TYPES", "read_value"]


def read_value(parameter: Parameter, plain: str) -> Reading:
    """Understand the value of a parameter.

    Args:
        parameter: What the schema says of it.
        plain: The text a reader sees, without markup.

    Returns:
        The typed value and the faults. Never raises, whatever the text.
    """
    text = composed(plain).strip()
    if not text:
        return Reading(plain, None)
    reading = type_named(parameter.type)(text, parameter)
    if not parameter.bounded:
        return reading
    from movibot.schema.bounds import out_of_bounds

    beyond = tuple(out_of_bounds(text, reading.value, parameter))
    return replace(reading, faults=reading.faults + beyond) if beyond else reading
