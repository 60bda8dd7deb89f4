"""What page definitions choose from, made from entries alone."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from movibot.catalogue import build_region, read_layouts
from movibot.collation import initial
from movibot.model import Entry, ReplaceRegion, WikiFacts
from movibot.query import Category, Item, Listing, Query, Wanted
from movibot.query.computed import named_values
from movibot.query.items import Known, record_items
from movibot.query.naming import layouts_folder
from movibot.query.paths import Paths
from movibot.query.regions import Stock, wanted_regions
from movibot.schema import Pack
from movibot.titles import normal_title
from tests.memory_wiki import FACTS

DAY = datetime.date(2026, 11, 22)


def stock_of(
    pack: Pack,
    entries: Sequence[Entry],
    *,
    facts: WikiFacts = FACTS,
    known: Known | None = None,
    members: Mapping[Category, Sequence[Item]] | None = None,
    carriers: Mapping[str, Sequence[str]] | None = None,
    language: str = "fr",
) -> Stock:
    """The stock that these records make."""

    def normal(title: str) -> str:
        found = normal_title(title, facts)
        return found.full if found else title

    records = record_items(entries, pack.schemas, {}, known or Known(DAY))
    return Stock(
        records=records,
        paths=Paths(records, normal),
        normal=normal,
        letter=lambda item: initial(item.sort_prefix or item.name, facts.collation),
        today=(known or Known(DAY)).today,
        language=language,
        members=members or {},
        carriers=carriers or {},
    )


def known_for(query: Query, **facts: object) -> Known:
    """What a definition asks for, known on a fixed day."""
    return Known(DAY, named=named_values([query]), **facts)  # type: ignore[arg-type]


def regions_of(query: Query, pack: Pack, entries: Sequence[Entry], **more: object) -> tuple[Wanted, ...]:
    """The regions that a definition asks for."""
    stock = stock_of(pack, entries, **{"known": known_for(query), **more})  # type: ignore[arg-type]
    return tuple(wanted_regions(query, stock))


def listing_of(query: Query, pack: Pack, entries: Sequence[Entry], **more: object) -> Listing:
    """The only list of the only page of a definition."""
    (wanted,) = regions_of(query, pack, entries, **more)
    (listing,) = wanted.listings
    return listing


def built_regions(
    query: Query, pack: Pack, entries: Sequence[Entry], language: str = "fr", **more: object
) -> tuple[ReplaceRegion, ...]:
    """The wikitext of the regions that a definition asks for."""
    layouts = read_layouts([query], layouts_folder(pack))
    built = [
        build_region(each, language, layouts) for each in regions_of(query, pack, entries, language=language, **more)
    ]
    regions = tuple(each for each in built if isinstance(each, ReplaceRegion))
    assert len(regions) == len(built), built
    return regions
