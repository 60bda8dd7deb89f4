"""The wiki, as each who asks it sees it. Two kinds: `mediawiki.py` and `folder.py`, a folder of files.

Answers    what stages read; `movibot.mirror` answers the same from what it knows
PagesNow   pages at this moment, and how they are saved: whoever writes
History    former states, and who made them: whoever undoes
Tally      what was asked so far: the report
Source     the answers, and what changed since: the mirror
Wiki       all of it
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, Protocol

from movibot.model import (
    Changes,
    Member,
    OwnEdit,
    Page,
    PageEdit,
    PageFacts,
    PageStamp,
    PastRevision,
    Revision,
    SaveResult,
    WikiFacts,
)
from movibot.wiki.tally import Tally, Traffic, with_traffic

if TYPE_CHECKING:  # a check of files needs no network
    from movibot.wiki.inspecting import Inspector

__all__ = [
    "MOST_EDITS",
    "Answers",
    "History",
    "PagesNow",
    "Source",
    "Tally",
    "Traffic",
    "Wiki",
    "with_traffic",
]

MOST_EDITS: Final = 5_000
"""How many recent edits are looked at: one request by an account that may ask much, ten by others."""


class Answers(Protocol):
    """What stages read of a wiki. Who knows it from earlier runs need not ask."""

    def facts(self, templates: Collection[str] = ()) -> WikiFacts:
        """Facts of the wiki, with the redirects to these templates (names without namespace).

        Raises:
            WikiError: The wiki cannot be used.
        """

    def pages(self, titles: Iterable[str]) -> Iterator[Page]:
        """Read pages in batches, each once, in no particular order; missing ones come without a revision.

        Raises:
            WikiError: The wiki cannot be used.
        """

    def stamps_embedding(self, templates: Collection[str]) -> tuple[PageStamp, ...]:
        """Pages that may embed one of the templates (names without namespace); maybe more of them, never fewer.

        Raises:
            WikiError: The wiki cannot be used.
        """

    def embedding(self, template: str) -> tuple[str, ...]:
        """The titles of pages, of any namespace, that may use a template (name without namespace), sorted.

        There may be more pages among them, never fewer; a use by the name of a redirect is one.

        Raises:
            WikiError: The wiki cannot be used.
        """

    def existing(self, titles: Iterable[str]) -> frozenset[str]:
        """Those of the titles, as they were given, that are pages of the wiki.

        Raises:
            WikiError: The wiki cannot be used.
        """

    def members(self, category: str) -> tuple[Member, ...]:
        """The members of a category (name without namespace) in the order in which the wiki itself sorts them.

        Sub-categories come first, then pages, then files, as on the page of the category. Redirects that are
        in it are members too. A category that nobody has written about has members all the same; one without
        members, or whose name is no title, gives none.

        Raises:
            WikiError: The wiki cannot be used.
        """

    def page_facts(self, titles: Iterable[str], uncounted: Collection[str] = ()) -> Mapping[str, PageFacts]:
        """Categories and incoming links of pages, by title as given; of pages that do not exist, nothing.

        Args:
            titles: Titles of pages. A redirect is a page like another.
            uncounted: Titles of pages whose links do not count. What movibot generates belongs here: a list of
                isolated pages would end their isolation, and begin it anew at the next run.

        Raises:
            WikiError: The wiki cannot be used.
        """

    def recent_edits(self) -> tuple[PageEdit, ...]:
        """The latest edit of each page of content that people edited, bots aside, newest first.

        As far back as the wiki remembers (90 days where nobody changed that), and among the newest `MOST_EDITS`
        edits at most. Redirects are left out; what was moved is known by its former title.

        Raises:
            WikiError: The wiki cannot be used.
        """

    def last_changes(self, titles: Iterable[str], most: int | None = None) -> Mapping[str, datetime.datetime]:
        """When pages last changed, in UTC, by title as given; newest first. Of pages that do not exist, nothing.

        A save of what stands between movibot's markers does not count, as far as the wiki can tell.

        Args:
            titles: Titles of pages.
            most: Only so many of them, the newest; None for all.

        Raises:
            WikiError: The wiki cannot be used.
        """

    def titles_beginning(self, prefix: str) -> tuple[str, ...]:
        """The titles of existing pages that begin so, redirects aside, sorted. The namespace is part of the prefix.

        The prefix is brought to its normal form as titles are, but a blank at its end counts.

        Raises:
            WikiError: The wiki cannot be used.
        """


class PagesNow(Protocol):
    """The pages of a wiki as they are at this moment: what whoever writes needs."""

    def stamps(self, titles: Iterable[str]) -> tuple[PageStamp, ...]:
        """The revisions that pages have now; of pages that do not exist, nothing.

        Raises:
            WikiError: The wiki cannot be used.
        """

    def pages(self, titles: Iterable[str]) -> Iterator[Page]:
        """Read pages in batches, each once, in no particular order; missing ones come without a revision.

        Raises:
            WikiError: The wiki cannot be used.
        """

    def await_turn(self) -> None:
        """Wait until the wiki takes the next save, so that a save is not refused for coming too soon.

        `save` waits, too; here somebody may end the run, because no page is in hand yet.

        Raises:
            WikiError: The wiki cannot be used.
        """

    def least_seconds(self, saves: int) -> float:
        """How long so many saves take at least, as often as they may be made; 0 where that does not matter.

        Raises:
            WikiError: The wiki cannot be used.
        """

    def save(self, page: Page, text: str, summary: str) -> SaveResult:
        """Make `text` the text of the page if the page is still as it was read; never otherwise.

        A page without a revision is created, and only if it still does not exist.

        Args:
            page: The page as `pages` gave it, the base of the new text.
            text: What the page becomes.
            summary: What the history of the page will say.

        Raises:
            WikiError: The wiki cannot be used any more.
        """


class History(Protocol):
    """What pages were, and what the account made of them."""

    def revisions(self, revisions: Iterable[Revision], *, texts: bool = False) -> Iterator[PastRevision]:
        """States in which pages are, or were; in no particular order, without those that the wiki has no more.

        Args:
            revisions: Which.
            texts: Their texts are wanted too.

        Raises:
            UsageError: This kind of wiki keeps no former texts.
            WikiError: The wiki cannot be used.
        """

    def own_edits(self) -> Iterator[OwnEdit]:
        """What the account of this run saved, newest first, each part read when it is asked for.

        Raises:
            UsageError: This kind of wiki keeps no former texts.
            WikiError: The wiki cannot be used.
        """


class Source(Answers, PagesNow, Protocol):
    """A wiki of which what changed can be told apart from what did not."""

    @property
    def is_local(self) -> bool:
        """Its pages are files of this machine, so that a copy of them saves nothing."""

    def facts(self, templates: Collection[str] = (), since: str = "") -> WikiFacts:
        """Facts of the wiki, with the redirects to these templates (names without namespace).

        Args:
            templates: The templates.
            since: A cursor that `changes_since` will be asked about: one request may then answer both.

        Raises:
            WikiError: The wiki cannot be used.
        """

    def stamps_embedding(self, templates: Collection[str], *, revisions: bool = False) -> tuple[PageStamp, ...]:
        """Pages that may embed one of the templates (names without namespace); maybe more of them, never fewer.

        Args:
            templates: The templates.
            revisions: The latest ones and the digests of their texts are wanted, which a wiki looks up page by page.

        Raises:
            WikiError: The wiki cannot be used.
        """

    def changes_since(self, cursor: str) -> Changes:
        """Pages that changed since `cursor`; an empty one asks for nothing but a cursor.

        Raises:
            WikiError: The wiki cannot be used.
        """


class Wiki(Source, History, Tally, Protocol):
    """What movibot asks of a wiki. No method but `save` changes anything."""

    @property
    def name(self) -> str:
        """Where it is, for messages: an address or a folder."""

    def rendered(self, title: str, text: str) -> str:
        """The HTML that readers of a page with this text would see; nothing is saved.

        Args:
            title: The page, which need not exist.
            text: Its wikitext, signatures and the like included.

        Raises:
            WikiError: The wiki cannot be used, or cannot show pages.
        """

    @property
    def inspector(self) -> Inspector | None:
        """Who asks what only a look at everything needs; None where there is nothing to ask."""

    def parser_functions(self) -> frozenset[str]:
        """The names of the parser functions that wikitext has here, without `#`: `lc`, `if`, `switch`.

        Raises:
            WikiError: The wiki cannot be used.
        """

    def refresh(self, titles: Iterable[str]) -> None:
        """Let the wiki work out at once what pages show and say, as when what they include was edited.

        Changes no page. Where the wiki does not want to, it does so later by itself.

        Raises:
            WikiError: The wiki cannot be used.
        """

    def check_writable(self) -> None:
        """Return if pages can be saved, so that a run that cannot write ends before it does any work.

        Raises:
            WikiError: `ReadOnly`, `PermissionMissing`, `LoginFailed`, or the wiki cannot be used.
        """
