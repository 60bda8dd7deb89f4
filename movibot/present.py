"""The wiki as it is at this moment, for a run that remembers: what it saves, the store learns of.

Nothing here is answered from the store. Whoever writes must know what stands there now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from movibot.model import Page, PageStamp, Saved, SaveResult
from movibot.savedform import as_saved
from movibot.store import Store
from movibot.wiki import Source


@dataclass(frozen=True, slots=True)
class Present:
    """`PagesNow` of a wiki, with a store beside it.

    Attributes:
        wiki: The wiki itself.
        store: What is known of it.
    """

    wiki: Source
    store: Store

    def stamps(self, titles: Iterable[str]) -> tuple[PageStamp, ...]:
        """What the wiki itself says."""
        return self.wiki.stamps(titles)

    def pages(self, titles: Iterable[str]) -> Iterator[Page]:
        """What the wiki itself says."""
        return self.wiki.pages(titles)

    def await_turn(self) -> None:
        """As the wiki itself."""
        self.wiki.await_turn()

    def least_seconds(self, saves: int) -> float:
        """What the wiki itself says."""
        return self.wiki.least_seconds(saves)

    def save(self, page: Page, text: str, summary: str) -> SaveResult:
        """Save; the store keeps the page as it then is, where nobody else had a part in it."""
        self.store.say("ending", None)
        self.store.drop([page.title])
        result = self.wiki.save(page, text, summary)
        if isinstance(result, Saved) and result.previous == page.revision and not self.wiki.is_local:
            saved = replace(page, text=as_saved(text), revision=result.revision)
            self.store.keep_pages([saved], is_told=not result.changed)
        if page.revision is None:
            self.store.forget_answers()
        return result
