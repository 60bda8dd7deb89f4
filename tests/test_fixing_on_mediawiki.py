"""Fixes of pages of a real MediaWiki, while a person saves the same pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from movibot.checking import check
from movibot.mending import fix_titles
from movibot.model import Clock, Page, SaveResult
from movibot.reading import Run
from movibot.wiki.mediawiki import Credentials, MediaWiki
from tests.builders import place_pack
from tests.mediawiki.installation import Installation
from tests.mediawiki.person import Person
from tests.wikis import DAY

WRONG = "Avant.\n{{Lieu\n|nom=A\n|contact=b\n|région=Breizh\n|Tags=c\n}}\nAprès."
RIGHT = WRONG.replace("Breizh", "Bretagne").replace("Tags", "tags")


class Meddled(MediaWiki):
    """A person does something right before each save, as long as there is something to do."""

    meddles: list[Callable[[], object]]

    def save(self, page: Page, text: str, summary: str) -> SaveResult:
        if self.meddles:
            self.meddles.pop(0)()
        return super().save(page, text, summary)


@pytest.fixture
def run(mediawiki: Installation, tmp_path: Path) -> Run:
    account = mediawiki.users.bot_password
    wiki = Meddled(
        mediawiki.api,
        contact="robot@example.org",
        clock=Clock(DAY),
        credentials=Credentials(account.name, account.password),
    )
    wiki.meddles = []
    return Run(wiki=wiki, pack=place_pack(tmp_path), user="MoviBot", max_edits=10)


def meddles(run: Run) -> list[Callable[[], object]]:
    assert isinstance(run.wiki, Meddled)
    return run.wiki.meddles


def test_fixed_once_then_nothing_to_do(run: Run, person: Person) -> None:
    person.edit("Page", WRONG)
    seen = fix_titles(run, ["Page"], dry_run=True)
    assert ([edit.text for edit in seen.edits], person.text("Page")) == ([RIGHT], WRONG)
    done = fix_titles(run, ["Page"])
    assert [outcome.kind for outcome in done.outcomes] == ["saved"]
    assert (person.text("Page"), done.made, done.harvest.problems) == (RIGHT, {"Page": 2}, ())
    writes = run.wiki.traffic.writes
    again = fix_titles(run, ["Page"])
    assert (again.outcomes, again.edits, run.wiki.traffic.writes) == ((), (), writes)


@pytest.mark.parametrize(
    ("meanwhile", "after"),
    [
        (WRONG.replace("Avant.", "Bien avant."), RIGHT.replace("Avant.", "Bien avant.")),
        (f"Une ligne.\n{WRONG}", f"Une ligne.\n{RIGHT}"),
        (WRONG.replace("Breizh", "Normandie"), RIGHT.replace("Bretagne", "Normandie")),
        (WRONG.replace("|nom=A", "|Nom=A"), RIGHT),
        (RIGHT, RIGHT),
        ("Plus rien.", "Plus rien."),
    ],
)
def test_a_person_saves_meanwhile(run: Run, person: Person, meanwhile: str, after: str) -> None:
    """Nothing the person wrote is lost, and what is wrong on the page as it is now is mended."""
    person.edit("Page", WRONG)
    meddles(run).append(lambda: person.edit("Page", meanwhile))
    done = fix_titles(run, ["Page"])
    assert next(outcome.kind for outcome in done.outcomes) in {"saved", "merged", "unchanged"}
    assert person.text("Page") == after
    assert not [each for each in done.harvest.problems if each.fix]


def test_a_person_who_does_not_stop_wins(run: Run, person: Person) -> None:
    person.edit("Page", WRONG)
    texts = [f"{WRONG.replace('Breizh', 'breizh ' + 'x' * n)}" for n in range(12)]
    meddles(run).extend(lambda text=text: person.edit("Page", text) for text in texts)  # type: ignore[misc]
    done = fix_titles(run, ["Page"])
    assert [(outcome.kind, outcome.reason and outcome.reason.code) for outcome in done.outcomes] == [
        ("conflict", "edit-conflict")
    ]
    assert (person.text("Page") in texts, done.made) == (True, {})


def test_a_page_that_goes_away_is_left_alone(run: Run, person: Person, sysop: Person) -> None:
    person.edit("Page", WRONG)
    meddles(run).append(lambda: sysop.delete("Page"))
    done = fix_titles(run, ["Page"])
    assert (person.text("Page"), done.made) == (None, {})


def test_a_page_that_asks_robots_to_stay_away_is_left_alone(run: Run, person: Person) -> None:
    text = WRONG + "\n{{nobots}}"
    person.edit("Page", text)
    done = fix_titles(run, ["Page"])
    assert ([outcome.kind for outcome in done.outcomes], person.text("Page")) == (["excluded"], text)
    assert [each.code for each in check(run, ["Page"]).problems if each.fix] == ["value-variant", "unknown-parameter"]
