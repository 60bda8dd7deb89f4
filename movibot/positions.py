"""Positions on the earth, and how far apart they are."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import Final, NamedTuple

_RADIUS: Final = 6371.0
"""Of the earth, in kilometres."""


class Position(NamedTuple):
    """A place on the earth, in degrees."""

    latitude: float
    longitude: float

    def distance(self, other: Position) -> float:
        """Kilometres as the crow flies, on a sphere (the haversine formula), which is near enough."""
        (a, b), (c, d) = (map(radians, each) for each in (self, other))
        half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
        return 2 * _RADIUS * asin(min(1.0, sqrt(half)))
