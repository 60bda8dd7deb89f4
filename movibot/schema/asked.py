"""What a file asks of the values of a record -> conditions."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from movibot.collation import fold
from movibot.schema.definitions import YES_NO, Condition, Parameter, Test, Vocabulary
from movibot.yamlfile.reading import KeyPath

Data = Mapping[str, Any]

Meanings = Callable[[str], Iterable[Parameter]]
"""Name of a parameter -> its definitions, where it has several kinds of records."""

_MONTHS_OF = {"month": 1, "year": 12}
_TEST_OF: Mapping[str, Test] = {
    "not": "differs",
    "contains": "contains",
    "newer than": "newer",
    "older than": "older",
    "before": "before",
    "from": "from",
    "until": "until",
    "after": "after",
    "at least": "least",
    "at most": "most",
}
"""Key in the file -> test; all but `filled` and a value alone."""


_DATED = frozenset({"date", "partial date", "date and time", "period"})
_SIZED = frozenset({"integer", "number", "money", "percentage", "duration"})
_FITTING: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("newer than", "older than", "before", "from", "until", "after"), _DATED),
    **dict.fromkeys(("at least", "at most"), _SIZED),
}
"""Key of a test -> the types that it makes sense for; others make sense for all."""


def conditions_of(data: Data, meanings: Meanings = lambda _: ()) -> Iterator[Condition]:
    """The conditions that a file names, in its order; yes and no are `YES_NO` in them, whatever words the file has.

    Args:
        data: Parameter -> a value, several, or a mapping of one test; see `format.CONDITIONS`.
        meanings: What the parameters are.
    """
    for name, asked in data.items():
        if not isinstance(asked, Mapping):
            yield Condition(name, "equal", _values(asked, meanings(name)))
        elif "filled" in asked:
            yield Condition(name, "filled", filled=asked["filled"])
        else:
            ((key, wanted),) = asked.items()
            yield _condition(name, _TEST_OF[key], wanted, meanings(name))


def possible_values(kind: str, vocabulary: Vocabulary | None, words: Sequence[str] = YES_NO) -> Sequence[str]:
    """What a value of this type can be, as conditions name it; nothing where that is not a short list."""
    if kind == "boolean":
        return words
    return list(vocabulary.terms) if vocabulary and kind == "choice" else ()


def impossible_values(asked: Any, possible: Sequence[str]) -> Iterator[tuple[KeyPath, str]]:
    """Values that a condition names and that a parameter can never have, each with the way to it in the condition."""
    if isinstance(asked, Mapping):
        for key in asked.keys() & {"not"}:
            for way, value in impossible_values(asked[key], possible):
                yield (key, *way), value
        return
    for way, value in [((), asked)] if isinstance(asked, str) else [((i,), value) for i, value in enumerate(asked)]:
        if possible and value not in possible:
            yield way, value


def unfit_test(asked: Any, kinds: Collection[str]) -> str | None:
    """The key of a test that values of these types can never pass, such as `before` of a text; or None."""
    for key in asked if isinstance(asked, Mapping) else ():
        fitting = _FITTING.get(key)
        if fitting is not None and fitting.isdisjoint(kinds):
            return str(key)
    return None


def _condition(name: str, test: Test, wanted: Any, meanings: Iterable[Parameter]) -> Condition:
    match test:
        case "differs":
            return Condition(name, test, _values(wanted, meanings))
        case "contains":
            return Condition(name, test, _folded(wanted))
        case "newer" | "older":
            months, days = months_and_days(wanted)
            return Condition(name, test, months=months, days=days)
        case "least" | "most":
            return Condition(name, test, number=float(wanted))
        case _:
            return Condition(name, test, day=None if wanted == "today" else datetime.date.fromisoformat(wanted))


def months_and_days(age: str) -> tuple[int, int]:
    """`18 months` -> 18 and 0, `10 days` -> 0 and 10."""
    count, _, unit = age.partition(" ")
    months = int(count) * _MONTHS_OF.get(unit.rstrip("s"), 0)
    return months, 0 if months else int(count)


def _values(asked: str | list[str], meanings: Iterable[Parameter]) -> frozenset[str]:
    """The values that are asked for, folded, as `conditions.spellings` has them."""
    told = [each.words for each in meanings if each.value_type == "boolean"]
    usual = {fold(word): ours for words in told for word, ours in zip(words, YES_NO, strict=True)}
    return frozenset(usual.get(value, value) for value in _folded(asked))


def _folded(values: str | list[str]) -> frozenset[str]:
    return frozenset(map(fold, [values] if isinstance(values, str) else values))
