"""What a template reads: the `{{{name|default}}}` of its text."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from movibot.wikitext.calls import Source
from movibot.wikitext.masking import DEFAULT_EXTENSION_TAGS, mask
from movibot.wikitext.preprocessor import Enclosure, closed_enclosures

LONGEST_NAME: Final = 200
"""Characters. A longer one is none that people write."""

_OPAQUE = "nowiki pre syntaxhighlight source math chem ce templatedata templatestyles timeline score graph html"
OPAQUE: Final = frozenset(_OPAQUE.split())
"""Extension tags in which MediaWiki fills in no arguments, and in which none is meant."""


class TemplateArgument(NamedTuple):
    """A `{{{name}}}` or `{{{name|default}}}`.

    Attributes:
        name: Trimmed, without comments.
        default: Raw wikitext; empty where none is given, and where it is long.
        has_default: A `|` stands in it.
        stand_in: The name of the argument which, alone, is the default: `{{{nom|{{{name}}}}}}`; else empty.
        before: What stands right before it, 30 characters at most.
        after: What stands right behind it, as many.
    """

    name: str
    default: str
    has_default: bool
    stand_in: str
    before: str
    after: str = ""


def template_arguments(
    text: str, extension_tags: Collection[str] = DEFAULT_EXTENSION_TAGS
) -> tuple[TemplateArgument, ...]:
    """The arguments that a text reads, in its order, nested ones and those in tags such as `<ref>` included.

    Args:
        text: What a call of the template shows; see `included_text`.
        extension_tags: Names of the wiki's extension tags, lower case.
    """
    found = list(_arguments(Source(text, extension_tags)))
    for span in mask(text, extension_tags).kept:
        opening = text.find(">", span.start, span.end) + 1
        name = text[span.start + 1 : opening].partition(">")[0].split(maxsplit=1)[0].strip("/").lower()
        if name not in OPAQUE and "{{{" in (inside := text[opening : span.end]):
            found += _arguments(Source(inside, OPAQUE))
    return tuple(found)


def _arguments(source: Source) -> Iterator[TemplateArgument]:
    every = sorted(each for each in closed_enclosures(source) if each.kind == "{{{…}}}")
    by_start = {each.start: each for each in every}
    for each in sorted(every, key=lambda each: each.start):
        if name := _name(source, each):
            bar = _bar(source, each)
            start = bar + 1
            has_default = bar < each.end - 3
            inner = _alone(source, by_start, start, each.end - 3) if has_default else None
            long = each.end - start > LONGEST_NAME
            yield TemplateArgument(
                name,
                source.text[start : each.end - 3].strip() if has_default and not long else "",
                has_default,
                _name(source, inner) if inner else "",
                source.text[max(each.start - 33, 0) : each.start - 3],
                source.text[each.end : each.end + 30],
            )


def _bar(source: Source, argument: Enclosure) -> int:
    """Offset of the first `|`, or of the end of what it encloses."""
    end = argument.end - 3
    bar = source.masked.find("|", argument.start, end)
    return end if bar < 0 else bar


def _name(source: Source, argument: Enclosure) -> str:
    """Its name; empty where that is made by the template, or too long."""
    bar = _bar(source, argument)
    if bar - argument.start > LONGEST_NAME or any(source.masked.find(c, argument.start, bar) >= 0 for c in "{}"):
        return ""
    return source.name(argument.start, bar)


def _alone(source: Source, by_start: dict[int, Enclosure], start: int, end: int) -> Enclosure | None:
    """The argument that is all there is between two offsets, blanks aside."""
    while start < end and source.masked[start].isspace():
        start += 1
    inner = by_start.get(start + 3)
    if inner is None or inner.end > end or source.masked[inner.end : min(end, inner.end + LONGEST_NAME)].strip():
        return None
    return inner
