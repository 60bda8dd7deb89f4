"""Applying a plan on a real MediaWiki while a person edits, in the same second."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from movibot.apply import apply_plan
from movibot.model import Change, Clock, CreatePage, Outcome, OutcomeKind, Page, ReplaceRegion, SaveResult
from movibot.plan import plan_edits
from movibot.wiki.mediawiki import Credentials, MediaWiki
from movibot.wikitext.markers import empty_markers, render_region
from tests.mediawiki.installation import Installation
from tests.mediawiki.person import Person

EMPTY = empty_markers("x")
OTHER = "\n\nUn paragraphe.\n\nUn autre.\n\n"
START = f"Avant.{OTHER}{EMPTY}{OTHER}Après."
LINES = "\n".join(f"* {number}" for number in range(8))
DONE = START.replace(EMPTY, render_region("x", LINES))
CHANGE = ReplaceRegion("Page", "x", LINES)


class Meddled(MediaWiki):
    """A person does something right before the first save."""

    meddle: Callable[[], object] = staticmethod(lambda: None)

    def save(self, page: Page, text: str, summary: str) -> SaveResult:
        act, self.meddle = self.meddle, lambda: None
        act()
        return super().save(page, text, summary)


@pytest.fixture
def wiki(mediawiki: Installation) -> Meddled:
    account = mediawiki.users.bot_password
    credentials = Credentials(account.name, account.password)
    clock = Clock(datetime.date(2026, 5, 12))
    return Meddled(mediawiki.api, contact="Utilisateur:Personne", clock=clock, credentials=credentials)


def run(wiki: MediaWiki, *changes: Change) -> list[Outcome]:
    facts = wiki.facts(["Bots", "Nobots"])
    pages = {page.title: page for page in wiki.pages([change.title for change in changes])}
    plan = plan_edits(changes, pages, facts, user="MoviBot")
    return list(apply_plan(plan, wiki, facts, user="MoviBot", summary="essai"))


def test_saved_once_then_nothing_to_do(wiki: Meddled, person: Person) -> None:
    person.edit("Page", START)
    (outcome,) = run(wiki, CHANGE)
    assert (outcome.kind, person.text("Page")) == ("saved", DONE)
    assert str(person.history("Page")[0]["revid"]) == outcome.revision
    writes = wiki.traffic.writes
    assert [outcome.kind for outcome in run(wiki, CHANGE)] == ["unchanged"]
    assert wiki.traffic.writes == writes


def test_created_once_then_nothing_to_do(wiki: Meddled, person: Person) -> None:
    create = CreatePage("Page", DONE)
    assert [outcome.kind for outcome in run(wiki, create)] == ["saved"]
    assert person.text("Page") == DONE
    assert [outcome.kind for outcome in run(wiki, create, CHANGE)] == ["unchanged"]


def test_a_person_creates_the_page_first(wiki: Meddled, person: Person) -> None:
    wiki.meddle = lambda: person.edit("Page", "Moi.")
    (outcome,) = run(wiki, CreatePage("Page", DONE))
    assert (outcome.kind, person.text("Page")) == ("refused", "Moi.")


@dataclass(frozen=True, slots=True)
class Meanwhile:
    name: str
    text: str
    kind: OutcomeKind
    code: str | None
    result: str

    def __str__(self) -> str:
        return self.name


NO_END = START.replace("<!-- movibot:fin x -->", "")
INSIDE = START.replace("-->\n<!--", "-->\nMoi.\n<!--")
ON_THE_LINE = START.replace(EMPTY, f"{EMPTY} Moi.")

MEANWHILE = [
    Meanwhile("far away", f"Moi.\n\n{START}", "merged", None, f"Moi.\n\n{DONE}"),
    Meanwhile(
        "beside",
        START.replace(EMPTY, f"{EMPTY} <!-- Moi. -->"),
        "saved",
        None,
        DONE.replace("fin x -->", "fin x --> <!-- Moi. -->"),
    ),
    Meanwhile("on a marker's line", ON_THE_LINE, "refused", "markers-not-alone", ON_THE_LINE),
    Meanwhile("inside", INSIDE, "refused", "region-edited", INSIDE),
    Meanwhile("end marker", NO_END, "refused", "markers-incomplete", NO_END),
    Meanwhile("nobots", f"{{{{nobots}}}}{START}", "conflict", "merge-excluded", f"{{{{nobots}}}}{DONE}"),
    Meanwhile("the same", DONE, "unchanged", None, DONE),
]


@pytest.mark.parametrize("case", MEANWHILE, ids=str)
def test_a_person_saves_in_the_same_second(wiki: Meddled, person: Person, case: Meanwhile) -> None:
    person.edit("Page", START)
    wiki.meddle = lambda: person.edit("Page", case.text)
    (outcome,) = run(wiki, CHANGE)
    assert person.text("Page") == case.result
    assert (outcome.kind, outcome.reason.code if outcome.reason else None) == (case.kind, case.code)


def test_an_end_marker_lost_in_a_silent_merge_is_reported(wiki: Meddled, person: Person) -> None:
    person.edit("Page", DONE)
    wiki.meddle = lambda: person.edit("Page", DONE.replace("\n<!-- movibot:fin x -->", ""))
    (outcome,) = run(wiki, ReplaceRegion("Page", "x", "* neuf\n" + LINES))
    assert outcome.kind == "conflict"
    assert outcome.reason
    assert outcome.reason.code == "merge-unproved"
    assert "* neuf" in (person.text("Page") or "")
    assert "movibot:fin" not in (person.text("Page") or "")
    assert [outcome.kind for outcome in run(wiki, CHANGE)] == ["refused"]


def test_a_page_that_a_person_deletes(wiki: Meddled, person: Person, sysop: Person) -> None:
    person.edit("Page", START)
    wiki.meddle = lambda: sysop.delete("Page")
    (outcome,) = run(wiki, CHANGE)
    assert outcome.reason
    assert (outcome.kind, outcome.reason.code, person.text("Page")) == ("refused", "page-missing", None)


def test_a_page_that_a_person_moves(wiki: Meddled, person: Person, sysop: Person) -> None:
    person.edit("Page", START)
    wiki.meddle = lambda: sysop.move("Page", "Ailleurs")
    (outcome,) = run(wiki, CHANGE)
    assert outcome.reason
    assert (outcome.kind, outcome.reason.code) == ("refused", "page-is-redirect")
    assert person.text("Ailleurs") == START
    assert (person.text("Page") or "").startswith("#REDIRECT")


def test_a_protected_page_is_refused_in_the_wikis_words(wiki: Meddled, person: Person, sysop: Person) -> None:
    person.edit("Page", START)
    sysop.protect("Page")
    (outcome,) = run(wiki, CHANGE)
    assert outcome.reason
    assert (outcome.kind, outcome.reason.arguments["code"]) == ("refused", "protectedpage")
    assert person.text("Page") == START
