"""Examples and suggested values that their own parameter would refuse."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from movibot.model import Problem
from movibot.schema.definitions import YES_NO, Parameter, Schema
from movibot.schema.types import read_value
from movibot.yamlfile import Document
from movibot.yamlfile.reading import KeyPath

_LINK: Final = re.compile(r"\[\[([^\[\]|]+)(?:\|[^\[\]]*)?\]\]")
"""Examples are wikitext; of a link the page counts."""

_RIGHT: Final[Mapping[str, str]] = {
    "boolean": YES_NO[0],
    "integer": "12",
    "number": "3.5",
    "money": "1500 €",
    "percentage": "35 %",
    "date": "2024-03-18",
    "partial date": "2024-03",
    "date and time": "2024-06-01 14:30",
    "duration": "1 h 30 min",
    "period": "2021-03/2022-05",
    "url": "https://exemple.org",
    "email": "bonjour@exemple.org",
    "phone": "02 31 00 00 00",
    "page": "Créneau libre",
    "file": "Creneau-libre.png",
    "coordinates": "49.1829, -0.3707",
    "postal code": "14460",
    "commune code": "14118",
    "region code": "28",
    "siret": "73282932000074",
    "rna": "W141234567",
    "licence": "CC-BY-SA-4.0",
    "language": "fr",
}
"""Type -> a value that has its form. `tests/schema/test_examples.py` reads each."""


def example_mistakes(schema: Schema, own: Mapping[str, Any], document: Document) -> Iterator[Problem]:
    """What would be a problem on a page if somebody followed the advice.

    Args:
        schema: The schema.
        own: What its file says, without what it inherits.
        document: The file, for places.
    """
    for name, about in own.get("parameters", {}).items():
        parameter = schema.parameters[name]
        for way, value in _proposed(about):
            if not is_accepted(parameter, value):
                told = {"value": value, "name": name, "kind": parameter.type, "example": accepted_example(parameter)}
                yield Problem("example-refused", "error", document.place(("parameters", name, *way)), told)


def accepted_example(parameter: Parameter) -> str:
    """A value that would be right for a parameter; empty where none is known that keeps its bounds."""
    lists = parameter.vocabulary
    known = next(iter(lists.terms), "") if lists else _RIGHT.get(parameter.value_type, "")
    known = parameter.words[0] if parameter.value_type == "boolean" else known
    return known if known and is_accepted(parameter, known) else ""


def is_accepted(parameter: Parameter, value: str) -> bool:
    """An example or a suggested value is no problem for its own parameter."""
    if parameter.type == "records":
        return True
    faults = read_value(parameter, _LINK.sub(r"\1", value)).faults
    return all(fault.severity != "error" for fault in faults)


def _proposed(about: Mapping[str, Any]) -> Iterator[tuple[KeyPath, str]]:
    if "example" in about:
        yield ("example",), about["example"]
    for index, value in enumerate(about.get("suggestedvalues", ())):
        yield ("suggestedvalues", index), value
