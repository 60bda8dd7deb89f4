"""Applying a plan while people edit: nothing they wrote is lost, and the run says what happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pytest

from movibot.apply import apply_plan
from movibot.errors import Unreachable, WikiError
from movibot.model import (
    Change,
    CreatePage,
    Outcome,
    OutcomeKind,
    Page,
    Plan,
    Refusal,
    ReplaceRegion,
    Revision,
    SaveResult,
)
from movibot.plan import plan_edits
from movibot.wikitext.markers import empty_markers, render_region
from tests.memory_wiki import FACTS, Act, MemoryWiki

EMPTY = empty_markers("x")
START = f"Avant.\n{EMPTY}\nAprès."
DONE = START.replace(EMPTY, render_region("x", "* a"))
CHANGE = ReplaceRegion("Page", "x", "* a")


def plan_for(wiki: MemoryWiki, *changes: Change) -> Plan:
    pages = {page.title: page for page in wiki.pages([change.title for change in changes])}
    return plan_edits(changes, pages, FACTS, user="MoviBot")


def applied(wiki: MemoryWiki, plan: Plan) -> list[Outcome]:
    return list(apply_plan(plan, wiki, FACTS, user="MoviBot", summary="essai"))


def run(wiki: MemoryWiki, *changes: Change) -> list[Outcome]:
    return applied(wiki, plan_for(wiki, *changes))


def test_a_plan_is_saved_and_a_second_one_is_empty() -> None:
    wiki = MemoryWiki.of({"Page": START})
    (outcome,) = run(wiki, CHANGE)
    assert (outcome.kind, outcome.attempts, outcome.revision) == ("saved", 1, "2")
    assert wiki.text("Page") == DONE
    assert run(wiki, CHANGE) == [Outcome("Page", "unchanged")]
    assert wiki.saves == ["Page"]


def test_what_the_plan_decided_is_reported_too() -> None:
    wiki = MemoryWiki.of({"Page": START, "Rien": "a"})
    outcomes = run(wiki, ReplaceRegion("Rien", "x", "* a"), CHANGE)
    assert [(outcome.title, outcome.kind) for outcome in outcomes] == [("Rien", "refused"), ("Page", "saved")]


def test_a_page_is_created() -> None:
    wiki = MemoryWiki.of({})
    create = CreatePage("Page", DONE)
    assert [outcome.kind for outcome in run(wiki, create)] == ["saved"]
    assert [outcome.kind for outcome in run(wiki, create)] == ["unchanged"]
    assert wiki.text("Page") == DONE


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What a person does between plan and save, and what must come of it."""

    name: str
    act: Act
    kind: OutcomeKind
    code: str | None
    text: str | None
    attempts: int

    def __str__(self) -> str:
        return self.name


def writes(text: str) -> Act:
    def act(wiki: MemoryWiki) -> None:
        wiki.write("Page", text)

    return act


MEANWHILE = [
    Meanwhile("around", writes(START + "\nMoi."), "saved", None, DONE + "\nMoi.", 2),
    Meanwhile("before", writes("Moi.\n" + START), "saved", None, "Moi.\n" + DONE, 2),
    Meanwhile("same", writes(DONE), "unchanged", None, DONE, 1),
    Meanwhile("same and more", writes(DONE + " Moi."), "unchanged", None, DONE + " Moi.", 1),
    Meanwhile(
        "inside",
        writes(START.replace(EMPTY, EMPTY.replace("\n", "\nMoi.\n"))),
        "refused",
        "region-edited",
        START.replace(EMPTY, EMPTY.replace("\n", "\nMoi.\n")),
        1,
    ),
    Meanwhile(
        "end marker",
        writes(START.replace("<!-- movibot:fin x -->", "")),
        "refused",
        "markers-incomplete",
        START.replace("<!-- movibot:fin x -->", ""),
        1,
    ),
    Meanwhile("blanked", writes(""), "refused", "markers-missing", "", 1),
    Meanwhile("deleted", lambda wiki: wiki.delete("Page"), "refused", "page-missing", None, 1),
    Meanwhile("moved", lambda wiki: wiki.move("Page", "Ici"), "refused", "page-is-redirect", "#REDIRECTION [[Ici]]", 1),
    Meanwhile("nobots", writes(START + "{{nobots}}"), "excluded", "bots-excluded", START + "{{nobots}}", 1),
]


@pytest.mark.parametrize("case", MEANWHILE, ids=str)
def test_a_person_saves_between_plan_and_save(case: Meanwhile) -> None:
    wiki = MemoryWiki.of({"Page": START})
    wiki.before_save = [case.act]
    (outcome,) = run(wiki, CHANGE)
    assert outcome.kind == case.kind
    assert (outcome.reason.code if outcome.reason else None) == case.code
    assert outcome.attempts == case.attempts
    assert wiki.text("Page") == case.text


def test_a_person_creates_the_page_first() -> None:
    wiki = MemoryWiki.of({})
    wiki.before_save = [writes("Moi.")]
    (outcome,) = run(wiki, CreatePage("Page", DONE))
    assert outcome.reason
    assert (outcome.kind, outcome.reason.code, wiki.text("Page")) == ("refused", "page-exists", "Moi.")


def test_a_person_who_keeps_saving_wins() -> None:
    wiki = MemoryWiki.of({"Page": START})
    wiki.before_save = [writes(f"{START} {number}") for number in range(5)]
    (outcome,) = run(wiki, CHANGE)
    assert (outcome.kind, outcome.attempts) == ("conflict", 3)
    assert wiki.text("Page") == f"{START} 2"
    assert len(wiki.saves) == 3


def test_of_two_regions_the_one_that_still_can_is_saved() -> None:
    both = f"{EMPTY}\n{empty_markers('y')}"
    wiki = MemoryWiki.of({"Page": both})
    wiki.before_save = [writes(both.replace("<!-- movibot:fin y -->", ""))]
    outcomes = run(wiki, CHANGE, ReplaceRegion("Page", "y", "* b"))
    assert [(outcome.kind, outcome.attempts) for outcome in outcomes] == [("refused", 1), ("saved", 2)]
    assert render_region("x", "* a") in (wiki.text("Page") or "")


# --- silent merges ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("joined", "kind"),
    [
        (DONE + "\nMoi.", "merged"),
        (DONE.replace("<!-- movibot:fin x -->", ""), "conflict"),
        (DONE.replace("* a", "* a\n* moi"), "conflict"),
        (DONE.replace("* a", ""), "conflict"),
        (DONE + EMPTY, "conflict"),
        ("", "conflict"),
    ],
)
def test_a_silent_merge_must_hold_what_was_wanted(joined: str, kind: str) -> None:
    wiki = MemoryWiki.of({"Page": START})
    wiki.before_save = [writes(START + "\nMoi.")]
    wiki.merge = lambda _present, _sent: joined
    (outcome,) = run(wiki, CHANGE)
    assert (outcome.kind, outcome.attempts, len(wiki.saves)) == (kind, 1, 1)
    assert wiki.text("Page") == joined
    assert (outcome.reason is None) == (kind == "merged")


def test_a_page_that_begins_to_exclude_bots_during_a_merge_is_told() -> None:
    wiki = MemoryWiki.of({"Page": START})
    wiki.before_save = [writes(START + "\n{{nobots}}")]
    wiki.merge = lambda _present, _sent: DONE + "\n{{nobots}}"
    (outcome,) = run(wiki, CHANGE)
    assert (outcome.kind, outcome.revision) == ("conflict", "3")
    assert outcome.reason == Refusal("merge-excluded", {"template": "nobots"})


class ForgetfulWiki(MemoryWiki):
    """Cannot be read any more after a save."""

    def pages(self, titles: Iterable[str]) -> Iterator[Page]:
        if self.saves:
            raise Unreachable("wiki-unreachable", url="memory")
        return super().pages(titles)


def test_a_merge_that_cannot_be_read_again_is_a_conflict_with_its_revision() -> None:
    wiki = ForgetfulWiki.of({"Page": START})
    plan = plan_for(wiki, CHANGE)
    wiki.before_save = [writes(START + "\nMoi.")]
    wiki.merge = lambda _present, _sent: DONE + "\nMoi."
    outcomes: list[Outcome] = []
    with pytest.raises(WikiError):
        outcomes.extend(apply_plan(plan, wiki, FACTS, user="MoviBot", summary="essai"))
    assert outcomes == [Outcome("Page", "conflict", Refusal("merge-unread"), Revision("3"), 1, Revision("2"))]


def test_a_conflict_that_cannot_be_read_again_is_a_failure() -> None:
    wiki = ForgetfulWiki.of({"Page": START})
    plan = plan_for(wiki, CHANGE)
    wiki.before_save = [writes(START + "\nMoi.")]
    outcomes: list[Outcome] = []
    with pytest.raises(WikiError):
        outcomes.extend(apply_plan(plan, wiki, FACTS, user="MoviBot", summary="essai"))
    assert [(outcome.kind, outcome.revision) for outcome in outcomes] == [("failed", None)]


# --- failures --------------------------------------------------------------------------------------


def test_the_wikis_own_refusal_is_passed_on() -> None:
    wiki = MemoryWiki.of({"Protégée": START, "Page": START})
    outcomes = run(wiki, ReplaceRegion("Protégée", "x", "* a"), CHANGE)
    assert [outcome.kind for outcome in outcomes] == ["refused", "saved"]
    assert outcomes[0].reason
    assert outcomes[0].reason.arguments == {"code": "protectedpage", "explanation": "Cette page est protégée."}


class FailingWiki(MemoryWiki):
    """Stops answering at a title."""

    def save(self, page: Page, text: str, summary: str) -> SaveResult:
        if page.title == "Panne":
            raise Unreachable("wiki-unreachable", url="memory")
        return super().save(page, text, summary)


def test_a_wiki_that_fails_stops_the_run_after_reporting_the_page_in_hand() -> None:
    wiki = FailingWiki.of({"Page": START, "Panne": START, "Suite": START})
    plan = plan_for(wiki, CHANGE, ReplaceRegion("Panne", "x", "* a"), ReplaceRegion("Suite", "x", "* a"))
    outcomes: list[Outcome] = []
    with pytest.raises(WikiError):
        outcomes.extend(apply_plan(plan, wiki, FACTS, user="MoviBot", summary="essai"))
    assert [(outcome.title, outcome.kind) for outcome in outcomes] == [("Page", "saved"), ("Panne", "failed")]
    assert outcomes[1].reason
    assert outcomes[1].reason.code == "wiki-unreachable"
    assert wiki.text("Suite") == START


def test_a_caller_that_stops_asking_stops_the_run() -> None:
    wiki = MemoryWiki.of({"Page": START, "Suite": START})
    outcomes = apply_plan(
        plan_for(wiki, CHANGE, ReplaceRegion("Suite", "x", "* a")), wiki, FACTS, user="MoviBot", summary="essai"
    )
    assert wiki.saves == []
    assert next(outcomes).kind == "saved"
    assert (wiki.text("Page"), wiki.text("Suite")) == (DONE, START)
