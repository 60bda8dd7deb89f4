"""The types by their names. The module of a type is loaded with its first value: most pages have few types."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Final

from movibot.schema.types.readings import Type

TYPES: Final[Mapping[str, str]] = {
    "line": "words.read_line",
    "text": "words.read_text",
    "choice": "words.read_choice",
    "list": "lists.read_list",
    "boolean": "words.read_boolean",
    "integer": "numbers.read_integer",
    "number": "numbers.read_number",
    "money": "numbers.read_money",
    "percentage": "numbers.read_percentage",
    "date": "days.read_day",
    "partial date": "days.read_partial_date",
    "date and time": "days.read_moment",
    "duration": "days.read_duration",
    "period": "days.read_period",
    "url": "links.read_url",
    "email": "contacts.read_email",
    "phone": "contacts.read_phone",
    "person": "contacts.read_person",
    "page": "links.read_page",
    "file": "links.read_file",
    "coordinates": "places.read_coordinates",
    "postal code": "codes.read_postal_code",
    "commune code": "codes.read_commune_code",
    "region code": "codes.read_region_code",
    "siret": "codes.read_siret",
    "rna": "codes.read_rna",
    "licence": "names.read_licence",
    "language": "names.read_language",
    "records": "lists.read_records",
}
"""The types a schema may name -> the function that reads their values, `module.function`."""


@cache
def type_named(name: str) -> Type:
    """What reads the values of a type."""
    module, _, function = TYPES[name].partition(".")
    read: Type = getattr(import_module(f"movibot.schema.types.{module}"), function)
    return read
