"""Where the lists of a page stand: from each count of a matrix to the rows that it counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from movibot.catalogue.groups import Places, Setting, slug
from movibot.catalogue.table import places
from movibot.query import Listing


def settings_of(listings: Sequence[Listing], region: str, language: str, level: int) -> Iterator[Setting]:
    """The setting of each list of a page.

    Args:
        listings: The lists, in their order.
        region: The name of the region, with which the anchors in it begin.
        language: Of labels, dates and numbers.
        level: Of headings.
    """
    name = slug(region)
    settings = [Setting(language, level, f"{name}-{n + 1}" if n else name) for n in range(len(listings))]
    standing: dict[tuple[str, ...], Places] = {}
    for listing, setting in zip(listings, settings, strict=True):
        if found := places(listing, setting):
            standing.setdefault(_divided_by(listing), found)
    for listing, setting in zip(listings, settings, strict=True):
        yield replace(setting, places=_counted(listing, standing)) if listing.section.show == "matrix" else setting


def _counted(listing: Listing, standing: Mapping[tuple[str, ...], Places]) -> Places:
    """Where the rows stand that a matrix counts, whichever way their list is divided."""
    names = _divided_by(listing)
    turned = standing.get(names[::-1], {})
    return standing.get(names) or {(second, first): anchor for (first, second), anchor in turned.items()}


def _divided_by(listing: Listing) -> tuple[str, ...]:
    return tuple(column.name for column in listing.section.group)
