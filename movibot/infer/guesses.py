"""The values of a parameter -> the type that they have.

Whether a value has a type is asked from the type itself, as a check would. What many types would take (any line is
the title of a page, any number a percentage) needs a sign of its own beside that (`signs.py`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from movibot.collation import fold
from movibot.infer.lists import Separated, divided, separated
from movibot.infer.signs import PERSON, SIGNS, are_people, is_prose, tells_who
from movibot.infer.values import ENOUGH, Hints, Values
from movibot.infer.vocabulary import Words, closed_list
from movibot.infer.yesno import truth_words
from movibot.schema import YES_NO, Parameter
from movibot.templatedata import CHECKED

_FEWEST: Final = 3
"""Values from which on a type is believed that is met by chance."""

_TYPES: Final = (
    *("siret", "rna", "email", "coordinates", "phone", "url", "file", "page", "boolean", "date", "date and time"),
    *("postal code", "commune code", "region code", "partial date", "integer", "number", "percentage", "money"),
    *("duration", "period", "licence", "language"),
)
"""In the order in which they are tried: what could be two things is the narrower one."""

_BY_CHANCE: Final = frozenset(
    {
        *("boolean", "integer", "number", "percentage", "money", "duration", "period", "partial date"),
        *("postal code", "commune code", "region code", "licence", "language", "phone"),
    }
)
"""Types that some text has by chance."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What type the values of a parameter have.

    Attributes:
        type: The type.
        items: Of a list, that of its items.
        separator: Of a list.
        words: Of a choice or a list of choices, the words.
        fits: How many values have the type.
        of: How many values there are that can be read.
        outliers: Values that have another, the most frequent first.
        separators: Of a list, what stands between items -> in how many values.
        yes_no: Of a boolean, how yes and no are written.
    """

    type: str
    items: str = "line"
    separator: str = ","
    words: Words | None = None
    fits: int = 0
    of: int = 0
    outliers: tuple[str, ...] = ()
    separators: Mapping[str, int] = field(default_factory=dict)
    yes_no: tuple[str, str] = YES_NO

    @property
    def value_type(self) -> str:
        """The type of single values."""
        return self.items if self.type == "list" else self.type


def guess_type(raw: Mapping[str, int], hints: Hints) -> Guess:
    """The type of a parameter.

    Args:
        raw: Its values as wikitext -> how often each is there.
        hints: What else is known.

    Returns:
        The narrowest type that nine of ten values have; a line or a text where there is none.
    """
    values = Values(raw, hints.links)
    if not values.readable:
        return Guess(hints.said or hints.kind or ("text" if raw else "line"), yes_no=CHECKED)
    if hints.separator:
        several = divided(values.plain, values.raw, hints.separator)
        return _people_listed(several, values) if tells_who(hints) else _listed(several)
    for kind in _TYPES:
        guess = _tried(kind, values, hints)
        if guess is not None:
            return guess
    return _words(values, hints)


def _tried(kind: str, values: Values, hints: Hints) -> Guess | None:
    if kind in _BY_CHANCE and values.readable < _FEWEST and hints.said != kind:
        return None
    sign = SIGNS.get(kind)
    if sign is not None and hints.said != kind and not sign(values, hints):
        return None
    total = sum(values.of(kind).values())
    words = (truth_words(values.plain, hints.yes_no) if kind == "boolean" else None) or hints.yes_no
    fits, misfits = values.tried(Parameter(hints.name, kind, words=words))
    guess = _guess(kind, fits, total, misfits) if total and fits >= ENOUGH * total else None
    return replace(guess, yes_no=words) if guess else None


def _guess(kind: str, fits: int, total: int, misfits: Sequence[str]) -> Guess:
    return Guess(kind, fits=fits, of=total, outliers=tuple(misfits[:3]))


def _words(values: Values, hints: Hints) -> Guess:
    """What is only words: a choice, a list, people, a line or a text."""
    total = values.readable
    words = closed_list(values.plain)
    several = separated(values.plain, values.raw)
    if are_people(values, hints):
        return Guess("person", fits=total, of=total)
    if several is not None and (words is None or several.words is not None):
        return _people_listed(several, values) if tells_who(hints) else _listed(several)
    words = words or _proposed(values, hints)
    if words is not None:
        return Guess("choice", words=words, fits=words.covered, of=total, outliers=tuple(words.others)[:3])
    long = values.share(lambda text: "\n" in text) > 0.03 or values.share(is_prose) >= 0.2  # noqa: PLR2004
    return Guess("text" if long or (hints.said == "text" and values.share(is_prose)) else "line", fits=total, of=total)


def _listed(several: Separated) -> Guess:
    others = tuple(several.words.others)[:3] if several.words else several.outliers
    return Guess(
        "list", several.items, several.separator, several.words, several.fits, several.of, others, several.separators
    )


def _people_listed(several: Separated, values: Values) -> Guess:
    """A list of people, whose names belong in no file of words, however often they are there."""
    if several.items not in {"line", "choice"}:
        return _listed(several)
    between = re.compile("|".join(re.escape(each) for each in several.separators))
    items = [item.strip(" *#") for text in values.plain for item in between.split(text) if item.strip(" *#")]
    named = sum(bool(PERSON.fullmatch(item)) for item in items) >= ENOUGH * len(items)
    if not named:
        return _listed(several)
    return replace(_listed(several), items="person", words=None, fits=several.of, outliers=())


def _proposed(values: Values, hints: Hints) -> Words | None:
    """The values that TemplateData proposes, where nearly all are of them."""
    known = {fold(each): each for each in hints.proposed}
    counted = dict.fromkeys(hints.proposed, 0)
    others: dict[str, int] = {}
    for text, count in values.plain.items():
        if (key := fold(text)) in known:
            counted[known[key]] += count
        else:
            others[text] = count
    covered = sum(counted.values())
    return Words(counted, covered, others) if len(known) > 1 and covered >= ENOUGH * values.readable else None
