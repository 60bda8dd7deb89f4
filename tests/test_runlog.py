"""What is known of earlier runs: what they saved, what they left to a person, and for how long."""

from __future__ import annotations

import datetime
import json
import os
import stat
from dataclasses import dataclass
from pathlib import Path

import pytest

from movibot.model import Again, Outcome, OutcomeKind, Refusal, Revision
from movibot.runjournal import KEPT_DAYS, KEPT_RUNS, RunJournal
from movibot.runlock import one_run
from movibot.runlog import folder_of, runs
from movibot.runrecord import RunRecord, SavedPage
from tests.program import Finished, movibot

WIKI = "https://exemple.org/w/api.php"
START = datetime.datetime(2026, 11, 22, 9, 30, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)
REFUSED = Outcome("Page", "refused", Refusal("region-edited", {"name": "le texte de quelqu’un"}))


@dataclass(slots=True)
class Hours:
    """An hour passes between two runs."""

    folder: Path
    at: datetime.datetime = START

    def begin(self, command: str = "sync", **more: str) -> RunJournal:
        self.at += HOUR
        return RunJournal(self.folder, WIKI, command, lambda: self.at, **more)

    def run(self, *outcomes: Outcome, code: int = 0, stopped: str = "", whole: bool = True, saves: bool = False) -> str:
        journal = self.begin()
        if saves:
            save(journal, "Page", "1", Outcome("Page", "saved", None, Revision("2"), 1, Revision("1")))
        journal.end(code, outcomes, Refusal(stopped) if stopped else None, whole=whole)
        return journal.run

    def runs(self) -> list[RunRecord]:
        return list(runs(self.folder, WIKI))

    def files(self) -> list[Path]:
        return sorted(folder_of(self.folder, WIKI).iterdir())


def save(journal: RunJournal, title: str, base: str | None, outcome: Outcome | None) -> None:
    journal.saving(title, Revision(base) if base else None)
    if outcome:
        journal.note_outcome(outcome)


def outcome(title: str, kind: OutcomeKind, revision: str | None = None, base: str | None = None) -> Outcome:
    new, old = Revision(revision) if revision else None, Revision(base) if base else None
    return Outcome(title, kind, Refusal("edit-conflict") if kind == "conflict" else None, new, 1, old)


@pytest.fixture
def hours(tmp_path: Path) -> Hours:
    return Hours(tmp_path / "state")


# --- what a run did ----------------------------------------------------------------------------------


def test_a_run_is_told_as_it_was(hours: Hours) -> None:
    journal = hours.begin("index", undoes="20261101T000000Z-1")
    save(journal, "Page", "1", outcome("Page", "saved", "2", "1"))
    save(journal, "Neuve", None, outcome("Neuve", "saved", "3"))
    save(journal, "Jointe", "4", outcome("Jointe", "merged", "6", "5"))
    journal.note_outcome(REFUSED)  # decided in the plan, no save was tried
    journal.end(1, [outcome("Page", "saved", "2", "1"), REFUSED], Refusal("stop-asked"), whole=True)
    (record,) = hours.runs()
    assert (record.run, record.command, record.undoes) == (journal.run, "index", "20261101T000000Z-1")
    assert record.run == f"20261122T103000Z-{os.getpid()}"
    assert (record.started, record.ended, record.exit_code) == (hours.at, hours.at, 1)
    assert record.saves == (
        SavedPage("Page", Revision("1"), Revision("2")),
        SavedPage("Neuve", None, Revision("3")),
        SavedPage("Jointe", Revision("5"), Revision("6")),
    )
    assert [(page.title, page.kind, page.code) for page in record.needing] == [("Page", "refused", "region-edited")]
    assert (record.counts, record.stopped, record.whole) == ({"saved": 1, "refused": 1}, "stop-asked", False)


def test_nothing_is_told_where_nothing_ran(hours: Hours) -> None:
    assert hours.runs() == []


@pytest.mark.parametrize(
    ("ended", "saves"),
    [
        (None, ["Page"]),  # killed between the save and its answer
        (outcome("Page", "failed"), ["Page"]),  # the answer did not come
        (outcome("Page", "unchanged", "1"), ["Page"]),  # the second answer, where the first was lost
        (outcome("Page", "conflict"), []),
        (outcome("Page", "refused"), []),
    ],
)
def test_a_save_of_which_nobody_knows_is_told_as_such(hours: Hours, ended: Outcome | None, saves: list[str]) -> None:
    save(hours.begin(), "Page", "1", ended)
    (record,) = hours.runs()
    assert (record.ended, record.exit_code) == (None, None)
    assert record.saves == tuple(SavedPage(title, Revision("1"), None) for title in saves)


def test_a_save_that_was_made_again_counts_once_and_with_its_last_base(hours: Hours) -> None:
    journal = hours.begin()
    save(journal, "Page", "1", None)
    save(journal, "Page", "2", outcome("Page", "saved", "3", "2"))
    assert hours.runs()[0].saves == (SavedPage("Page", Revision("2"), Revision("3")),)


def test_a_save_in_doubt_that_a_merge_left_is_a_save(hours: Hours) -> None:
    save(hours.begin(), "Page", "1", outcome("Page", "conflict", "3", "2"))
    assert hours.runs()[0].saves == (SavedPage("Page", Revision("2"), Revision("3")),)


# --- the files -----------------------------------------------------------------------------------------


def test_only_we_can_read_it_and_it_holds_no_text(hours: Hours) -> None:
    hours.run(REFUSED, saves=True)
    (path,) = hours.files()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert "quelqu" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("left", range(0, 400, 7))
def test_a_file_that_ends_anywhere_is_read_as_far_as_it_goes(hours: Hours, left: int) -> None:
    hours.run(REFUSED, saves=True, code=1)
    (path,) = hours.files()
    data = path.read_bytes()
    path.write_bytes(data[: max(len(data) - left, 0)])
    for record in hours.runs():
        assert record.run == path.name.split(".")[0]
        assert record.exit_code in {None, 1}


@pytest.mark.parametrize(
    "line",
    [
        "",
        "[]",
        "{}",
        "\x00",
        '{"started":"hier","command":"sync"}',
        '{"started":"2026-11-22T09:30:00","command":"sync"}',
        '{"started":"2026-11-22T09:30:00+00:00","command":"sync"}\n{"ended":3,"exit_code":0}',
        '{"started":"2026-11-22T09:30:00+00:00","command":"sync"}\n{"ended":"2026-11-22T09:30:00+00:00","exit_code":0,"needing":[{}]}',
        '{"started":"2026-11-22T09:30:00+00:00","command":"sync"}\n{"ended":"2026-11-22T09:30:00+00:00","exit_code":0,"stopped":3}',
        "[" * 100_000,
    ],
)
def test_what_makes_no_sense_is_passed_over(hours: Hours, line: str) -> None:
    run = hours.run(saves=True)
    path = log_of(hours, f"{line}\n" if line else "")
    assert [record.run for record in hours.runs()] == [run]
    assert damaged(hours) == ([path] if line else [])


def log_of(hours: Hours, text: str, run: str = "20991231T000000Z-1") -> Path:
    """A log that somebody else has written."""
    path = folder_of(hours.folder, WIKI) / f"{run}.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
    return path


def damaged(hours: Hours) -> list[Path]:
    found: list[Path] = []
    assert all(runs(hours.folder, WIKI, found.append))
    return found


BEGUN = '{"started":"2026-11-22T09:30:00+00:00","command":"sync"}\n'


@pytest.mark.parametrize(
    "line",
    [
        '{"kind":"saved"}\n',
        '{"saving":3,"base":"1"}\n',
        '{"saving":"Page","base":1e999}\n',
        '{"title":"Page","kind":"saved","base":[],"revision":"2"}\n',
        "3\n",
        "{\n",
        "\0\n",
        f'{{"saving":"{"a" * 1_000_000}","base":"1"}}\n',
        "[" * 100_000 + "\n",
        f'{{"saving":"Page","base":{"9" * 10_000}}}\n',
    ],
)
def test_a_line_that_makes_no_sense_is_skipped_and_told(hours: Hours, line: str) -> None:
    path = log_of(hours, f'{BEGUN}{line}{{"saving":"Page","base":"1"}}\n')
    (record,) = hours.runs()
    assert record.saves == (SavedPage("Page", Revision("1"), None),)
    assert damaged(hours) == [path]


@pytest.mark.parametrize("left", [0, 1, 20, 40])
def test_a_line_that_was_cut_off_is_no_damage(hours: Hours, left: int) -> None:
    log_of(hours, f'{BEGUN}{{"saving":"Page","base":"1"}}\n'[: -left or None])
    assert damaged(hours) == []


def test_a_log_that_just_begins_is_no_damage(hours: Hours) -> None:
    log_of(hours, BEGUN[:20])
    assert (hours.runs(), damaged(hours)) == ([], [])


WAITING = {
    "title": "Page",
    "kind": "refused",
    "code": "region-edited",
    "times": 1,
    "since": "2026-11-22T09:30:00+00:00",
}
ODD: tuple[dict[str, object], ...] = (
    {"title": 3},
    {"kind": "strange"},
    {"kind": []},
    {"code": None},
    {"times": float("inf")},
    {"times": -1},
    {"since": "0001-01-01T00:00:00+00:00"},
)
"""Each makes a page that waits one that no run has written."""
ENDED = {"ended": "2026-11-22T09:30:00+00:00", "exit_code": 0, "whole": True}


@pytest.mark.parametrize(
    "end",
    [
        {"exit_code": float("inf")},
        {"exit_code": True},
        {"exit_code": 10**400},
        {"exit_code": "0"},
        {"ended": "0001-01-01T00:00:00+14:00"},
        {"ended": "9999-12-31T23:59:59-14:00"},
        {"counts": []},
        {"counts": {"saved": float("nan")}},
        {"stopped": {"code": 3}},
        {"stopped": {"code": "bug"}},
        *({"needing": [WAITING | odd]} for odd in ODD),
    ],
)
def test_an_end_that_no_run_has_written_is_none(hours: Hours, end: dict[str, object]) -> None:
    path = log_of(hours, BEGUN + json.dumps(ENDED | end) + "\n")
    assert (hours.runs(), damaged(hours)) == ([], [path])


def test_an_end_that_a_run_can_have_written_is_one(hours: Hours) -> None:
    log_of(hours, BEGUN + json.dumps(ENDED | {"needing": [WAITING]}) + "\n")
    (record,) = hours.runs()
    assert (record.whole, record.needing[0].title, damaged(hours)) == (True, "Page", [])


def test_a_file_that_others_can_write_is_passed_over(hours: Hours) -> None:
    hours.run(saves=True)
    hours.files()[0].chmod(0o666)
    assert hours.runs() == []


def test_another_wiki_has_its_own_runs(hours: Hours) -> None:
    hours.run(saves=True)
    assert list(runs(hours.folder, "https://autre.example/w/api.php")) == []


# --- what is kept ------------------------------------------------------------------------------------------


def test_quiet_runs_do_not_pile_up_and_the_last_of_each_kind_is_known(hours: Hours) -> None:
    saving = hours.run(saves=True)
    for _ in range(5):
        quiet = (hours.run(), hours.run(REFUSED, code=1), hours.run(code=5, stopped="wiki-timeout"))
        assert [record.run for record in hours.runs()] == [*quiet[::-1], saving]


def test_a_killed_run_that_saved_nothing_is_told(hours: Hours) -> None:
    killed = hours.begin()
    quiet = hours.run()
    assert [record.run for record in hours.runs()] == [quiet, killed.run]
    assert hours.runs()[1].saves == ()


def test_runs_that_saved_are_kept_for_their_time_and_their_number(hours: Hours) -> None:
    young = datetime.timedelta(days=KEPT_DAYS - 10)
    made = [hours.run(saves=True) for _ in range(KEPT_RUNS + 20)]
    hours.at += young
    made.append(hours.run(saves=True))
    assert [record.run for record in hours.runs()] == made[::-1]
    hours.at += 30 * 24 * HOUR
    made.append(hours.run(saves=True))
    assert [record.run for record in hours.runs()] == made[::-1][:KEPT_RUNS]


# --- since when ---------------------------------------------------------------------------------------------


def lasting(hours: Hours, outcome: Outcome = REFUSED) -> Again:
    journal = hours.begin()
    again = journal.again(outcome)
    journal.end(1, [outcome], None, whole=True)
    return again


def test_a_refusal_that_comes_again_is_counted_although_quiet_runs_are_removed(hours: Hours) -> None:
    first = hours.at + HOUR
    assert [lasting(hours).times for _ in range(5)] == [1, 2, 3, 4, 5]
    assert lasting(hours).since == first
    assert len(hours.files()) == 1


def test_what_ended_is_counted_anew(hours: Hours) -> None:
    lasting(hours)
    hours.run()
    assert lasting(hours) == Again(1, hours.at)


def test_another_reason_or_another_page_is_another_thing(hours: Hours) -> None:
    lasting(hours)
    assert lasting(hours, Outcome("Page", "refused", Refusal("markers-missing"))).times == 1
    assert lasting(hours, Outcome("Autre", "refused", Refusal("region-edited"))).times == 1


@pytest.mark.parametrize("between", ["failed", "partial", "killed"])
def test_a_run_that_did_not_look_at_the_page_ends_nothing(hours: Hours, between: str) -> None:
    lasting(hours)
    match between:
        case "failed":
            hours.run(code=5, stopped="wiki-timeout")
        case "partial":
            hours.run(whole=False)
        case _:
            hours.begin()
    assert lasting(hours).times == 2


def test_what_stops_runs_of_a_command_is_counted_too(hours: Hours) -> None:
    def stopped(code: str, command: str = "sync") -> int:
        journal = hours.begin(command)
        times = journal.again_stopped(code).times
        journal.end(4, (), Refusal(code), whole=True)
        return times

    assert [stopped("too-many-edits") for _ in range(3)] == [1, 2, 3]
    assert stopped("too-many-edits", "check") == 1
    assert stopped("too-many-edits") == 4
    assert stopped("stop-asked") == 1
    assert stopped("too-many-edits") == 1


# --- the program ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Desk:
    """A wiki in a folder with one catalogue and its configuration."""

    folder: Path

    @property
    def catalogue(self) -> Path:
        return self.folder / "wiki" / "Principal" / "Catalogue des communs.wiki"

    def edit(self, title: str, text: str) -> None:
        path = self.folder / "wiki" / "Principal" / f"{title}.wiki"
        path.write_text(text, encoding="utf-8")

    def movibot(self, *arguments: str) -> Finished:
        return movibot(*arguments, config=self.folder / "config.yaml")

    def configure(self, more: str = "") -> None:
        text = f"wiki: {{folder: wiki}}\nstate: state\npages: {{create: true}}\n{more}"
        (self.folder / "config.yaml").write_text(text, encoding="utf-8")

    def record(self) -> RunRecord:
        return next(runs(self.folder / "state", str(self.folder / "wiki")))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "wiki" / "Principal").mkdir(parents=True)
    (tmp_path / "wiki" / "wiki.yaml").write_text("name: Essai\n", encoding="utf-8")
    desk = Desk(tmp_path)
    desk.configure()
    desk.edit("Casier", "{{Commun|nom=Casier|action=gérer}}")
    return desk


def test_a_run_has_a_name_that_its_reports_tell(desk: Desk) -> None:
    done = desk.movibot("index", "Catalogue des communs", "--format", "json")
    record = desk.record()
    assert done.json["run"] == record.run
    assert [page.title for page in record.saves] == ["Catalogue des communs"]
    assert (record.command, record.exit_code, record.whole) == ("index", 0, False)
    again = desk.movibot("sync")
    assert f"Passage {desk.record().run}" in again.out
    assert "movibot undo" not in again.out, "a folder has no history"
    assert desk.record().whole
    quiet = desk.movibot("sync")
    assert "Passage" not in quiet.out
    assert (desk.record().exit_code, desk.record().saves) == (0, ())


def test_a_dry_run_leaves_no_trace(desk: Desk) -> None:
    assert desk.movibot("sync", "--dry-run", "--format", "json").json["run"] is None
    assert not list((desk.folder / "state").glob("runs-*"))


def test_fixes_and_installed_templates_are_runs_too(desk: Desk) -> None:
    desk.edit("Casier", "{{Commun|nom=Casier|Action=gérer}}")
    done = desk.movibot("check", "Casier", "--fix", "--format", "json")
    assert done.json["run"] == desk.record().run
    assert [page.title for page in desk.record().saves] == ["Casier"]
    assert desk.record().command == "check"
    desk.movibot("index", "--install")
    assert len(desk.record().saves) == 2


def test_a_page_that_is_refused_again_and_again_says_so(desk: Desk) -> None:
    desk.movibot("sync")
    text = desk.catalogue.read_text(encoding="utf-8")
    desk.catalogue.write_text(text.replace("Casier", "Casier de Lou"), encoding="utf-8")
    first = desk.movibot("sync")
    assert "refusée" in first.out
    assert "de suite" not in first.out
    second = desk.movibot("sync")
    assert "Catalogue des communs : refusée pour la 2e fois de suite, depuis le " in second.out
    assert "1 page attend quelqu’un depuis plusieurs passages." in second.out
    told = desk.movibot("sync", "--format", "json")
    (again,) = [each["again"] for each in told.json["outcomes"] if each["outcome"] == "refused"]
    assert again["times"] == 3
    assert datetime.datetime.fromisoformat(again["since"]).tzinfo
    assert "refused, 4 times in a row since" in desk.movibot("sync", "--lang", "en").out
    desk.catalogue.write_text(text, encoding="utf-8")
    assert "de suite" not in desk.movibot("sync").out


def test_a_guard_that_stops_every_run_says_so(desk: Desk) -> None:
    desk.configure("edits: {max: 1}\n")
    first = desk.movibot("sync")
    assert (first.code, "de suite" in first.err) == (4, False)
    second = desk.movibot("sync", "--format", "json")
    assert second.code == 4
    assert "C’est la 2e fois de suite, depuis le " in second.err
    assert second.json["error"]["arguments"]["runs_in_a_row"] == 2
    assert desk.record().stopped == "too-many-edits"
    desk.configure()
    assert "de suite" not in desk.movibot("sync").said


def test_a_log_that_cannot_be_kept_stops_nothing_and_is_told_once(desk: Desk) -> None:
    (desk.folder / "state").write_text("", encoding="utf-8")
    done = desk.movibot("sync", "--format", "json")
    assert (done.code, done.json["run"]) == (0, None)
    assert done.err.count("ne peut pas recevoir le journal") == 1
    assert desk.catalogue.exists()


def test_the_log_is_json_lines(desk: Desk) -> None:
    desk.movibot("sync")
    (path,) = (desk.folder / "state").glob("runs-*/*.jsonl")
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert set(lines[0]) == {"movibot", "command", "wiki", "started"}
    assert set(lines[1]) == {"saving", "base"}
    assert set(lines[2]) == {"title", "kind", "base", "revision"}
    assert set(lines[-1]) == {"ended", "exit_code", "counts", "whole", "needing"}


def test_a_folder_says_kindly_that_it_keeps_no_former_texts(desk: Desk) -> None:
    assert desk.movibot("undo", "--list").out == "Aucun passage connu n’a enregistré de page.\n"
    desk.movibot("sync")
    text = desk.catalogue.read_bytes()
    done = desk.movibot("undo")
    assert done.code == 2
    assert "qui ne garde pas le texte d’avant" in done.err
    assert "git checkout" in done.err
    assert desk.catalogue.read_bytes() == text
    (run,) = desk.movibot("undo", "--list", "--format", "json").json["runs"]
    assert (run["run"], run["command"]) == (desk.record().run, "sync")


def test_the_end_of_a_name_is_asked_for_where_several_begin_so(desk: Desk) -> None:
    config = desk.folder / "config.yaml"
    config.write_text("wiki: {url: 'http://127.0.0.1:9/api.php', patience: 0}\nstate: state\n", encoding="utf-8")
    for run in ("20261101T000000Z-1", "20261102T000000Z-1"):
        path = folder_of(desk.folder / "state", "http://127.0.0.1:9/api.php") / f"{run}.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'{BEGUN}{{"saving":"Page","base":"1"}}\n', encoding="utf-8")
        path.chmod(0o600)
    done = desk.movibot("undo", "202611")
    assert (done.code, "20261102T000000Z-1, 20261101T000000Z-1" in done.err) == (2, True)
    assert "20261101" not in desk.movibot("undo", "2025").err


def test_a_run_that_is_at_work_is_not_listed_as_cut_off(desk: Desk) -> None:
    state, name = desk.folder / "state", str(desk.folder / "wiki")
    path = folder_of(state, name) / f"20261101T000000Z-{os.getpid()}.jsonl"
    path.parent.mkdir(parents=True)
    path.write_text(f'{BEGUN}{{"saving":"Page","base":"1"}}\n', encoding="utf-8")
    path.chmod(0o600)
    with one_run(state, name, lambda: START):
        assert desk.movibot("undo", "--list").out.splitlines()[0].endswith("  en cours")
    assert desk.movibot("undo", "--list").out.splitlines()[0].endswith("  interrompue")
