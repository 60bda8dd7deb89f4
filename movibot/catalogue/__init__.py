"""Wanted regions -> the changes that bring generated pages up to date."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from movibot.catalogue.layout import Layouts, layout_mistakes, read_layouts
from movibot.catalogue.page import region_body
from movibot.model import CreatePage, Refusal, ReplaceRegion
from movibot.query import Wanted
from movibot.wikitext.markers import render_region

__all__ = ["Layouts", "build_region", "layout_mistakes", "new_page", "read_layouts"]

NO_LAYOUTS: Final[Layouts] = MappingProxyType({})


def build_region(wanted: Wanted, language: str, layouts: Layouts = NO_LAYOUTS) -> ReplaceRegion | Refusal:
    """The content that a region shall have.

    Args:
        wanted: The definition, and the rows that it asks for.
        language: That of the wiki's pages, see `messages.language_of_pages`.
        layouts: From `read_layouts`, for definitions with a layout of their own.

    Returns:
        The same rows give the same bytes. A refusal where a layout of one's own fails: never without one.
    """
    body = region_body(wanted, layouts, language)
    return body if isinstance(body, Refusal) else ReplaceRegion(wanted.title, wanted.query.region, body)


def new_page(regions: Sequence[ReplaceRegion]) -> CreatePage:
    """The page that holds nothing but these regions of it, for a wiki where it does not exist yet."""
    text = "\n\n".join(render_region(region.name, region.body) for region in regions)
    return CreatePage(regions[0].title, text)
