"""Applying a plan on a folder of files while somebody else writes there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from movibot.apply import apply_plan
from movibot.model import Change, CreatePage, Outcome, Page, ReplaceRegion, SaveResult
from movibot.plan import plan_edits
from movibot.wiki.folder import FolderWiki
from movibot.wikitext.markers import empty_markers, render_region

EMPTY = empty_markers("x")
START = f"Avant.\n{EMPTY}\nAprès."
DONE = START.replace(EMPTY, render_region("x", "* a"))
CHANGE = ReplaceRegion("Page", "x", "* a")


class Meddled(FolderWiki):
    """Somebody does something right before the first save."""

    meddle: Callable[[], object] = staticmethod(lambda: None)

    def save(self, page: Page, text: str, summary: str) -> SaveResult:
        act, self.meddle = self.meddle, lambda: None
        act()
        return super().save(page, text, summary)


@pytest.fixture
def wiki(tmp_path: Path) -> Meddled:
    (tmp_path / "wiki.yaml").write_text("name: Essai\n", encoding="utf-8")
    return Meddled(tmp_path)


def write(wiki: FolderWiki, text: str) -> None:
    wiki.save(present(wiki), text, "")


def present(wiki: FolderWiki) -> Page:
    return next(iter(wiki.pages(["Page"])))


def run(wiki: FolderWiki, *changes: Change) -> list[Outcome]:
    facts = wiki.facts()
    pages = {page.title: page for page in wiki.pages([change.title for change in changes])}
    plan = plan_edits(changes, pages, facts, user="MoviBot")
    return list(apply_plan(plan, wiki, facts, user="MoviBot", summary="essai"))


def test_saved_once_then_nothing_to_do(wiki: Meddled) -> None:
    write(wiki, START)
    assert [outcome.kind for outcome in run(wiki, CHANGE)] == ["saved"]
    assert present(wiki).text == DONE
    assert [outcome.kind for outcome in run(wiki, CHANGE)] == ["unchanged"]


def test_created_once_then_nothing_to_do(wiki: Meddled) -> None:
    assert [outcome.kind for outcome in run(wiki, CreatePage("Page", DONE))] == ["saved"]
    assert [outcome.kind for outcome in run(wiki, CreatePage("Page", DONE))] == ["unchanged"]
    assert present(wiki).text == DONE


@pytest.mark.parametrize(
    ("meanwhile", "kind", "result"),
    [
        (START + " Moi.", "saved", DONE + " Moi."),
        (DONE, "unchanged", DONE),
        (START.replace("-->\n<!--", "-->\nMoi.\n<!--"), "refused", START.replace("-->\n<!--", "-->\nMoi.\n<!--")),
        ("#REDIRECTION [[Ailleurs]]", "refused", "#REDIRECTION [[Ailleurs]]"),
    ],
)
def test_somebody_writes_between_plan_and_save(wiki: Meddled, meanwhile: str, kind: str, result: str) -> None:
    write(wiki, START)
    wiki.meddle = lambda: write(wiki, meanwhile)
    assert [outcome.kind for outcome in run(wiki, CHANGE)] == [kind]
    assert present(wiki).text == result


def test_somebody_deletes_the_file(wiki: Meddled, tmp_path: Path) -> None:
    write(wiki, START)
    (file,) = tmp_path.rglob("*.wiki")
    wiki.meddle = file.unlink
    (outcome,) = run(wiki, CHANGE)
    assert outcome.reason
    assert (outcome.kind, outcome.reason.code) == ("refused", "page-missing")
    assert present(wiki).revision is None


def test_somebody_creates_the_file_first(wiki: Meddled) -> None:
    wiki.meddle = lambda: write(wiki, "Moi.")
    (outcome,) = run(wiki, CreatePage("Page", DONE))
    assert outcome.reason
    assert (outcome.kind, outcome.reason.code) == ("refused", "page-exists")
    assert present(wiki).text == "Moi."
