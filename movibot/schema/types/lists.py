"""Lists: items of one type, with a separator or as bullets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from movibot.collation import fold
from movibot.model import Fault, Reading, Severity
from movibot.schema.definitions import Parameter
from movibot.schema.types.readings import misread, understood
from movibot.schema.types.registry import type_named

_MOST_FAULTS = 20
"""Of one value; what a person does not read of a list of thousands need not be told."""
_BETWEEN: Final = re.compile(r"\s+(?:et|and)\s+|[\s,]*[;/&+,][\s,]*")
"""What people write between two items beside the separator."""
_WORDS: Final = ("choice", "language")
"""The types of which nearly no text is one; of nearly any text each piece may be a page."""
_LONGEST: Final = 100
"""Characters of an item that may be several."""
_SEVERITIES: Sequence[Severity] = ("error", "warning", "info")


def read_list(text: str, parameter: Parameter) -> Reading:
    """Items of one type, separated as the parameter says."""
    items = list(items_of(text, parameter.separator))
    known: dict[str, Sequence[Reading]] = {}
    wrong = 0
    for item in dict.fromkeys(items):
        known[item] = _read_item(item, parameter) if wrong < _MOST_FAULTS else _glance(item, parameter)
        wrong += any(reading.faults for reading in known[item])
    readings = [reading for item in items for reading in known[item]]
    if not readings:
        fault = Fault("too-few-items", "warning", {"count": 0, "limit": parameter.min_items or 1})
        return Reading(text, None, (fault,))
    values = tuple(reading.value for reading in readings if reading.value is not None)
    faults = tuple(fault for reading in readings for fault in reading.faults)
    return Reading(text, values or None, _first(faults))


def _read_item(item: str, parameter: Parameter) -> Sequence[Reading]:
    """One item; where it is no known word, and each piece between signs such as « et » is one, these."""
    read = type_named(parameter.items)
    whole = read(item, parameter)
    several = whole.value is None and parameter.items in _WORDS and len(item) <= _LONGEST
    pieces = _BETWEEN.split(item) if several else ()
    readings = [read(piece, parameter) for piece in pieces if piece]
    if len(readings) < 2 or any(reading.value is None for reading in readings):  # noqa: PLR2004
        return (whole,)
    faults = [fault for reading in readings for fault in reading.faults]
    right = f"{parameter.separator} ".join(_usual(reading) for reading in readings)
    told = understood(item, None, right, safe=all(fault.safe for fault in faults))
    return [replace(told, value=readings[0].value), *(replace(reading, faults=()) for reading in readings[1:])]


def _glance(item: str, parameter: Parameter) -> Sequence[Reading]:
    """An item beyond those that are told: what was meant by it is not looked for, which takes long."""
    vocabulary = parameter.vocabulary if parameter.items == "choice" else None
    if vocabulary and item not in vocabulary.terms and fold(item) not in vocabulary.variants:
        return (misread(item, "unknown-value"),)
    return (type_named(parameter.items)(item, parameter),)


def _usual(reading: Reading) -> str:
    return next((fault.replacement for fault in reading.faults if fault.replacement), reading.plain)


def read_records(text: str, _: Parameter) -> Reading:
    """Text where calls should stand; `extract` reads the calls, which are no plain text."""
    return misread(text, "invalid-records")


def _first(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """As many faults as a person reads, and how many more there are."""
    told, rest = faults[:_MOST_FAULTS], faults[_MOST_FAULTS:]
    if not rest:
        return told
    severity = min((fault.severity for fault in rest), key=_SEVERITIES.index)
    return *told, Fault("and-more", severity, {"n": len(rest)})


def items_of(text: str, separator: str) -> Iterator[str]:
    """Pieces between separators and line ends; a bullet makes one piece of its line, whatever stands in it."""
    bullets = "*#" if "\n" in text else "*"
    for line in text.split("\n"):
        bulleted = line.strip().startswith(tuple(bullets))
        pieces = [line.strip().lstrip(f"{bullets} ")] if bulleted else line.split(separator)
        for piece in pieces:
            if item := piece.strip().removesuffix(separator).strip():
                yield item
