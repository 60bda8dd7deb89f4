"""The stop page: whoever writes on it stops the bot, whatever they write.

The pages of MediaWiki's bots do so by custom; see https://www.mediawiki.org/wiki/Manual:Bots.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from movibot.errors import StopAsked
from movibot.model import WikiFacts
from movibot.titles import normal_title
from movibot.wiki import PagesNow

STOP_ASKED: Final = "stop-asked"
"""The code of what ends a run there."""
SAVES_BETWEEN: Final = 10
"""So many saves are made before the stop page is read again."""
SECONDS_BETWEEN: Final = 30.0
"""So much time passes before the stop page is read again."""
_USERS: Final = 2
_SHOWN: Final = 200


def title_of_stop(wished: str, user: str, facts: WikiFacts) -> str:
    """The title of the stop page.

    Args:
        wished: What the configuration says, or empty.
        user: The bot's account, or empty.
        facts: Of the wiki.

    Returns:
        The wished title, else the sub-page `Stop` of the bot's own user page; empty where there is no account.
    """
    names = [namespace.name for namespace in facts.namespaces if namespace.number == _USERS]
    title = wished or (f"{names[0]}:{user}/Stop" if user and names else "")
    found = normal_title(title, facts) if title else None
    return found.full if found else ""


def heed_stop_page(wiki: PagesNow, title: str) -> None:
    """Return if nobody wrote on the stop page. Its text is read only where there is such a page.

    Args:
        wiki: Where the page is.
        title: The page; empty for none.

    Raises:
        StopAsked: There is text on it.
        WikiError: The wiki cannot be used.
    """
    if title and wiki.stamps([title]) and (text := next(iter(wiki.pages([title]))).text.strip()):
        raise StopAsked(STOP_ASKED, title=title, text=text.splitlines()[0][:_SHOWN])


@dataclass(slots=True)
class StopWatch:
    """Reads the stop page when it is told to, before the first save, and now and then between two saves.

    A save is made only within `SECONDS_BETWEEN` and `SAVES_BETWEEN` of the last look: one that was taken when the
    run opened serves a short run for its saves, too.

    Attributes:
        wiki: Where the page is.
        title: The page; empty for none.
        monotonic: Seconds of a clock that only goes forward.
    """

    wiki: PagesNow
    title: str
    monotonic: Callable[[], float] = time.monotonic
    _saves: int = 0
    _read_at: float | None = None

    def look(self) -> None:
        """Return if nobody wrote on the stop page.

        Raises:
            StopAsked: There is text on it.
            WikiError: The wiki cannot be used.
        """
        asked_at = self.monotonic()  # what somebody writes while the answer is under way is not in it
        heed_stop_page(self.wiki, self.title)
        self._saves, self._read_at = 0, asked_at

    def before_save(self) -> None:
        """Return if the save may be made.

        Raises:
            StopAsked: There is text on the stop page.
            WikiError: The wiki cannot be used.
        """
        if self.title and self._is_due():
            self.look()
        self._saves += 1

    def _is_due(self) -> bool:
        if self._read_at is None or self._saves >= SAVES_BETWEEN:
            return True
        return self.monotonic() - self._read_at >= SECONDS_BETWEEN
