"""Regular expressions that cannot hang: as `re` reads them, matched in time that grows with the text alone.

Python's own matcher tries one way after the other, and `(a+)+b` has more ways than anybody can wait for. Here all
ways are followed at once (K. Thompson, "Regular Expression Search Algorithm", 1968). What needs memory of what
was matched (back references, looking around) is refused when the schema is loaded.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

LONGEST_TEXT = 1000
"""Characters. A pattern is about one line; on longer text it is not tried."""

_MOST_STATES = 5000
_MOST_REMEMBERED = 10_000
_CATEGORIES = {
    _constants.CATEGORY_DIGIT: re.compile(r"\d"),
    _constants.CATEGORY_NOT_DIGIT: re.compile(r"\D"),
    _constants.CATEGORY_SPACE: re.compile(r"\s"),
    _constants.CATEGORY_NOT_SPACE: re.compile(r"\S"),
    _constants.CATEGORY_WORD: re.compile(r"\w"),
    _constants.CATEGORY_NOT_WORD: re.compile(r"\W"),
}
_STARTS = {_constants.AT_BEGINNING, _constants.AT_BEGINNING_STRING}
_ENDS = {_constants.AT_END, _constants.AT_END_STRING}

Accepts = Callable[[str], bool]
State = int


class UnsupportedPatternError(ValueError):
    """The pattern is right, and cannot be matched in bounded time."""


@dataclass(slots=True)
class Pattern:
    """A machine: states, steps that take a character, steps that take none.

    Attributes:
        steps: State -> what it takes, and where that leads.
        free: State -> states reached without a character.
        starts: The same, at the beginning of the text only.
        ends: The same, at its end only.
        count: How many states there are.
        goal: Where it has to end.
        remembered: Answers already found.
    """

    steps: dict[State, tuple[Accepts, State]] = field(default_factory=dict)
    free: dict[State, list[State]] = field(default_factory=dict)
    starts: dict[State, State] = field(default_factory=dict)
    ends: dict[State, State] = field(default_factory=dict)
    count: int = 1
    goal: State = 0
    remembered: dict[tuple[frozenset[State], str], frozenset[State]] = field(default_factory=dict)

    def fits(self, text: str) -> bool:
        """The whole text is as the pattern says."""
        states = self._closed({0}, self.starts)
        for character in text:
            key = (states, character)
            after = self.remembered.get(key)
            if after is None:
                after = self._after(states, character)
                if len(self.remembered) < _MOST_REMEMBERED:
                    self.remembered[key] = after
            states = after
            if not states:
                return False
        ends = {**self.ends, **self.starts} if not text else self.ends
        return self.goal in self._closed(states, ends)

    def _after(self, states: Iterable[State], character: str) -> frozenset[State]:
        reached = {self.steps[s][1] for s in states if s in self.steps and self.steps[s][0](character)}
        return self._closed(reached)

    def _closed(self, states: Iterable[State], *more: dict[State, State]) -> frozenset[State]:
        found = set(states)
        waiting = list(found)
        while waiting:
            state = waiting.pop()
            for after in (*self.free.get(state, ()), *(ways[state] for ways in more if state in ways)):
                if after not in found:
                    found.add(after)
                    waiting.append(after)
        return frozenset(found)

    def state(self) -> State:
        """A new state."""
        self.count += 1
        if self.count > _MOST_STATES:
            raise UnsupportedPatternError
        return self.count - 1

    def join(self, state: State, after: State) -> None:
        """A step that takes no character."""
        self.free.setdefault(state, []).append(after)


@lru_cache(maxsize=256)
def compile_pattern(pattern: str) -> Pattern:
    """Make a machine of a regular expression.

    Raises:
        re.error: It is none.
        UnsupportedPatternError: It looks around or back, has flags, or counts too far.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # `[[` will mean something else one day
            tree = _parser.parse(pattern)
    except (OverflowError, RecursionError, Warning) as error:
        raise UnsupportedPatternError from error
    if tree.state.flags & ~re.UNICODE:
        raise UnsupportedPatternError
    machine = Pattern()
    machine.goal = _built(machine, tree, 0)
    return machine


def _built(machine: Pattern, items: Iterable[tuple[Any, Any]], state: State) -> State:
    """Add the items one after the other; the state they end in."""
    for kind, about in items:
        state = _added(machine, kind, about, state)
    return state


def _added(machine: Pattern, kind: Any, about: Any, state: State) -> State:
    if kind in _REPEATS:
        return _repeated(machine, about, state)
    if kind is _constants.SUBPATTERN:
        if about[1] or about[2]:
            raise UnsupportedPatternError
        return _built(machine, about[3], state)
    if kind is _constants.BRANCH:
        return _branched(machine, about[1], state)
    after = machine.state()
    if kind is _constants.AT and about in _STARTS:
        machine.starts[state] = after
    elif kind is _constants.AT and about in _ENDS:
        machine.ends[state] = after
    else:
        machine.steps[state] = (_accepts(kind, about), after)
    return after


_REPEATS = {_constants.MAX_REPEAT, _constants.MIN_REPEAT}


def _repeated(machine: Pattern, about: tuple[int, int, Any], state: State) -> State:
    least, most, items = about
    for _ in range(least):
        state = _built(machine, items, state)
    if most is _constants.MAXREPEAT:
        head, after = machine.state(), machine.state()
        machine.join(state, head)
        machine.join(_built(machine, items, _entered(machine, head)), head)
        machine.join(head, after)
        return after
    after = machine.state()
    for _ in range(most - least):
        machine.join(state, after)
        state = _built(machine, items, _entered(machine, state))
    machine.join(state, after)
    return after


def _branched(machine: Pattern, branches: Sequence[Any], state: State) -> State:
    after = machine.state()
    for items in branches:
        machine.join(_built(machine, items, _entered(machine, state)), after)
    return after


def _entered(machine: Pattern, state: State) -> State:
    """A state of its own behind `state`, so that what begins there does not overwrite another's step."""
    inner = machine.state()
    machine.join(state, inner)
    return inner


def _accepts(kind: Any, about: Any) -> Accepts:
    if kind is _constants.LITERAL:
        return chr(about).__eq__
    if kind is _constants.NOT_LITERAL:
        return chr(about).__ne__
    if kind is _constants.ANY:
        return "\n".__ne__
    if kind is _constants.IN:
        return _one_of(about)
    raise UnsupportedPatternError


def _one_of(about: Sequence[tuple[Any, Any]]) -> Accepts:
    negated = about[0][0] is _constants.NEGATE
    tests = [_member(kind, value) for kind, value in about[1 if negated else 0 :]]
    return lambda character: any(test(character) for test in tests) is not negated


def _member(kind: Any, value: Any) -> Accepts:
    if kind is _constants.RANGE:
        first, last = map(chr, value)
        return lambda character: first <= character <= last
    if kind is _constants.CATEGORY:
        category = _CATEGORIES[value]
        return lambda character: category.match(character) is not None
    return chr(value).__eq__
