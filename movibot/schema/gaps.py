"""Values that fill a gap and say nothing: `?`, `/`, « à compléter »."""

from __future__ import annotations

import re
from typing import Final

from movibot.collation import fold
from movibot.schema.definitions import Parameter

_PROMISES: Final = frozenset(
    {"a completer", "a preciser", "a definir", "a remplir", "non renseigne", "non precise", "nc", "n a", "todo", "tbd"}
)
_SIGNS: Final = re.compile(r"[\s.,;:/?!…–—_-]+")
_FIRST: Final = re.compile(r"[^\W_]")
_BEGINNINGS: Final = frozenset(word[0] for word in _PROMISES)
_LONGEST: Final = 40
"""Characters; a longer value says something."""


def is_gap(parameter: Parameter, text: str) -> bool:
    """Whether a value says no more than an empty one. A vocabulary may have a word for that: then it is a value."""
    if len(text) > _LONGEST:
        return False
    first = _FIRST.search(text)
    if first and first[0].isascii() and first[0].lower() not in _BEGINNINGS:
        return False  # so it is with most values, and to fold one takes time
    words = fold(text)
    if parameter.vocabulary and words in parameter.vocabulary.variants:
        return False
    return words in _PROMISES or _SIGNS.fullmatch(text) is not None
