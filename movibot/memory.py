"""What was found out at earlier runs, each under a key of all that it was found out from.

A page that has not changed is not read again, and a run on a wiki that has not changed ends as the last one did: as
long as the schemas, the definitions, the configuration, the day and movibot itself are the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Final

from movibot import harvest, model
from movibot.harvest import NOTHING, Found
from movibot.model import Page, PageStamp, Report, Revision, WikiFacts
from movibot.packed import Unreadable, pack, unpack
from movibot.schema import values
from movibot.store import Store

_AT_ONCE: Final = 500
_ENDING: Final = "ending"
"""`Store` drops what is kept under this word as soon as anything changes."""
_COUNTS: Final = "counts"
"""`Store.forget` knows this word: what is kept under it is no cache."""


@dataclass(slots=True)
class Memory:
    """Remembers what was found on pages, and how the last run ended.

    Attributes:
        store: Where it is kept.
        key: What all is found out from beside the wiki: files, configuration, day, program.
    """

    store: Store
    key: str
    _new: list[tuple[str, Revision, bytes]] = field(default_factory=list)

    # --- pages -------------------------------------------------------------------------------------

    def recall(self, stamps: Iterable[PageStamp], facts: WikiFacts) -> Iterator[tuple[str, Found]]:
        """Title and what was found there, of those pages that have been read as they are now."""
        for title, value in self.store.readings(stamps, self._of(facts)):
            try:
                yield title, unpack(value, (model, harvest, values)) if value else NOTHING
            except Unreadable:
                continue

    def keep(self, page: Page, found: Found, facts: WikiFacts) -> None:
        """Remember what was found on a page; written from time to time, and by `flush`."""
        if page.revision is not None:
            self._new.append((page.title, page.revision, b"" if found == NOTHING else pack(found)))
        if len(self._new) >= _AT_ONCE:
            self.flush(facts)

    def flush(self, facts: WikiFacts) -> None:
        """Write what was kept."""
        self.store.keep_readings(self._new, self._of(facts))
        self._new.clear()

    def keep_only(self, titles: Collection[str]) -> None:
        """Forget the pages that can hold no record any more."""
        self.store.keep_only(titles)

    def drop_unasked(self) -> None:
        """Forget the pages that no run has asked for since all were distrusted, which may be gone from the wiki."""
        self.store.drop_unverified()

    # --- runs --------------------------------------------------------------------------------------

    def last_ending(self, facts: WikiFacts) -> Report | None:
        """How the last run ended, if nothing has changed since and nothing was left to do."""
        kept = self.store.said(_ENDING)
        try:
            key, report = unpack(kept, (model,)) if isinstance(kept, bytes) else ("", None)
        except Unreadable:
            return None
        return report if key == self._of(facts) and isinstance(report, Report) else None

    def keep_ending(self, report: Report, facts: WikiFacts) -> None:
        """Remember how a run ended that left nothing to do."""
        self.store.say(_ENDING, pack((self._of(facts), report)))

    def counts(self) -> Mapping[str, int]:
        """Schema -> how many records there were at the last run that came to its end; empty where nobody knows."""
        kept = self.store.said(_COUNTS)
        try:
            told = json.loads(kept) if isinstance(kept, str) else None
        except (ValueError, RecursionError):
            return {}
        return {key: n for key, n in told.items() if isinstance(n, int)} if isinstance(told, dict) else {}

    def keep_counts(self, counts: Mapping[str, int]) -> None:
        """Remember how many records there are, whatever else is forgotten."""
        if counts != self.counts():
            self.store.say(_COUNTS, json.dumps(counts, sort_keys=True))

    def _of(self, facts: WikiFacts) -> str:
        return hashlib.sha256(f"{self.key} {_told(facts)}".encode()).hexdigest()


def _told(facts: WikiFacts) -> str:
    """The facts as the same text at every run: a set has no order."""
    said: Mapping[str, object] = asdict(facts)
    return json.dumps(said, sort_keys=True, default=lambda value: sorted(value, key=str))
