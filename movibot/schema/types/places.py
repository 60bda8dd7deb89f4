"""Positions on the globe: `49.1829, -0.3707`, with decimal commas, in degrees and minutes, and swapped."""

from __future__ import annotations

import re

from movibot.model import Reading
from movibot.schema.definitions import Parameter
from movibot.schema.types.numbers import plain_number
from movibot.schema.types.readings import misread, understood

_USUAL = re.compile(r"-?[0-9]{1,2}(?:\.[0-9]+)?, ?-?[0-9]{1,3}(?:\.[0-9]+)?")
_BETWEEN = re.compile(r"\s*[;/]\s*|\s*,\s+|\s+")
_AXIS = re.compile(
    r"(?P<before>[NSEOW]?)\s*(?P<degrees>-?[0-9]{1,3}(?:[.,][0-9]+)?)\s*[°º]?\s*"
    r"(?:(?P<minutes>[0-9]{1,2}(?:[.,][0-9]+)?)\s*['’′]\s*)?"
    r"(?:(?P<seconds>[0-9]{1,2}(?:[.,][0-9]+)?)\s*(?:[\"”″]|['’′]{2})\s*)?"
    r"(?P<after>[NSEOW]?)",
    re.IGNORECASE,
)
_DEGREES = 90.0
_HALF_CIRCLE = 180.0
_SIXTY = 60.0
_LONGEST = 100
"""Characters. No position is longer."""
_DECIMALS = 6
"""Six decimals of a degree are a step of a person."""

_FRANCE = (
    (41.0, 51.5, -5.5, 10.0), (2.0, 6.0, -55.0, -51.0), (14.0, 18.5, -63.5, -60.5), (46.5, 47.5, -57.0, -56.0),
    (-21.6, -20.7, 55.0, 56.0), (-13.2, -12.4, 44.8, 45.5), (-23.0, -19.0, 158.0, 172.5), (-28.0, -7.0, -155.0, -134.0),
    (-14.6, -13.0, -178.4, -176.0),
)  # fmt: skip
"""Southern, northern, western and eastern bounds of its parts, overseas too."""


def read_coordinates(text: str, _: Parameter) -> Reading:
    """Latitude, then longitude."""
    pair = _decimal(text) or _degrees(text) if len(text) <= _LONGEST else None
    if pair is None:
        return misread(text, "invalid-coordinates")
    latitude, longitude = map(float, pair)
    if _in_france(longitude, latitude) and not _in_france(latitude, longitude):
        return _swapped(text, pair)
    if abs(latitude) > _DEGREES or abs(longitude) > _HALF_CIRCLE:
        return misread(text, "invalid-coordinates")
    usual = text if _USUAL.fullmatch(text) else f"{pair[0]}, {pair[1]}"
    return understood(text, (latitude, longitude), usual)


def _swapped(text: str, pair: tuple[str, str]) -> Reading:
    """Longitude before latitude, as maps on the web have them; as it stands the place is far from France."""
    right = f"{pair[1]}, {pair[0]}"
    value = (float(pair[0]), float(pair[1])) if abs(float(pair[0])) <= _DEGREES else None
    return understood(text, value, right, "coordinates-swapped", "warning", safe=False)


def _in_france(latitude: float, longitude: float) -> bool:
    return any(s <= latitude <= n and w <= longitude <= e for s, n, w, e in _FRANCE)


def _decimal(text: str) -> tuple[str, str] | None:
    pieces = _BETWEEN.split(text)
    if len(pieces) == 1:
        pieces = text.split(",") if "." in text else []
    numbers = [number for piece in pieces if (number := plain_number(piece)) is not None]
    return (numbers[0], numbers[1]) if len(numbers) == len(pieces) == 2 else None  # noqa: PLR2004


def _degrees(text: str) -> tuple[str, str] | None:
    """`49°10'58"N 0°22'15"O`; the letters may stand before the numbers, and say which is which."""
    for cut in re.finditer(r"[\s,;/]+|(?<=[NSnsEOWeow])", text):
        first, second = _AXIS.fullmatch(text[: cut.start()]), _AXIS.fullmatch(text[cut.end() :])
        if first and second and (pair := _pair(first, second)):
            return pair
    return None


def _pair(first: re.Match[str], second: re.Match[str]) -> tuple[str, str] | None:
    axes = {_letter(first): first, _letter(second): second}
    north = next((axes[letter] for letter in ("N", "S") if letter in axes), None)
    east = next((axes[letter] for letter in ("E", "W") if letter in axes), None)
    if north is None or east is None:
        return None
    values = (_angle(north), _angle(east))
    return (values[0], values[1]) if values[0] and values[1] else None


def _letter(axis: re.Match[str]) -> str:
    letters = f"{axis['before']}{axis['after']}".upper().replace("O", "W")
    return letters if len(letters) == 1 else ""


def _angle(axis: re.Match[str]) -> str:
    parts = (axis[key] or "0" for key in ("degrees", "minutes", "seconds"))
    degrees, minutes, seconds = (float(part.replace(",", ".")) for part in parts)
    if degrees < 0 or minutes >= _SIXTY or seconds >= _SIXTY:
        return ""
    angle = degrees + minutes / _SIXTY + seconds / _SIXTY / _SIXTY
    signed = -angle if _letter(axis) in "SW" else angle
    return _short(signed) if angle else "0"


def _short(angle: float) -> str:
    return f"{angle:.{_DECIMALS}f}".rstrip("0").rstrip(".")
