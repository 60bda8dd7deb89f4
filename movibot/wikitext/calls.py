"""Transclusions and their parameters, as values that read their text only when asked."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from movibot.wikitext.functions import is_function_name
from movibot.wikitext.masking import KEPT, REMOVED, Span, mask, masked_text

BLANKS: Final = " \t\n\r\0\v"
"""What MediaWiki trims from names and named values. Nothing else: a no-break space stays."""

_PLAIN: Final = r"[^{}\[\n]++|\n(?!=)|\[(?!\[)"
_LINK: Final = r"\[\[(?!\[)[^\[\]{}\n]*+\]\]"
_LEAF: Final = rf"\{{\{{(?!\{{)(?:{_PLAIN}|{_LINK})*+\}}\}}"
_NAME: Final = rf"[^{{}}\[|\n{REMOVED}]*+(?:\n(?!=))?+(?=[|}}])"
CALL: Final = re.compile(
    rf"\{{\{{(?:(?!\{{)({_NAME})?+(?:{_PLAIN}|{_LINK}|{_LEAF})*+\}}\}}()|\{{*+)"
)
"""At a run of braces: a whole simple call (group 2) with its name (group 1) if that is plain, or the run alone.

A simple call holds no other braces than those of calls without calls, no brackets but single ones and
plain links, and no line that begins with `=`: nothing in it can be read in two ways.
"""

_HOLE: Final = re.compile(r"\[\[[^\[\]{}]*+\]\]|\{\{[^{}]*+\}\}")
_HEAD: Final = 300
"""How much of a name is looked at for the name of a parser function."""


_new: Final = tuple.__new__
"""Makes a named tuple without the detour over its own `__new__`, in half the time."""


class _Place(NamedTuple):
    text: str
    name: str
    start: int
    end: int
    name_start: int | None
    name_end: int | None


class Parameter(_Place):
    """One parameter of a transclusion, all offsets counted in the text of the page.

    Attributes:
        text: The text of the page.
        name: Without comments and trimmed; `1`, `2`, ... where it is positional.
        start: Offset of the value; trimmed where the parameter is named, untouched where it is positional.
        end: Offset after the value.
        name_start: Offset of the name as written (comments included), or None where positional.
        name_end: Offset after the name as written, or None.
    """

    __slots__ = ()

    @property
    def value(self) -> str:
        """The value as raw wikitext."""
        return self[0][self[2] : self[3]]

    def __repr__(self) -> str:
        return f"Parameter({self.name!r}, {self.value!r}, {self.start}, {self.end})"


class Source:
    """A text and its mask."""

    __slots__ = ("_removed", "masked", "tags", "text")

    def __init__(self, text: str, extension_tags: Collection[str], beginning: str | None = None) -> None:
        self.text = text
        self.tags = extension_tags
        # Where the beginning of the text is enough, only that is masked.
        self.masked = masked_text(text, extension_tags) if beginning is None else beginning
        self._removed: tuple[Span, ...] | None = None

    def name(self, start: int, end: int) -> str:
        """The text from `start` to `end`, trimmed, without what leaves no trace."""
        if self.masked.find(REMOVED, start, end) < 0:
            return self.text[start:end].strip(BLANKS)
        if self._removed is None:
            self._removed = mask(self.text, self.tags).removed
        pieces = []
        for span in self._removed[max(bisect_right(self._removed, (start,)) - 1, 0) :]:
            if span.start >= end:
                break
            if span.end > start:
                pieces.append(self.text[start : span.start])
                start = span.end
        return "".join([*pieces, self.text[start:end]]).strip(BLANKS)


class Transclusion:
    """A `{{...}}` that MediaWiki sees: `text[start:end]` is all of it. A value: do not change it.

    Attributes:
        start: Offset of its first brace in the text.
        end: Offset after its last brace.
    """

    __slots__ = ("_inside", "_name", "_parameters", "_parts", "_source", "end", "start")

    def __init__(
        self,
        source: Source,
        span: tuple[int, int],
        name: str | None,
        parts: Sequence[tuple[int, int]] | None = None,
        inside: Sequence[Transclusion] | None = None,
    ) -> None:
        self._source = source
        self.start, self.end = span
        # What is None is found when someone asks; the parts of a simple call always are.
        self._name = name
        self._parts = parts
        self._inside = inside
        self._parameters: Sequence[Parameter] | None = None

    @property
    def name(self) -> str:
        """What stands before the first `|`, comments removed, trimmed, otherwise as written."""
        if self._name is None:
            self._name = self._source.name(self.start + 2, self._name_end())
        return self._name

    @property
    def is_function(self) -> bool:
        """It is a parser function or a magic word, see `is_function_name`."""
        start, end = self.start + 2, self._name_end()
        alone = end == self.end - 2
        if self._name is not None:
            return is_function_name(self._name, alone=alone)
        if end - start > _HEAD and self._source.masked.find(REMOVED, start, end) < 0:
            end = start + _HEAD
        return is_function_name(self._source.name(start, end), alone=alone)

    @property
    def has_plain_name(self) -> bool:
        """Its name holds no braces; others are no names of a page as they stand."""
        if self._name is not None:
            return "{" not in self._name
        return self._source.masked.find("{", self.start + 2, self._name_end()) < 0

    @property
    def parameters(self) -> Sequence[Parameter]:
        """All parameters in the order they are written, repeated ones included; the last of a name wins."""
        if self._parameters is None:
            read = _simple_parameters if self._parts is None else _parameters
            self._parameters = read(self._source, self.start, self.end, self._parts or ())
        return self._parameters

    def nested(self) -> Sequence[Transclusion]:
        """The outermost transclusions inside its name and values, in order."""
        if self._inside is None:
            self._inside = _simple_calls(self._source, self.start + 2, self.end - 2)
        return self._inside

    def _name_end(self) -> int:
        if self._parts is not None:
            return self._parts[0][0] if self._parts else self.end - 2
        masked, start, stop = self._source.masked, self.start + 2, self.end - 2
        end = masked.find("|", start, stop)
        if end < 0:
            return stop
        if masked.find("{", start, end) >= 0 or masked.find("[[", start, end) >= 0:
            end = _without_holes(masked[start:stop]).find("|")
            return stop if end < 0 else start + end
        return end

    def __repr__(self) -> str:
        return f"Transclusion({self.name!r}, {self.start}, {self.end})"


def simple_call(source: Source, call: re.Match[str]) -> Transclusion:
    """The transclusion that `CALL` found."""
    span, (start, end), _ = call.regs
    return Transclusion(source, span, None if end < 0 else source.text[start:end].strip(BLANKS))


def _simple_calls(source: Source, start: int, end: int) -> Sequence[Transclusion]:
    if source.masked.find("{{", start, end) < 0:
        return ()
    return tuple(simple_call(source, call) for call in CALL.finditer(source.masked, start, end))


def _without_holes(inner: str) -> str:
    """A simple call's inside with its links and calls overwritten, so that all `|` and `=` are its own."""
    if "[[" in inner or "{{" in inner:
        return _HOLE.sub(_filled, inner)
    return inner


def _filled(hole: re.Match[str]) -> str:
    return KEPT * len(hole[0])


def _simple_parameters(source: Source, start: int, end: int, _parts: object) -> Sequence[Parameter]:
    """The parameters of a simple call. The hottest loop of all: it spares every call it can."""
    text = source.text
    inner = source.masked[start + 2 : end - 2]
    commented = REMOVED in inner
    pieces = _without_holes(inner).split("|")
    start += 3 + len(pieces.pop(0))
    found: list[Parameter] = []
    position = 0
    for piece in pieces:
        stop = start + len(piece)
        equals = piece.find("=")
        if equals < 0:
            position += 1
            found.append(_new(Parameter, (text, str(position), start, stop, None, None)))
        else:
            equals += start
            name = text[start:equals].lstrip(BLANKS)
            name_start = equals - len(name)
            name = name.rstrip(BLANKS)
            name_end = name_start + len(name)
            value = text[equals + 1 : stop].lstrip(BLANKS)
            value_start = stop - len(value)
            value_end = value_start + len(value.rstrip(BLANKS))
            if commented:
                name = source.name(start, equals)
            found.append(_new(Parameter, (text, name, value_start, value_end, name_start, name_end)))
        start = stop + 1
    return tuple(found)


def _parameters(
    source: Source, _start: int, end: int, parts: Sequence[tuple[int, int]]
) -> Sequence[Parameter]:
    """The parameters at known places; nothing long is copied, for calls may be nested deeply."""
    found = []
    position = 0
    for index, (pipe, equals) in enumerate(parts):
        stop = parts[index + 1][0] if index + 1 < len(parts) else end - 2
        if equals < 0:
            position += 1
            found.append(Parameter(source.text, str(position), pipe + 1, stop, None, None))
        else:
            name = _trimmed(source.text, pipe + 1, equals)
            value = _trimmed(source.text, equals + 1, stop)
            found.append(Parameter(source.text, source.name(pipe + 1, equals), *value, *name))
    return tuple(found)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in BLANKS:
        start += 1
    while start < end and text[end - 1] in BLANKS:
        end -= 1
    return start, end
