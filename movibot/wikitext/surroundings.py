"""What stands around a place of a text: is it a place of its own, where lines can be put?

A region that stood in a link, a heading, a list item or between the rows of a table would break it, although
every byte around it stayed. So its markers stand alone on their lines and outside everything that holds them,
cells of tables and block elements apart (https://www.mediawiki.org/wiki/Help:Formatting).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from typing import Final

from movibot.wikitext.masking import REMOVED, Span, mask
from movibot.wikitext.preprocessor import enclosures, transclusions

_NOTHING: Final = re.compile(f"[ \t\r{REMOVED}]+")
"""What may share a line with a marker or an index call: blanks, comments, and tags that leave no trace."""

_HIDDEN: Final = "<includeonly"
_TAG: Final = re.compile(rf"<(?P<name>[A-Za-z][A-Za-z0-9]*+)(?=[\s/{REMOVED}])[^<>]*+>")

_TABLE: Final = re.compile(
    rf"^[ \t\r{REMOVED}]*+"
    rf"(?:(?P<begin>(?::[: \t{REMOVED}]*+)?\{{\|)|(?P<end>\|\}})|(?P<between>\|[-+])|(?P<cell>[|!]))",
    re.MULTILINE,
)


class Surroundings:
    """What stands around each place of one text, found once for all places."""

    __slots__ = ("_calls", "_enclosures", "_gaps", "_hidden", "_length", "_line_ends", "_names", "_tables", "_tags")

    def __init__(self, text: str, extension_tags: Collection[str]) -> None:
        masked = mask(text, extension_tags)
        calls = transclusions(text, extension_tags)
        self._calls = [Span(call.start, call.end) for call in calls]
        self._names = [call.name if call.has_plain_name else "…" for call in calls]
        found = enclosures(text, extension_tags)
        self._enclosures = [(Span(each.start, each.end), each.kind) for each in found]
        self._tags = [(Span(*tag.span()), f"<{tag['name']} …>") for tag in _TAG.finditer(masked.text)]
        self._tables = _table_states(masked.text, self._calls)
        self._gaps = [Span(*gap.span()) for gap in _NOTHING.finditer(masked.text)]
        width = len(_HIDDEN)
        self._hidden = [span for span in masked.removed if text[span.start : span.start + width].lower() == _HIDDEN]
        self._line_ends = masked.text
        self._length = len(text)

    def template(self, offset: int) -> str | None:
        """The name of the outermost transclusion around a place, or None."""
        index = _containing(self._calls, offset)
        return None if index is None else self._names[index]

    def holder(self, offset: int) -> str | None:
        """What else holds a place, as it is written in wikitext: `[[…]]`, `{|…|}`; or None."""
        for spans in (self._enclosures, self._tags):
            index = _containing([span for span, _ in spans], offset)
            if index is not None:
                return spans[index][1]
        before = bisect_right(self._tables, (offset, True))
        return None if before == 0 or self._tables[before - 1][1] else "{|…|}"

    def begins_line(self, offset: int) -> bool:
        """Nothing that shows stands before a place on its line."""
        gap = self._gap(offset) or self._gap(offset - 1)
        start = gap.start if gap else offset
        return (start == 0 or self._line_ends[start - 1] == "\n") and not self._hides(start, offset)

    def ends_line(self, offset: int) -> bool:
        """Nothing that shows stands behind a place on its line."""
        gap = self._gap(offset - 1) or self._gap(offset)
        end = gap.end if gap else offset
        return (end == self._length or self._line_ends[end] == "\n") and not self._hides(offset, end)

    def _gap(self, offset: int) -> Span | None:
        index = _containing(self._gaps, offset)
        return None if index is None else self._gaps[index]

    def _hides(self, start: int, end: int) -> bool:
        index = bisect_right(self._hidden, (start, -1))
        return index < len(self._hidden) and self._hidden[index].start < end


def _containing(spans: Sequence[Span], offset: int) -> int | None:
    """Which of the spans, in order and apart, holds the place."""
    index = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return index if index >= 0 and offset < spans[index].end else None


def _table_states(masked: str, calls: Sequence[Span]) -> list[tuple[int, bool]]:
    """Offset -> from there on, text stands in a cell or outside all tables; the rows themselves hold no text.

    A cell of an indented table (`:{|`) is no place: with a table in it, MediaWiki forgets to end the indentation.
    """
    states: list[tuple[int, bool]] = []
    tables: list[bool] = []
    indented = 0
    for found in _TABLE.finditer(masked):
        if _containing(calls, found.end() - 1) is not None:
            continue
        if found["begin"]:
            tables.append(False)
            indented = indented or (len(tables) if ":" in found["begin"] else 0)
        elif tables and found["end"]:
            tables.pop()
            indented = indented if indented <= len(tables) else 0
        elif tables:
            tables[-1] = bool(found["cell"])
        states.append((found.start(), not tables or (tables[-1] and not indented)))
    return states
