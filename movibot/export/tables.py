"""Records -> CSV, as imports read it back.

RFC 4180: UTF-8, commas, quotes where they are needed. Lines end with CR LF, which the RFC asks for and which no page
of a wiki holds, so that a line end inside of a value is never taken for the end of a record.

A French Excel that opens a file by a double click wants semicolons, decimal commas (it takes `12.5` for a day in May),
and a byte order mark, without which it reads accents as Windows-1252.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import Final

from movibot.cells import PAGE, RECORD, SCHEMA, cell_text, column_name, safe_cell
from movibot.export.exported import Exported, Product, Setting
from movibot.export.markup import markup_lost
from movibot.model import Reading
from movibot.schema import Parameter

_MARK: Final = "\ufeff"
_POINT: Final = re.compile(r"(?<=[0-9])\.(?=[0-9])")
_DECIMAL: Final = frozenset({"number", "percentage", "money"})


def csv_table(records: Sequence[Exported], setting: Setting) -> Product:
    """All records, one a line; none is left out. Where there are several kinds, the first column says which.

    Cells hold the usual text of a value, and with `as_wikitext` the value as it is written.
    """
    several = len(setting.kinds) > 1
    names = list(_names(setting))
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n", delimiter=";" if setting.for_excel else ",")
    kind = [SCHEMA] if several else []
    writer.writerow([*kind, PAGE, RECORD, *(safe_cell(column_name(name)) for name in names)])
    for each in records:
        writer.writerow([*([each.entry.record.schema] if several else []), *_row(each, names, setting)])
    text = f"{_MARK if setting.for_excel else ''}{out.getvalue()}"
    return Product(text, len(records), remarks=() if setting.as_wikitext else markup_lost(records))


def _names(setting: Setting) -> dict[str, None]:
    """The parameters of all kinds in the order of their schemas, without what is personal and was not named."""
    every = (parameter for schema in setting.kinds for parameter in schema.parameters.values())
    return dict.fromkeys(each.name for each in every if not each.personal or each.name in setting.named)


def _row(each: Exported, names: Sequence[str], setting: Setting) -> Iterator[str]:
    yield safe_cell(each.title)
    yield str(each.entry.record.ordinal)
    for name in names:
        reading = each.entry.readings.get(name)
        if setting.as_wikitext:
            yield safe_cell(each.wikitexts.get(name, ""))
        else:
            yield _cell(each.schema.parameters[name], reading, for_excel=setting.for_excel) if reading else ""


def _cell(parameter: Parameter, reading: Reading, *, for_excel: bool) -> str:
    text = cell_text(parameter, reading)
    is_decimal = for_excel and parameter.type in _DECIMAL and reading.value is not None
    return _POINT.sub(",", text) if is_decimal else text
