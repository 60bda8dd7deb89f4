"""A list that somebody asked for on the wiki, or as much of it as an index may hold, with a line that says so."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from movibot.catalogue.mistaken import mistaken_body
from movibot.catalogue.page import region_body
from movibot.messages import sentence
from movibot.query import Group, Query, Wanted
from movibot.query.limits import MOST_BYTES, MOST_CELLS, MOST_ROWS
from movibot.query.regions import Stock, wanted_regions
from movibot.wikitext.escape import escape_text

_KILO = 1000


def bounded_body(query: Query, stock: Stock, language: str) -> str:
    """The content of an index.

    Args:
        query: An untrusted definition of one list.
        stock: What it chooses from.
        language: The wiki's, one that messages have.
    """
    wanted = _wanted(query, stock)
    if cells := _cells(wanted):
        if cells > MOST_CELLS:
            return mistaken_body([("index-matrix-large", {"n": cells, "limit": MOST_CELLS})], language)
        return _rendered(wanted, language)
    body = _rendered(wanted, language)
    if not _fits(wanted, body):
        return _cut(query, stock, language)
    is_cut = wanted.listings[0].left_out and query.sections[0].limit == MOST_ROWS
    return f"{body}\n\n{_said_cut(language)}" if is_cut else body


def _cut(query: Query, stock: Stock, language: str) -> str:
    """As many records as fit."""

    def with_rows(count: int) -> tuple[Wanted, str]:
        wanted = _wanted(_limited(query, count), stock)
        return wanted, _rendered(wanted, language)

    first_too_many = bisect_left(range(MOST_ROWS), True, lo=1, key=lambda count: not _fits(*with_rows(count)))
    said = _said_cut(language)
    return said if first_too_many == 1 else f"{with_rows(first_too_many - 1)[1]}\n\n{said}"


def _limited(query: Query, count: int) -> Query:
    (section,) = query.sections
    return replace(query, sections=(replace(section, limit=count),))


def _wanted(query: Query, stock: Stock) -> Wanted:
    return next(iter(wanted_regions(query, stock)))


def _rendered(wanted: Wanted, language: str) -> str:
    body = region_body(wanted, {}, language)
    return body if isinstance(body, str) else ""


def _fits(wanted: Wanted, body: str) -> bool:
    """Neither too many lines of records, of which one may stand in several groups, nor too much wikitext."""
    return _rows(wanted.listings[0].groups) <= MOST_ROWS and len(body.encode()) <= MOST_BYTES


def _rows(groups: Sequence[Group]) -> int:
    return sum(_rows(group.groups) or len(group.rows) for group in groups)


def _cells(wanted: Wanted) -> int:
    """How many cells a matrix has; nothing where it is none."""
    (listing,) = wanted.listings
    if listing.section.show != "matrix":
        return 0
    return len(listing.groups) * len({inner.value for group in listing.groups for inner in group.groups})


def _said_cut(language: str) -> str:
    return escape_text(sentence("index-cut", {"rows": MOST_ROWS, "size": MOST_BYTES // _KILO}, language))
