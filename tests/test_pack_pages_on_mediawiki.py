"""Every page of the pack on a real MediaWiki, made from the example wiki and the real places."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pytest

from movibot.choosing import definitions_for
from movibot.cli.folders import shipped_pack
from movibot.gathering import gather, look_for
from movibot.model import Report
from movibot.pipeline import sync
from movibot.query import Wanted, load_queries
from movibot.query.regions import wanted_regions
from movibot.reading import Run, read_facts, read_wiki
from movibot.schema import load_pack
from movibot.wiki.folder import FolderWiki
from movibot.wiki.folderfacts import FRENCH_FACTS
from movibot.wikitext.markers import empty_markers, find_regions
from tests.mediawiki.installation import Installation
from tests.mediawiki.rendering import SENTINEL, Rendered, Renderer
from tests.places import places
from tests.wikis import DAY, client

EXAMPLE = Path(__file__).parent.parent / "examples" / "movilab"


@dataclass(frozen=True)
class Made:
    """A wiki on which the pages of the pack were made.

    Attributes:
        regions: What was wanted.
        first: The run that made them.
        second: The run after it.
        shown: Title -> the regions of the page as the wiki shows them, without what people wrote around them.
    """

    regions: tuple[Wanted, ...]
    first: Report
    second: Report
    shown: dict[str, Rendered]


def example_pages() -> dict[str, str]:
    """Everything on the example wiki, templates first."""
    wiki = FolderWiki(EXAMPLE)
    titles = [stamp.title for stamp in wiki.stamps_embedding([])]
    ordered = sorted(titles, key=lambda title: not title.startswith("Modèle:"))
    return {page.title: page.text for page in wiki.pages(ordered)}


def source_pages() -> dict[str, str]:
    """The records that were written from the founding texts; one stands where a page of the pack is to be."""
    files = sorted((Path(__file__).parent / "sources").glob("*/*.wiki"))
    regions = {query.title: query.region for query in load_queries(load_pack(shipped_pack()))}
    found = {unquote(file.stem): file.read_text(encoding="utf-8") for file in files}
    return {t: f"{text}\n{empty_markers(regions[t])}" if t in regions else text for t, text in found.items()}


def run_on(installation: Installation) -> Run:
    pack = load_pack(shipped_pack())
    queries = load_queries(pack)
    return Run(client(installation), pack, queries, "MoviBot", max_edits=500, create_pages=True, today=DAY)


def wanted_by(run: Run) -> tuple[Wanted, ...]:
    facts = read_facts(run)
    queries = definitions_for(run, facts, None)
    stock = gather(run, read_wiki(run, facts, look_for(queries, facts)), queries, "fr")
    return tuple(region for query in queries for region in wanted_regions(query, stock))


def regions_alone(text: str) -> str:
    found = find_regions(text, FRENCH_FACTS.extension_tags)
    return "\n\n".join(text[region.start : region.end] for region in found)


@pytest.fixture(scope="module")
def made(mediawiki_of_module: Installation) -> Made:
    installation = mediawiki_of_module
    known = example_pages()
    more = {place.title: place.text for place in places()} | source_pages()
    installation.load(known | {title: text for title, text in more.items() if title not in known})
    first = sync(run_on(installation))
    second = sync(run_on(installation))
    regions = wanted_by(run_on(installation))
    titles = dict.fromkeys(region.title for region in regions)
    texts = {page.title: regions_alone(page.text) for page in client(installation).pages(titles)}
    with Renderer(installation) as renderer:
        shown = {title: renderer.render(text + SENTINEL, title) for title, text in texts.items()}
    return Made(regions, first, second, shown)


def test_every_page_is_made_and_the_second_run_changes_nothing(made: Made) -> None:
    assert {outcome.kind for outcome in made.first.outcomes} == {"saved"}
    assert {outcome.kind for outcome in made.second.outcomes} == {"unchanged"}
    assert made.second.writes == 0
    assert sum(made.first.records.values()) >= 300 or len(places()) < 195


def test_nothing_leaks_from_a_page_and_nothing_is_red(made: Made) -> None:
    for title in made.shown:
        page = made.shown[title]
        assert page.is_level(), title
        assert (page.templates, page.images, page.categories, page.languagelinks) == ([], [], [], []), title
        assert "mw-ext-cite-error" not in page.html, title
        assert 'class="error"' not in page.html, title


def test_table_rows_are_records(made: Made) -> None:
    tables = [r for r in made.regions if all(each.section.show == "table" for each in r.listings)]
    checked = 0
    for title in made.shown:
        on_page = [region for region in made.regions if region.title == title]
        if all(region in tables for region in on_page):
            groups = [group for region in on_page for each in region.listings for group in each.groups]
            leaves = [leaf for group in groups for leaf in group.groups or (group,)]
            rows = made.shown[title].tree.findall(".//tr")
            assert len(rows) == sum(len(leaf.rows) for leaf in leaves) + len(groups), title
            checked += 1
    assert checked


def test_every_definition_of_a_page_makes_one_from_the_example_wiki(made: Made) -> None:
    keys = {region.query.key for region in made.regions}
    queries = load_queries(load_pack(shipped_pack()))
    assert keys >= {query.key for query in queries if not query.holders} - {"categorie"}
    assert keys & {query.key for query in queries if query.holders}
