"""Which rows lead to which page: from the étape over its commun to the défi."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from movibot.query.rows import Item

Normal = Callable[[str], str]
"""A title as somebody wrote it -> the title in the wiki's normal form, redirects aside."""


class Paths:
    """What leads where. Built once for all columns and pages that ask."""

    def __init__(self, items: Iterable[Item], normal: Normal) -> None:
        """Remember the records by their pages.

        Args:
            items: All records.
            normal: Titles as the wiki writes them.
        """
        self._items = tuple(items)
        self._normal = normal
        self._on_page: dict[str, list[Item]] = {}
        for item in self._items:
            self._on_page.setdefault(item.title, []).append(item)
        self._known: dict[tuple[tuple[str, ...], tuple[str, ...]], Mapping[str, tuple[Item, ...]]] = {}

    def on_page(self, title: str) -> Sequence[Item]:
        """The records of a page."""
        return self._on_page.get(title, ())

    def leading_to(self, title: str, schemas: Sequence[str], through: Sequence[str]) -> tuple[Item, ...]:
        """The records of these kinds from which the parameters `through` lead to a page, each once."""
        key = (tuple(schemas), tuple(through))
        if key not in self._known:
            self._known[key] = self._all(*key)
        return self._known[key].get(title, ())

    def _all(self, schemas: tuple[str, ...], through: tuple[str, ...]) -> Mapping[str, tuple[Item, ...]]:
        found: dict[str, dict[tuple[str, int], Item]] = {}
        for item in self._items:
            if item.schema in schemas:
                for title in self._ends(item, through):
                    found.setdefault(title, {})[item.title, item.start] = item
        return {title: tuple(items.values()) for title, items in found.items()}

    def _ends(self, item: Item, through: tuple[str, ...]) -> Iterator[str]:
        """The pages at which the steps arrive."""
        pages = list(dict.fromkeys(self._targets(item, through[0])))
        if len(through) == 1:
            yield from pages
            return
        for page in pages:
            for other in self._on_page.get(page, ()):
                yield from self._ends(other, through[1:])

    def _targets(self, item: Item, name: str) -> Iterator[str]:
        yield from _titles(item, name, self._normal)


def pages_named(item: Item, normal: Normal) -> Iterator[str]:
    """What a record says that could be titles of pages, whatever the parameter."""
    for name in item.readings:
        if not name.startswith("$"):
            yield from _titles(item, name, normal)


def _titles(item: Item, name: str, normal: Normal) -> Iterator[str]:
    reading = item.readings.get(name)
    value = reading.value if reading else None
    for title in value if isinstance(value, tuple) else (value,):
        if isinstance(title, str):
            yield normal(title)
