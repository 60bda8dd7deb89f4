"""Rows -> the changes that bring generated pages up to date."""

from __future__ import annotations

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


def new_page(region: ReplaceRegion) -> CreatePage:
    """The page that holds nothing but this region, for a wiki where it does not exist yet."""
    return CreatePage(region.title, render_region(region.name, region.body))
