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

from movibot.wikitext.calls import BLANKS, CALL, SIMPLE, Source, Transclusion, simple_call
from movibot.wikitext.masking import DEFAULT_EXTENSION_TAGS, Span, mask, masked_where_usual


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


class Enclosure(NamedTuple):
    """A closed `[[...]]`, `{{{...}}}` or `-{...}-`.

    Attributes:
        kind: How it is written: `[[…]]`, `{{{…}}}` or `-{…}-`.
        start: Offset of what it encloses.
        end: Offset after its last character.
    """

    kind: str
    start: int
    end: int


def transclusions(
    text: str, extension_tags: Collection[str] = DEFAULT_EXTENSION_TAGS
) -> Sequence[Transclusion]:
    """The outermost transclusions of a text in order, those inside a `{{{argument|...}}}` included.

    Args:
        text: Wikitext of a page.
        extension_tags: Names of the wiki's extension tags, lower case, without `<` and `>`.
    """
    return _read(Source(text, extension_tags), len(text))[0]


def transclusions_named(
    text: str,
    key_of: Callable[[str], str | None],
    extension_tags: Collection[str] = DEFAULT_EXTENSION_TAGS,
) -> Sequence[Found]:
    """The transclusions of wanted templates: outermost, or nested in calls of no wanted template.

    Args:
        text: Wikitext of a page.
        key_of: The name of a template as written (trimmed, without comments) -> a key if it is wanted.
            Asked often for the same names, so it should remember its answers. It is asked for names that turn
            out to be none too, and never for one that holds braces, which is no title.
        extension_tags: Names of the wiki's extension tags, lower case, without `<` and `>`.
    """
    last = _last_candidate(text, key_of)
    if last < 0:
        return ()
    found: list[Found] = []
    waiting = [(call, False) for call in reversed(_calls_until(text, last, extension_tags))]
    while waiting:
        call, conditional = waiting.pop()
        key = key_of(call.name) if call.has_plain_name else None
        inside = call.nested() if key is None else ()
        function = (key is not None or bool(inside)) and call.is_function
        if key is None or function:
            waiting += [(inner, conditional or function) for inner in reversed(call.nested())]
        else:
            found.append(Found(key, call, conditional))
    return tuple(found)


_NAME: Final = re.compile(r"\{\{+([^{|}]*)")
"""Braces and what could be a name: no name of a page holds braces or a `|`, but a comment in it may."""

_LINE_OF_BRACES: Final = re.compile(r"\n\}\}+")
_FEW: Final = 8


def _last_candidate(text: str, key_of: Callable[[str], str | None]) -> int:
    """The last place where a wanted name may stand, or -1; mask and structure disregarded."""
    names = set(_NAME.findall(text))
    wanted = [name for name in names if "<" in name or key_of(name.strip(BLANKS)) is not None]
    if len(wanted) > _FEW:
        return len(text)
    return max((text.rfind("{{" + name) for name in wanted), default=-1)


def _calls_until(text: str, last: int, extension_tags: Collection[str]) -> Sequence[Transclusion]:
    """The outermost calls that begin before or at `last`, read from as little of the text as they need.

    What follows the last of them never matters. So a beginning of the text is read, where a line begins with
    closing braces; should anything be open there, the whole is read after all.
    """
    cut = _LINE_OF_BRACES.search(text, last)
    beginning = None if cut is None else masked_where_usual(text[: cut.end()], extension_tags)
    if beginning is not None:
        calls, left = _read(Source(text, extension_tags, beginning), last)
        if not left:
            return calls
    return _read(Source(text, extension_tags), last)[0]


def comments(text: str, extension_tags: Collection[str] = DEFAULT_EXTENSION_TAGS) -> Sequence[Span]:
    """The comments as MediaWiki sees them: none inside `<nowiki>`; an unclosed one runs to the end."""
    return mask(text, extension_tags).comments


def enclosures(
    text: str, extension_tags: Collection[str] = DEFAULT_EXTENSION_TAGS
) -> Sequence[Enclosure]:
    """The outermost links, template arguments and language conversions, those inside transclusions included.

    Args:
        text: Wikitext of a page.
        extension_tags: Names of the wiki's extension tags, lower case, without `<` and `>`.
    """
    outermost: list[Enclosure] = []
    for enclosure in sorted(closed_enclosures(Source(text, extension_tags)), key=lambda each: (each.start, -each.end)):
        if not outermost or enclosure.start >= outermost[-1].end:
            outermost.append(enclosure)
    return tuple(outermost)


def closed_enclosures(source: Source) -> list[Enclosure]:
    """All links, template arguments and language conversions of a text, in the order in which they are closed."""
    closed: list[Enclosure] = []
    position = 0
    while opener := _OPENER.search(source.masked, position):
        position, _ = _read_from(source, opener.start(), [], closed)
    return closed


# --- the stack machine ---------------------------------------------------------------------------

_OPEN: Final = r"\{\{+|\[\[+|-\{+"
_OPENER: Final = re.compile(_OPEN)
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


def _read(source: Source, last: int) -> tuple[Sequence[Transclusion], int]:
    """The outermost calls that begin before or at `last`, and how many openers stay open.

    Outside all braces nothing but braces moves a call: links, headings and `-{` are not looked at there.
    """
    text = source.masked
    done: list[Transclusion] = []
    left = 0
    position = 0
    while position < len(text):
        for call in CALL.finditer(text, position):
            if call.start() > last:
                return tuple(done), left
            if call.lastindex != SIMPLE:
                position, left = _read_from(source, call.start(), done)
                break
            done.append(simple_call(source, call))
        else:
            break
    return tuple(done), left


def _read_from(
    source: Source, position: int, done: list[Transclusion], closed: list[Enclosure] | None = None
) -> tuple[int, int]:
    """Read from an opener until nothing is open any more; returns where that is, and how many stay open.

    Calls are added to `done`, and what else is closed to `closed`, where somebody wants to know.
    """
    text = source.masked
    stack: list[_Frame] = []
    tokens = _CALL
    while token := tokens.search(text, position):
        if closed is not None and token[0][0] in "}]":
            _note_enclosure(stack[-1], token, closed)
        position = _step(source, stack, done, token)
        if not stack:
            return position, 0
        tokens = stack[-1].tokens
    return len(text), len(stack)


def _step(source: Source, stack: list[_Frame], done: list[Transclusion], token: re.Match[str]) -> int:
    """What one token does to the stack; returns where to read on."""
    mark = token[0]
    end = token.end()
    match mark[0]:
        case "{" if stack and (call := CALL.match(token.string, token.start())) and call.lastindex == SIMPLE:
            done.append(simple_call(source, call))
            return call.end()
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


def _note_enclosure(top: _Frame, token: re.Match[str], closed: list[Enclosure]) -> None:
    """Write down what a token closes, a transclusion apart."""
    if top.kind == "[":
        closed.append(Enclosure("[[…]]", top.opened, token.end()))
    elif top.kind == "-":
        closed.append(Enclosure("-{…}-", top.opened, token.end()))
    elif min(len(token[0]), top.count) == 3:  # noqa: PLR2004
        closed.append(Enclosure("{{{…}}}", top.opened, token.end()))


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


def _close_braces(
    source: Source, stack: list[_Frame], done: list[Transclusion], token: re.Match[str]
) -> int:
    """Match as many braces as both sides have, three at most; what is left of the opener stays open."""
    top = stack[-1]
    matched = min(len(token[0]), top.count)
    end = token.start() + matched
    if matched == 2:  # noqa: PLR2004
        inside = tuple(done[top.first :])
        done[top.first :] = [Transclusion(source, (top.opened - 2, end), None, top.parts, inside)]
    top.count -= matched
    top.opened -= matched
    top.parts = []
    if top.count == 1 and top.dash:
        top.kind = "-"
    elif top.count < 2:  # noqa: PLR2004
        stack.pop()
    return end
