"""Which pages a run regenerates: from what people name to definitions and regions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from movibot.collation import fold, nearest
from movibot.errors import UsageError
from movibot.model import WikiFacts
from movibot.query import Query, Wanted
from movibot.query.categories import is_for_categories, of_categories
from movibot.reading import Run
from movibot.titles import CATEGORY, normal_title
from movibot.wikitext.markers import Region, find_region


def definitions_for(run: Run, facts: WikiFacts, pages: Sequence[str] | None) -> tuple[Query, ...]:
    """The definitions of a run: those of the pack, and for each category page that is wanted one of its own.

    Args:
        run: What the run works with.
        facts: Of the wiki.
        pages: Titles that somebody named; None for all: then the category pages are those of the schemas that
            carry the markers.

    Raises:
        WikiError: The wiki cannot be used.
    """
    general = [query for query in run.queries if is_for_categories(query)]
    others = tuple(query for query in run.queries if not is_for_categories(query))
    of_one = [each for query in general for each in of_categories(query, _names(run, facts, pages, query))]
    return (*others, *of_one)


def _names(run: Run, facts: WikiFacts, pages: Sequence[str] | None, query: Query) -> Iterator[str]:
    """The categories, without namespace."""
    if pages is None:
        yield from _carrying(run, facts, query)
        return
    for page in pages:
        title = normal_title(page, facts)
        if title and title.namespace == CATEGORY:
            yield title.name


def _carrying(run: Run, facts: WikiFacts, query: Query) -> Iterator[str]:
    categories = {schema.category: None for schema in run.pack.schemas.values() if schema.category}
    titles = {title.full: title.name for each in categories if (title := normal_title(each, facts, CATEGORY))}
    for page in run.known.pages(titles):
        if isinstance(find_region(page.text, query.region, facts.extension_tags), Region):
            yield titles[page.title]


def choose_regions(regions: Sequence[Wanted], pages: Sequence[str] | None) -> tuple[Wanted, ...]:
    """The regions of the wanted pages; None wants all.

    Args:
        regions: All that the definitions ask for.
        pages: Titles, or names of definitions, whatever the case, the accents and the underscores.

    Raises:
        UsageError: No region is meant by one of them.
    """
    if pages is None:
        return tuple(regions)
    titles = {title for page in pages for title in titles_meant(regions, page)}
    return tuple(region for region in regions if region.title in titles)


def titles_meant(regions: Sequence[Wanted], page: str) -> frozenset[str]:
    """The titles of the regions that somebody means by a title or the name of a definition.

    Raises:
        UsageError: There is none.
    """
    exact = frozenset(each.title for each in regions if page in {each.title, each.query.title, each.query.key})
    folded = fold(page)
    alike = frozenset(each.title for each in regions if folded in {fold(each.title), fold(each.query.key)})
    if exact or alike:
        return exact or alike
    titles = list(dict.fromkeys(region.title for region in regions))
    raise UsageError("page-not-defined", title=page, nearest=nearest(page, titles), choices=titles)
