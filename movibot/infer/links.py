"""Which words of a draft are pages of the wiki: asked once, for all drafts together."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Final

from movibot.infer.draft import Draft
from movibot.infer.parameters import ParameterDraft
from movibot.infer.values import ENOUGH

_FEWEST: Final = 8
"""Different words, all of them pages, that are no chance."""


def titles_of(drafts: Iterable[Draft]) -> list[str]:
    """All titles to ask for."""
    return list(dict.fromkeys(title for draft in drafts for each in draft.parameters for title in each.titles))


def with_known_pages(draft: Draft, known: Collection[str]) -> Draft:
    """The draft, once it is known which titles are pages.

    Links of which many lead nowhere are words, so that a check reports no page that everybody knows to be missing;
    words that all are pages are pages, the name of the record apart.

    Args:
        draft: The draft.
        known: Those of its titles that are pages.
    """
    return replace(draft, parameters=tuple(_settled(each, draft, known) for each in draft.parameters))


def _settled(each: ParameterDraft, draft: Draft, known: Collection[str]) -> ParameterDraft:
    if not each.titles:
        return each
    there = sum(title in known for title in each.titles)
    share = there / len(each.titles)
    if each.guess.value_type == "page" and share < ENOUGH:
        guess = replace(each.guess, items="line") if each.guess.type == "list" else replace(each.guess, type="line")
        return replace(each, guess=guess, red_links=len(each.titles) - there)
    if each.guess.type == "line" and share == 1.0 and there >= _FEWEST and each.name != draft.name:
        return replace(each, guess=replace(each.guess, type="page"))
    return each
