"""What stands in a stretch of a text where movibot alone writes: nothing, one region, or what does not belong there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from movibot.wikitext.markers import Marker, Region, region_of

Found = Region | int | None
"""A region, the offset of something that is none, or nothing."""


def regions_between(text: str, places: Sequence[tuple[int, int]], markers: Sequence[Marker]) -> Sequence[Found]:
    """What stands in each of some stretches of a text.

    Args:
        text: The text.
        places: The stretches, each with its first offset and the one behind it.
        markers: All markers of the text, from `find_markers`.

    Returns:
        None where a stretch holds blanks alone; its region where it holds blanks and one region, whatever other
        regions have the same name; else the offset of what does not belong there.
    """
    starts = [marker.start for marker in markers]
    inside = (markers[bisect_left(starts, start) : bisect_left(starts, end)] for start, end in places)
    return [_between(text, *place, held) for place, held in zip(places, inside, strict=True)]


def _between(text: str, start: int, end: int, markers: Sequence[Marker]) -> Found:
    if not markers:
        return _visible(text, start, end)
    whole = [marker.begins for marker in markers] == [True, False] and markers[0].name == markers[1].name
    if not whole:
        return markers[0].start
    region = region_of(text, *markers)
    before, behind = _visible(text, start, region.start), _visible(text, region.end, end)
    return before if before is not None else behind if behind is not None else region


def _visible(text: str, start: int, end: int) -> int | None:
    """The offset of the first character that is no blank, or None."""
    rest = text[start:end].lstrip(" \t\r\n")
    return end - len(rest) if rest else None
