"""Generated pages from their definitions: several regions of one page, and titles however they are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from movibot.errors import ConfigError
from movibot.model import Outcome
from movibot.pipeline import sync
from movibot.planning import Overrides
from movibot.query import load_queries
from movibot.reading import Run
from movibot.wikitext.markers import empty_markers, find_regions, render_region
from tests.builders import place_pack
from tests.memory_wiki import FACTS, MemoryWiki

PAGE = "title: {title}\nfrom: [lieu]\ncolumns: [nom]\nregion: {region}"


def run_of(folder: Path, wiki: MemoryWiki, *pages: tuple[str, str], create: bool = True) -> Run:
    files = {f"pages__p{n}": PAGE.format(title=title, region=region) for n, (title, region) in enumerate(pages)}
    pack = place_pack(folder, **files)
    return Run(wiki, pack, load_queries(pack), "MoviBot", max_edits=10, create_pages=create)


def regions(wiki: MemoryWiki, title: str) -> list[str]:
    return [region.name for region in find_regions(wiki.text(title) or "", FACTS.extension_tags)]


def kinds(outcomes: tuple[Outcome, ...]) -> list[tuple[str, str]]:
    return [(outcome.title, outcome.kind) for outcome in outcomes]


@pytest.mark.parametrize("titles", [("Liste", "Liste"), ("Liste", "liste"), ("_Liste ", "liste")])
@pytest.mark.parametrize("wanted", [None, ["p0"], ["p1"]])
def test_a_page_is_created_with_all_its_regions(
    tmp_path: Path, titles: tuple[str, str], wanted: list[str] | None
) -> None:
    wiki = MemoryWiki.of({"Page": "{{Lieu|nom=A}}"})
    run = run_of(tmp_path, wiki, (f'"{titles[0]}"', "un"), (f'"{titles[1]}"', "deux"))
    assert kinds(sync(run, pages=wanted).outcomes) == [("Liste", "saved")]
    assert regions(wiki, "Liste") == ["un", "deux"]
    assert kinds(sync(run).outcomes) == [("Liste", "unchanged")]
    assert len(wiki.saves) == 1


def test_a_page_that_exists_is_not_created(tmp_path: Path) -> None:
    wiki = MemoryWiki.of({"Liste": empty_markers("un")})
    run = run_of(tmp_path, wiki, ("Liste", "un"), ("Liste", "deux"))
    assert kinds(sync(run).outcomes) == [("Liste", "refused"), ("Liste", "saved")]
    assert regions(wiki, "Liste") == ["un"]


def test_pages_are_not_created_unasked(tmp_path: Path) -> None:
    wiki = MemoryWiki.of({})
    run = run_of(tmp_path, wiki, ("Liste", "un"), ("liste", "deux"), create=False)
    assert kinds(sync(run).outcomes) == [("Liste", "refused"), ("Liste", "refused")]
    assert wiki.saves == []


def test_one_region_has_one_definition(tmp_path: Path) -> None:
    run = run_of(tmp_path, MemoryWiki.of({}), ("Liste", "un"), ("liste", "un"))
    with pytest.raises(ConfigError, match="region-taken"):
        sync(run)


@pytest.mark.parametrize(("lifted", "kind"), [(frozenset({"liste"}), "saved"), (frozenset(), "refused")])
def test_a_guard_is_lifted_for_a_title_in_any_form(tmp_path: Path, lifted: frozenset[str], kind: str) -> None:
    wiki = MemoryWiki.of({"Liste": render_region("un", "* a").replace("* a", "* moi")})
    run = run_of(tmp_path, wiki, ("liste", "un"))
    assert kinds(sync(run, overrides=Overrides(replace_edited=lifted)).outcomes) == [("Liste", kind)]


@pytest.mark.parametrize(
    ("layout", "kind", "said"),
    [("* << rows[0].link >>", "saved", None), ("<< rows[9].link >>", "refused", "layout-failed")],
)
def test_a_layout_that_fails_leaves_its_page_and_the_others_proceed(
    tmp_path: Path, layout: str, kind: str, said: str | None
) -> None:
    wiki = MemoryWiki.of({"Page": "{{Lieu|nom=A}}"})
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.j2").write_text(layout, encoding="utf-8")
    run = run_of(tmp_path, wiki, ("Une", "un\nlayout: a.j2"), ("Deux", "deux"))
    outcomes = {outcome.title: outcome for outcome in sync(run).outcomes}
    assert {title: outcome.kind for title, outcome in outcomes.items()} == {"Une": kind, "Deux": "saved"}
    reason = outcomes["Une"].reason
    assert (reason.code if reason else None) == said
    assert ("[[Page|A]]" in (wiki.text("Une") or "")) == (kind == "saved")
