"""Official numbers and codes: SIRET, RNA, INSEE's communes and regions, postal codes."""

from __future__ import annotations

import re

from movibot.collation import fold
from movibot.model import Reading
from movibot.schema.definitions import Parameter
from movibot.schema.types.readings import BLANKS, guessed, misread, understood

_POSTAL_CODE = re.compile(r"(?:0[1-9]|[1-8][0-9]|9[0-8])[0-9]{3}")
_COUNTRY = re.compile(r"(?:F|FR)[\s-]+(?=[0-9])")
_COMMUNE_CODE = re.compile(r"(?:0[1-9]|[13-8][0-9]|2[1-9AB]|9[0-5])[0-9]{3}|9(?:7[1-8]|8[46-9])[0-9]{2}")
_SIRET_LENGTH = 14
_SIREN_LENGTH = 9
_LA_POSTE = "356000000"
_RNA = re.compile(r"W[0-9][0-9A-Z][0-9]{7}")
_BETWEEN = re.compile(r"[\s.-]+")

REGIONS = {
    "01": "Guadeloupe", "02": "Martinique", "03": "Guyane", "04": "La Réunion", "06": "Mayotte",
    "11": "Île-de-France", "24": "Centre-Val de Loire", "27": "Bourgogne-Franche-Comté", "28": "Normandie",
    "32": "Hauts-de-France", "44": "Grand Est", "52": "Pays de la Loire", "53": "Bretagne",
    "75": "Nouvelle-Aquitaine", "76": "Occitanie", "84": "Auvergne-Rhône-Alpes",
    "93": "Provence-Alpes-Côte d’Azur", "94": "Corse",
}  # fmt: skip
"""INSEE, Code officiel géographique: code -> name."""

_BY_NAME = {fold(name): code for code, name in REGIONS.items()}


def read_postal_code(text: str, _: Parameter) -> Reading:
    """A French postal code: five digits."""
    if _POSTAL_CODE.fullmatch(text):
        return Reading(text, text)
    plain = BLANKS.sub("", _COUNTRY.sub("", text))
    return _code(text, plain, _POSTAL_CODE, "invalid-postal-code")


def read_commune_code(text: str, _: Parameter) -> Reading:
    """INSEE's code of a commune: five characters, `2A004` in Corsica."""
    if _COMMUNE_CODE.fullmatch(text):
        return Reading(text, text)
    return _code(text, BLANKS.sub("", text).upper(), _COMMUNE_CODE, "invalid-commune-code")


def _code(text: str, plain: str, pattern: re.Pattern[str], code: str) -> Reading:
    """A spreadsheet that took the code for a number has eaten a zero at its head."""
    if pattern.fullmatch(plain):
        return understood(text, plain, plain)
    return guessed(text, code, f"0{plain}") if pattern.fullmatch(f"0{plain}") else misread(text, code)


def read_region_code(text: str, _: Parameter) -> Reading:
    """INSEE's code of a region; its name is understood."""
    code = text if text in REGIONS else _BY_NAME.get(fold(text), f"0{text}")
    if code in REGIONS:
        return understood(text, code, code)
    return misread(text, "invalid-region-code", choices=[f"{code} {name}" for code, name in REGIONS.items()])


def read_siret(text: str, _: Parameter) -> Reading:
    """The number of an establishment: fourteen digits, the last of which proves the others."""
    plain = _BETWEEN.sub("", text)
    if not (plain.isascii() and plain.isdigit()):
        return misread(text, "invalid-siret")
    if len(plain) == _SIREN_LENGTH:
        return misread(text, "siret-is-siren")
    if len(plain) != _SIRET_LENGTH:
        return misread(text, "invalid-siret")
    return understood(text, plain, plain) if _proved(plain) else misread(text, "siret-mistyped")


def _proved(digits: str) -> bool:
    """Luhn's sum; the offices of La Poste, which has too many, have a plain sum that five divides."""
    if _luhn(digits):
        return True
    return digits.startswith(_LA_POSTE) and sum(map(int, digits)) % 5 == 0


def _luhn(digits: str) -> bool:
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(doubled) + sum(map(int, digits[-1::-2]))) % 10 == 0


def read_rna(text: str, _: Parameter) -> Reading:
    """The number of an association: `W` and nine digits."""
    plain = _BETWEEN.sub("", text).upper()
    return understood(text, plain, plain) if _RNA.fullmatch(plain) else misread(text, "invalid-rna")
