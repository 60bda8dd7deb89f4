"""What was found on pages: on one of them, and on all of them together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from movibot.model import Entry, Page, Problem, WikiFacts


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands on a page beside its records.

    Attributes:
        regions: The names of the regions that it carries.
        own_links: Where its text leads outside of them; empty where it carries none.
        extract: Its beginning as plain text; empty where nobody asked for it.
    """

    regions: tuple[str, ...] = ()
    own_links: frozenset[str] = frozenset()
    extract: str = ""


Look = Callable[[Page], Beside]
"""A page with records -> what else stands on it."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found on one page.

    Attributes:
        entries: The records, understood.
        wrong: What is wrong there.
        unsure: References that may lead nowhere.
        beside: What else stands there; None where there is no record, or nobody asked.
    """

    entries: tuple[Entry, ...] = ()
    wrong: tuple[Problem, ...] = ()
    unsure: tuple[Problem, ...] = ()
    beside: Beside | None = None


NOTHING = Found()


@dataclass(frozen=True, slots=True)
class Harvest:
    """What was read from a wiki.

    Attributes:
        facts: Of the wiki.
        entries: The records, understood.
        problems: What is wrong with them.
        pages: Title -> page, for those on which something is wrong; empty where nobody asked for them.
        beside: Title -> what else stands on the page, for pages with records; empty where nobody asked for it.
    """

    facts: WikiFacts
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    pages: Mapping[str, Page] = field(default_factory=dict)
    beside: Mapping[str, Beside] = field(default_factory=dict)

    @property
    def records(self) -> Mapping[str, int]:
        """Schema -> how many records."""
        return dict(sorted(Counter(entry.record.schema for entry in self.entries).items()))
