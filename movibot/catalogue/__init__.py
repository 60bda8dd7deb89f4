"""Rows -> the changes that bring generated pages up to date."""

from __future__ import annotations

from collections.abc import Sequence

from movibot.catalogue.table import render_groups
from movibot.model import CreatePage, ReplaceRegion
from movibot.query import Group, Query
from movibot.wikitext.markers import render_region

__all__ = ["build_region", "new_page"]


def build_region(query: Query, groups: tuple[Group, ...], language: str) -> ReplaceRegion:
    """The content that the region of a generated page shall have.

    Args:
        query: The page's definition.
        groups: The rows it shows.
        language: The wiki's.

    Returns:
        The same groups give the same bytes.
    """
    return ReplaceRegion(query.title, query.region, render_groups(query, groups, language))


def new_page(regions: Sequence[ReplaceRegion]) -> CreatePage:
    """The page that holds nothing but these regions of it, for a wiki where it does not exist yet."""
    text = "\n\n".join(render_region(region.name, region.body) for region in regions)
    return CreatePage(regions[0].title, text)
