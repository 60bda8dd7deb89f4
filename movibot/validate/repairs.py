"""A call that MediaWiki does not see -> small repairs that may make it seen, the likeliest first.

Nothing is proved here: each repair is a guess, which `unseen` tries on a copy and reads again. All offsets
count in the text that is given, whose first character is the first brace of the call.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Final

from movibot.wikitext.calls import BLANKS
from movibot.wikitext.masking import Mask, Span

MOST_OF_A_KIND: Final = 8
"""Repairs of one kind that are tried on one call. What needs more is told without its cause."""

_SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class Repair:
    """Replace the characters from `start` to `end` by `replacement`.

    Attributes:
        code: Of the problem that it mends.
        at: Offset of the fault.
        until: Offset after the fault.
        start: Offset of the first character replaced.
        end: Offset after the last one.
        replacement: What stands there afterwards.
        arguments: Of the problem.
        safe: It cannot change what the author meant.
    """

    code: str
    at: int
    until: int
    start: int
    end: int
    replacement: str
    arguments: Mapping[str, object] = field(default_factory=dict)
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Broken:
    """A call that is not seen, and what follows it.

    Attributes:
        text: From its first brace on.
        mask: Of this text.
        name: The name of the template, as written.
        name_end: Offset after the name.
    """

    text: str
    mask: Mask
    name: str
    name_end: int


def repairs(broken: Broken) -> Iterator[Repair]:
    """What may be wrong, the likeliest first, a bounded number."""
    for kind in _KINDS:
        yield from islice(kind(broken), MOST_OF_A_KIND)


# --- comments and tags that swallow the end ---------------------------------------------------------


def _comments(broken: Broken) -> Iterator[Repair]:
    for span in broken.mask.comments:
        if _swallows(broken.text, span, "-->"):
            yield from close_comment(broken.text, span)


def _tags(broken: Broken) -> Iterator[Repair]:
    comments = set(broken.mask.comments)
    hidden = (span for span in broken.mask.removed if span not in comments)
    for span in (*broken.mask.kept, *hidden):
        if _swallows(broken.text, span, ">"):
            yield from close_tag(broken.text, span)


def _swallows(text: str, span: Span, end: str) -> bool:
    """The end of the call may stand in there; or nothing closes it."""
    return text.find("}}", span.start, span.end) >= 0 or not text.endswith(end, span.start, span.end)


_ALMOST_CLOSED: Final = re.compile(r"--?[ \t]+>|(?<!-)->|(?<![—–])[—–]++>|--(?=[ \t]*$)", re.MULTILINE)


def close_comment(text: str, span: Span) -> Iterator[Repair]:
    """Ways to end a comment on the line where it begins."""
    fault = ("unclosed-comment", span.start, min(span.start + 4, span.end))
    line_end = _line_end(text, span.start, span.end)
    almost = _ALMOST_CLOSED.search(text, span.start + 4, line_end)
    if almost:
        yield Repair(*fault, *almost.span(), "-->")
    for place in _ends(text, span.start + 4, line_end):
        yield Repair(*fault, place, place, " -->")


_TAG: Final = re.compile(r"<(\w+)")


def close_tag(text: str, span: Span) -> Iterator[Repair]:
    """Ways to end an extension tag on the line where it begins."""
    opening = _TAG.match(text, span.start)
    if opening is None:
        return
    name = opening[1]
    arguments = {"tag": name.lower()}
    bracket = text.find(">", span.start, span.end)
    line_end = _line_end(text, span.start, span.end)
    if bracket < 0 or bracket > line_end or "}}" in text[span.start : bracket]:
        for place in _ends(text, opening.end(), line_end):
            yield Repair("unclosed-tag", span.start, opening.end(), place, place, "/>", arguments)
        return
    fault = ("unclosed-tag", span.start, bracket + 1)
    again = re.compile(rf"<{name}[ \t]*>", re.IGNORECASE).search(text, bracket + 1, line_end)
    if again:
        yield Repair(*fault, *again.span(), f"</{name}>", arguments)
    for place in _ends(text, bracket + 1, line_end):
        yield Repair(*fault, place, place, f"</{name}>", arguments)


def _ends(text: str, start: int, line_end: int) -> Iterator[int]:
    """Where something that begins in a value may end: with the line, before the next `|`, before the braces."""
    for found in (line_end, text.find("|", start, line_end), text.find("}}", start, line_end)):
        if found >= start:
            yield _stripped(text, start, found)


def _line_end(text: str, start: int, limit: int) -> int:
    found = text.find("\n", start, limit)
    return limit if found < 0 else found


def _stripped(text: str, start: int, end: int) -> int:
    """The end without the blanks before it."""
    while end > start and text[end - 1] in BLANKS:
        end -= 1
    return end


# --- links -------------------------------------------------------------------------------------------

_OPEN_LINK: Final = re.compile(r"\[\[(?!\[)((?:[^\[\]{}\n]|\{\{[^{}\n]*+\}\})*+)(\]?+)(?![\]{])")
_NEXT_PARAMETER: Final = re.compile(r"\|[^|=\[\]]*=")
_BEHIND_A_VALUE: Final = re.compile(r"[ \t]*(?:\||\n|\}\})")


def _links(broken: Broken) -> Iterator[Repair]:
    """First those where one bracket is there: nothing is plainer."""
    found = list(islice(_OPEN_LINK.finditer(broken.mask.text), MOST_OF_A_KIND))
    yield from (_half_closed(broken, link) for link in found if link[2])
    yield from (_not_closed(broken, link) for link in found if not link[2])


def _all_links(broken: Broken) -> Iterator[Repair]:
    """Several links that are not closed, all at once; the fault is told at the first."""
    found = sorted(_links(broken), key=lambda repair: repair.start)
    if len(found) > 1:
        pieces, done = [], found[0].start
        for repair in found:
            pieces += [broken.text[done : repair.start], repair.replacement]
            done = repair.end
        yield replace(found[0], end=done, replacement="".join(pieces), safe=False)


def _half_closed(broken: Broken, link: re.Match[str]) -> Repair:
    arguments = {"link": _shown(broken.text[link.start() + 2 : link.start(2)]), "missing": "]"}
    plain = bool(_BEHIND_A_VALUE.match(broken.text, link.end())) and "|" not in link[1]
    return Repair("unclosed-link", *link.span(), link.end(), link.end(), "]", arguments, safe=plain)


def _not_closed(broken: Broken, link: re.Match[str]) -> Repair:
    text = broken.text
    parameter = _NEXT_PARAMETER.search(text, link.start() + 2, link.end())
    end = _stripped(text, link.start() + 2, parameter.start() if parameter else link.end())
    arguments = {"link": _shown(text[link.start() + 2 : end]), "missing": "]]"}
    return Repair("unclosed-link", link.start(), end, end, end, "]]", arguments)


def _shown(text: str) -> str:
    return text[:_SHOWN].strip()


# --- headings ----------------------------------------------------------------------------------------

_HEADING: Final = re.compile(r"\n=[^\n]*+")


def _headings(broken: Broken) -> Iterator[Repair]:
    """Braces on a line that begins with `=` close nothing; on the next line they do."""
    for line in _HEADING.finditer(broken.mask.text):
        start, end = line.start() + 1, line.end()
        shown = {"heading": _shown(broken.text[start:end])}
        for braces in {broken.mask.text.rfind("}}", start, end), broken.mask.text.find("}}", start, end)} - {-1}:
            yield Repair("heading-in-template", start, end, braces, braces, "\n", shown)


# --- braces ------------------------------------------------------------------------------------------

_INNER: Final = re.compile(r"(?<!\n)\{\{+([^{}|\n]*)")
_INNER_CALLS: Final = 200
_SINGLE: Final = re.compile(r"(?<![}|])\}(?!\})")
_SINGLE_ON_A_LINE: Final = re.compile(r"\n[ \t]*\}(?!\})")


def _inner_calls(broken: Broken) -> Iterator[Repair]:
    """Calls in a value, with more braces opened than closed on their line."""
    masked = broken.mask.text
    for inner in islice(_INNER.finditer(masked, broken.name_end), _INNER_CALLS):
        start = inner.start()
        end = _line_end(masked, start, len(masked))
        if masked.count("{{", start, end) > masked.count("}}", start, end):
            arguments = {"template": _shown(inner[1])}
            yield _closing(broken, (start, inner.end()), _SINGLE.search(masked, start, end), end, arguments)


def _closing(
    broken: Broken, fault: tuple[int, int], single: re.Match[str] | None, end: int, arguments: Mapping[str, object]
) -> Repair:
    """Write the missing brace beside a single one, or two at the end."""
    if single:
        told = {**arguments, "missing": "}"}
        return Repair("unclosed-template", single.end() - 1, single.end(), single.end(), single.end(), "}", told)
    place = _stripped(broken.text, fault[1], end)
    return Repair("unclosed-template", *fault, place, place, "}}", {**arguments, "missing": "}}"})


def _single_brace(broken: Broken) -> Iterator[Repair]:
    arguments = {"template": broken.name}
    for pattern in (_SINGLE_ON_A_LINE, _SINGLE):
        for single in pattern.finditer(broken.mask.text, broken.name_end):
            yield _closing(broken, (0, broken.name_end), single, 0, arguments)


_PARAMETER_LINE: Final = re.compile(r"\n[ \t]*\|(?![-}+])[^\n]*+")
_NEXT_BLOCK: Final = re.compile(r"\n(?:=|\{\||[ \t]*\{\{|[ \t]*\n(?![ \t]*\|))")


def _no_braces(broken: Broken) -> Iterator[Repair]:
    """The call ends nowhere: where its last parameter ends, or its line, or the text."""
    masked = broken.mask.text
    arguments = {"template": broken.name, "missing": "}}"}
    fault = ("unclosed-template", 0, broken.name_end)
    block = _NEXT_BLOCK.search(masked, broken.name_end)
    stop = block.start() if block else len(masked)
    ends = [line.end() for line in _PARAMETER_LINE.finditer(masked, broken.name_end, stop)]
    if ends:
        place = _stripped(broken.text, broken.name_end, ends[-1])
        yield Repair(*fault, place, place, "\n}}", arguments)
    for end in (_line_end(masked, broken.name_end, stop), stop, len(masked)):
        place = _stripped(broken.text, broken.name_end, end)
        yield Repair(*fault, place, place, "}}", arguments)


_NAME_GOES_ON: Final = re.compile(r"[ \t]*\n[ \t]*(?=[^|}\s])")


def _pipe(broken: Broken) -> Iterator[Repair]:
    """A name that goes on in the next line: a `|` is missing."""
    if _NAME_GOES_ON.match(broken.mask.text, broken.name_end):
        arguments = {"template": broken.name}
        yield Repair("missing-pipe", 0, broken.name_end, broken.name_end, broken.name_end, "|", arguments)


_KINDS: Final[tuple[Callable[[Broken], Iterator[Repair]], ...]] = (
    *(_pipe, _comments, _tags, _links, _headings, _inner_calls, _single_brace, _no_braces, _all_links),
)
