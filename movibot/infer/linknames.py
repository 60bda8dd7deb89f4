"""What links lead to on a wiki, by what they begin with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from movibot.model import WikiFacts
from movibot.titles import CATEGORY, FILE, MEDIA, USER, names_of, prefix_of

_LINK: Final = re.compile(r"\[\[\s*:?([^\[\]\n]+)\]\]")
_BEGINNING: Final = re.compile(r"\[\[\s*:?([^\[\]|\n:]*:)")


@dataclass(frozen=True, slots=True)
class LinkNames:
    """The names of some namespaces on a wiki, as `prefix_of` gives them.

    Attributes:
        files: Of files, and of what shows them.
        users: Of users.
        categories: Of categories.
        unseen: Of what links lead to that show no words.
    """

    files: frozenset[str]
    users: frozenset[str]
    categories: frozenset[str]
    unseen: frozenset[str]

    def is_page_link(self, text: str) -> bool:
        """The text is one link and nothing else, and leads to a page that is neither a file nor a user."""
        found = _LINK.fullmatch(text)
        return found is not None and prefix_of(found[1]) not in self.files | self.users

    def is_picture(self, text: str) -> bool:
        """The text is one link to a file, which may have words around other links in it."""
        found = _BEGINNING.match(text)
        return found is not None and prefix_of(found[1]) in self.files and text.endswith("]]")

    def names_user(self, text: str) -> bool:
        """Some link in the text leads to a user."""
        return any(prefix_of(found) in self.users for found in _BEGINNING.findall(text))


def link_names(facts: WikiFacts) -> LinkNames:
    """Those of a wiki."""
    return LinkNames(
        files=names_of(facts, FILE, MEDIA),
        users=names_of(facts, USER),
        categories=names_of(facts, CATEGORY),
        unseen=names_of(facts, FILE, CATEGORY),
    )
