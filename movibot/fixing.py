"""Text, check -> text with the proposed fixes made, and the proof that nothing else changed.

Fixes that touch one another are made one after the other: after each round the text is checked again. A fix
stays only where the problem is gone and the records that were there say the same, its own span aside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from movibot.fixproof import Moves, same_records, still_wrong
from movibot.model import Fix, Place, Problem, Record

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
    found, moves = work.check(text), Moves.of(fixes)
    if still_wrong(chosen, found.problems, moves) or not same_records(work.found.records, found.records, moves):
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
