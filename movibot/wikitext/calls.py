"""Transclusions and their parameters, as values that read their text only when asked."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from typing import Any, Final, NamedTuple

from movibot.wikitext.functions import is_function_name
from movibot.wikitext.masking import KEPT, REMOVED, Span, mask, masked_text

BLANKS: Final = " \t\n\r\0\v"
"""What MediaWiki trims from names and named values. Nothing else: a no-break space stays."""

_PLAIN: Final = r"[^{}\[\n]++|\n(?!=)|\[(?!\[)"
_LINK: Final = r"\[\[(?!\[)[^\[\]{}\n]*+\]\]"
_LEAF: Final = rf"\{{\{{(?!\{{)(?:{_PLAIN}|{_LINK})*+\}}\}}"
_NAME: Final = rf"[^{{}}\[|\n{REMOVED}]*+(?:\n(?!=))?+(?=[|}}])"
CALL: Final = re.compile(
    rf"\{{\{{(?:(?!\{{)({_NAME})?+(?:{_PLAIN}|{_LINK}|({_LEAF}))*+\}}\}}()|\{{*+)"
)
"""At a run of braces: a whole simple call, or the run alone.

A simple call holds no other braces than those of calls without calls, no brackets but single ones and
plain links, and no line that begins with `=`: nothing in it can be read in two ways. Groups: its name if that is plain,
the last call inside, and an empty one (`SIMPLE`) where the call is whole.
"""

SIMPLE: Final = 3

_HOLE: Final = re.compile(r"\[\[[^\[\]{}]*+\]\]|\{\{[^{}]*+\}\}")
_LONG: Final = 4000
_HEAD: Final = 300
"""How much of a name is looked at for the name of a parser function."""


_new: Final = tuple.__new__
"""Makes a named tuple without the detour over its own `__new__`, in half the time."""


class Parameter(NamedTuple):
    """One parameter of a transclusion, all offsets counted in the text of the page.

    Attributes:
        name: Without comments and trimmed; `1`, `2`, ... where it is positional.
        value: Raw wikitext; trimmed where the parameter is named, untouched where it is positional.
        start: Offset of the value.
        end: Offset after the value.
        name_start: Offset of the name as written (comments included), or None where positional.
        name_end: Offset after the name as written, or None.
    """

    name: str
    value: str
    start: int
    end: int
    name_start: int | None
    name_end: int | None


class _LongParameter(Parameter):
    """Cuts its value from the page when asked: in deep nesting, copies at each level would be quadratic."""

    __slots__ = ()

    @property
    def value(self) -> str:
        text = str(tuple.__getitem__(self, 1))
        return text[self.start : self.end]

    def __iter__(self) -> Iterator[Any]:
        return iter((self.name, self.value, *tuple.__getitem__(self, slice(2, None))))

    def __getitem__(self, index: Any) -> Any:
        return tuple(self)[index]

    def __repr__(self) -> str:
        return repr(Parameter(*self))


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
        return "".join(self._pieces(start, end)).strip(BLANKS)

    def head(self, start: int, end: int) -> str:
        """The beginning of what `name` gives, `_HEAD` characters or a little more: what is long is not copied."""
        if end - start <= _HEAD:
            return self.name(start, end)
        found = ""
        for piece in self._pieces(start, end):
            found = (found + piece[:_HEAD]).lstrip(BLANKS)
            if len(found) >= _HEAD:
                break
        return found

    def _pieces(self, start: int, end: int) -> Iterator[str]:
        """What stands between the stretches that leave no trace, at most `_LONG` characters at a time."""
        if self._removed is None:
            self._removed = mask(self.text, self.tags).removed
        index = max(bisect_right(self._removed, (start,)) - 1, 0)
        while start < end:
            while index < len(self._removed) and self._removed[index].end <= start:
                index += 1
            span = self._removed[index] if index < len(self._removed) else Span(end, end)
            stop = min(span.start, end, start + _LONG)
            if stop > start:
                yield self.text[start:stop]
            start = stop if stop < min(span.start, end) else span.end


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
        name = self._source.head(start, end) if self._name is None else self._name
        return is_function_name(name, alone=alone)

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
            if self._parts is None:
                self._parameters = _simple_parameters(self._source, self.start, self.end)
            else:
                self._parameters = _parameters(self._source, self._parts, self.end - 2)
        return self._parameters

    def nested(self) -> Sequence[Transclusion]:
        """The outermost transclusions inside its name and values, in order."""
        if self._inside is None:
            inside = CALL.finditer(self._source.masked, self.start + 2, self.end - 2)
            self._inside = tuple(simple_call(self._source, call) for call in inside)
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
    span, (start, end), (inner, _), _ = call.regs
    name = None if end < 0 else source.text[start:end].strip(BLANKS)
    return Transclusion(source, span, name, None, None if inner >= 0 else ())


def _without_holes(inner: str) -> str:
    """A simple call's inside with its links and calls overwritten, so that all `|` and `=` are its own."""
    if "[[" in inner or "{{" in inner:
        return _HOLE.sub(_filled, inner)
    return inner


def _filled(hole: re.Match[str]) -> str:
    return KEPT * len(hole[0])


def _simple_parameters(source: Source, start: int, end: int) -> Sequence[Parameter]:
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
            found.append(_new(Parameter, (str(position), text[start:stop], start, stop, None, None)))
        else:
            equals += start
            name = text[start:equals].lstrip(BLANKS)
            name_start = equals - len(name)
            name = name.rstrip(BLANKS)
            name_end = name_start + len(name)
            value = text[equals + 1 : stop].lstrip(BLANKS)
            value_start = stop - len(value)
            value = value.rstrip(BLANKS)
            if commented:
                name = source.name(start, equals)
            found.append(
                _new(Parameter, (name, value, value_start, value_start + len(value), name_start, name_end))
            )
        start = stop + 1
    return tuple(found)


def _parameters(source: Source, parts: Sequence[tuple[int, int]], end: int) -> Sequence[Parameter]:
    """The parameters at known places; nothing long is copied, for calls may be nested deeply."""
    found = []
    position = 0
    for index, (pipe, equals) in enumerate(parts):
        stop = parts[index + 1][0] if index + 1 < len(parts) else end
        if equals < 0:
            position += 1
            found.append(_parameter(source.text, str(position), (pipe + 1, stop), (None, None)))
        else:
            name = _trimmed(source.text, pipe + 1, equals)
            value = _trimmed(source.text, equals + 1, stop)
            found.append(_parameter(source.text, source.name(pipe + 1, equals), value, name))
    return tuple(found)


def _parameter(
    text: str, name: str, value: tuple[int, int], name_span: tuple[int, int] | tuple[None, None]
) -> Parameter:
    start, end = value
    if end - start > _LONG:
        return _LongParameter(name, text, start, end, *name_span)
    return Parameter(name, text[start:end], start, end, *name_span)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in BLANKS:
        start += 1
    while start < end and text[end - 1] in BLANKS:
        end -= 1
    return start, end
