"""Text, check -> text with the proposed fixes made, and the proof that nothing else changed.

Fixes that touch one another are made one after the other: after each round the text is checked again. A fix
stays only where the problem is gone and the records that were there say the same, its own span aside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from movibot.model import Argument, Fix, Problem, Record

MOST_ROUNDS: Final = 50
"""Each round makes at least one fix or is the last one; a page that needs more is left where it is."""


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
    work = _Work(check, unsafe, text, check(text))
    for _ in range(MOST_ROUNDS):
        chosen = _apart(_applicable(work))
        if not chosen:
            break
        if not _try(work, chosen):
            for problem in chosen:
                if problem in work.found.problems and not _try(work, [problem]):
                    work.hopeless.add(_key(work, problem))
    return Fixed(work.text, tuple(work.made), tuple(_without_hopeless(work)))


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
    text = with_fixes(work.text, fixes)
    found = work.check(text)
    if _still_wrong(chosen, found.problems, fixes) or not _same_records(work.found.records, found.records, fixes):
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


def _still_wrong(chosen: Sequence[Problem], problems: Sequence[Problem], fixes: Sequence[Fix]) -> bool:
    """The new text has the same problem where it was mended."""
    for each in chosen:
        if each.fix is None:
            continue
        start = _moved(each.fix.start, fixes)
        end = start + len(each.fix.replacement)
        if any(p.code == each.code and p.place.start < end and p.place.end > start for p in problems):
            return True
    return False


def _moved(offset: int, fixes: Sequence[Fix]) -> int:
    """Where something stands after the fixes that end before it."""
    return offset + sum(len(fix.replacement) - (fix.end - fix.start) for fix in fixes if fix.end <= offset)


def _same_records(before: Sequence[Record], after: Sequence[Record], fixes: Sequence[Fix]) -> bool:
    """Each record is still there, and the arguments that no fix touches say what they said, in the same order."""
    found = {(record.schema, record.start): record for record in after}
    for record in before:
        again = found.get((record.schema, _moved(record.start, fixes)))
        if again is None or not _holds(again.arguments, _untouched(record, fixes)):
            return False
    return True


def _untouched(record: Record, fixes: Sequence[Fix]) -> list[tuple[str, str]]:
    return [
        (argument.name, argument.value)
        for argument in record.arguments
        if not any(fix.start <= argument.end and fix.end >= _beginning(argument) for fix in fixes)
    ]


def _beginning(argument: Argument) -> int:
    return argument.start if argument.name_start is None else argument.name_start


def _holds(arguments: Sequence[Argument], wanted: Sequence[tuple[str, str]]) -> bool:
    """The wanted arguments are there in their order, among others."""
    rest = iter((argument.name, argument.value) for argument in arguments)
    return all(each in rest for each in wanted)
