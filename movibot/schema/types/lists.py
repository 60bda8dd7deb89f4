"""Lists: items of one type, with a separator or as bullets."""

from __future__ import annotations

from collections.abc import Iterator

from movibot.model import Fault, Reading
from movibot.schema.definitions import Parameter
from movibot.schema.types.readings import Type


def read_list(text: str, parameter: Parameter, read: Type) -> Reading:
    """Items of one type.

    Args:
        text: The whole value.
        parameter: It says what separates items.
        read: The type of an item.
    """
    readings = [read(item, parameter) for item in items_of(text, parameter.separator)]
    if not readings:
        fault = Fault("too-few-items", "warning", {"count": 0, "limit": parameter.min_items or 1})
        return Reading(text, None, (fault,))
    values = tuple(reading.value for reading in readings if reading.value is not None)
    faults = tuple(fault for reading in readings for fault in reading.faults)
    return Reading(text, values or None, faults)


def items_of(text: str, separator: str) -> Iterator[str]:
    """Pieces between separators and line ends; a bullet makes one piece of its line, whatever stands in it."""
    bullets = "*#" if "\n" in text else "*"
    for line in text.split("\n"):
        bulleted = line.strip().startswith(tuple(bullets))
        pieces = [line.strip().lstrip(f"{bullets} ")] if bulleted else line.split(separator)
        for piece in pieces:
            if item := piece.strip().removesuffix(separator).strip():
                yield item
