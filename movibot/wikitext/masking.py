"""The stretches of a text that MediaWiki's preprocessor does not look into.

Comments, extension tags and the tags of partial transclusion are found before anything else and do
not depend on what stands around them. The rules are those of "Preprocessor ABNF" on mediawiki.org,
checked against a real MediaWiki.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from functools import lru_cache
from typing import Final, NamedTuple

DEFAULT_EXTENSION_TAGS: Final = frozenset(
    {
        *("pre", "nowiki", "gallery", "indicator", "langconvert"),
        *("ref", "references", "templatedata", "syntaxhighlight", "source", "math", "chem", "ce", "poem"),
        *("categorytree", "inputbox", "imagemap", "timeline", "score", "graph", "mapframe", "maplink"),
        *("hiero", "charinsert", "section", "templatestyles", "tabber", "youtube", "html"),
    }
)
"""Names of the usual extension tags, for texts of a wiki whose own list is not known."""

REMOVED: Final = "\x01"
"""Stands in a masked text for what leaves no trace: comments, `<noinclude>`, `<includeonly>...`."""

KEPT: Final = "\x02"
"""Stands in a masked text for what is opaque and kept: extension tags."""

_SKIPPED: Final = frozenset({"noinclude", "/noinclude", "onlyinclude", "/onlyinclude"})
_FREQUENT: Final = ("ref", "nowiki")
_BLANK: Final = r"[ \t\n\v\f\r]"
_NEXT_COMMENT: Final = re.compile(r"[ \t]*<!--")
_LINE_END: Final = re.compile(r"[ \t]*\n")


class Span(NamedTuple):
    """A stretch of a text: the offset of its first character, and the one after its last."""

    start: int
    end: int


class Mask(NamedTuple):
    """What is opaque in a text.

    Attributes:
        text: As long as the original, `REMOVED` and `KEPT` standing in the opaque stretches.
        removed: The stretches that leave no trace in a name, the line that a comment eats included.
        comments: The comments alone.
        kept: The extension tags, from the opening tag to the end of the closing one.
    """

    text: str
    removed: tuple[Span, ...]
    comments: tuple[Span, ...]
    kept: tuple[Span, ...] = ()


def mask(text: str, extension_tags: Collection[str] = DEFAULT_EXTENSION_TAGS) -> Mask:
    """Find what the preprocessor does not look into.

    Args:
        text: Wikitext of a page, read as its viewers see it.
        extension_tags: Names of the wiki's extension tags, lower case, without `<` and `>`.
    """
    return _Masking(text, frozenset(extension_tags)).mask()


def masked_text(text: str, extension_tags: Collection[str] = DEFAULT_EXTENSION_TAGS) -> str:
    """The same text as `mask(...).text`, faster where only closed tags and comments stand in it."""
    usual = masked_where_usual(text, extension_tags)
    return mask(text, extension_tags).text if usual is None else usual


def masked_where_usual(text: str, extension_tags: Collection[str]) -> str | None:
    """The text with its closed tags and comments overwritten, or None where there are others.

    An answer holds for the text alone and as the beginning of a longer one.
    """
    if "<" not in text:
        return text
    try:
        return _usual(frozenset(extension_tags)).sub(_covered, text)
    except _UnusualTagError:
        return None


# --- closed tags and comments: one regular expression ------------------------------------------------


class _UnusualTagError(Exception):
    """A tag that needs the careful way."""


def _covered(found: re.Match[str]) -> str:
    kind = found.lastindex
    if kind == 1:
        return KEPT * len(found[0])
    if kind is None:
        return REMOVED * len(found[0])
    raise _UnusualTagError


@lru_cache(maxsize=64)
def _usual(extension_tags: frozenset[str]) -> re.Pattern[str]:
    """A closed extension tag (group 1), a lone closed comment (no group), any other opener (group 2).

    All repetitions are possessive, and the first opener of the third kind ends the attempt: the cost is linear.
    """
    blank, tags, others = _BLANK, _names(extension_tags), _names({*_SKIPPED, "includeonly"})
    return re.compile(
        rf"<(?:(?ai:({tags})(?={blank}|/?>)[^>]*+>(?:(?<=/>)|[^<]*+(?:<(?!/\1)[^<]*+)*+</\1{blank}*>))"
        r"|!--[^-]*+(?:-(?!->)[^-]*+)*+-->(?![ \t]*<!--)"
        rf"|((?ai:!--|(?:{tags}|{others})(?={blank}|/?>))))"
    )


def _names(names: Collection[str]) -> str:
    """A pattern for names, those with the same first letter together: fewer branches to try."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=lambda name: (name not in _FREQUENT, name)):
        by_letter[name[:1]].append(re.escape(name[1:]))
    branches = (f"{re.escape(letter)}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())
    return f"(?:{'|'.join(branches)})" if names else "(?!)"


# --- everything: one pass ----------------------------------------------------------------------------


@lru_cache(maxsize=64)
def _opening(extension_tags: frozenset[str]) -> re.Pattern[str]:
    names = _names({*extension_tags, *_SKIPPED, "includeonly"})
    return re.compile(rf"<(?:!--|((?ai:{names}))(?={_BLANK}|/?>))")


@lru_cache(maxsize=256)
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</(?ai:{re.escape(name)}){_BLANK}*>")


class _Masking:
    """One pass over a text."""

    __slots__ = ("comments", "done", "kept", "opening", "pieces", "removed", "text", "unclosed")

    def __init__(self, text: str, extension_tags: frozenset[str]) -> None:
        self.text = text
        self.opening = _opening(extension_tags)
        self.unclosed: set[str] = set()
        self.pieces: list[str] = []
        self.done = 0
        self.removed: list[Span] = []
        self.comments: list[Span] = []
        self.kept: list[Span] = []

    def mask(self) -> Mask:
        position = 0
        while found := self.opening.search(self.text, position):
            start = found.start()
            name = found[1]
            if name is None:
                position = self._comment(start)
            elif (bracket := self.text.find(">", found.end())) < 0:
                self._rest_without_bracket(start)
                break
            else:
                position = self._tag(start, name, bracket + 1)
        masked = "".join([*self.pieces, self.text[self.done :]])
        return Mask(masked, tuple(self.removed), tuple(self.comments), tuple(self.kept))

    def _cover(self, start: int, end: int, filler: str) -> int:
        self.pieces += (self.text[self.done : start], filler * (end - start))
        self.done = end
        return end

    def _remove(self, start: int, end: int) -> int:
        self.removed.append(Span(start, end))
        return self._cover(start, end, REMOVED)

    def _keep(self, start: int, end: int) -> int:
        self.kept.append(Span(start, end))
        return self._cover(start, end, KEPT)

    def _rest_without_bracket(self, start: int) -> None:
        """No `>` is left, so no tag either; a comment then runs to the end."""
        comment = self.text.find("<!--", start)
        if comment >= 0:
            self._comment(comment)

    def _tag(self, start: int, name: str, end: int) -> int:
        """An opening tag whose `>` stands before `end`; returns where to read on."""
        lower = name.lower()
        if lower in _SKIPPED:
            return self._remove(start, end)
        cover = self._remove if lower == "includeonly" else self._keep
        if self.text[end - 2] == "/":
            return cover(start, end)
        if closed := self._closing_tag(lower, end):
            return cover(start, closed)
        if name == "includeonly":
            return self._remove(start, len(self.text))
        return self._keep(start, end)

    def _closing_tag(self, name: str, position: int) -> int:
        """Offset after the closing tag, or 0; what was not found once is not searched again."""
        if name in self.unclosed:
            return 0
        found = _closing(name).search(self.text, position)
        if found:
            return found.end()
        self.unclosed.add(name)
        return 0

    def _comment(self, start: int) -> int:
        """A comment; one that stands alone on its line takes the whole line with it."""
        close = self.text.find("-->", start + 4)
        if close < 0:
            return self._note([Span(start, len(self.text))], start, len(self.text))
        chain = self._chain(Span(start, close + 3))
        line, line_end = self._line_start(start), _LINE_END.match(self.text, chain[-1].end)
        if line is None or line_end is None:
            return self._note(chain[:1], start, close + 3)
        end = self._note(chain, line, chain[-1].end)
        self.removed[-1] = Span(line, line_end.end())
        return end

    def _chain(self, first: Span) -> list[Span]:
        """A comment and those that follow it with nothing but blanks between."""
        chain = [first]
        if self._line_start(first.start) is None:
            return chain
        while found := _NEXT_COMMENT.match(self.text, chain[-1].end):
            # MediaWiki takes `<!--->` for a whole comment here, and only here.
            close = self.text.find("-->", found.end() - 1)
            if close < 0:
                break
            chain.append(Span(found.end() - 4, close + 3))
        return chain

    def _note(self, comments: list[Span], start: int, end: int) -> int:
        self.comments += comments
        return self._remove(start, end)

    def _line_start(self, position: int) -> int | None:
        """Offset where the line begins, if only blanks stand before `position` and it is not the first."""
        while position and self.text[position - 1] in " \t":
            position -= 1
        return position if position and self.text[position - 1] == "\n" else None
