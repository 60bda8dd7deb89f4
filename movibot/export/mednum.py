"""Records -> the national CSV of places where people get help with digital tools.

"Lieux de médiation numérique" 1.0.2, https://github.com/LaMednum/standard-mediation-num. Which parameter becomes which
field, the schema file says (`export: mednum:`); what a field may hold stands in `mednumfields`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from movibot.cells import safe_cell
from movibot.export.exported import Exported, LeftOut, Product, Setting, Tally
from movibot.export.identity import identity_of
from movibot.export.mednumfields import FIELDS, Field
from movibot.export.sources import names_in, reading_of, texts_of
from movibot.model import Refusal

_AXES = {"latitude": 0, "longitude": 1}


def mednum_table(records: Sequence[Exported], setting: Setting) -> Product:
    """The records that have every field that the standard requires; the others are left out.

    A field that may be empty and whose value the standard does not accept stays empty, and is told.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(FIELDS)
    tally, left_out = Tally(), []
    for each in records:
        texts = dict(_texts_of_fields(each, setting))
        row = {name: _joined(FIELDS[name], FIELDS[name].accepted(texts[name])) for name in FIELDS}
        if missing := [name for name, field in FIELDS.items() if field.required and not row[name]]:
            told = [_in_words(each, name) for name in missing]
            left_out.append(LeftOut(each.title, each.name, Refusal("export-missing", {"n": len(told), "fields": told})))
            continue
        writer.writerow(row[name] if field.is_number else safe_cell(row[name]) for name, field in FIELDS.items())
        _note(each, texts, row, tally)
    return Product(out.getvalue(), len(records) - len(left_out), tuple(left_out), tally.remarks())


def _in_words(each: Exported, name: str) -> str:
    """The parameters that could fill a field, as people know them; its own name where there are none."""
    return " / ".join(names_in(_mapping(each).get(name, ()))) or name


def _mapping(each: Exported) -> Mapping[str, Any]:
    found: Mapping[str, Any] = each.schema.export.get("mednum", {})
    return found


def _texts_of_fields(each: Exported, setting: Setting) -> Iterator[tuple[str, list[str]]]:
    mapping = _mapping(each)
    for name in FIELDS:
        sources = mapping.get(name)
        yield name, _own(name, each, setting) if sources is None else _texts(each, name, sources, setting)


def _note(each: Exported, texts: Mapping[str, Sequence[str]], row: Mapping[str, str], tally: Tally) -> None:
    """Count what a row could say and does not."""
    mapping = _mapping(each)
    for name in FIELDS:
        if texts[name] and not row[name]:
            tally.note("export-field-refused", {"field": name, "parameter": _in_words(each, name)})
    for hidden in sorted(each.withheld.intersection(n for name in FIELDS for n in names_in(mapping.get(name, ())))):
        tally.note("export-withheld", {"parameter": hidden})


def _texts(each: Exported, name: str, sources: Any, setting: Setting) -> list[str]:
    if name in _AXES:
        found = reading_of(each, sources)
        return _axis(*found, _AXES[name]) if found else []
    return texts_of(each, sources, _changed_on(each, setting))


def _axis(parameter: Any, reading: Any, axis: int) -> list[str]:
    """One half of a position; nothing where it may be the other one, or a number by itself."""
    if any(fault.severity != "info" for fault in reading.faults) or reading.value is None:
        return []
    value = reading.value[axis] if parameter.type == "coordinates" else reading.value
    return [f"{float(value):.6f}".rstrip("0").rstrip(".")]


def _own(name: str, each: Exported, setting: Setting) -> list[str]:
    """What a field holds of which the schema says nothing."""
    match name:
        case "id":
            return [str(identity_of(setting.wiki, each.entry.record))]
        case "source":
            return [setting.wiki]
        case "date_maj":
            return [day] if (day := _changed_on(each, setting)) else []
        case _:
            return []


def _changed_on(each: Exported, setting: Setting) -> str:
    return each.changed.astimezone(setting.zone).date().isoformat() if each.changed else ""


def _joined(field: Field, texts: Sequence[str]) -> str:
    """Lists are joined; of several days the last counts, of other values the first."""
    if field.several:
        return "|".join(text.replace("|", "/") for text in texts)
    if field.kind == "date":
        return max(texts, default="")
    return texts[0] if texts else ""
