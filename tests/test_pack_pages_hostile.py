"""Every page of the pack from records whose every free word is hostile, shown by a real MediaWiki."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import pytest

from movibot.catalogue import build_region, read_layouts
from movibot.cli.folders import shipped_pack
from movibot.model import Entry, Member, Place, Problem, ReplaceRegion
from movibot.query import Category, Item, Query, Wanted, load_queries
from movibot.query.categories import is_for_categories, of_categories
from movibot.query.computed import named_values
from movibot.query.items import Known, page_item, record_items
from movibot.query.naming import layouts_folder
from movibot.query.regions import wanted_regions
from movibot.schema import Pack, Parameter, load_pack, read_value
from tests.builders import call, entries_of, page
from tests.mediawiki.installation import Installation
from tests.mediawiki.rendering import SENTINEL, Rendered, Renderer
from tests.stock import DAY, stock_of
from tests.wikitext.hostile import HOSTILE, TITLES

TEXTS = [
    *("|}", "|-", "}}", "{{delete}}", "[[Catégorie:X]]", "[[Fichier:X.jpg]]", "</nowiki>", "-->", "<!-- movibot:fin"),
    *("~~~~", "__NOTOC__", "<ref>", "http://x|y", "\n== t ==", "\u200f\u202e\u2067x", "<script>", "a" * 50_000),
    *HOSTILE,
]
CATEGORIES = ["C'est ''ici'' = !! R&D", 'Le "lieu" ISBN 978-2-07-036822-8', "http://exemple.org"]
FREE = frozenset({"line", "text", "person"})
FIXED = {"accord": "oui", "en pause": "non"}
LEADING = {"défi": "defi", "commun": "ressource", "communs": "ressource", "communs utilisés": "ressource"} | {
    "réseau": "reseau",
    "réseaux": "reseau",
    "lieu": "tiers-lieu",
    "tiers-lieu hôte": "tiers-lieu",
}
"""Parameter -> the kind of page that it leads to here, so that columns and regions of other records are filled."""


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(shipped_pack())


@pytest.fixture(scope="module")
def renderer(mediawiki_of_module: Installation) -> Iterator[Renderer]:
    mediawiki_of_module.load({"Modèle:Delete": "[[Catégorie:À supprimer]]"})
    with Renderer(mediawiki_of_module) as renderer:
        yield renderer


def records(pack: Pack) -> Mapping[str, Sequence[Entry]]:
    """Kind -> a record for each text. The first stand on pages whose titles are as hostile as titles can be."""
    found: dict[str, list[Entry]] = {}
    titles = itertools.chain(TITLES, (f"Page {number}" for number in itertools.count()))
    for (key, schema), text in itertools.product(pack.schemas.items(), TEXTS):
        bare = entries_of(pack, page(call(schema.template, x="x"), next(titles)))[0]
        readings = {
            name: read_value(parameter, value)
            for name, parameter in schema.parameters.items()
            if (value := FIXED.get(name) or (text if is_free(parameter) else parameter.example)).strip()
        }
        found.setdefault(key, []).append(Entry(bare.record, readings))
    return found


def is_free(parameter: Parameter) -> bool:
    return parameter.type in FREE or (parameter.type == "list" and parameter.items in FREE)


def linked(pack: Pack, found: Mapping[str, Sequence[Entry]]) -> Iterator[Entry]:
    """The records, each leading to the first of the kinds that its parameters ask for."""
    first: dict[str, str] = {}
    for key, entries in found.items():
        for kind in pack.schemas[key].kinds:
            first.setdefault(kind, entries[0].record.title)
    for entry in itertools.chain.from_iterable(found.values()):
        known = pack.schemas[entry.record.schema].parameters
        leads = {name: read_value(known[name], first[kind]) for name, kind in LEADING.items() if name in known}
        yield Entry(entry.record, {**entry.readings, **leads})


@pytest.fixture(scope="module")
def regions(pack: Pack) -> Sequence[Wanted]:
    queries = [*of_pages(load_queries(pack))]
    entries = list(linked(pack, records(pack)))
    titles = [entry.record.title for entry in entries]
    texts = dict(zip(titles, itertools.cycle(TEXTS), strict=False))
    at = datetime.datetime(2026, 11, 1, 12, 30)  # noqa: DTZ001 - the clock of the place
    known = Known(
        DAY,
        named=named_values(queries),
        problems=[problem(title, text) for title, text in texts.items()],
        said=lambda problem: f"{problem.arguments['name']} : {problem.arguments['value']}".replace("\n", " "),
        extracts=texts,
        edited=dict.fromkeys(titles, at),
    )
    listed = members(queries, known, record_items(entries, pack.schemas, {}, known))
    stock = stock_of(pack, entries, known=known, members=listed, carriers=carriers(queries, titles))
    return [wanted for query in queries for wanted in wanted_regions(query, stock)]


def problem(title: str, text: str) -> Problem:
    return Problem("unknown-value", "error", Place(title, 1, 1, 0, 1), {"name": "contact", "value": text})


def of_pages(queries: Sequence[Query]) -> Iterator[Query]:
    """The definitions, that of categories once for each of a few with hostile names."""
    for query in queries:
        yield from of_categories(query, CATEGORIES) if is_for_categories(query) else (query,)


def members(queries: Sequence[Query], known: Known, records: Sequence[Item]) -> Mapping[Category, Sequence[Item]]:
    """Pages with and without a record, filed under hostile keys."""
    wanted = {section.category for query in queries for section in query.sections if section.category}
    listed = [*(page_item(Member(title, 0), known) for title in TITLES), *records[:: len(TEXTS) // 2]]
    filed = [replace(item, sort_prefix=text) for item, text in zip(listed, itertools.cycle(TEXTS), strict=False)]
    shown = (*filed, *records[: len(TEXTS)])
    return dict.fromkeys(wanted, shown)


def carriers(queries: Sequence[Query], titles: Sequence[str]) -> Mapping[str, Sequence[str]]:
    return {query.region: titles for query in queries if query.holders}


def test_the_texts_reach_every_page(pack: Pack, regions: Sequence[Wanted]) -> None:
    keys = {query.key for query in load_queries(pack)}
    filled = {wanted.query.key for wanted in regions if any(listing.groups for listing in wanted.listings)}
    assert filled == keys


def test_on_no_page_of_the_pack_anything_leaks(pack: Pack, regions: Sequence[Wanted], renderer: Renderer) -> None:
    layouts = read_layouts([wanted.query for wanted in regions], layouts_folder(pack))
    by_size = sorted(regions, key=lambda wanted: -sum(listing.count for listing in wanted.listings))
    shown: dict[str, int] = {}
    for wanted in by_size:
        shown[wanted.query.key] = shown.get(wanted.query.key, 0) + 1
        if shown[wanted.query.key] <= 2:  # of families and of pages of records the two largest
            built = build_region(wanted, "fr", layouts)
            assert isinstance(built, ReplaceRegion), (wanted.title, built)
            check(wanted, renderer.render(f"{built.body}{SENTINEL}"), built.body)
    assert set(shown) == {wanted.query.key for wanted in regions}


def check(wanted: Wanted, found: Rendered, body: str) -> None:
    assert found.saved == f"{body}{SENTINEL}", wanted.title
    assert found.is_level(), wanted.title
    leaks = (found.templates, found.categories, found.images, found.languagelinks, found.properties)
    assert not any(leaks), (wanted.title, leaks)
