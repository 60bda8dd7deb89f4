"""Records -> GeoJSON (RFC 7946) as uMap imports it, or reads it from an address."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from movibot.cells import typed_text
from movibot.collation import fold
from movibot.export.exported import Exported, LeftOut, Product, Setting
from movibot.export.identity import short_names
from movibot.export.kinds import position_of
from movibot.export.sources import names_in, shown, shown_by_value
from movibot.export.umap import escaped, label, link
from movibot.messages import sentence
from movibot.model import Reading, Refusal
from movibot.schema import Parameter, said
from movibot.titles import page_address

_OURS: Final = frozenset({"name", "description"})
"""What uMap shows of a feature, whatever the record says."""
_LINKED: Final = frozenset({"url", "page", "email"})
_NUMBERS: Final = frozenset({"integer", "number", "percentage"})


def umap_layer(records: Sequence[Exported], setting: Setting) -> Product:
    """The records that have a place, a point each; the others are left out.

    `name` and `description` are in uMap's markup; the other properties are what the record says, one for each
    parameter, by names without accents and blanks. A feature keeps its `id` as long as its page keeps its title.
    """
    placed = [(each, point) for each in records if (point := _point(each)) is not None]
    names = short_names(setting.wiki, (each.entry.record for each, _ in placed))
    features = [_feature(each, point, name, setting) for (each, point), name in zip(placed, names, strict=True)]
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False, allow_nan=False) for feature in features)
    text = f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n' if lines else _EMPTY
    return Product(text, len(features), tuple(_left_out(records)))


_EMPTY: Final = '{"type": "FeatureCollection", "features": []}\n'


def _position(each: Exported) -> Reading | None:
    parameter = position_of(each.schema)
    return each.entry.readings.get(parameter.name) if parameter else None


def _point(each: Exported) -> list[float] | None:
    """Longitude, then latitude; None where there is none, or where they may be swapped."""
    reading = _position(each)
    if reading is None or not isinstance(reading.value, tuple) or _is_doubtful(reading):
        return None
    latitude, longitude = reading.value
    return [longitude, latitude] if math.isfinite(latitude) and math.isfinite(longitude) else None


def _is_doubtful(reading: Reading) -> bool:
    return any(fault.severity != "info" for fault in reading.faults)


def _left_out(records: Sequence[Exported]) -> Iterator[LeftOut]:
    for each in records:
        if _point(each) is None:
            reading = _position(each)
            reason = (
                Refusal("export-bad-position", {"value": reading.plain}) if reading else Refusal("export-no-position")
            )
            yield LeftOut(each.title, each.name, reason)


def _feature(each: Exported, point: list[float], name: str, setting: Setting) -> dict[str, Any]:
    properties: dict[str, Any] = {"name": label(each.name), "description": _description(each, setting)}
    properties |= _values(each)
    if options := _options(each):
        properties["_umap_options"] = options
    geometry = {"type": "Point", "coordinates": point}
    return {"type": "Feature", "id": name, "geometry": geometry, "properties": properties}


def _options(each: Exported) -> dict[str, str]:
    """Colour, icon and shape, by what the schema says of the record's values."""
    about = each.schema.export.get("geojson", {})
    found = {
        "color": shown_by_value(each, about.get("color")),
        "iconUrl": shown_by_value(each, about.get("icon")),
        "iconClass": about.get("shape", ""),
    }
    return {key: value for key, value in found.items() if value}


# --- the description -----------------------------------------------------------------------------------


def _description(each: Exported, setting: Setting) -> str:
    lines = [line for name in _described(each) if (line := _line(each, name, setting))]
    if each.url:
        seen = sentence("export-see-page", {"wiki": setting.wiki}, setting.language)
        lines.append(link(each.url, seen))
    return "\n".join(lines)


def _described(each: Exported) -> list[str]:
    """The parameters that the schema names; else what stands for a record in short, and what it should fill."""
    schema = each.schema
    wanted = schema.export.get("geojson", {}).get("description")
    if wanted is None:
        wanted = [*names_in(schema.export.get("summary", ())), *(parameter.name for parameter in schema.wanted)]
    return [name for name in dict.fromkeys(wanted) if name != schema.name and name in each.entry.readings]


def _line(each: Exported, name: str, setting: Setting) -> str:
    parameter, reading = each.schema.parameters[name], each.entry.readings[name]
    text = _linked(parameter, reading, setting) or escaped(shown(parameter, reading, setting.language))
    if not text:
        return ""
    told = escaped(said(parameter.label, setting.language, name))
    return f"**{told}**{setting.colon} {text}"


def _linked(parameter: Parameter, reading: Reading, setting: Setting) -> str:
    """Addresses and pages as links; nothing for other types."""
    if parameter.value_type not in _LINKED or reading.value is None:
        return ""
    values = reading.value if isinstance(reading.value, tuple) else (reading.value,)
    links = [_link(parameter.value_type, str(value), setting) for value in values]
    return ", ".join(links) if all(links) else ""


def _link(kind: str, value: str, setting: Setting) -> str:
    if kind == "url":
        return link(value, value.partition("://")[2].removesuffix("/"))
    if kind == "email":
        return link(f"mailto:{value}", value)
    url = page_address(setting.page_url, value)
    return link(url, value) if url else ""


# --- the other properties ------------------------------------------------------------------------------


def _values(each: Exported) -> dict[str, Any]:
    """What the record says, by names that uMap's templates and filters can hold."""
    found: dict[str, Any] = {}
    position = position_of(each.schema)
    shown_elsewhere = {each.schema.name, position.name if position else ""}
    for name, key in property_names(tuple(each.schema.parameters)).items():
        if name in each.entry.readings and name not in shown_elsewhere:
            parameter, reading = each.schema.parameters[name], each.entry.readings[name]
            is_number = parameter.type in _NUMBERS and reading.value is not None
            found[key] = reading.value if is_number else label(typed_text(parameter, reading))
    return found


@lru_cache(maxsize=64)
def property_names(names: tuple[str, ...]) -> Mapping[str, str]:
    """Parameter -> property: without accents, blanks and signs, each another one."""
    taken = set(_OURS)
    found: dict[str, str] = {}
    for name in names:
        plain = "_".join(fold(name).split()).strip("_") or "parametre"
        key = next(key for key in _numbered(plain) if key not in taken)
        taken.add(key)
        found[name] = key
    return found


def _numbered(plain: str) -> Iterator[str]:
    yield plain
    yield f"{plain}_fiche"
    number = 2
    while True:
        yield f"{plain}_{number}"
        number += 1
