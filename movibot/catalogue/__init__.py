"""Wanted regions -> the changes that bring generated pages up to date."""

from __future__ import annotations

from collections.abc import Sequence

from movibot.catalogue.page import region_body
from movibot.model import CreatePage, ReplaceRegion
from movibot.query import Wanted
from movibot.wikitext.markers import render_region

__all__ = ["build_region", "new_page"]


def build_region(wanted: Wanted, language: str) -> ReplaceRegion:
    """The content that a region shall have.

    Args:
        wanted: The definition, and the rows that it asks for.
        language: The wiki's, one that messages have.

    Returns:
        The same rows give the same bytes.
    """
    return ReplaceRegion(wanted.title, wanted.query.region, region_body(wanted, language))


def new_page(regions: Sequence[ReplaceRegion]) -> CreatePage:
    """The page that holds nothing but these regions of it, for a wiki where it does not exist yet."""
    text = "\n\n".join(render_region(region.name, region.body) for region in regions)
    return CreatePage(regions[0].title, text)
