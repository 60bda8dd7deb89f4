"""The members of a category -> one alphabetical list of them."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence

from movibot.collation import SortKey, sort_key
from movibot.query.rows import Item
from movibot.titles import CATEGORY

Letter = Callable[[Item], str]
"""The heading that an item stands under in an alphabetical list."""


def filed(items: Sequence[Item], letter: Letter) -> list[Item]:
    """Sub-categories among the pages, each under its letter.

    A wiki lists the members of each sort in its own order, sub-categories first
    (https://www.mediawiki.org/wiki/API:Categorymembers); one list from A to Z has both.

    Args:
        items: The members, as the wiki lists them.
        letter: The heading of an item.

    Returns:
        The same items; those of one sort keep their order.
    """

    def place(item: Item) -> tuple[bool, SortKey]:
        heading = letter(item)
        return heading[:1].isalnum(), sort_key(heading)

    below = [item for item in items if item.namespace == CATEGORY]
    pages = [item for item in items if item.namespace != CATEGORY]
    return list(heapq.merge(below, pages, key=place))
