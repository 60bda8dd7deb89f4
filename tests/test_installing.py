"""`movibot index --install`: two templates that show nothing, created once, never changed."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from movibot.installing import install, template_pages
from movibot.messages import LANGUAGES
from movibot.reading import Run
from movibot.schema import Pack
from movibot.wikitext.changes import apply_change
from movibot.wikitext.indexcalls import END, INDEX
from tests.builders import place_pack
from tests.mediawiki.installation import Installation
from tests.mediawiki.rendering import Renderer
from tests.memory_wiki import FACTS, MemoryWiki
from tests.program import movibot
from tests.wikis import FolderPlace, Place

TITLES = ["Modèle:Index movibot", "Modèle:Fin index movibot"]


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    return place_pack(tmp_path / "pack")


def test_installed_once(place: Place, pack: Pack) -> None:
    assert [(o.title, o.kind) for o in install(Run(place.wiki(), pack)).outcomes] == [(t, "saved") for t in TITLES]
    texts = [place.text(title) for title in TITLES]
    assert [page.text for page in template_pages(FACTS)] == texts
    report = install(Run(place.wiki(), pack))
    assert [(o.kind, o.reason, o.attempts) for o in report.outcomes] == [("unchanged", None, 0)] * 2
    assert report.writes == 0
    assert [place.text(title) for title in TITLES] == texts


def test_a_template_that_is_there_stays(place: Place, pack: Pack) -> None:
    place.load({TITLES[0]: "<noinclude>Notre aide à nous.</noinclude>"})
    first, second = install(Run(place.wiki(), pack)).outcomes
    assert first.reason
    assert (first.kind, first.reason.code, second.kind) == ("unchanged", "template-kept", "saved")
    assert place.text(TITLES[0]) == "<noinclude>Notre aide à nous.</noinclude>"


def test_a_person_creates_it_first(pack: Pack) -> None:
    def create(wiki: MemoryWiki) -> None:
        wiki.write(TITLES[0], "Moi.")

    wiki = MemoryWiki(before_save=[create])
    outcomes = install(Run(wiki, pack)).outcomes
    assert [outcome.kind for outcome in outcomes] == ["refused", "saved"]
    assert wiki.text(TITLES[0]) == "Moi."


def test_a_dry_run_writes_nothing(pack: Pack) -> None:
    wiki = MemoryWiki.of({})
    report = install(Run(wiki, pack), dry_run=True)
    assert ([edit.page.title for edit in report.planned], wiki.saves) == (TITLES, [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_stay_as_they_are_written(language: str) -> None:
    for page in template_pages(dataclasses.replace(FACTS, language=language)):
        assert apply_change("", page, exists=False, facts=FACTS) == page.text
        assert page.text.startswith("<noinclude>")
        assert page.text.endswith("</noinclude>")


@pytest.mark.parametrize("language", LANGUAGES)
def test_they_show_nothing_but_their_documentation(mediawiki: Installation, language: str) -> None:
    pages = list(template_pages(dataclasses.replace(FACTS, language=language)))
    mediawiki.load({page.title: page.text for page in pages})
    with Renderer(mediawiki) as renderer:
        shown = renderer.render(f"a{{{{{INDEX}|fiches=x}}}}b{{{{{END}}}}}c")
        assert (shown.text_of("p"), len(list(shown.tree)), shown.categories) == ("abc", 1, [])
        for page in pages:
            its = renderer.render(page.text, page.title)
            assert its.saved == page.text
            assert (its.categories, its.templates) == ([], [])
            (other,) = [each.title.partition(":")[2] for each in pages if each != page]
            assert its.links == [f"10:{other.replace(' ', '_')}"]


# --- the command -------------------------------------------------------------------------------------------


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    FolderPlace(tmp_path / "wiki")
    (tmp_path / "config.yaml").write_text("wiki: {folder: wiki}\n", encoding="utf-8")
    return tmp_path


def test_the_command(desk: Path) -> None:
    dry = movibot("index", "--install", "--dry-run", cwd=desk)
    assert (dry.code, "Modèle:Index movibot : serait créée ainsi" in dry.out, "+<noinclude>" in dry.out) == (
        0,
        True,
        True,
    )
    first = movibot("index", "--install", cwd=desk)
    assert first.out.splitlines()[:2] == [f"{title} : enregistrée" for title in TITLES]
    again = movibot("index", "--install", "--format", "json", cwd=desk)
    assert again.code == 0
    assert [(o["title"], o["outcome"]) for o in again.json["outcomes"]] == [(title, "unchanged") for title in TITLES]
    assert again.json["requests"]["write"] == 0


def test_it_takes_no_page(desk: Path) -> None:
    refused = movibot("index", "--install", "Portail", cwd=desk)
    assert (refused.code, "--install crée deux modèles" in refused.said) == (2, True)
