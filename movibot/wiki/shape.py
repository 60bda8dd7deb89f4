"""Questions to the API and answers from it. What an answer holds is believed only where it has MediaWiki's form."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from movibot.errors import Unreachable

Question = dict[str, Any]
"""The parameters of a request: texts, numbers."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A JSON object of an answer, `formatversion=2`.

    A wiki that is broken, or is none, may send anything. Every method gives what its name says, or raises
    `Unreachable` with the code `wiki-not-an-api`; what is missing may have a default, what has another
    form never does.

    Attributes:
        given: The object as it was sent.
        url: Who sent it, for the message.
    """

    given: Mapping[str, Any]
    url: str

    def __contains__(self, key: str) -> bool:
        return key in self.given

    def states(self, key: str) -> bool:
        """Whether a flag is set; MediaWiki leaves out those that are not."""
        return bool(self.given.get(key))

    def text(self, key: str, default: str | None = None) -> str:
        """The text under a key."""
        found = self.given.get(key, default)
        return found if isinstance(found, str) else self._refuse()

    def number(self, key: str, default: int | None = None) -> int:
        """The whole number under a key."""
        found = self.given.get(key, default)
        return found if isinstance(found, int) and not isinstance(found, bool) else self._refuse()

    def moment(self, key: str) -> datetime.datetime:
        """The moment under a key, in UTC. Manual page "API:Data formats", "Timestamps"."""
        found = None
        with suppress(ValueError):
            found = datetime.datetime.strptime(self.text(key), "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=datetime.UTC)
        return self._refuse() if found is None else found

    def part(self, *keys: str) -> Answer:
        """The object at the end of these keys."""
        found: Any = self.given
        for key in keys:
            found = found.get(key) if isinstance(found, dict) else None
        return Answer(found, self.url) if isinstance(found, dict) else self._refuse()

    def part_if_any(self, key: str) -> Answer:
        """The object under a key, empty where there is none; PHP sends an empty list for an empty object."""
        return self.part(key) if self.given.get(key, []) != [] else Answer({}, self.url)

    def parts(self, key: str) -> list[Answer]:
        """The objects in the list under a key, which may be missing."""
        return [Answer(each, self.url) if isinstance(each, dict) else self._refuse() for each in self.list_of(key)]

    def texts(self, key: str) -> list[str]:
        """The texts in the list under a key, which may be missing."""
        return [each if isinstance(each, str) else self._refuse() for each in self.list_of(key)]

    def values(self) -> Iterator[Answer]:
        """The objects under all keys."""
        return (self.part(key) for key in self.given)

    def said(self, *keys: str) -> str:
        """The first text under these keys, or nothing: a sentence for people, of any origin."""
        found = (self.given.get(key) for key in keys)
        return next((each for each in found if isinstance(each, str) and each), "")

    def list_of(self, key: str) -> list[Any]:
        """The list under a key, which may be missing."""
        found = self.given.get(key, [])
        return found if isinstance(found, list) else self._refuse()

    def _refuse(self) -> Any:
        raise Unreachable("wiki-not-an-api", url=self.url)
