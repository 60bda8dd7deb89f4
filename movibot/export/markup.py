"""Values as they are written on their pages: which may leave, and where words alone would lose something of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from movibot.export.exported import Exported
from movibot.model import Record, Refusal
from movibot.schema import Schema, argument_of, effective_arguments

_WORDS: Final = frozenset({"line", "text"})
"""Types whose values people write in words; those of others say the same without markup."""
_MARKUP: Final = re.compile(r"\[\[|\[\w+:|\{\{|''|<")


def wikitexts_of(record: Record, schema: Schema, named: Collection[str]) -> Mapping[str, str]:
    """Parameter -> its value as it is written, without what is personal and was not named.

    Args:
        record: As it stands on its page.
        schema: Of its kind.
        named: The personal parameters that may leave.
    """
    written = effective_arguments(record)
    found = {
        name: argument_of(parameter, written)
        for name, parameter in schema.parameters.items()
        if not parameter.personal or name in named
    }
    return {name: argument.value.strip() for name, argument in found.items() if argument and argument.value.strip()}


def markup_lost(records: Sequence[Exported]) -> tuple[Refusal, ...]:
    """How many of the records have values of which words alone keep less than all: links, templates, bold."""
    n = sum(any(_loses(each, name, text) for name, text in each.wikitexts.items()) for each in records)
    return (Refusal("export-markup", {"n": n}),) if n else ()


def _loses(each: Exported, name: str, text: str) -> bool:
    reading = each.entry.readings.get(name)
    if reading is None or each.schema.parameters[name].value_type not in _WORDS:
        return False
    return text != reading.plain.strip() and _MARKUP.search(text) is not None
