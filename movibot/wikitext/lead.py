"""The beginning of a page as readers see it, in plain text: what lists show beside a title."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from movibot.model import WikiFacts
from movibot.wikitext.masking import mask
from movibot.wikitext.preprocessor import transclusions
from movibot.wikitext.values import LARGEST_VALUE, plain_text, unseen_names

LENGTH = 280
"""Characters that an extract has at most."""

_TABLE = re.compile(r"^[ \t:]*\{\|.*?(?:^[ \t]*\|\}|\Z)", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^=+.*=+[ \t]*$", re.MULTILINE)
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n|\n(?=[*#:;|!{<])")
_LIST_MARK = re.compile(r"^[*#:;]+[ \t]*")
_LAST_WORD = re.compile(r"\s+\S*\Z")
_NOTE = re.compile(r"<ref\b(?:[^>]*/>|.*</ref\s*>)", re.IGNORECASE | re.DOTALL)
_LONGEST = 60_000
"""Characters of a page that are looked at."""


def lead_text(text: str, facts: WikiFacts) -> str:
    """The first paragraph with words in it, without templates, tables, notes, headings and markup.

    Args:
        text: The wikitext of a page.
        facts: Of the wiki.

    Returns:
        One line of `LENGTH` characters at most, cut between two words; empty where the page has no such paragraph.
    """
    beginning = text[:_LONGEST]
    bare = _HEADING.sub("\n", _TABLE.sub("\n", _without_calls(beginning, facts.extension_tags)))
    unseen = unseen_names(facts)
    for paragraph in _PARAGRAPH_END.split(bare):
        plain = " ".join(plain_text(_LIST_MARK.sub("", paragraph.strip())[:LARGEST_VALUE], unseen=unseen).split())
        if any(character.isalpha() for character in plain):
            return _cut(plain)
    return ""


def _without_calls(text: str, extension_tags: Collection[str]) -> str:
    """The text without comments, notes and outermost transclusions; a line that held nothing else is empty."""
    masked = mask(text, extension_tags)
    notes = (span for span in masked.kept if _NOTE.fullmatch(text, *span))
    calls = ((call.start, call.end) for call in transclusions(text, extension_tags))
    return "".join(_between(text, sorted([*masked.comments, *notes, *calls])))


def _between(text: str, spans: list[tuple[int, int]]) -> Iterator[str]:
    at = 0
    for start, end in spans:
        if start >= at:
            yield text[at:start]
        at = max(at, end)
    yield text[at:]


def _cut(line: str) -> str:
    if len(line) <= LENGTH:
        return line
    return f"{_LAST_WORD.sub('', line[:LENGTH])}…"
