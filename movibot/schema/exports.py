"""What a schema file says of exchange: which parameter becomes what on a map, in a calendar, in a directory.

A *source* is the name of a parameter; `{parameter: ..., values: {...}}`, which gives each value another text; or
`{value: ...}`, the same for all records. `docs/templates.md` says what each key means.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from movibot.collation import nearest
from movibot.model import Problem
from movibot.schema.asked import possible_values
from movibot.schema.file import SchemaFile
from movibot.yamlfile.shapes import LINE

Data = Mapping[str, Any]
Way = tuple[str | int, ...]

MEDNUM_FIELDS: Final = (
    *("id", "pivot", "nom", "commune", "code_postal", "code_insee", "adresse", "complement_adresse", "latitude"),
    *("longitude", "typologie", "telephone", "courriels", "site_web", "horaires", "presentation_resume"),
    *("presentation_detail", "source", "itinerance", "structure_parente", "date_maj", "services"),
    *("publics_specifiquement_adresses", "prise_en_charge_specifique", "frais_a_charge"),
    *("dispositif_programmes_nationaux", "formations_labels", "autres_formations_labels", "modalites_acces"),
    *("modalites_accompagnement", "fiche_acces_libre", "prise_rdv"),
)
"""The columns of "Lieux de médiation numérique" 1.0.2, in their order (LaMednum/standard-mediation-num)."""

OF_THE_PAGE: Final = ("$modified", "$page")
"""What a source may name beside parameters: the day on which the page last changed, and its title."""

SHAPES: Final = ("Default", "Circle", "LargeCircle", "Drop", "Ball")
"""What a point of uMap can look like (`iconClass`)."""

STATES: Final = ("TENTATIVE", "CONFIRMED", "CANCELLED")
"""What a calendar calls the states of an event. RFC 5545, 3.8.1.11."""

_DAYS: Final = ("date", "date and time", "partial date")
_NAMES: Final[Data] = {"type": "array", "items": LINE, "minItems": 1}
_COLOUR: Final[Data] = {**LINE, "pattern": "^(#[0-9A-Fa-f]{3}([0-9A-Fa-f]{3})?|[A-Za-z]+)$"}


def _by_value(shown: Data) -> Data:
    return {
        "type": "object",
        "required": ["parameter", "values"],
        "additionalProperties": False,
        "properties": {
            "parameter": LINE,
            "values": {"type": "object", "minProperties": 1, "additionalProperties": shown},
        },
    }


_SOURCE: Final[Data] = {
    "type": "object",
    "minProperties": 1,
    "additionalProperties": False,
    "properties": {
        "parameter": LINE,
        "values": {"type": "object", "minProperties": 1, "additionalProperties": LINE},
        "value": LINE,
    },
}
_SOURCES: Final[Data] = {
    "anyOf": [LINE, _SOURCE, {"type": "array", "items": {"anyOf": [LINE, _SOURCE]}, "minItems": 1}]
}


def export_format(conditions: Data) -> Data:
    """The JSON Schema of the key `export`; `conditions` that of conditions."""
    return {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": False,
        "properties": {
            "summary": _SOURCES,
            "geojson": _part(
                where=conditions,
                position=LINE,
                description=_NAMES,
                color=_by_value(_COLOUR),
                icon=_by_value(LINE),
                shape={"enum": list(SHAPES)},
            ),
            "icalendar": _part(
                where=conditions,
                start=LINE,
                end=LINE,
                hours=LINE,
                location=_SOURCES,
                description=_NAMES,
                status=_by_value({"enum": list(STATES)}),
            ),
            "mednum": _part(where=conditions, **dict.fromkeys(MEDNUM_FIELDS, _SOURCES)),
        },
    }


def _part(**properties: Data) -> Data:
    return {"type": "object", "minProperties": 1, "additionalProperties": False, "properties": properties}


def export_mistakes(file: SchemaFile) -> Iterator[Problem]:
    """Names of no parameter, words of no vocabulary, parameters of a type that cannot be what they are to become."""
    said: Data = file.own.get("export", {})
    for part, about in said.items():
        keys: Data = about if part != "summary" else {"": about}
        for key, sources in keys.items():
            way: Way = ("export", part, key) if key else ("export", part)
            if key != "where":
                yield from _source_mistakes(file, sources, way)
    for (part, key), types in _TYPED.items():
        name = str(said.get(part, {}).get(key, ""))
        kind = file.parameters[name].get("type", "line") if name in file.parameters else types[0]
        if kind not in types:
            yield file.problem("export-type", "export", part, key, value=name, type=kind, choices=list(types))
    if "icalendar" in said and "start" not in said["icalendar"]:
        yield file.problem("missing-key", "export", "icalendar", key="start")


_TYPED: Final[Mapping[tuple[str, str], tuple[str, ...]]] = {
    ("geojson", "position"): ("coordinates",),
    ("icalendar", "start"): _DAYS,
    ("icalendar", "end"): _DAYS,
}
"""Key -> the types that its parameter may have."""


def _source_mistakes(file: SchemaFile, said: object, way: Way) -> Iterator[Problem]:
    if isinstance(said, list):
        for index, each in enumerate(said):
            yield from _source_mistakes(file, each, (*way, index))
    elif isinstance(said, Mapping):
        yield from _mapping_mistakes(file, said, way)
    elif way[-1] != "shape":
        yield from _name_mistakes(file, str(said), way)


def _mapping_mistakes(file: SchemaFile, said: Data, way: Way) -> Iterator[Problem]:
    if "value" in said:
        for key in said.keys() & {"parameter", "values"}:
            yield file.problem("keys-exclude", *way, key, key=key, other="value")
    elif "parameter" not in said:
        yield file.problem("missing-key", *way, key="parameter")
    else:
        yield from _name_mistakes(file, said["parameter"], (*way, "parameter"))
        yield from _value_mistakes(file, said, way)


def _name_mistakes(file: SchemaFile, name: str, way: Way) -> Iterator[Problem]:
    if name not in file.parameters and name not in OF_THE_PAGE:
        known = [*map(str, file.parameters), *OF_THE_PAGE]
        near = nearest(name, known)
        yield file.problem("unknown-parameter-name", *way, value=name, nearest=near, choices=known)


def _value_mistakes(file: SchemaFile, said: Data, way: Way) -> Iterator[Problem]:
    """Values to be translated that no record can have."""
    about = file.parameters.get(said["parameter"], {})
    kind = about.get("items", "line") if about.get("type") == "list" else about.get("type", "line")
    possible = list(possible_values(kind, file.lists.get(about.get("vocabulary", ""))))
    for value in said.get("values", {}):
        if possible and value not in possible:
            place = file.document.key_place((*way, "values", value))
            told = {"value": value, "nearest": nearest(value, possible), "choices": possible}
            yield Problem("value-not-allowed", "error", place, told)
