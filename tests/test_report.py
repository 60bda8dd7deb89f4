"""Lines for people, JSON for programs."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movibot.messages import LANGUAGES
from movibot.model import (
    Again,
    Edit,
    Fix,
    Outcome,
    OutcomeKind,
    Page,
    Place,
    Problem,
    Refusal,
    Report,
    Revision,
    Severity,
)
from movibot.report import (
    counts_line,
    needs_person,
    outcome_line,
    place_text,
    planned_lines,
    problem_line,
    report_lines,
    request_lines,
    run_lines,
    size_text,
)
from movibot.reportjson import (
    entry_json,
    outcome_json,
    plain_data,
    problem_json,
    problems_json,
    reason_json,
    report_json,
)
from tests.builders import entry_of, place_pack

LABELS = {"commun": {"fr": "Commun", "en": "Commons"}, "tiers-lieu": {"fr": "Tiers-lieu", "en": "Third place"}}


def problem(severity: Severity = "error", fix: Fix | None = None, **arguments: object) -> Problem:
    place = Place("Le Dôme", 12, 5, 100, 107)
    told = {"value": "Bretange", "name": "région", "nearest": "Bretagne", "choices": ("Bretagne",), **arguments}
    return Problem("unknown-value", severity, place, told, fix)


PROBLEMS = (problem(), problem("warning"), problem("warning"), problem("info"))
REFUSED = Refusal("markers-missing", {"name": "x", "first": "<!-- début -->", "second": "<!-- fin -->"})


# --- lines -------------------------------------------------------------------------------------------------


def test_a_problem_is_one_line_with_its_place_first() -> None:
    assert problem_line(problem(), "fr") == (
        "Le Dôme:12:5: erreur [unknown-value] « Bretange » n’est pas une valeur connue de « région ». "
        "Vouliez-vous écrire « Bretagne » ? Valeurs possibles : Bretagne."
    )
    assert problem_line(problem(hint={"fr": "Un.", "en": "One."}), "en") == (
        "Le Dôme:12:5: error [unknown-value] “Bretange” is no known value of “région”. "
        "Did you mean “Bretagne”? Possible values: Bretagne. One."
    )


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place("Page"), "Page"),
        (Place("Page", 3, 1), "Page:3:1"),
        (Place("a\x1b[2J\u202eb", 1, 2), "a\\u001b[2J\\u202eb:1:2"),
    ],
)
def test_places(place: Place, text: str) -> None:
    assert place_text(place) == text


@pytest.mark.parametrize(
    ("count", "french", "english"),
    [
        (0, "0,0 ko", "0.0 kB"),
        (1_234, "1,2 ko", "1.2 kB"),
        (999_900, "999,9 ko", "999.9 kB"),
        (12e6, "12,0 Mo", "12.0 MB"),
    ],
)
def test_bytes_are_told_in_round_numbers(count: int, french: str, english: str) -> None:
    assert (size_text(count, "fr"), size_text(count, "en")) == (french, english)


def test_the_end_of_a_run_tells_bytes_and_remarks() -> None:
    remark = Refusal("tag-refused", {"tag": "movibot", "explanation": "Inconnue."})
    report = Report((), (), {}, reads=3, received=64_200, sent=1_300, remarks=(remark,))
    requests, tag = list(request_lines(report, "fr"))
    assert requests == "Requêtes au wiki : 3 pour lire, 0 pour écrire (64,2 ko reçus, 1,3 ko envoyés)."
    assert "« movibot »" in tag
    assert len(list(request_lines(Report((), (), {}), "fr"))) == 1


def test_a_check_counts_without_advice_and_a_run_gives_it() -> None:
    counts = "Problèmes sur les pages : 1 erreur, 2 avertissements, 1 conseil."
    assert counts_line(PROBLEMS, "fr") == counts
    assert counts_line((), "fr") == "Aucun problème."
    report = Report((), PROBLEMS, {})
    assert list(report_lines(report, {}, "fr"))[1] == f"{counts} Pour les lire : movibot check --all"
    assert list(report_lines(Report((), (), {"commun": 3}), {}, "fr"))[1] == "Aucun problème."


def test_where_no_record_was_read_nothing_is_said_to_be_well() -> None:
    told = list(report_lines(Report((), (), {}, config=" --config /a"), {}, "fr"))[1]
    assert told.startswith("Rien n’a pu être vérifié : ")
    assert told.endswith("movibot doctor --config /a")
    stopped = Report((), (), {}, stopped=Refusal("wiki-timeout", {"url": "https://exemple.org"}))
    assert list(report_lines(stopped, {}, "fr"))[1] == "Aucun problème."


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("fr", ["23 fiches lues (Commun : 22, Tiers-lieu : 1)", "Requêtes au wiki : 3 pour lire, 0 pour écrire."]),
        ("en", ["23 records read (Commons: 22, Third place: 1)", "Requests to the wiki: 3 to read, 0 to write."]),
    ],
)
def test_the_end_of_a_run_names_kinds_as_people_do(language: str, lines: list[str]) -> None:
    report = Report((), (), {"commun": 22, "tiers-lieu": 1}, reads=3)
    assert list(report_lines(report, LABELS, language))[::2] == lines


def test_the_end_of_a_run_without_records_or_labels() -> None:
    assert next(iter(report_lines(Report((), (), {}), LABELS, "fr"))) == "0 fiche lue"
    assert next(iter(report_lines(Report((), (), {"x": 1}), {}, "fr"))) == "1 fiche lue (x : 1)"


def test_what_stopped_a_run_is_its_last_line() -> None:
    report = Report((), (), {}, stopped=Refusal("wiki-timeout", {"url": "https://exemple.org"}))
    assert (
        list(report_lines(report, {}, "fr"))[-1] == "Arrêt avant la fin : https://exemple.org n’a pas répondu à temps."
    )


AGAIN = Again(5, datetime.datetime(2026, 11, 12, 9, 30, tzinfo=datetime.UTC))


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("fr", "Page : refusée pour la 5e fois de suite, depuis le 12/11/2026 à 09:30"),
        ("en", "Page: refused, 5 times in a row since 2026-11-12 09:30"),
    ],
)
def test_what_comes_again_is_told_louder(language: str, head: str) -> None:
    assert outcome_line(Outcome("Page", "refused", REFUSED), language, AGAIN).split("\n")[0] == head


def test_what_lasts_stands_at_the_end_of_a_report_and_in_its_json() -> None:
    outcomes = (Outcome("Page", "refused", REFUSED), Outcome("Autre", "refused", REFUSED))
    lasting = {("Page", REFUSED.code): AGAIN}
    stopped = Refusal("stop-asked", {"title": "Stop", "text": "Non"})
    report = Report(outcomes, (), {}, "fr", stopped=stopped, lasting=lasting, stopped_again=AGAIN)
    lines = list(report_lines(report, {}, "fr"))
    assert "1 page attend quelqu’un depuis plusieurs passages. La première, « Page », depuis le" in lines[-3]
    assert lines[-1] == "C’est la 5e fois de suite, depuis le 12/11/2026 à 09:30."
    told = report_json("sync", report, 4, "fr")
    again = {"times": 5, "since": "2026-11-12T09:30:00+00:00"}
    assert [each["again"] for each in told["outcomes"]] == [again, None]
    assert told["stopped_again"] == again


def test_a_run_that_saved_says_how_to_undo_it_and_another_does_not() -> None:
    saved, unchanged = Outcome("Page", "saved"), Outcome("Page", "unchanged")
    assert list(run_lines("R", (saved,), "fr", can_undo=True)) == ["Passage R ; pour l’annuler : movibot undo R"]
    assert list(run_lines("R", (saved,), "fr", can_undo=False)) == ["Passage R"]
    assert list(run_lines("R", (unchanged,), "fr", can_undo=True)) == []
    assert list(run_lines("", (saved,), "fr", can_undo=True)) == []


def test_an_outcome_says_why_and_what_to_paste() -> None:
    assert outcome_line(Outcome("Page", "unchanged"), "fr") == "Page : inchangée"
    assert outcome_line(Outcome("Page", "refused", REFUSED), "fr").split("\n") == [
        "Page : refusée",
        "    la page n’a pas de repères pour la région « x ». Collez ces deux lignes là où l’index doit venir :",
        "        <!-- début -->",
        "        <!-- fin -->",
    ]


def test_a_dry_run_shows_the_diff_and_nothing_that_leads_a_terminal_astray() -> None:
    edit = Edit(Page("Page", 0, "a", Revision("1")), (), "\x1b[2J")
    told = ["Page : serait modifiée ainsi", "--- Page", "+++ Page", "@@ -1 +1 @@", "-a", "+\\u001b[2J"]
    assert list(planned_lines(edit, "fr")) == told


@pytest.mark.parametrize(
    ("kind", "needs"),
    [
        ("saved", False),
        ("merged", False),
        ("unchanged", False),
        ("excluded", False),
        ("conflict", True),
        ("refused", True),
        ("failed", True),
    ],
)
def test_which_outcomes_need_a_person(kind: OutcomeKind, needs: bool) -> None:
    assert needs_person([Outcome("A", "saved"), Outcome("B", kind)]) is needs
    assert not needs_person([])


# --- JSON --------------------------------------------------------------------------------------------------


def test_a_run_as_json() -> None:
    edit = Edit(Page("Page", 0, "a", Revision("1")), (), "b")
    remark = Refusal("tag-refused", {"tag": "movibot", "explanation": "Inconnue."})
    report = Report(
        (Outcome("Autre", "saved", None, Revision("7"), 1),),
        (problem(),),
        {"commun": 1},
        "fr",
        (edit,),
        3,
        1,
        received=5,
        sent=7,
        remarks=(remark,),
    )
    found = report_json("sync", report, 0, "fr")
    assert json.loads(json.dumps(found)) == {
        "command": "sync",
        "exit_code": 0,
        "run": None,
        "outcomes": [
            {"title": "Autre", "outcome": "saved", "revision": "7", "attempts": 1, "reason": None, "again": None}
        ],
        "planned": [{"title": "Page", "diff": ["--- Page", "+++ Page", "@@ -1 +1 @@", "-a", "+b"]}],
        "records": {"commun": 1},
        "problems": [problem_json(problem(), "fr")],
        "requests": {"read": 3, "write": 1, "received": 5, "sent": 7},
        "remarks": [reason_json(remark, "fr")],
        "stopped": None,
        "stopped_again": None,
    }


def test_a_problem_as_json() -> None:
    found = problem_json(problem(fix=Fix(100, 107, "Bretagne", safe=False), hint={"fr": "Un."}), "en")
    assert json.loads(json.dumps(found)) == {
        "source": "Le Dôme",
        "line": 12,
        "column": 5,
        "code": "unknown-value",
        "severity": "error",
        "message": "“Bretange” is no known value of “région”. Did you mean “Bretagne”? Possible values: Bretagne. Un.",
        "arguments": {"value": "Bretange", "name": "région", "nearest": "Bretagne", "choices": ["Bretagne"]},
        "fix": {"start": 100, "end": 107, "replacement": "Bretagne", "safe": False},
    }
    assert problem_json(problem(), "fr")["fix"] is None


def test_the_counts_of_a_check_name_every_severity() -> None:
    assert problems_json("check", PROBLEMS, 1, "fr")["counts"] == {"error": 1, "warning": 2, "info": 1}
    assert problems_json("check", (), 0, "fr") == {
        "command": "check",
        "exit_code": 0,
        "problems": [],
        "counts": {"error": 0, "warning": 0, "info": 0},
    }


def test_a_reason_as_json() -> None:
    assert reason_json(None, "fr") is None
    assert outcome_json(Outcome("A", "refused", REFUSED), "en")["reason"] == {
        "code": "markers-missing",
        "message": reason_json(REFUSED, "en")["message"],  # type: ignore[index]
        "arguments": {"name": "x", "first": "<!-- début -->", "second": "<!-- fin -->"},
    }


def test_a_record_as_json(tmp_path: Path) -> None:
    entry = entry_of(
        place_pack(tmp_path), nom="A", ouvert_le="1er mars 2021", tags="a, b", position="49.1; -0.3", xyz="1"
    )
    found = json.loads(json.dumps(entry_json(entry, {})))
    assert found == {
        "schema": "lieu",
        "title": "Page",
        "ordinal": 1,
        "conditional": False,
        "parameters": {
            "nom": {"text": "A", "value": "A"},
            "tags": {"text": "a, b", "value": ["a", "b"]},
            "ouvert le": {"text": "1er mars 2021", "value": "2021-03-01"},
            "position": {"text": "49.1; -0.3", "value": [49.1, -0.3]},
        },
        "computed": {},
        "arguments": [
            {"name": "nom", "value": "A"},
            {"name": "ouvert le", "value": "1er mars 2021"},
            {"name": "tags", "value": "a, b"},
            {"name": "position", "value": "49.1; -0.3"},
            {"name": "xyz", "value": "1"},
        ],
    }


@pytest.mark.parametrize(
    ("value", "data"),
    [
        *((same, same) for same in ("a", 1, 1.5, True, None)),
        (datetime.date(2024, 1, 31), "2024-01-31"),
        ((1, "a"), [1, "a"]),
        ({"a": (datetime.date(2024, 1, 31),)}, {"a": ["2024-01-31"]}),
        ({1: "a"}, {"1": "a"}),
        (frozenset({"b", "a", "c"}), ["a", "b", "c"]),
        (Path("a/b"), "a/b"),
    ],
)
def test_plain_data(value: object, data: object) -> None:
    found = plain_data(value)
    assert found == data
    assert type(found) is type(data)


@given(st.text(), st.text(), st.sampled_from(LANGUAGES))
def test_no_value_breaks_a_line_or_raises(value: str, name: str, language: str) -> None:
    told = problem(value=value, name=name, nearest=value, choices=[value, name], hint={"fr": value})
    line = problem_line(told, language)
    assert not any(character in line for character in "\n\r\x1b\x9b\u202e\u2028\u2066\x00\x7f")
    json.dumps(problem_json(told, language))


def test_json_has_no_number_that_is_none() -> None:
    told = plain_data({"a": float("nan"), "b": [float("inf"), 1.5]})
    assert json.dumps(told, allow_nan=False) == '{"a": null, "b": [null, 1.5]}'
