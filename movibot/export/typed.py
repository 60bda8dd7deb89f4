"""Records -> JSON with typed values. `docs/json.md` says what stands where; `RECORDS_FORMAT` says it to programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from movibot.export.exported import Exported, Product, Setting
from movibot.export.markup import markup_lost
from movibot.messages import as_json
from movibot.model import Reading
from movibot.reportjson import plain_data
from movibot.yamlfile.shapes import DRAFT

RECORDS_FORMAT: Final[Mapping[str, Any]] = {
    "$schema": DRAFT,
    "title": "movibot records",
    "type": "object",
    "required": ["wiki", "records"],
    "additionalProperties": False,
    "properties": {
        "wiki": {"type": "string", "description": "The name of the wiki."},
        "records": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["schema", "page", "record", "url", "name", "values", "unread"],
                "additionalProperties": False,
                "properties": {
                    "schema": {"type": "string", "description": "The kind of record: the name of its schema."},
                    "page": {"type": "string", "description": "The title of its page."},
                    "record": {
                        "type": "integer",
                        "minimum": 1,
                        "description": "Which of the page's records of this kind it is.",
                    },
                    "url": {
                        "type": ["string", "null"],
                        "format": "uri",
                        "description": "The address of the page; null where pages have none.",
                    },
                    "name": {"type": "string", "description": "What the record is called."},
                    "values": {
                        "type": "object",
                        "description": "Parameter -> value: text, number, true or false, list, object.",
                        "additionalProperties": {"type": ["string", "number", "boolean", "array", "object"]},
                    },
                    "unread": {
                        "type": "object",
                        "description": "Parameter -> text as it is written, where not all of it is understood.",
                        "additionalProperties": {"type": "string"},
                    },
                },
            },
        },
    },
}
"""The JSON Schema of the export."""


def json_records(records: Sequence[Exported], setting: Setting) -> Product:
    """All records; none is left out. With `as_wikitext`, each value is the text that is written on its page."""
    data = {"wiki": setting.wiki, "records": [_record_data(each, setting) for each in records]}
    remarks = () if setting.as_wikitext else markup_lost(records)
    return Product(f"{as_json(data)}\n", len(records), remarks=remarks)


def _record_data(each: Exported, setting: Setting) -> dict[str, Any]:
    """One record as JSON says it."""
    record, readings = each.entry.record, {} if setting.as_wikitext else each.entry.readings
    values = {name: plain_data(r.value) for name, r in readings.items() if r.value is not None}
    return {
        "schema": record.schema,
        "page": record.title,
        "record": record.ordinal,
        "url": each.url or None,
        "name": each.name,
        "values": dict(each.wikitexts) if setting.as_wikitext else values,
        "unread": {name: r.plain for name, r in readings.items() if r.plain and _is_unread(r)},
    }


def _is_unread(reading: Reading) -> bool:
    """Nothing of it is understood, or not every item of a list."""
    wrong = any(fault.severity == "error" for fault in reading.faults)
    return reading.value is None or (wrong and isinstance(reading.value, tuple))
