"""Which kinds of records a format can hold."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Final

from movibot.export.exported import Exported
from movibot.schema import Parameter, Schema, all_hold, conditions_of

DATED: Final = frozenset({"mednum", "ics", "atom"})
"""The formats that tell when something changed."""

HOLD_ADDRESS: Final = ("atom",)
"""The formats that say where they are found."""

HOLD_WIKITEXT: Final = ("csv", "json")
"""The formats that can hold values as they are written."""

_KEYS: Final[Mapping[str, str]] = {"mednum": "mednum", "ics": "icalendar", "geojson": "geojson"}
"""Format -> its key under `export`."""


def fits(form: str, schema: Schema) -> bool:
    """Whether records of a kind can be exported in a format at all."""
    if form == "geojson":
        return position_of(schema) is not None
    return form not in _KEYS or _KEYS[form] in schema.export


def is_wanted(form: str, each: Exported, today: datetime.date) -> bool:
    """Whether a record is one of those that its schema wants to see in a format at all."""
    where = each.schema.export.get(_KEYS[form], {}).get("where", {}) if form in _KEYS else {}
    known = each.schema.parameters

    def meanings(name: str) -> list[Parameter]:
        return [known[name]] if name in known else []

    return all_hold(conditions_of(where, meanings), each.entry.readings, today)


def position_of(schema: Schema) -> Parameter | None:
    """The parameter that says where a record is on a map; None where there is none."""
    named = schema.export.get("geojson", {}).get("position")
    if named:
        return schema.parameters[named]
    return next((each for each in schema.parameters.values() if each.type == "coordinates"), None)
