"""Pages -> the uses of some templates on them, with their values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from movibot.model import Page, WikiFacts
from movibot.schema import Parameter
from movibot.schema.gaps import is_gap
from movibot.titles import template_title
from movibot.wikitext import Transclusion, transclusions
from movibot.wikitext.values import is_blank

LONGEST: Final = 5_000
"""Characters of a value that are looked at; so many are cleaned of their markup by pattern alone, which is quick."""

MOST_ON_PAGE: Final = 500
"""Calls on one page; further ones say nothing new, and may stand in one another by the thousand."""

ANY: Final = Parameter("")
"""A parameter of which nothing is known."""

KeyOf = Callable[[str], str | None]
"""Name of a template as it is written -> the template that is meant, where it is one of those wanted."""


@dataclass(frozen=True, slots=True)
class Use:
    """One call of a template.

    Attributes:
        template: Which.
        title: Of the page.
        namespace: Of the page.
        names: All names it gives, in its order, empty ones too; the last of repeated ones counts.
        values: Name -> its value as wikitext, for those that say something.
        calls: Name -> the template whose calls are all there is in its value, one that is wanted or another.
        is_block: It stands on several lines.
    """

    template: str
    title: str
    namespace: int
    names: tuple[str, ...]
    values: Mapping[str, str]
    calls: Mapping[str, str]
    is_block: bool


def key_finder(templates: Mapping[str, str], facts: WikiFacts) -> KeyOf:
    """Which of the templates a name means on this wiki, redirects included. Remembers its answers.

    Args:
        templates: Full title -> key.
        facts: Of the wiki.
    """
    known: dict[str, str | None] = {}

    def find(name: str) -> str | None:
        if name not in known:
            title = template_title(name, facts)
            known[name] = templates.get(title) if title is not None else None
        return known[name]

    return find


def uses_on(page: Page, key_of: KeyOf, facts: WikiFacts) -> Iterator[Use]:
    """The calls of wanted templates on a page, at any depth.

    Args:
        page: The page; a redirect has none.
        key_of: Which template a name means.
        facts: Of the wiki.
    """
    waiting = [] if page.is_redirect else list(reversed(transclusions(page.text, facts.extension_tags)))
    count = 0
    while waiting and count < MOST_ON_PAGE:
        call = waiting.pop()
        waiting += reversed(call.nested())
        key = key_of(call.name) if call.has_plain_name and not call.is_function else None
        if key is not None:
            count += 1
            yield _use(page, key, call, facts)


def _use(page: Page, key: str, call: Transclusion, facts: WikiFacts) -> Use:
    text = page.text  # of a long value only the beginning is copied: calls may stand in calls by the thousand
    written = {each.name: text[each.start : min(each.end, each.start + LONGEST)].strip() for each in call.parameters}
    values = {name: value for name, value in written.items() if not is_blank(value) and not is_gap(ANY, value)}
    calls = {name: inner for name, value in values.items() if (inner := _only_calls(value, facts))}
    return Use(
        key, page.title, page.namespace, tuple(written), values, calls, text.find("\n", call.start, call.end) >= 0
    )


def _only_calls(value: str, facts: WikiFacts) -> str:
    """The title of the template of which a value holds calls and nothing else; empty where it is another value."""
    if not value.startswith("{{") or len(value) >= LONGEST:
        return ""
    end, titles = 0, set()
    for call in transclusions(value, facts.extension_tags):
        if value[end : call.start].strip(" \t\n,;*•") or call.is_function or not call.has_plain_name:
            return ""
        end = call.end
        titles.add(template_title(call.name, facts) or "")
    return titles.pop() if len(titles) == 1 and not value[end:].strip(" \t\n,;") else ""
