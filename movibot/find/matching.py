"""Which words stand in which record, whatever their accents and their spelling."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from movibot.collation import fold
from movibot.model import Entry
from movibot.schema import Parameter, Schema

_SMALL: Final = """
a au aux avec ce ces d dans de des du en et est il l la le les leur ma mes mon notre nos on ou par pas pour qu que qui
pres sa se ses si son sur un une the of to for and or in with is it my our
"""
_SMALL_WORDS: Final = frozenset(_SMALL.split())
_LONGEST: Final = 2_000
"""Characters of a value that are searched."""

_EXACT, _ALIKE, _MISSPELT, _OF_A_FAMILY = 1.0, 0.8, 0.6, 0.5
_SHORTEST_BEGINNING: Final = 3
_FAMILY: Final = 5
"""Letters at the beginning that words of a family share: réserver, réservation."""
_SHORT, _LONG = 4, 8
"""Letters from which one letter may be wrong, or two."""


class Field(NamedTuple):
    """Something that a record says, to be searched.

    Attributes:
        name: The parameter; empty for the title of the page.
        weight: How much a word in it counts.
        words: Its words, folded.
    """

    name: str
    weight: float
    words: frozenset[str]


class Match(NamedTuple):
    """Where a word was found best.

    Attributes:
        word: As it was typed.
        name: The parameter; empty for the title of the page.
        score: How much it counts.
    """

    word: str
    name: str
    score: float


def search_words(words: Iterable[str]) -> Mapping[str, str]:
    """The words that are worth looking for, folded -> as typed; small ones only where there are no others."""
    typed = (word for text in words for word in text.split())
    every = {folded: word for word in typed for folded in fold(word).split()}
    return {folded: word for folded, word in every.items() if folded not in _SMALL_WORDS} or every


def fields_of(entry: Entry, schema: Schema) -> Sequence[Field]:
    """What a record says, but what is personal."""
    fields = [Field("", 3, _words(entry.record.title))]
    for name, reading in entry.readings.items():
        parameter = schema.parameters[name]
        if not parameter.personal:
            weight = 4 if name == schema.name else 3 if parameter.vocabulary or parameter.role == "summary" else 1
            fields.append(Field(name, weight, _words(" ".join(_texts(parameter, reading.plain, reading.value)))))
    return fields


def alike(word: str, known: Iterable[str]) -> Mapping[str, float]:
    """The known words that may be meant by one, and how sure that is."""
    from rapidfuzz.distance import OSA

    allowed = 2 if len(word) >= _LONG else 1 if len(word) >= _SHORT else 0
    found = {}
    for other in known:
        if other == word:
            found[other] = _EXACT
        elif _begins(word, other):
            found[other] = _ALIKE
        elif other[:_FAMILY] == word[:_FAMILY] and len(word) > _FAMILY < len(other):
            found[other] = _OF_A_FAMILY
        elif allowed and abs(len(_single(other)) - len(_single(word))) <= allowed:
            distance = OSA.distance(_single(word), _single(other), score_cutoff=allowed)
            if distance <= allowed and len(other) >= _SHORT:
                found[other] = _MISSPELT
    return found


def best_match(word: str, meant: Mapping[str, float], fields: Sequence[Field]) -> Match | None:
    """Where a word counts most, or None where it is not."""
    scored = (
        Match(word, field.name, field.weight * max(meant[each] for each in field.words & meant.keys()))
        for field in fields
        if field.words & meant.keys()
    )
    return max(scored, key=lambda match: match.score, default=None)


def _single(word: str) -> str:
    """A word without the sign of its plural."""
    return word[:-1] if len(word) > _SHORT and word[-1] in "sx" else word


def _begins(word: str, other: str) -> bool:
    """One is the beginning of the other, but for an ending."""
    if len(word) >= _SHORTEST_BEGINNING and other.startswith(word):
        return True
    return len(other) >= _SHORT and word.startswith(other) and len(word) - len(other) <= 2  # noqa: PLR2004 - `s`, `es`


def _texts(parameter: Parameter, plain: str, value: object) -> Iterator[str]:
    """The words of a value, and what its vocabulary calls it besides."""
    yield plain[:_LONGEST]
    values = value if isinstance(value, tuple) else (value,)
    for each in values if parameter.vocabulary else ():
        term = parameter.vocabulary.terms.get(str(each)) if parameter.vocabulary else None
        if term:
            yield from (*term.label.values(), *term.synonyms)


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())
