"""Lists: items of one type, with a separator or as bullets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from movibot.model import Fault, Reading, Severity
from movibot.schema.definitions import Parameter
from movibot.schema.types.readings import misread
from movibot.schema.types.registry import type_named

_MOST_FAULTS = 20
"""Of one value; what a person does not read of a list of thousands need not be told."""
_SEVERITIES: Sequence[Severity] = ("error", "warning", "info")


def read_list(text: str, parameter: Parameter) -> Reading:
    """Items of one type, separated as the parameter says."""
    read = type_named(parameter.items)
    items = list(items_of(text, parameter.separator))
    known = {item: read(item, parameter) for item in dict.fromkeys(items)}
    readings = [known[item] for item in items]
    if not readings:
        fault = Fault("too-few-items", "warning", {"count": 0, "limit": parameter.min_items or 1})
        return Reading(text, None, (fault,))
    values = tuple(reading.value for reading in readings if reading.value is not None)
    faults = tuple(fault for reading in readings for fault in reading.faults)
    return Reading(text, values or None, _first(faults))


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
