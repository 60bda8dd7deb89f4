"""Typed values -> text that reads back as the same value, and text -> cells of a table that no spreadsheet runs.

What exports write and imports read.
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

from movibot.model import Entry, Reading
from movibot.schema import Parameter, read_value

# --- values ----------------------------------------------------------------------------------------------


def typed_text(parameter: Parameter, reading: Reading) -> str:
    """The usual text of a value: ISO 8601 dates, decimal points, yes and no in their words, lists with their separator.

    Args:
        parameter: What the schema says of it.
        reading: A value as it is understood.

    Returns:
        Text that `read_value` understands as the same value. Where something in the value is not understood, and in a
        value of records, which are wikitext, the text as it is written.
    """
    value = reading.value
    if value is None or any(fault.severity == "error" for fault in reading.faults) or _holds_records(value):
        return reading.plain
    if value == reading.plain and not reading.faults:
        return reading.plain
    for text in _ways(parameter, value):
        again = read_value(parameter, text)
        if again.value == value:
            return _in_usual_form(parameter, text, again)
    return reading.plain


def _holds_records(value: object) -> bool:
    return isinstance(value, tuple) and any(isinstance(item, Entry) for item in value)


def _ways(parameter: Parameter, value: Any) -> list[str]:
    """How the value may be written, the usual way first; an item that holds the separator makes bullets of the list."""
    written = _writer(parameter)
    if parameter.type != "list":
        return [written(value)]
    items = [written(item) for item in value]
    return [f"{parameter.separator} ".join(items), "\n".join(f"* {item}" for item in items)]


def _in_usual_form(parameter: Parameter, text: str, reading: Reading) -> str:
    """The text as the type itself would have it: a telephone number in groups of two digits."""
    usual = next((f.replacement for f in reading.faults if f.part == text and f.replacement and f.safe), None)
    return usual if usual is not None and read_value(parameter, usual).value == reading.value else text


def _writer(parameter: Parameter) -> Callable[[Any], str]:
    """What writes single values of a parameter."""
    if parameter.value_type == "boolean":
        return lambda value: parameter.words[0 if value else 1]
    return _WRITTEN.get(parameter.value_type, str)


def _number(value: float) -> str:
    """Without exponent; a zero behind what could as well be thousands (`1.2340`), as `read_number` asks for."""
    if not math.isfinite(value):
        return str(value)
    text = f"{Decimal(repr(value)):f}".removesuffix(".0")
    return f"{text}0" if _LIKE_THOUSANDS.fullmatch(text) else text


_LIKE_THOUSANDS: Final = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")


def _percentage(value: float) -> str:
    return f"{_number(value)} %"


def _moment(value: datetime.datetime) -> str:
    return value.isoformat(" ", "seconds" if value.second else "minutes")


def _position(value: tuple[float, float]) -> str:
    return ", ".join(map(_number, value))


_WRITTEN: Final[Mapping[str, Callable[[Any], str]]] = {
    "number": _number,
    "percentage": _percentage,
    "date": datetime.date.isoformat,
    "date and time": _moment,
    "coordinates": _position,
}
"""Type -> how its values are written; the others by `str`."""


def item_texts(parameter: Parameter, reading: Reading) -> tuple[str, ...]:
    """The texts of single values: each item of a list, else the only one; nothing where it is not understood."""
    if reading.value is None or _holds_records(reading.value):
        return ()
    values = reading.value if parameter.type == "list" and isinstance(reading.value, tuple) else (reading.value,)
    return tuple(map(_writer(parameter), values))


# --- cells -----------------------------------------------------------------------------------------------

_FORMULA: Final = re.compile(r"'*(?:\s*[=+@＝＋－＠-]|[\0\t\r\n])")
"""How a text begins that a spreadsheet may run (https://owasp.org/www-community/attacks/CSV_Injection), and what
could be taken for such a text that was made safe."""

_NUMBERS: Final = frozenset({"integer", "number", "percentage", "money", "coordinates"})


def cell_text(parameter: Parameter, reading: Reading) -> str:
    """The text of a value, safe as a cell of a table. Numbers that are understood stay numbers, below zero too."""
    text = typed_text(parameter, reading)
    return text if parameter.type in _NUMBERS and reading.value is not None else safe_cell(text)


def safe_cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula: with one `'` before it where it could be one."""
    return f"'{text}" if _FORMULA.match(text) else text


def plain_cell(text: str) -> str:
    """What `safe_cell` was given: `plain_cell(safe_cell(text)) == text` for every text."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


# --- columns ---------------------------------------------------------------------------------------------

SCHEMA: Final = "schema"
"""The column of the kind of record; only where a table holds several kinds."""
PAGE: Final = "page"
"""The column of the title of the page."""
RECORD: Final = "record"
"""The column that says which of the page's records of this kind it is, from 1."""


def column_name(parameter: str) -> str:
    """The column of a parameter: its name; `paramètre page` where it is called as one of the columns above."""
    return f"paramètre {parameter}" if parameter in {SCHEMA, PAGE, RECORD} else parameter
