"""Examples and suggested values that their own parameter would refuse."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from movibot.model import Problem
from movibot.schema.definitions import Schema
from movibot.schema.types import read_value
from movibot.yamlfile import Document
from movibot.yamlfile.reading import KeyPath

_LINK: Final = re.compile(r"\[\[([^\[\]|]+)(?:\|[^\[\]]*)?\]\]")
"""Examples are wikitext; of a link the page counts."""


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
            faults = () if parameter.type == "records" else read_value(parameter, _LINK.sub(r"\1", value)).faults
            if any(fault.severity == "error" for fault in faults):
                place = document.place(("parameters", name, *way))
                yield Problem("example-refused", "error", place, {"value": value, "name": name, "kind": parameter.type})


def _proposed(about: Mapping[str, Any]) -> Iterator[tuple[KeyPath, str]]:
    if "example" in about:
        yield ("example",), about["example"]
    for index, value in enumerate(about.get("suggestedvalues", ())):
        yield ("suggestedvalues", index), value
