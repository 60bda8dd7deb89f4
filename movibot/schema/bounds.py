"""Lengths, sizes, numbers of items and patterns that a schema asks for."""

from __future__ import annotations

from collections.abc import Iterator

from movibot.model import Fault
from movibot.schema.definitions import Parameter
from movibot.schema.patterns import LONGEST_TEXT, compile_pattern
from movibot.schema.values import Money


def out_of_bounds(text: str, value: object, parameter: Parameter) -> Iterator[Fault]:
    """What a value breaks of its parameter's `minLength`, `maximum`, `pattern` and the like.

    Args:
        text: As it is written.
        value: As it is understood, or None.
        parameter: What the schema says of it.
    """
    length = len(text)
    if parameter.max_length is not None and length > parameter.max_length:
        yield Fault("too-long", "warning", {"length": length, "limit": parameter.max_length})
    if parameter.min_length is not None and length < parameter.min_length:
        yield Fault("too-short", "warning", {"length": length, "limit": parameter.min_length})
    if parameter.pattern and length <= LONGEST_TEXT and not compile_pattern(parameter.pattern).fits(text):
        yield Fault("pattern-mismatch", "error", {"value": text, "pattern": parameter.pattern})
    if isinstance(value, tuple) and parameter.min_items is not None and len(value) < parameter.min_items:
        yield Fault("too-few-items", "warning", {"count": len(value), "limit": parameter.min_items})
    number = value.size if isinstance(value, Money) else value
    if isinstance(number, int | float) and not isinstance(number, bool):
        yield from _too_small_or_large(text, number, parameter)


def _too_small_or_large(text: str, number: float, parameter: Parameter) -> Iterator[Fault]:
    if parameter.minimum is not None and number < parameter.minimum:
        yield Fault("too-small", "error", {"value": text, "limit": parameter.minimum})
    if parameter.maximum is not None and number > parameter.maximum:
        yield Fault("too-large", "error", {"value": text, "limit": parameter.maximum})
