"""What stands in an index that cannot be filled: why, and how to mend it, for whoever wrote the call."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from movibot.messages import sentence
from movibot.wikitext.escape import escape_text

_MOST: Final = 10
"""Mistakes that are told."""

Said = tuple[str, Mapping[str, object]]
"""A message code and its arguments."""


def mistaken_body(mistakes: Sequence[Said], language: str) -> str:
    """The content of a region whose definition makes no sense; what people wrote is quoted as plain text.

    Args:
        mistakes: What is wrong.
        language: The wiki's, one that messages have.
    """
    return "\n".join(_lines(mistakes, language))


def _lines(mistakes: Sequence[Said], language: str) -> Iterator[str]:
    yield f"'''{escape_text(sentence('index-mistaken', {}, language))}'''"
    for code, arguments in mistakes[:_MOST]:
        yield f"* {escape_text(sentence(code, arguments, language))}"
    if len(mistakes) > _MOST:
        yield f"* {escape_text(sentence('index-more-mistakes', {'n': len(mistakes) - _MOST}, language))}"
    yield from ("", escape_text(sentence("index-repair", {}, language)))
