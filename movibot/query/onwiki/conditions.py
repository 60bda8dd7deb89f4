"""What an argument asks of a parameter: `gérer, animer`, `non: abandonné`, `avant: aujourd’hui`, `au moins: 3`."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from movibot.collation import fold, nearest
from movibot.query.onwiki.words import FILLED, TESTS, TODAY, UNITS, Words, loosely, shown_word, table_words, words_of
from movibot.schema import YES_NO, Parameter, PartialDate, possible_values, read_value, said, unfit_test
from movibot.schema.types.words import truth_spellings

_TEST: Final = re.compile(r"\s*([^:]{1,40}?)\s*:(?!//)\s*(.*)", re.DOTALL)
_AGE: Final = re.compile(r"(?:([1-9][0-9]{0,3})|une?)\s*([^\W\d_]+)", re.IGNORECASE)
_BULLET: Final = re.compile(r"[*#]+\s*")
_SEPARATOR: Final = re.compile(r"[,\n]")
_DATED: Final = frozenset({"before", "from", "until", "after"})
_AGED: Final = frozenset({"newer than", "older than"})
_LAST_DAY: Final = frozenset({"until", "after"})


class Complaint(NamedTuple):
    """What is wrong with an argument: a message code and its arguments."""

    code: str
    arguments: Mapping[str, object]


class _NotUnderstood(Exception):
    def __init__(self, code: str, **arguments: object) -> None:
        self.complaint = Complaint(code, arguments)


def condition_of(value: str, meanings: Sequence[Parameter], language: str) -> Any:
    """What a value asks, as a page file says it (see `schema.asked`), or a `Complaint`.

    Args:
        value: Plain text, not blank.
        meanings: The definitions of the parameter that is asked, in the kinds that have it.
        language: Of what messages propose.
    """
    try:
        return _asked(value.strip(), meanings, language)
    except _NotUnderstood as reason:
        return reason.complaint


def pieces(value: str) -> list[str]:
    """The several things that a value names, between commas or as a list."""
    found = (_BULLET.sub("", piece.strip(), count=1) for piece in _SEPARATOR.split(value))
    return list(dict.fromkeys(piece for piece in found if piece))


def _asked(value: str, meanings: Sequence[Parameter], language: str) -> Any:
    is_filled = table_words(FILLED, language).meaning(value)
    if is_filled:
        return {"filled": is_filled == "filled"}
    test, rest = _test_and_rest(value, language)
    if not test:
        return _values(value, meanings)
    word = shown_word(TESTS, test, language)
    if not rest:
        raise _NotUnderstood("index-test-empty", test=word)
    if unfit_test({test: rest}, {each.value_type for each in meanings}):
        code = "index-needs-date" if test in _DATED | _AGED else "index-needs-number"
        raise _NotUnderstood(code, test=word)
    return {test: _wanted(test, rest, meanings)}


def _test_and_rest(value: str, language: str) -> tuple[str, str]:
    """What is asked and of what; without a test, nothing and the whole value."""
    found = _TEST.fullmatch(value)
    if found is None:
        return "", value
    words = table_words(TESTS, language)
    test = words.meaning(found[1])
    if test:
        return test, found[2]
    if near := words.nearest(found[1]):
        raise _NotUnderstood("index-unknown-test", value=found[1], nearest=near)
    return "", value


def _wanted(test: str, rest: str, meanings: Sequence[Parameter]) -> Any:
    if test == "not":
        return _values(rest, meanings)
    if test == "contains":
        return pieces(rest)
    if test in _DATED:
        return _day(rest, last=test in _LAST_DAY)
    return _age(rest) if test in _AGED else _number(rest)


def _day(text: str, *, last: bool) -> str:
    """A day as page files write it: of a month or a year, the first or the last one."""
    if loosely(text) in TODAY:
        return "today"
    value = read_value(Parameter("", "partial date"), text).value
    if not isinstance(value, PartialDate):
        raise _NotUnderstood("index-not-a-date", value=text)
    return datetime.date(*(value.last if last else value.first)).isoformat()


def _age(text: str) -> str:
    """A length of time as page files write it."""
    found = _AGE.fullmatch(text)
    unit = UNITS.get(loosely(found[2])) if found else None
    if found is None or unit is None:
        raise _NotUnderstood("index-not-an-age", value=text)
    count, name = unit
    return f"{int(found[1] or 1) * count} {name}"


def _number(text: str) -> float:
    value = read_value(Parameter("", "number"), text).value
    if not isinstance(value, int | float):
        raise _NotUnderstood("index-not-a-number", value=text)
    return value


# --- values ------------------------------------------------------------------------------------------------


def _values(text: str, meanings: Sequence[Parameter]) -> list[str]:
    """The values that a text names; where only some are possible, these."""
    possible = [list(possible_values(each.value_type, each.vocabulary, each.words)) for each in meanings]
    known = _known_values(meanings)
    if whole := known.exact.get(fold(text)):
        return [whole]
    named = pieces(text)
    found = [(piece, known.meaning(piece)) for piece in named]
    for piece, meaning in found if possible and all(possible) else ():
        if meaning is None:
            near = _close(piece, meanings) or nearest(piece, known.shown)
            raise _NotUnderstood("index-unknown-value", value=piece, nearest=near, choices=known.shown)
    values = [meaning or piece for piece, meaning in found]
    return values if len(named) == 1 or (possible and all(possible)) else [*values, text]


def _close(piece: str, meanings: Iterable[Parameter]) -> str | None:
    """What a word that says a little more or less than a value comes near to."""
    vocabularies = (parameter.vocabulary for parameter in meanings if parameter.vocabulary)
    return next((near for each in vocabularies if (near := each.variants.get(fold(piece)))), None)


def _known_values(meanings: Iterable[Parameter]) -> Words:
    """The values that vocabularies know, by all their spellings."""
    pairs: list[tuple[str, str]] = []
    shown: list[str] = []
    for parameter in meanings:
        if parameter.value_type == "boolean":
            for value, word in zip((True, False), YES_NO, strict=True):
                pairs += [(spelling, word) for spelling in sorted(truth_spellings(parameter, value=value))]
            shown += parameter.words
        elif parameter.vocabulary:
            terms = parameter.vocabulary.terms
            pairs += [(value, value) for value in terms]
            variants = parameter.vocabulary.variants.items()
            pairs += [pair for pair in variants if pair[0] not in parameter.vocabulary.close]
            pairs += [(label, value) for value, term in terms.items() for label in term.label.values()]
            is_kind = parameter.name.startswith("$")
            shown += [said(term.label, "fr", value) if is_kind else value for value, term in terms.items()]
    return words_of(pairs, shown)
