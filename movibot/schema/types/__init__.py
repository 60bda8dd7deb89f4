"""The field types: plain text of a value -> what it means, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from movibot.model import Reading
from movibot.savedform import composed
from movibot.schema.bounds import out_of_bounds
from movibot.schema.definitions import Parameter
from movibot.schema.types.codes import (
    read_commune_code,
    read_postal_code,
    read_region_code,
    read_rna,
    read_siret,
)
from movibot.schema.types.contacts import read_email, read_person, read_phone
from movibot.schema.types.days import read_day, read_duration, read_moment, read_partial_date, read_period
from movibot.schema.types.links import read_page, read_url
from movibot.schema.types.lists import read_list
from movibot.schema.types.names import read_language, read_licence
from movibot.schema.types.numbers import read_integer, read_money, read_number, read_percentage
from movibot.schema.types.places import read_coordinates
from movibot.schema.types.readings import Type, misread
from movibot.schema.types.words import read_boolean, read_choice, read_line, read_text


def read_value(parameter: Parameter, plain: str) -> Reading:
    """Understand the value of a parameter.

    Args:
        parameter: What the schema says of it.
        plain: The text a reader sees, without markup.

    Returns:
        The typed value and the faults. Never raises, whatever the text.
    """
    text = composed(plain).strip()
    if not text:
        return Reading(plain, None)
    reading = TYPES[parameter.type](text, parameter)
    bounds = tuple(out_of_bounds(text, reading.value, parameter)) if parameter.bounded else ()
    return replace(reading, faults=reading.faults + bounds) if bounds else reading


def _list(text: str, parameter: Parameter) -> Reading:
    return read_list(text, parameter, TYPES[parameter.items])


def _records(text: str, _: Parameter) -> Reading:
    """Text where calls should stand; `extract` reads the calls, which are no plain text."""
    return misread(text, "invalid-records")


TYPES: Mapping[str, Type] = {
    "line": read_line,
    "text": read_text,
    "choice": read_choice,
    "list": _list,
    "boolean": read_boolean,
    "integer": read_integer,
    "number": read_number,
    "money": read_money,
    "percentage": read_percentage,
    "date": read_day,
    "partial date": read_partial_date,
    "date and time": read_moment,
    "duration": read_duration,
    "period": read_period,
    "url": read_url,
    "email": read_email,
    "phone": read_phone,
    "person": read_person,
    "page": read_page,
    "file": read_page,
    "coordinates": read_coordinates,
    "postal code": read_postal_code,
    "commune code": read_commune_code,
    "region code": read_region_code,
    "siret": read_siret,
    "rna": read_rna,
    "licence": read_licence,
    "language": read_language,
    "records": _records,
}
"""The types a schema may name."""
