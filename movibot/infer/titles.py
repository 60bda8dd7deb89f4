"""The words of a parameter that may be titles of pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from movibot.extract import plain_value
from movibot.infer.guesses import Guess
from movibot.infer.linknames import LinkNames
from movibot.schema import Parameter
from movibot.schema.types.lists import items_of
from movibot.titles import could_be_title

MOST_LINKS: Final = 100
"""Titles of one parameter of links that are asked for."""

MOST_WORDS: Final = 20
"""The same of a parameter of words, which may be titles."""


def possible_titles(raw: Mapping[str, int], guess: Guess, links: LinkNames) -> tuple[str, ...]:
    """The titles to ask for, so that `with_known_pages` can judge a parameter.

    Args:
        raw: Its values as wikitext -> how often each is there.
        guess: What type they have.
        links: What links begin with on the wiki.
    """
    if guess.value_type != "page" and guess.type != "line":
        return ()
    parameter = Parameter("", guess.type, items=guess.items, separator=guess.separator)
    counts: Counter[str] = Counter()
    for value, count in raw.items():
        plain = plain_value(value, parameter, links.unseen)
        for item in items_of(plain, guess.separator) if guess.type == "list" else (plain,):
            title = item.partition("#")[0].strip().removeprefix(":")
            if could_be_title(title):
                counts[title] += count
    most = MOST_LINKS if guess.value_type == "page" else MOST_WORDS
    return tuple(title for title, _ in counts.most_common(most))
