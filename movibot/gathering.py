"""What page definitions choose from: the records, and what else of the wiki they ask for.

Asks the wiki only for what some definition names.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from movibot.collation import initial, sort_key
from movibot.harvest import Beside, Harvest, Look
from movibot.messages import sentence
from movibot.model import Member, Page, PageFacts, Problem, WikiFacts
from movibot.query import Category, Item, Query
from movibot.query.computed import named_values
from movibot.query.items import Known, page_item, record_items, with_facts
from movibot.query.paths import Paths, pages_named
from movibot.query.regions import Stock, page_titles
from movibot.reading import Run
from movibot.titles import CATEGORY, normal_title
from movibot.wiki.outline import outline
from movibot.wikitext.lead import lead_text
from movibot.wikitext.markers import find_regions, without_regions

_FACTS = frozenset({"$categories", "$incoming"})


def look_for(queries: Sequence[Query], facts: WikiFacts) -> Look:
    """What the definitions need to know of a page while it is read: its regions, and the rest only where it matters."""
    named = named_values(queries)

    def look(page: Page) -> Beside:
        regions = find_regions(page.text, facts.extension_tags)
        own_text = without_regions(page.text, regions)
        counts = bool(regions) and "$incoming" in named
        return Beside(
            tuple(region.name for region in regions),
            outline(own_text, facts).links if counts else frozenset(),
            lead_text(own_text, facts) if "$extract" in named else "",
        )

    return look


def gather(run: Run, harvest: Harvest, queries: Sequence[Query], language: str) -> Stock:
    """Everything that the definitions choose from.

    Args:
        run: What the run works with.
        harvest: What was read.
        queries: The definitions that are wanted.
        language: Of the sentences of problems, and of labels in titles.

    Raises:
        WikiError: The wiki cannot be used.
    """
    members = _members_asked_for(run, queries)
    known = _known(run, harvest, named_values(queries), language)
    if "$lists" in known.named:
        known = replace(known, lists=_lists(run, harvest, chain(*members.values())))
    stock = _stock(run, harvest, members, known)
    return _with_page_facts(run, harvest, queries, stock) if known.named & _FACTS else stock


def _with_page_facts(run: Run, harvest: Harvest, queries: Sequence[Query], stock: Stock) -> Stock:
    """The same, knowing what the wiki says of the pages of records and of members."""
    items = chain(stock.records, *stock.members.values())
    generated = [title for query in queries for title in page_titles(query, stock)]
    own_links = {title: each.own_links for title, each in harvest.beside.items() if each.regions}
    found = run.known.page_facts(dict.fromkeys(item.title for item in items), [*generated, *own_links])
    facts = _with_own_links(found, own_links, stock)
    records = with_facts(stock.records, facts)
    members = {category: with_facts(found, facts) for category, found in stock.members.items()}
    return replace(stock, records=records, members=members, paths=Paths(records, stock.normal))


def _carriers(harvest: Harvest) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for title, each in harvest.beside.items():
        for name in each.regions:
            found.setdefault(name, []).append(title)
    return found


def _with_own_links(
    found: Mapping[str, PageFacts], own_links: Mapping[str, frozenset[str]], stock: Stock
) -> Mapping[str, PageFacts]:
    """The facts, with the links that people put on pages that carry regions: the wiki cannot tell the two apart."""
    more: Counter[str] = Counter()
    for title, links in own_links.items():
        values = (v for item in stock.paths.on_page(title) for v in pages_named(item, stock.normal))
        more.update({*links, *values} - {title})
    return {title: replace(about, incoming=about.incoming + more[title]) for title, about in found.items()}


def _stock(run: Run, harvest: Harvest, members: Mapping[Category, Sequence[Member]], known: Known) -> Stock:
    facts = harvest.facts
    titles = dict.fromkeys(entry.record.title for entry in harvest.entries)
    records = record_items(harvest.entries, run.pack.schemas, _namespaces(titles, facts), known)

    def normal(title: str) -> str:
        found = normal_title(title, facts)
        return found.full if found else title

    def letter(item: Item) -> str:
        return initial(item.sort_prefix or item.name, facts.collation)

    paths = Paths(records, normal)
    return Stock(
        records=records,
        paths=paths,
        normal=normal,
        letter=letter,
        today=known.today,
        language=known.language,
        members={category: tuple(_items(found, paths, known)) for category, found in members.items()},
        carriers=_carriers(harvest),
    )


def _known(run: Run, harvest: Harvest, named: frozenset[str], language: str) -> Known:
    """What is known beside the records before the wiki is asked about their pages."""

    def said(problem: Problem) -> str:
        return sentence(problem.code, problem.arguments, language)

    edited: dict[str, datetime.datetime] = {}
    if "$modified" in named:
        edited = {edit.title: edit.at.astimezone(run.zone).replace(tzinfo=None) for edit in run.known.recent_edits()}
    return Known(
        today=run.today or datetime.date.max,
        language=language,
        named=named,
        problems=harvest.problems,
        said=said,
        edited=edited,
        extracts={title: each.extract for title, each in harvest.beside.items()},
    )


def _lists(run: Run, harvest: Harvest, members: Iterable[Member]) -> Mapping[str, tuple[str, ...]]:
    """The regions on pages with records, on pages with indexes of people, and on the members, which are read for it."""
    known = {title: each.regions for title, each in harvest.beside.items()}
    others = dict.fromkeys(member.title for member in members if member.title not in known)
    read = ((page.title, find_regions(page.text, harvest.facts.extension_tags)) for page in run.known.pages(others))
    return {**known, **{title: tuple(region.name for region in regions) for title, regions in read}}


def _namespaces(titles: Iterable[str], facts: WikiFacts) -> Mapping[str, int]:
    found = ((title, normal_title(title, facts)) for title in titles if ":" in title)
    return {title: normal.namespace for title, normal in found if normal}


# --- categories ------------------------------------------------------------------------------------------


def _categories(queries: Sequence[Query]) -> Sequence[Category]:
    found = (section.category for query in queries for section in query.sections)
    return tuple(dict.fromkeys(category for category in found if category))


def _members_asked_for(run: Run, queries: Sequence[Query]) -> Mapping[Category, Sequence[Member]]:
    asked = _categories(queries)
    found = {key: _members(run, *key) for key in dict.fromkeys((each.title, each.depth) for each in asked)}
    return {category: _only(found[category.title, category.depth], category.only) for category in asked}


def _only(members: Sequence[Member], kind: str) -> Sequence[Member]:
    """The members that are pages, or sub-categories; all where neither is asked for."""
    return tuple(m for m in members if not kind or (m.namespace == CATEGORY) is (kind == "subcategories"))


def _members(run: Run, title: str, depth: int) -> Sequence[Member]:
    """The members of a category and of those below it, each once; of one level in the order of the wiki itself."""
    found = {member.title: member for member in run.known.members(title)}
    if not depth:
        return tuple(found.values())
    seen = {title}
    level = [member for member in found.values() if member.namespace == CATEGORY]
    for _ in range(depth):
        below = [name for member in level if (name := member.title.partition(":")[2]) not in seen]
        seen |= set(below)
        level = []
        for name in dict.fromkeys(below):
            for member in run.known.members(name):
                if member.title not in found:
                    found[member.title] = member
                    level += [member] if member.namespace == CATEGORY else []
    return sorted(found.values(), key=lambda m: (m.namespace != CATEGORY, sort_key(_filed(m)), m.title))


def _items(members: Iterable[Member], paths: Paths, known: Known) -> Iterator[Item]:
    """The members, each with its records where it has any, filed under its key or else its title."""
    for member in members:
        for item in paths.on_page(member.title) or (page_item(member, known),):
            yield replace(item, sort_prefix=_filed(member))


def _filed(member: Member) -> str:
    """What the wiki sorts a member by: its key, or else its title without namespace."""
    return member.sort_prefix or (member.title.partition(":")[2] if member.namespace else member.title)
