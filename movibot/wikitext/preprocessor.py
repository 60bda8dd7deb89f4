"""Wikitext -> its transclusions, exactly as MediaWiki's preprocessor sees them.

One pass, one stack, no recursion, cost linear in the length of the text. Written from the rules
published as "Preprocessor ABNF" on mediawiki.org and from tests against a real MediaWiki; it reads a
page as its viewers see it: `<includeonly>` content is hidden, the tags `<noinclude>` and
`<onlyinclude>` are skipped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from typing import Final, NamedTuple

from movibot.wikitext.functions import is_function_name
from movibot.wikitext.masking import DEFAULT_EXTENSION_TAGS, REMOVED, Masked, Span, mask

BLANKS: Final = " \t\n\r\0\v"
"""What MediaWiki trims from names and named values. Nothing else: a no-break space stays."""


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


class _Source(NamedTuple):
    text: str
    masked: Masked

    def without_comments(self, start: int, end: int) -> str:
        """The text from `start` to `end` without what leaves no trace, trimmed."""
        if REMOVED not in self.masked.text[start:end]:
            return self.text[start:end].strip(BLANKS)
        pieces = []
        for span in self.masked.removed:
            if span.end > start and span.start < end:
                pieces.append(self.text[start : span.start])
                start = span.end
        return "".join([*pieces, self.text[start:end]]).strip(BLANKS)

    def trimmed(self, start: int, end: int) -> Span:
        piece = self.text[start:end].lstrip(BLANKS)
        start = end - len(piece)
        return Span(start, start + len(piece.rstrip(BLANKS)))


class Transclusion:
    """A `{{...}}` that MediaWiki sees: `text[start:end]` is all of it. A value: do not change it.

    Attributes:
        start: Offset of its first brace in the text.
        end: Offset after its last brace.
    """

    __slots__ = ("_inside", "_parts", "_source", "end", "start")

    def __init__(
        self,
        source: _Source,
        start: int,
        end: int,
        parts: Sequence[tuple[int, int]],
        inside: Sequence[Transclusion],
    ) -> None:
        self._source = source
        self.start = start
        self.end = end
        self._parts = parts
        self._inside = inside

    @property
    def name(self) -> str:
        """What stands before the first `|`, comments removed, trimmed, otherwise as written."""
        end = self._parts[0][0] if self._parts else self.end - 2
        return self._source.without_comments(self.start + 2, end)

    @property
    def is_function(self) -> bool:
        """It is a parser function or a magic word, see `is_function_name`."""
        return is_function_name(self.name, alone=not self._parts)

    @property
    def parameters(self) -> Sequence[Parameter]:
        """All parameters in the order they are written, repeated ones included; the last of a name wins."""
        found = []
        ends = [*(pipe for pipe, _ in self._parts[1:]), self.end - 2]
        position = 0
        for (pipe, equals), end in zip(self._parts, ends, strict=False):
            if equals < 0:
                position += 1
                value = self._source.text[pipe + 1 : end]
                found.append(Parameter(str(position), value, pipe + 1, end, None, None))
            else:
                found.append(_named(self._source, pipe + 1, equals, end))
        return tuple(found)

    def nested(self) -> Sequence[Transclusion]:
        """The outermost transclusions inside its name and values, in order."""
        return self._inside

    def __repr__(self) -> str:
        return f"Transclusion({self.name!r}, {self.start}, {self.end})"


def _named(source: _Source, start: int, equals: int, end: int) -> Parameter:
    name = source.without_comments(start, equals)
    written = source.trimmed(start, equals)
    value = source.trimmed(equals + 1, end)
    return Parameter(name, source.text[value.start : value.end], *value, *written)


class Found(NamedTuple):
    """A transclusion of a wanted template.

    Attributes:
        key: What the caller's `key_of` answered for its name.
        transclusion: The transclusion.
        conditional: It stands inside a parser function.
    """

    key: str
    transclusion: Transclusion
    conditional: bool


def transclusions(text: str, extension_tags: Collection[str] = DEFAULT_EXTENSION_TAGS) -> Sequence[Transclusion]:
    """The outermost transclusions of a text in order, those inside a `{{{argument|...}}}` included.

    Args:
        text: Wikitext of a page.
        extension_tags: Names of the wiki's extension tags, lower case, without `<` and `>`.
    """
    masked = mask(text, extension_tags)
    return _read(_Source(text, masked))


def transclusions_named(
    text: str,
    key_of: Callable[[str], str | None],
    extension_tags: Collection[str] = DEFAULT_EXTENSION_TAGS,
) -> Sequence[Found]:
    """The transclusions of wanted templates: outermost, or nested in calls of no wanted template.

    Args:
        text: Wikitext of a page.
        key_of: The name of a template as written (trimmed, without comments) -> a key if it is wanted.
            Asked often for the same names, so it should remember its answers.
        extension_tags: Names of the wiki's extension tags, lower case, without `<` and `>`.
    """
    found: list[Found] = []
    waiting = [(call, False) for call in reversed(transclusions(text, extension_tags))]
    while waiting:
        call, conditional = waiting.pop()
        function = call.is_function
        key = None if function else key_of(call.name)
        if key is None:
            inside = conditional or function
            waiting += [(inner, inside) for inner in reversed(call.nested())]
        else:
            found.append(Found(key, call, conditional))
    return tuple(found)


def comments(text: str, extension_tags: Collection[str] = DEFAULT_EXTENSION_TAGS) -> Sequence[Span]:
    """The comments as MediaWiki sees them: none inside `<nowiki>`; an unclosed one runs to the end."""
    return mask(text, extension_tags).comments


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Line and column of a character, both counted from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


# --- the stack machine ---------------------------------------------------------------------------

_OPEN: Final = r"\{\{+|\[\[+|-\{+"
_CALL: Final = re.compile(_OPEN + r"|\}\}\}?|\||\n=+")
_CALL_KEY: Final = re.compile(_OPEN + r"|\}\}\}?|\||\n=+|=")
_CONVERSION: Final = re.compile(_OPEN + r"|\}-|\||\n=+")
_CONVERSION_KEY: Final = re.compile(_OPEN + r"|\}-|\||\n=+|=")
_LINK: Final = re.compile(_OPEN + r"|\]\]|\n=+")
_HEADING: Final = re.compile(_OPEN + r"|\n")


class _Frame:
    """An opener that waits for its end.

    Attributes:
        kind: `{`, `[`, `-` for `-{`, or `=` for a heading.
        count: How many opening characters are still unmatched.
        opened: Offset after those.
        dash: A `-` stands before the braces.
        first: How many calls were done when it was opened.
        parts: Offsets of each `|` and of the `=` that follows it, or -1.
    """

    __slots__ = ("count", "dash", "first", "kind", "opened", "parts")

    def __init__(self, kind: str, count: int, opened: int, first: int, dash: bool = False) -> None:
        self.kind = kind
        self.count = count
        self.opened = opened
        self.first = first
        self.dash = dash
        self.parts: list[tuple[int, int]] = []

    @property
    def takes_key(self) -> bool:
        return bool(self.parts) and self.parts[-1][1] < 0

    @property
    def tokens(self) -> re.Pattern[str]:
        """What matters while this is the innermost opener."""
        if self.kind == "{":
            return _CALL_KEY if self.takes_key else _CALL
        if self.kind == "-":
            return _CONVERSION_KEY if self.takes_key else _CONVERSION
        return _LINK if self.kind == "[" else _HEADING


def _read(source: _Source) -> Sequence[Transclusion]:
    text = source.masked.text
    done: list[Transclusion] = []
    position = text.find("{{")
    while position >= 0:
        end = _read_from(source, position, done)
        position = text.find("{{", end)
    return tuple(done)


def _read_from(source: _Source, position: int, done: list[Transclusion]) -> int:
    """Read from an opener at base level until nothing is open any more; returns where that is."""
    text = source.masked.text
    stack: list[_Frame] = []
    tokens = _CALL
    while True:
        token = tokens.search(text, position)
        if token is None:
            return len(text)
        position = _step(source, stack, done, token)
        if not stack:
            return position
        tokens = stack[-1].tokens


def _step(source: _Source, stack: list[_Frame], done: list[Transclusion], token: re.Match[str]) -> int:
    """What one token does to the stack; returns where to read on."""
    mark = token[0]
    end = token.end()
    match mark[0]:
        case "{" | "[":
            stack.append(_Frame(mark[0], len(mark), end, len(done)))
        case "-" if len(mark) == 2:  # noqa: PLR2004
            stack.append(_Frame("-", 2, end, len(done)))
        case "-":
            stack.append(_Frame("{", len(mark) - 1, end, len(done), dash=True))
        case "|":
            stack[-1].parts.append((token.start(), -1))
        case "=":
            stack[-1].parts[-1] = (stack[-1].parts[-1][0], token.start())
        case "}" if mark[1] == "-":
            stack.pop()
        case "}":
            return _close_braces(source, stack, done, token)
        case "]":
            _close_link(stack)
        case _:
            return _line(stack, token)
    return end


def _line(stack: list[_Frame], token: re.Match[str]) -> int:
    """A line end closes a heading; `=` after it opens one, or separates name and value."""
    top = stack[-1]
    if top.kind == "=":
        stack.pop()
        return token.start()
    if len(token[0]) == 2 and top.takes_key:  # noqa: PLR2004
        top.parts[-1] = (top.parts[-1][0], token.end() - 1)
    else:
        stack.append(_Frame("=", 1, token.end(), 0))
    return token.end()


def _close_link(stack: list[_Frame]) -> None:
    top = stack[-1]
    top.count -= 2
    if top.count < 2:  # noqa: PLR2004
        stack.pop()


def _close_braces(source: _Source, stack: list[_Frame], done: list[Transclusion], token: re.Match[str]) -> int:
    """Match as many braces as both sides have, three at most; what is left of the opener stays open."""
    top = stack[-1]
    matched = min(len(token[0]), top.count)
    end = token.start() + matched
    if matched == 2:  # noqa: PLR2004
        inside = tuple(done[top.first :])
        done[top.first :] = [Transclusion(source, top.opened - 2, end, top.parts, inside)]
    top.count -= matched
    top.opened -= matched
    top.parts = []
    if top.count == 1 and top.dash:
        top.kind = "-"
    elif top.count < 2:  # noqa: PLR2004
        stack.pop()
    return end
