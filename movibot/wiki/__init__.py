"""The wiki, as every stage sees it. Two kinds: `mediawiki.py` and `folder.py`, a folder of files."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from movibot.model import Changes, Page, SaveResult, WikiFacts


@dataclass(frozen=True, slots=True)
class Traffic:
    """Requests sent to a wiki so far.

    Attributes:
        reads: Requests that read, login included.
        writes: Requests that write.
    """

    reads: int = 0
    writes: int = 0


class Wiki(Protocol):
    """What movibot asks of a wiki. No method but `save` changes anything."""

    @property
    def name(self) -> str:
        """Where it is, for messages: an address or a folder."""

    @property
    def traffic(self) -> Traffic:
        """Requests sent so far."""

    def facts(self, templates: Collection[str] = ()) -> WikiFacts:
        """Facts of the wiki, with the redirects to these templates (names without namespace).

        Raises:
            WikiError: The wiki cannot be used.
        """

    def changes_since(self, cursor: str | None, templates: Collection[str]) -> Changes:
        """Pages that may embed one of the templates (names without namespace) and changed since `cursor`.

        None as cursor asks for all of them. The list may hold more pages than asked for, never fewer.

        Raises:
            WikiError: The wiki cannot be used.
        """

    def pages(self, titles: Iterable[str]) -> Iterator[Page]:
        """Read pages in batches, each once, in no particular order; missing ones come without a revision.

        Raises:
            WikiError: The wiki cannot be used.
        """

    def existing(self, titles: Iterable[str]) -> frozenset[str]:
        """Those of the titles, as they were given, that are pages of the wiki.

        Raises:
            WikiError: The wiki cannot be used.
        """

    def check_writable(self) -> None:
        """Return if pages can be saved, so that a run that cannot write ends before it does any work.

        Raises:
            WikiError: `ReadOnly`, `PermissionMissing`, `LoginFailed`, or the wiki cannot be used.
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
