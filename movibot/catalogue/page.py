"""A wanted region -> its wikitext: the introduction, each list, and where to read on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from movibot.catalogue.groups import Setting, heading, under_headings
from movibot.catalogue.table import render_table
from movibot.messages import sentence
from movibot.query import Listing, Query, Wanted
from movibot.query.definitions import Show
from movibot.schema import Text, said
from movibot.wikitext.escape import escape_argument, link

RenderListing = Callable[[Listing, Setting], Iterator[str]]
"""Rows, setting -> lines of wikitext."""

_TOP = 2
"""The level of headings on a page."""


def region_body(wanted: Wanted, language: str) -> str:
    """The content of a region, without its markers and without a line end at either side."""
    return "\n".join(_lines(wanted, language)).strip("\n")


def own_text(text: Text, wanted: Wanted, language: str) -> str:
    """A text of the definition as wikitext: a maintainer's as it stands, anybody else's as plain text.

    The name in braces of what makes a family is replaced by the value that this page is about.
    """
    if wanted.query.is_untrusted:
        return "\n".join(escape_argument(line) for line in said(text, language).split("\n"))
    return _filled_in(said(text, language), wanted.query, wanted.subject)


def _filled_in(text: str, query: Query, subject: str) -> str:
    return text.replace(f"{{{query.each.name}}}", escape_argument(subject)) if query.each else text


def _lines(wanted: Wanted, language: str) -> Iterator[str]:
    if intro := own_text(wanted.query.intro, wanted, language):
        yield from (intro, "")
    for listing in wanted.listings:
        yield from _section(listing, wanted, language)
    if wanted.query.see_also:
        links = " · ".join(link(title) for title in wanted.query.see_also)
        yield f"'''{sentence('list-see-also', {}, language)}''' {links}"


def _section(listing: Listing, wanted: Wanted, language: str) -> Iterator[str]:
    title = own_text(listing.section.heading, wanted, language)
    if title:
        yield heading(_TOP, title)
    if intro := own_text(listing.section.intro, wanted, language):
        yield from (intro, "")
    if listing.groups:
        setting = Setting(language, _TOP + bool(title), wanted.query.region)
        yield from SHOWS[listing.section.show](listing, setting)
    else:
        yield own_text(listing.section.empty, wanted, language)
    if listing.left_out:
        yield sentence("list-left-out", {"n": listing.left_out}, language)
    yield ""


def _grouped(render: Callable[..., Iterator[str]]) -> RenderListing:
    return partial(_under, render)


def _under(render: Callable[..., Iterator[str]], listing: Listing, setting: Setting) -> Iterator[str]:
    return under_headings(listing.section, listing.groups, setting, render)


SHOWS: Mapping[Show, RenderListing] = {
    "table": _grouped(render_table),
}
"""How rows are laid out, by the word that a definition says."""
