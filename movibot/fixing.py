"""Text, check -> text with the proposed fixes made, and the proof that nothing else changed.

Fixes that touch one another are made one after the other: after each round the text is checked again. A fix
stays only where the problem is gone and the records that were there say the same, its own span aside.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Final

from movibot.model import Argument, Fix, Place, Problem, Record

MOST_ROUNDS: Final = 50
"""Each round makes at least one fix or is the last one; a page that needs more is left where it is."""

_PATIENCE: Final = 20_000_000
_READINGS: Final = 20
"""As many characters, and as many times the text, are read to find out which of several fixes cannot be made."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check finds in a text.

    Attributes:
        records: The records, in the order of the text.
        problems: What is wrong.
    """

    records: Sequence[Record]
    problems: Sequence[Problem]


Check = Callable[[str], Findings]
"""Text -> what is found in it. Pure: the same text gives the same findings."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A text after its fixes.

    Attributes:
        text: The text.
        made: The problems that were mended, in the order in which that was done.
        left: What is still wrong; none of these carries a fix that could be made.
    """

    text: str
    made: tuple[Problem, ...] = ()
    left: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Work:
    check: Check
    unsafe: bool
    text: str
    found: Findings
    patience: int
    made: list[Problem] = field(default_factory=list)
    hopeless: set[tuple[str, str, str]] = field(default_factory=set)


def fix_text(text: str, check: Check, *, unsafe: bool) -> Fixed:
    """Make the fixes that are proposed for a text.

    Args:
        text: The text.
        check: Finds what is wrong with it.
        unsafe: Also make fixes that might change what the author meant.

    Returns:
        The text without what could be mended. To fix it again changes nothing.
    """
    work = _Work(check, unsafe, text, check(text), _PATIENCE + _READINGS * len(text))
    for _ in range(MOST_ROUNDS):
        chosen = _apart(_applicable(work))
        if not chosen:
            break
        _make(work, chosen)
    return Fixed(work.text, tuple(work.made), tuple(_without_hopeless(work)))


def _make(work: _Work, chosen: Sequence[Problem]) -> None:
    """Make what can be proved of these, all at once or by halves; the last ones first: places before them stay true."""
    if not chosen or _try(work, chosen):
        return
    if len(chosen) == 1:
        work.hopeless.add(_key(work, chosen[0]))
        return
    middle = len(chosen) // 2
    _make(work, chosen[middle:])
    open_ends = {_place_and_fix(each) for each in work.found.problems}
    _make(work, [each for each in chosen[:middle] if _place_and_fix(each) in open_ends])


def _place_and_fix(problem: Problem) -> tuple[str, Place, Fix | None]:
    return problem.code, problem.place, problem.fix


def _applicable(work: _Work) -> list[Problem]:
    return [
        each
        for each in work.found.problems
        if each.fix is not None
        and (each.fix.safe or work.unsafe)
        and work.text[each.fix.start : each.fix.end] != each.fix.replacement
        and _key(work, each) not in work.hopeless
    ]


def _key(work: _Work, problem: Problem) -> tuple[str, str, str]:
    fix = problem.fix or Fix(0, 0, "")
    return problem.code, work.text[fix.start : fix.end], fix.replacement


def _without_hopeless(work: _Work) -> list[Problem]:
    """What is left; a fix that was tried in vain is not proposed again."""
    open_ends = {id(each) for each in _applicable(work)}
    return [
        replace(each, fix=None) if each.fix and (_key(work, each) in work.hopeless or id(each) in open_ends) else each
        for each in work.found.problems
    ]


def _apart(problems: Iterable[Problem]) -> list[Problem]:
    """Problems whose fixes do not touch one another, the first of each cluster."""
    chosen: list[Problem] = []
    end = -1
    for each in sorted(problems, key=lambda p: (p.fix.start, p.fix.end) if p.fix else (0, 0)):
        if each.fix and each.fix.start > end:
            chosen.append(each)
            end = each.fix.end
    return chosen


def _try(work: _Work, chosen: Sequence[Problem]) -> bool:
    """Make these fixes if that can be proved; the work is as before where it cannot."""
    fixes = [each.fix for each in chosen if each.fix]
    work.patience -= len(work.text)
    if work.patience < 0:
        return False
    text = with_fixes(work.text, fixes)
    found, moves = work.check(text), _Moves.of(fixes)
    if _still_wrong(chosen, found.problems, moves) or not _same_records(work.found.records, found.records, moves):
        return False
    work.text, work.found = text, found
    work.made += chosen
    return True


def with_fixes(text: str, fixes: Iterable[Fix]) -> str:
    """The text with fixes made, which do not overlap."""
    pieces, done = [], 0
    for fix in sorted(fixes, key=lambda fix: fix.start):
        pieces += [text[done : fix.start], fix.replacement]
        done = fix.end
    return "".join([*pieces, text[done:]])


# --- the proof -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Moves:
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
    def of(cls, fixes: Iterable[Fix]) -> _Moves:
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


def _still_wrong(chosen: Sequence[Problem], problems: Sequence[Problem], moves: _Moves) -> bool:
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


def _same_records(before: Sequence[Record], after: Sequence[Record], moves: _Moves) -> bool:
    """Each record is still there, and the arguments that no fix touches say what they said, in the same order."""
    found = {(record.schema, record.start): record for record in after}
    for record in before:
        again = found.get((record.schema, moves.moved(record.start)))
        if again is None or not _holds(again.arguments, _untouched(record, moves)):
            return False
    return True


def _untouched(record: Record, moves: _Moves) -> list[tuple[str, str]]:
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
