"""The calls by which people define an index on a page, each with its end call.

`{{Index movibot|fiches=outil numérique}}` ... `{{Fin index movibot}}`, each alone on its line, in the page's own
text: not in a template, a link or a heading. What stands between them is looked at in `indexes.py`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from movibot.model import Refusal, WikiFacts
from movibot.titles import template_title
from movibot.wikitext.calls import Transclusion
from movibot.wikitext.lines import line_and_column
from movibot.wikitext.markers import find_regions
from movibot.wikitext.preprocessor import Found, transclusions, transclusions_named
from movibot.wikitext.surroundings import Surroundings

INDEX: Final = "Index movibot"
END: Final = "Fin index movibot"

INDEX_TEMPLATES: Final = (INDEX, END)
"""Names to ask `Wiki.facts` for, so that redirects to them count too."""

MOST_INDEXES: Final = 20
"""On one page. What follows is not looked at, and told."""

Arguments = tuple[tuple[str, str], ...]
"""Names and raw values in the order they are written."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call of one of the two templates.

    Attributes:
        begins: It is an index call, no end call.
        start: Offset of its first brace.
        end: Offset after its last brace.
        line: Where it stands, for a person.
        arguments: What it asks for.
        places: Offsets of the values of these arguments.
        refusal: Why it cannot be used where it stands, or None.
        is_nested: It stands in another template.
    """

    begins: bool
    start: int
    end: int
    line: int
    arguments: Arguments = ()
    places: tuple[int, ...] = ()
    refusal: Refusal | None = None
    is_nested: bool = False


class Pair(NamedTuple):
    """An index call and its end call.

    Attributes:
        call: The index call.
        stop: Offset of the end call; the end of the index call where it has none.
        refusal: Why the two cannot be used, or None.
    """

    call: Call
    stop: int
    refusal: Refusal | None


def find_calls(text: str, facts: WikiFacts) -> Sequence[Call]:
    """The calls of the two templates in a page's own text, in order; the one after `MOST_INDEXES` indexes is the last.

    What stands in a region of movibot's, in `<nowiki>`, in a comment or in any other place that MediaWiki does not
    look into is none.

    Args:
        text: The text of the page.
        facts: The wiki's namespaces, template redirects and extension tags.
    """
    found = transclusions_named(text, _key_of(facts), facts.extension_tags)
    return tuple(_calls(text, facts, found)) if found else ()


def pair_calls(calls: Sequence[Call]) -> tuple[Sequence[Pair], Sequence[Refusal]]:
    """Each index call with its end call, in order; and why there are end calls that end nothing."""
    pairs: list[Pair] = []
    strays: list[Refusal] = []
    waiting: list[Call] = []
    for call in calls:
        if call.is_nested:
            pairs.append(Pair(call, call.end, call.refusal))
        elif call.begins:
            waiting.append(call)
        elif waiting:
            pairs += _closed(waiting, call)
            waiting = []
        else:
            strays.append(call.refusal or Refusal("index-end-alone", {"line": call.line}))
    pairs += (_unclosed(call) for call in waiting)
    return sorted(pairs, key=lambda pair: pair.call.start), strays


def _closed(waiting: Sequence[Call], end: Call) -> Iterator[Pair]:
    """The only index call before an end call, or several of which nobody knows which one it ends."""
    if len(waiting) == 1:
        yield Pair(waiting[0], end.start, waiting[0].refusal or end.refusal)
        return
    lines = [call.line for call in waiting]
    for call in waiting:
        yield Pair(call, call.end, call.refusal or Refusal("index-nested", {"line": call.line, "lines": lines}))


def _unclosed(call: Call) -> Pair:
    return Pair(call, call.end, call.refusal or Refusal("index-without-end", {"line": call.line}))


# --- finding -----------------------------------------------------------------------------------------------


def _key_of(facts: WikiFacts) -> Callable[[str], str | None]:
    """Which of the two templates a name means on this wiki, redirects followed. Remembers its answers."""
    keys = {template_title(name, facts): name for name in INDEX_TEMPLATES}

    @cache
    def find(name: str) -> str | None:
        title = template_title(name, facts)
        return None if title is None else keys.get(title)

    return find


def _calls(text: str, facts: WikiFacts, found: Sequence[Found]) -> Iterator[Call]:
    tags = facts.extension_tags
    ours = [(region.start, region.end) for region in find_regions(text, tags)]
    outermost = {(call.start, call.end) for call in transclusions(text, tags)}
    around = Surroundings(text, tags)
    indexes = 0
    for key, call, _ in found:
        is_nested = (call.start, call.end) not in outermost
        if _is_inside(call.start, ours) or (is_nested and key == END):
            continue
        indexes += key == INDEX
        if indexes > MOST_INDEXES:
            yield _one_too_many(text, call)
            return
        yield _call(text, key, call, is_nested, around)


def _one_too_many(text: str, call: Transclusion) -> Call:
    line, _ = line_and_column(text, call.start)
    refusal = Refusal("index-too-many", {"line": line, "limit": MOST_INDEXES})
    return Call(True, call.start, call.end, line, refusal=refusal)


def _call(text: str, key: str, call: Transclusion, is_nested: bool, around: Surroundings) -> Call:
    line, _ = line_and_column(text, call.start)
    return Call(
        begins=key == INDEX,
        start=call.start,
        end=call.end,
        line=line,
        arguments=tuple((parameter.name, parameter.value) for parameter in call.parameters),
        places=tuple(parameter.start for parameter in call.parameters),
        refusal=_hindrance(key, call, line, is_nested, around),
        is_nested=is_nested,
    )


def _hindrance(key: str, call: Transclusion, line: int, is_nested: bool, around: Surroundings) -> Refusal | None:
    told: dict[str, object] = {"line": line, "name": key}
    if is_nested:
        return Refusal("index-in-template", {**told, "template": around.template(call.start)})
    holder = around.holder(call.start)
    is_alone = around.begins_line(call.start) if key == INDEX else around.ends_line(call.end)
    return None if is_alone and not holder else Refusal("index-not-alone", {**told, "found": holder})


def _is_inside(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    before = bisect_right(spans, offset, key=lambda span: span[0])
    return before > 0 and offset < spans[before - 1][1]
