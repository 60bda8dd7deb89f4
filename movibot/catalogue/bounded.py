"""A list that somebody asked for on the wiki, or as much of it as an index may hold, with a line that says so."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from movibot.catalogue.matrix import distinct
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
        language: That of the wiki's pages, see `messages.language_of_pages`.
    """
    wanted = _wanted(query, stock)
    if cells := _cells(wanted):
        if cells > MOST_CELLS:
            return mistaken_body([("index-matrix-large", {"n": cells, "limit": MOST_CELLS})], language)
        return _rendered(wanted, language)
    is_long = _rows(wanted.listings[0].groups) > MOST_ROWS
    body = _rendered(_beginning(wanted, MOST_ROWS) if is_long else wanted, language)
    if not _fits(body):
        body = _cut(wanted, language)
    elif not is_long and not (wanted.listings[0].left_out and query.sections[0].limit == MOST_ROWS):
        return body
    return "\n\n".join(filter(None, (body, _said_cut(language))))


def _cut(wanted: Wanted, language: str) -> str:
    """As many lines of records as fit, from the beginning: a record of many groups takes no more than its own."""

    def of_lines(count: int) -> str:
        return _rendered(_beginning(wanted, count), language)

    first_too_many = bisect_left(range(MOST_ROWS), True, lo=1, key=lambda count: not _fits(of_lines(count)))
    return "" if first_too_many == 1 else of_lines(first_too_many - 1)


def _beginning(wanted: Wanted, count: int) -> Wanted:
    """The list up to a number of lines."""
    (listing,) = wanted.listings
    groups = tuple(_first(listing.groups, count))
    left_out = listing.count - len(distinct(groups))
    return replace(wanted, listings=(replace(listing, groups=groups, left_out=left_out),))


def _first(groups: Sequence[Group], room: int) -> Iterator[Group]:
    for group in groups:
        if room <= 0:
            return
        inner = tuple(_first(group.groups, room))
        rows = distinct(inner) if inner else group.rows[:room]
        yield replace(group, rows=rows, groups=inner)
        room -= _rows(inner) or len(rows)


def _wanted(query: Query, stock: Stock) -> Wanted:
    return next(iter(wanted_regions(query, stock)))


def _rendered(wanted: Wanted, language: str) -> str:
    body = region_body(wanted, {}, language)
    return body if isinstance(body, str) else ""


def _fits(body: str) -> bool:
    return len(body.encode()) <= MOST_BYTES


def _rows(groups: Sequence[Group]) -> int:
    """How many lines the records take, of which one may stand in several groups."""
    return sum(_rows(group.groups) or len(group.rows) for group in groups)


def _cells(wanted: Wanted) -> int:
    """How many cells a matrix has; nothing where it is none."""
    (listing,) = wanted.listings
    if listing.section.show != "matrix":
        return 0
    return len(listing.groups) * len({inner.value for group in listing.groups for inner in group.groups})


def _said_cut(language: str) -> str:
    return escape_text(sentence("index-cut", {"rows": MOST_ROWS, "size": MOST_BYTES // _KILO}, language))
