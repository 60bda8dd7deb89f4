"""A wanted region -> its wikitext: the introduction, each list, and where to read on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from movibot.catalogue.bullets import render_definitions, render_list
from movibot.catalogue.cards import render_cards
from movibot.catalogue.comparison import render_comparison
from movibot.catalogue.counts import render_counts
from movibot.catalogue.groups import RenderRows, Setting, heading, under_headings
from movibot.catalogue.layout import Layouts, render_layout
from movibot.catalogue.letters import render_letters
from movibot.catalogue.matrix import render_matrix
from movibot.catalogue.standing import settings_of
from movibot.catalogue.table import render_tables
from movibot.messages import sentence
from movibot.model import Refusal
from movibot.query import Listing, Query, Wanted
from movibot.query.definitions import Show
from movibot.schema import Text, said
from movibot.wikitext.escape import escape_argument, link

RenderListing = Callable[[Listing, Setting], Iterator[str]]
"""Rows, setting -> lines of wikitext."""

_TOP = 2
"""The level of headings on a page."""


def region_body(wanted: Wanted, layouts: Layouts, language: str) -> str | Refusal:
    """The content of a region, without its markers and without a line end at either side.

    Args:
        wanted: What it shows.
        layouts: The texts of layouts, by the names of their files.
        language: Of labels, dates and numbers.

    Returns:
        Wikitext, or why there is none.
    """
    lists = _laid_out(wanted, layouts, language)
    if isinstance(lists, Refusal):
        return lists
    intro = own_text(wanted.query.intro, wanted, language)
    return "\n".join(_spaced([intro, "", *lists, *_see_also(wanted.query, language)])).strip("\n")


def _spaced(lines: Sequence[str]) -> Iterator[str]:
    """The lines with one empty line where there are several."""
    return (line for line, before in zip(lines, ("", *lines), strict=False) if line or before)


def own_text(text: Text, wanted: Wanted, language: str) -> str:
    """A text of the definition as wikitext: a maintainer's as it stands, anybody else's as plain text.

    The name in braces of what makes a family is replaced by the value that this page is about.
    """
    if wanted.query.is_untrusted:
        return "\n".join(escape_argument(line) for line in said(text, language).split("\n"))
    return wanted.query.about(escape_argument(wanted.subject), said(text, language))


def _laid_out(wanted: Wanted, layouts: Layouts, language: str) -> Sequence[str] | Refusal:
    if not wanted.query.layout:
        return tuple(_sections(wanted, language))
    text = render_layout(wanted, layouts, partial(own_text, wanted=wanted, language=language), language)
    return text if isinstance(text, Refusal) else (text.strip("\n"), "")


def _sections(wanted: Wanted, language: str) -> Iterator[str]:
    settings = settings_of(wanted.listings, wanted.query.region, language, _TOP)
    for listing, setting in zip(wanted.listings, settings, strict=True):
        yield from _section(listing, wanted, setting)


def _see_also(query: Query, language: str) -> Iterator[str]:
    if query.see_also:
        links = " · ".join(link(title) for title in query.see_also)
        yield f"'''{sentence('list-see-also', {}, language)}''' {links}"


def _section(listing: Listing, wanted: Wanted, setting: Setting) -> Iterator[str]:
    said_of = partial(own_text, wanted=wanted, language=setting.language)
    if title := said_of(listing.section.heading):
        yield heading(setting.level, title)
    if intro := said_of(listing.section.intro):
        yield from (intro, "")
    if listing.groups:
        yield from SHOWS[listing.section.show](listing, replace(setting, level=setting.level + bool(title)))
    else:
        yield said_of(listing.section.empty)
    if listing.left_out:
        yield from ("", sentence("list-left-out", {"n": listing.left_out}, setting.language))
    yield ""


def _grouped(render: RenderRows) -> RenderListing:
    return partial(under_headings, render=render)


SHOWS: Mapping[Show, RenderListing] = {
    "table": render_tables,
    "cards": _grouped(render_cards),
    "list": _grouped(render_list),
    "definitions": _grouped(render_definitions),
    "letters": _grouped(render_letters),
    "comparison": _grouped(render_comparison),
    "matrix": render_matrix,
    "counts": render_counts,
}
"""How rows are laid out, by the word that a definition says."""
