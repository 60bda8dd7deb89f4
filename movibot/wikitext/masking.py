"""The stretches of a text that MediaWiki's preprocessor does not look into.

Comments, extension tags and the tags of partial transclusion are found before anything else and do
not depend on what stands around them. The rules are those of "Preprocessor ABNF" on mediawiki.org,
checked against a real MediaWiki.
"""

from __future__ import annotations

import re
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
"""Stands in a masked text for what is kept as it is: extension tags."""

PLAIN_TAGS: Final = frozenset({"noinclude", "/noinclude", "onlyinclude", "/onlyinclude"})
_BLANK: Final = r"[ \t\n\v\f\r]"
_NEXT_COMMENT: Final = re.compile(r"[ \t]*<!--")
_BLANKS: Final = re.compile(r"[ \t]*")


class Span(NamedTuple):
    """A stretch of a text: the offset of its first character, and the one after its last."""

    start: int
    end: int


class Masked(NamedTuple):
    """A text with its opaque stretches overwritten.

    Attributes:
        text: As long as the original, `REMOVED` and `KEPT` standing in the opaque stretches.
        removed: The stretches that leave no trace in a name, lines eaten by a comment included.
        comments: The comments alone.
    """

    text: str
    removed: tuple[Span, ...]
    comments: tuple[Span, ...]


@lru_cache(maxsize=64)
def _opening(extension_tags: frozenset[str]) -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted({*extension_tags, *PLAIN_TAGS, "includeonly"}))
    return re.compile(rf"<(?:!--|((?ai:{names}))(?={_BLANK}|/?>))")


@lru_cache(maxsize=256)
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</(?ai:{re.escape(name)}){_BLANK}*>")


def mask(text: str, extension_tags: Collection[str] = DEFAULT_EXTENSION_TAGS) -> Masked:
    """Overwrite what the preprocessor does not look into.

    Args:
        text: Wikitext of a page, as its viewers are served it.
        extension_tags: Names of the wiki's extension tags, lower case, without `<` and `>`.
    """
    if "<" not in text:
        return Masked(text, (), ())
    return _Masking(text, frozenset(extension_tags)).masked()


class _Masking:
    """One pass over a text."""

    __slots__ = ("comments", "done", "opening", "pieces", "removed", "text", "unclosed")

    def __init__(self, text: str, extension_tags: frozenset[str]) -> None:
        self.text = text
        self.opening = _opening(extension_tags)
        self.unclosed: set[str] = set()
        self.pieces: list[str] = []
        self.done = 0
        self.removed: list[Span] = []
        self.comments: list[Span] = []

    def masked(self) -> Masked:
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
        return Masked(masked, tuple(self.removed), tuple(self.comments))

    def _cover(self, start: int, end: int, filler: str) -> int:
        self.pieces += (self.text[self.done : start], filler * (end - start))
        self.done = end
        return end

    def _remove(self, start: int, end: int) -> int:
        self.removed.append(Span(start, end))
        return self._cover(start, end, REMOVED)

    def _rest_without_bracket(self, start: int) -> None:
        """No `>` is left, so no tag either; a comment then runs to the end."""
        comment = self.text.find("<!--", start)
        if comment >= 0:
            self._comment(comment)

    def _tag(self, start: int, name: str, end: int) -> int:
        """An opening tag whose `>` stands before `end`; returns where to read on."""
        lower = name.lower()
        if lower in PLAIN_TAGS:
            return self._remove(start, end)
        cover = self._remove if lower == "includeonly" else self._keep
        if self.text[end - 2] == "/":
            return cover(start, end)
        if closing := self._closing_tag(lower, end):
            return cover(start, closing)
        if name == "includeonly":
            return self._remove(start, len(self.text))
        return self._keep(start, end)

    def _keep(self, start: int, end: int) -> int:
        return self._cover(start, end, KEPT)

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
        text = self.text
        close = text.find("-->", start + 4)
        end = len(text) if close < 0 else close + 3
        chain = [Span(start, end)]
        line = self._line_start(start)
        if line is None or close < 0:
            return self._note(chain, start, end)
        blanks_end = end
        while found := _NEXT_COMMENT.match(text, blanks_end):
            # MediaWiki takes `<!--->` for a whole comment here, and only here.
            close = text.find("-->", found.end() - 1)
            if close < 0:
                break
            blanks_end = close + 3
            chain.append(Span(found.end() - 4, blanks_end))
        newline = _BLANKS.match(text, blanks_end).end()  # type: ignore[union-attr]
        if text.startswith("\n", newline):
            self._note(chain, line, blanks_end)
            self.removed[-1] = Span(line, newline + 1)
            return blanks_end
        return self._note(chain[:1], start, end)

    def _note(self, comments: list[Span], start: int, end: int) -> int:
        self.comments += comments
        return self._remove(start, end)

    def _line_start(self, position: int) -> int | None:
        """Offset where the line begins, if only blanks stand before `position` and it is not the first."""
        while position and self.text[position - 1] in " \t":
            position -= 1
        return position if position and self.text[position - 1] == "\n" else None
