"""A run put back: what people saved since stays, all else is as it was to the byte."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from movibot.apply import apply_plan
from movibot.contributions import runs_on_wiki
from movibot.errors import GuardError
from movibot.journal import NO_JOURNAL, Journal
from movibot.messages import sentence
from movibot.model import Again, Change, CreatePage, Outcome, Report, RestoreText, Revision
from movibot.plan import plan_edits
from movibot.reading import Run
from movibot.runrecord import RunRecord, SavedPage
from movibot.schema import Pack
from movibot.undoing import undo
from movibot.wikitext.changes import apply_change, disproof
from movibot.wikitext.fixes import text_digest
from tests.memory_wiki import FACTS, Act, MemoryWiki

AT = datetime.datetime(2026, 11, 22, 9, 30, tzinfo=datetime.UTC)
OLD, NEW = "Avant.\n\nUn mot de Lou.", "Avant.\n\nUn mot du robot."


@dataclass(slots=True)
class Noted:
    """The saves of a run, as its log tells them."""

    saves: list[SavedPage] = field(default_factory=list)

    def saving(self, title: str, base: Revision | None) -> None:
        del title, base

    def again(self, outcome: Outcome) -> Again | None:
        del outcome
        return None

    def note_outcome(self, outcome: Outcome) -> None:
        if outcome.revision and outcome.kind != "unchanged":
            self.saves.append(SavedPage(outcome.title, outcome.base, outcome.revision))


@dataclass(slots=True)
class Bench:
    """A wiki, and the runs that worked there."""

    wiki: MemoryWiki
    records: list[RunRecord] = field(default_factory=list)

    def run(self, journal: Journal = NO_JOURNAL) -> Run:
        return Run(self.wiki, Pack(Path(), {}, {}), user="MoviBot", max_edits=200, journal=journal)

    def change(self, *changes: Change, summary: str = "essai") -> RunRecord:
        """A run that makes these changes."""
        noted = Noted()
        pages = {page.title: page for page in self.wiki.pages([change.title for change in changes])}
        plan = plan_edits(changes, pages, FACTS, user="MoviBot")
        list(apply_plan(plan, self.wiki, FACTS, user="MoviBot", summary=summary, journal=noted))
        return self._note(noted)

    def replace(self, title: str = "Page", old: str = OLD, new: str = NEW) -> RunRecord:
        return self.change(RestoreText(title, text_digest(old), new))

    def undo(self, record: RunRecord, *, dry_run: bool = False) -> Report:
        noted = Noted()
        others = {s.revision: each.run for each in self.records if each is not record for s in each.saves if s.revision}
        report = undo(self.run(noted), record, others, dry_run=dry_run)
        self._note(noted)
        return report

    def _note(self, noted: Noted) -> RunRecord:
        record = RunRecord(f"run-{len(self.records)}", "sync", AT, saves=tuple(noted.saves))
        self.records.append(record)
        return record


@pytest.fixture
def bench() -> Bench:
    return Bench(MemoryWiki.of({"Page": OLD}))


def told(report: Report) -> list[tuple[str, str, str | None]]:
    return [(each.title, each.kind, each.reason.code if each.reason else None) for each in report.outcomes]


# --- pages that stand as the run left them ------------------------------------------------------------------


def test_what_a_run_saved_is_put_back_once(bench: Bench) -> None:
    record = bench.replace()
    assert bench.wiki.text("Page") == NEW
    assert told(bench.undo(record)) == [("Page", "saved", None)]
    assert bench.wiki.text("Page") == OLD
    saves = len(bench.wiki.saves)
    assert told(bench.undo(record)) == [("Page", "unchanged", None)]
    assert len(bench.wiki.saves) == saves


def test_a_dry_run_shows_what_would_be_put_back(bench: Bench) -> None:
    record = bench.replace()
    report = bench.undo(record, dry_run=True)
    assert [(edit.page.text, edit.text) for edit in report.planned] == [(NEW, OLD)]
    assert (report.outcomes, bench.wiki.text("Page")) == ((), NEW)


def test_a_text_that_was_empty_is_empty_again() -> None:
    bench = Bench(MemoryWiki.of({"Page": ""}))
    record = bench.replace(old="", new="Un index.")
    bench.undo(record)
    assert bench.wiki.text("Page") == ""


def test_undoing_an_undoing_makes_it_as_the_run_left_it(bench: Bench) -> None:
    record = bench.replace()
    bench.undo(record)
    undoing = bench.records[-1]
    assert told(bench.undo(undoing)) == [("Page", "saved", None)]
    assert bench.wiki.text("Page") == NEW
    assert told(bench.undo(undoing)) == [("Page", "unchanged", None)]


def test_runs_are_undone_one_after_the_other_the_newest_first(bench: Bench) -> None:
    first, second = bench.replace(), bench.replace(old=NEW, new="Trois.")
    assert told(bench.undo(first)) == [("Page", "refused", "undo-saved-again")]
    assert bench.wiki.text("Page") == "Trois."
    bench.undo(second)
    assert bench.wiki.text("Page") == NEW
    assert told(bench.undo(first)) == [("Page", "saved", None)]
    assert bench.wiki.text("Page") == OLD


def test_two_saves_of_a_page_in_one_run_are_put_back_as_one(bench: Bench) -> None:
    first, second = bench.replace(), bench.replace(old=NEW, new="Trois.")
    both = replace(first, saves=(*first.saves, *second.saves))
    bench.records = [both]
    bench.undo(both)
    assert bench.wiki.text("Page") == OLD


def test_between_two_saves_of_a_run_a_person_is_not_lost(bench: Bench) -> None:
    first = bench.replace()
    bench.wiki.write("Page", "Zoé.")
    second = bench.replace(old="Zoé.", new="Trois.")
    both = replace(first, saves=(*first.saves, *second.saves))
    bench.records = [both]
    bench.undo(both)
    assert bench.wiki.text("Page") == "Zoé."


# --- pages that do not --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Since:
    name: str
    act: Act
    code: str
    text: str | None

    def __str__(self) -> str:
        return self.name


def hide(wiki: MemoryWiki) -> None:
    wiki.hidden.add("1")


def edit_and_revert(wiki: MemoryWiki) -> None:
    wiki.write("Page", "Zoé.")
    wiki.write("Page", NEW)


def create_anew(wiki: MemoryWiki) -> None:
    wiki.delete("Page")
    wiki.write("Page", "Zoé.")


SINCE = [
    Since("edited", lambda wiki: wiki.write("Page", f"{NEW} Zoé."), "undo-edited", f"{NEW} Zoé."),
    Since("edited and reverted", edit_and_revert, "undo-edited", NEW),
    Since("deleted", lambda wiki: wiki.delete("Page"), "undo-deleted", None),
    Since("moved", lambda wiki: wiki.move("Page", "Ailleurs"), "undo-moved", "#REDIRECTION [[Ailleurs]]"),
    Since("created anew", create_anew, "undo-edited", "Zoé."),
    Since("hidden", hide, "undo-base-hidden", NEW),
]


@pytest.mark.parametrize("case", SINCE, ids=str)
def test_a_page_that_somebody_touched_stays_as_it_is(bench: Bench, case: Since) -> None:
    bench.wiki.write("Autre", OLD)
    record = bench.change(*(RestoreText(title, text_digest(OLD), NEW) for title in ("Page", "Autre")))
    case.act(bench.wiki)
    report = bench.undo(record)
    assert told(report) == [("Page", "refused", case.code), ("Autre", "saved", None)]
    assert (bench.wiki.text("Page"), bench.wiki.text("Autre")) == (case.text, OLD)


def test_a_page_that_a_person_put_back_is_as_before(bench: Bench) -> None:
    record = bench.replace()
    bench.wiki.write("Page", OLD)
    assert told(bench.undo(record)) == [("Page", "unchanged", None)]


def test_a_page_that_refuses_bots_stays_as_it_is() -> None:
    bench = Bench(MemoryWiki.of({"Page": OLD}))
    record = bench.replace(new=f"{NEW}\n{{{{nobots}}}}")
    assert [outcome.kind for outcome in bench.undo(record).outcomes] == ["excluded"]


def test_a_revision_of_another_wiki_under_the_same_number_is_not_taken_for_ours(bench: Bench) -> None:
    """The wiki was set up anew: numbers begin again."""
    record = bench.replace()
    strange = MemoryWiki.of({"Autre": "a", "Page": "Zoé."})
    assert record.saves[0].revision == "2"
    assert told(Bench(strange).undo(record)) == [("Page", "refused", "undo-base-gone")]


def test_a_page_that_the_run_created_is_left_to_people(bench: Bench) -> None:
    record = bench.change(CreatePage("Neuve", "Un index."))
    assert told(bench.undo(record)) == [("Neuve", "refused", "undo-created")]
    bench.wiki.write("Neuve", "Un index. Zoé.")
    assert told(bench.undo(record)) == [("Neuve", "refused", "undo-edited")]
    bench.wiki.delete("Neuve")
    assert told(bench.undo(record)) == [("Neuve", "unchanged", "undo-gone")]


def test_a_text_that_saving_would_change_does_not_come_back_changed() -> None:
    bench = Bench(MemoryWiki.of({"Page": "Signé ~~~~ {{subst:x}}"}))
    record = bench.replace(old="Signé ~~~~ {{subst:x}}", new=NEW)
    assert told(bench.undo(record)) == [("Page", "refused", "undo-unsafe")]


def test_more_pages_than_allowed_are_no_undoing(bench: Bench) -> None:
    record = bench.replace()
    with pytest.raises(GuardError):
        undo(replace(bench.run(), max_edits=0), record)
    assert bench.wiki.text("Page") == NEW


# --- while it works --------------------------------------------------------------------------------------------


def test_a_person_who_saves_during_the_undoing_loses_nothing(bench: Bench) -> None:
    record = bench.replace()
    bench.wiki.before_save = [lambda wiki: wiki.write("Page", f"{NEW} Zoé.")]
    assert told(bench.undo(record)) == [("Page", "refused", "undo-edited")]
    assert bench.wiki.text("Page") == f"{NEW} Zoé."


def test_a_merge_during_the_undoing_is_told_and_left(bench: Bench) -> None:
    record = bench.replace()
    bench.wiki.before_save = [lambda wiki: wiki.write("Page", f"{NEW}\nZoé.")]
    bench.wiki.merge = lambda present, sent: f"{sent}\nZoé." if present.endswith("Zoé.") else None
    assert told(bench.undo(record)) == [("Page", "conflict", "merge-unproved")]
    assert bench.wiki.text("Page") == f"{OLD}\nZoé."


# --- a save that the wiki merged with a person's ------------------------------------------------------------------


@pytest.fixture
def merged(bench: Bench) -> tuple[Bench, RunRecord]:
    """Zoé adds a line while the run saves, and the wiki joins both."""
    bench.wiki.before_save = [lambda wiki: wiki.write("Page", f"{OLD}\nZoé.")]
    bench.wiki.merge = lambda present, sent: f"{sent}\nZoé." if present.endswith("Zoé.") else None
    record = bench.replace()
    assert bench.wiki.text("Page") == f"{NEW}\nZoé."
    assert record.saves == (SavedPage("Page", Revision("2"), Revision("3")),)
    return bench, record


def test_what_the_wiki_merged_goes_back_to_what_the_person_saved(merged: tuple[Bench, RunRecord]) -> None:
    bench, record = merged
    assert told(bench.undo(record)) == [("Page", "saved", None)]
    assert bench.wiki.text("Page") == f"{OLD}\nZoé."


def test_what_the_wiki_merged_and_a_person_edited_since_stays(merged: tuple[Bench, RunRecord]) -> None:
    bench, record = merged
    bench.wiki.write("Page", f"{NEW}\nZoé, encore.")
    assert told(bench.undo(record)) == [("Page", "refused", "undo-edited")]


# --- saves of which nobody heard -----------------------------------------------------------------------------------


def in_doubt(base: str | None) -> RunRecord:
    return RunRecord("run-0", "sync", AT, saves=(SavedPage("Page", Revision(base) if base else None, None),))


def saves_before_it_is_killed(wiki: MemoryWiki) -> None:
    page = next(iter(wiki.pages(["Page"])))
    wiki.save(page, NEW, "essai")


@pytest.mark.parametrize(
    ("acts", "outcomes", "text"),
    [
        ([saves_before_it_is_killed], [("Page", "saved", None)], OLD),
        ([], [], OLD),
        ([lambda wiki: wiki.write("Page", "Zoé.")], [("Page", "refused", "undo-unclear")], "Zoé."),
        (
            [saves_before_it_is_killed, lambda wiki: wiki.write("Page", "Zoé.")],
            [("Page", "refused", "undo-unclear")],
            "Zoé.",
        ),
    ],
)
def test_of_a_run_that_was_killed_the_page_itself_tells(
    bench: Bench, acts: list[Callable[[MemoryWiki], object]], outcomes: list[tuple[str, str, str]], text: str
) -> None:
    for act in acts:
        act(bench.wiki)
    assert told(bench.undo(in_doubt("1"))) == outcomes
    assert bench.wiki.text("Page") == text


def test_what_the_next_run_saved_is_not_taken_for_what_was_killed(bench: Bench) -> None:
    killed = in_doubt("1")
    later = bench.replace()
    assert told(bench.undo(killed)) == []
    assert bench.wiki.text("Page") == NEW
    bench.undo(later)
    assert bench.wiki.text("Page") == OLD


def test_a_page_that_a_killed_run_may_have_created() -> None:
    bench = Bench(MemoryWiki())
    assert told(bench.undo(in_doubt(None))) == []
    saves_before_it_is_killed(bench.wiki)
    assert told(bench.undo(in_doubt(None))) == [("Page", "refused", "undo-created")]


# --- without the log -------------------------------------------------------------------------------------------------


def test_the_wiki_itself_tells_the_runs_of_an_account() -> None:
    summary = sentence("edit-summary", {}, "fr")
    bench = Bench(MemoryWiki.of(dict.fromkeys("ABC", OLD)))
    for title in "AB":
        bench.change(RestoreText(title, text_digest(OLD), NEW), summary=summary)
    bench.change(RestoreText("C", text_digest(OLD), NEW), summary="à la main")
    for _ in range(20):
        bench.wiki.write("Ailleurs", str(len(bench.wiki.saves)))  # time passes
    bench.change(RestoreText("A", text_digest(NEW), "Trois."), summary=summary)
    runs = list(runs_on_wiki(bench.wiki, ""))
    assert [[save.title for save in record.saves] for record in runs] == [["A"], ["A", "B"]]
    assert runs[0].run.startswith("wiki-20261101T00")
    bench.records = []  # the log is lost
    bench.undo(runs[0])
    bench.undo(runs[1])
    assert [bench.wiki.text(title) for title in "ABC"] == [OLD, OLD, NEW]
    assert [len(record.saves) for record in runs_on_wiki(bench.wiki, "à la main")] == [1, 1, 2]


# --- the change itself ---------------------------------------------------------------------------------------------

RESTORE = RestoreText("Page", text_digest(NEW), OLD)


@pytest.mark.parametrize(
    ("text", "exists", "result"),
    [
        (NEW, True, OLD),
        (OLD, True, OLD),
        (f"{NEW} ", True, "undo-edited"),
        ("", True, "undo-edited"),
        ("", False, "undo-deleted"),
    ],
)
def test_a_text_comes_back_in_the_place_of_the_one_meant_and_of_no_other(text: str, exists: bool, result: str) -> None:
    made = apply_change(text, RESTORE, exists=exists, facts=FACTS)
    assert (made if isinstance(made, str) else made.code) == result


def test_what_saving_has_spared_in_the_present_text_may_come_back() -> None:
    hidden = "<includeonly>{{subst:x}}</includeonly>"
    change = RestoreText("Page", text_digest(f"b {hidden}"), f"a {hidden}")
    assert apply_change(f"b {hidden}", change, exists=True, facts=FACTS) == f"a {hidden}"


def test_the_proof_is_the_text_itself() -> None:
    assert disproof(OLD, RESTORE, FACTS) is None
    assert disproof(NEW, RESTORE, FACTS)
