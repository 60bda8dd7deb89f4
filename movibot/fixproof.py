"""Records and problems before some fixes and after them -> whether the fixes did what they should, and nothing else."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from movibot.model import Argument, Fix, Place, Problem, Record


@dataclass(frozen=True, slots=True)
class Moves:
    """Where things stand after some fixes, which do not overlap.

    Attributes:
        fixes: In the order of the text.
        ends: Where each of them ends.
        shifts: By how much what follows the first n of them has moved.
    """

    fixes: Sequence[Fix]
    ends: Sequence[int]
    shifts: Sequence[int]

    @classmethod
    def of(cls, fixes: Iterable[Fix]) -> Moves:
        """The moves that some fixes bring."""
        ordered = sorted(fixes, key=lambda fix: (fix.start, fix.end))
        shifts = accumulate((len(fix.replacement) - (fix.end - fix.start) for fix in ordered), initial=0)
        return cls(ordered, [fix.end for fix in ordered], list(shifts))

    def moved(self, offset: int) -> int:
        """Where something stands after the fixes that end before it."""
        return offset + self.shifts[bisect_right(self.ends, offset)]

    def touch(self, start: int, end: int) -> bool:
        """One of the fixes is made between these offsets, or beside them."""
        first = bisect_left(self.ends, start)
        return first < len(self.fixes) and self.fixes[first].start <= end


def still_wrong(chosen: Sequence[Problem], problems: Sequence[Problem], moves: Moves) -> bool:
    """The new text has one of the problems where it was mended."""
    codes = {each.code for each in chosen}
    places: dict[str, list[Place]] = {}
    for each in problems:
        if each.code in codes:
            places.setdefault(each.code, []).append(each.place)
    spans = {code: _Spans.of(found) for code, found in places.items()}
    for each in chosen:
        if each.fix and each.code in spans:
            start = moves.moved(each.fix.start)
            if spans[each.code].reach_into(start, start + len(each.fix.replacement)):
                return True
    return False


@dataclass(frozen=True, slots=True)
class _Spans:
    """Places of one kind of problem.

    Attributes:
        starts: Where they begin, in order.
        furthest: How far the first n + 1 of them reach.
    """

    starts: Sequence[int]
    furthest: Sequence[int]

    @classmethod
    def of(cls, places: Sequence[Place]) -> _Spans:
        """Some places."""
        ordered = sorted(places, key=lambda place: place.start)
        return cls([place.start for place in ordered], list(accumulate((place.end for place in ordered), max)))

    def reach_into(self, start: int, end: int) -> bool:
        """One of them has a character between these offsets."""
        before = bisect_left(self.starts, end)
        return before > 0 and self.furthest[before - 1] > start


def same_records(before: Sequence[Record], after: Sequence[Record], moves: Moves) -> bool:
    """Each record is still there, and the arguments that no fix touches say what they said, in the same order."""
    found = {(record.schema, record.start): record for record in after}
    for record in before:
        again = found.get((record.schema, moves.moved(record.start)))
        if again is None or not _holds(again.arguments, _untouched(record, moves)):
            return False
    return True


def _untouched(record: Record, moves: Moves) -> list[tuple[str, str]]:
    return [
        (argument.name, argument.value)
        for argument in record.arguments
        if not moves.touch(_beginning(argument), argument.end)
    ]


def _beginning(argument: Argument) -> int:
    return argument.start if argument.name_start is None else argument.name_start


def _holds(arguments: Sequence[Argument], wanted: Sequence[tuple[str, str]]) -> bool:
    """The wanted arguments are there in their order, among others."""
    rest = iter((argument.name, argument.value) for argument in arguments)
    return all(each in rest for each in wanted)
