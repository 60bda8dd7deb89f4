"""People and how to reach them. The libraries are loaded only for what is not in its usual form already."""

from __future__ import annotations

import re
from typing import Any

from movibot.model import Reading
from movibot.schema.definitions import Parameter
from movibot.schema.types.readings import misread, understood
from movibot.schema.types.words import read_line

_USUAL_EMAIL = re.compile(r"(?!.{65})[a-z0-9_]+(?:[.+-][a-z0-9_]+)*@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,12}")
_RESERVED = (".test", ".local", ".invalid", ".localhost", ".onion", ".arpa", ".example")
_LONGEST = 254
_USUAL_PHONE = re.compile(r"0(?:[13] [0-9]|6 (?!39|9)[0-9]|2 [0-57]|4 [1-9]|5 [0-8])[0-9](?: [0-9]{2}){3}")
"""Of France itself; the overseas departments have their own country codes."""
_DIALLED = re.compile(r"[+0-9(][0-9 ().\u00a0\u202f/-]{5,24}")
_HOME = ("FR", "GP", "GF", "MQ", "RE")
"""They share one numbering of ten digits, in which each has numbers of its own (Mayotte those of La Réunion)."""
_HOME_LENGTH = 10
_FAR = ("NC", "PF", "PM", "WF")
"""They have short numbers of their own, which may be the same: then nobody can tell whose it is."""


_TEN_DIGITS = frozenset({33, 590, 594, 596, 262})
"""France and the departments that share its numbering: within it, ten digits say which of them is meant."""


def read_email(text: str, _: Parameter) -> Reading:
    """A mail address, whether or not it takes mail."""
    if _USUAL_EMAIL.fullmatch(text) and not text.endswith(_RESERVED):
        return Reading(text, text)
    address = text.removeprefix("mailto:")
    if len(address) > _LONGEST or len(address.rpartition(".")[2]) == 1:
        return misread(text, "invalid-email")
    from email_validator import EmailNotValidError, validate_email

    try:
        usual = validate_email(address, check_deliverability=False).normalized
    except EmailNotValidError:
        return misread(text, "invalid-email")
    return understood(text, usual, usual)


def read_phone(text: str, _: Parameter) -> Reading:
    """A telephone number; without `+`, of France or of its overseas territories."""
    if _USUAL_PHONE.fullmatch(text):
        return Reading(text, f"+33{text[1:].replace(' ', '')}")
    if not _DIALLED.fullmatch(text):
        return misread(text, "invalid-phone")
    import phonenumbers

    number = _french(text) if not text.startswith("+") else _parsed(text, None)
    if number is None:
        return misread(text, "invalid-phone")
    value = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    forms = phonenumbers.PhoneNumberFormat
    style = forms.NATIONAL if number.country_code in _TEN_DIGITS else forms.INTERNATIONAL
    return understood(text, value, phonenumbers.format_number(number, style))


def _french(text: str) -> Any | None:
    if sum(character.isdigit() for character in text) == _HOME_LENGTH:
        return next((number for region in _HOME if (number := _parsed(text, region)) is not None), None)
    found = [number for region in _FAR if (number := _parsed(text, region)) is not None]
    return found[0] if len(found) == 1 else None


def _parsed(text: str, region: str | None) -> Any | None:
    import phonenumbers

    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_valid_number(number) else None


def read_person(text: str, parameter: Parameter) -> Reading:
    """A name, or the title of a user page."""
    return read_line(text, parameter)
