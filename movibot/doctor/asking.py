"""Whom the examination asks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from movibot.model import WikiFacts
from movibot.reading import Run
from movibot.wiki.about import AccountAbout, SiteAbout


class Inspecting(Protocol):
    """What is asked of a MediaWiki beyond what a run asks; see `wiki/inspecting.py`."""

    def about(self) -> tuple[SiteAbout, AccountAbout]:
        """The wiki and the account, in their own words."""

    def templatedata(self, titles: Iterable[str]) -> Mapping[str, Mapping[str, Any]]:
        """What the wiki's editors know of templates, by title."""

    def protection(self, titles: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """What an account needs, beyond the right to edit, to edit pages."""

    def moves(self, namespace: int) -> Mapping[str, str]:
        """The latest moves of pages that were in a namespace: where from, where to in the end."""

    def knows_tag(self, tag: str) -> bool:
        """Whether a change tag exists and is in use."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Whom to ask.

    Attributes:
        run: What a run works with.
        facts: Of the wiki.
        inspecting: Asks a MediaWiki, or None.
        extensions: The names of the wiki's extensions.
    """

    run: Run
    facts: WikiFacts
    inspecting: Inspecting | None
    extensions: Collection[str]
