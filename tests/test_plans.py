"""`--plan-out` and `movibot apply` on a wiki that is a folder: exactly what was reviewed, or nothing."""

from __future__ import annotations

import contextlib
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from movibot.errors import UsageError
from movibot.model import (
    AddRecord,
    Change,
    CreatePage,
    FillIndex,
    Fix,
    FixText,
    RecordName,
    ReplaceRegion,
    ReplaceText,
    RestoreText,
    Revision,
    SetParameters,
)
from movibot.planfile.coding import Misfit, from_plain
from movibot.planfile.planned import Planned, PlannedEdit
from movibot.planfile.reading import read_plan
from movibot.planfile.writing import plan_text, seal
from tests.builders import write_pack
from tests.program import Finished
from tests.wikis import FolderPlace
from tests.workingcopy.desk import ACTIONS, SCHEMA, Desk, record

NAMES = ["Badge", "Café", "Jardin"]
LIST = "Tous les communs"
PAGE = f"title: {LIST}\nregion: communs\nfrom: commun\ncolumns: [nom, action]\n"
FAULTY = record("Café").replace("nom =", "Nom =")


@pytest.fixture
def wiki(tmp_path: Path) -> FolderPlace:
    place = FolderPlace(tmp_path / "wiki")
    place.load({name: record(name) for name in NAMES})
    return place


@pytest.fixture
def desk(wiki: FolderPlace, tmp_path: Path) -> Desk:
    write_pack(tmp_path / "fiches", schemas__commun=SCHEMA, vocabularies__actions=ACTIONS, pages__communs=PAGE)
    config = tmp_path / "config.yaml"
    lines = (f"wiki: {{folder: {wiki.folder}}}", "templates: fiches", "state: state", "pages: {create: true}")
    config.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Desk(config, tmp_path / "copie")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "plan.json"


def run(desk: Desk, *words: str) -> Finished:
    return desk.movibot(*words, "--format", "json")


def outcomes(done: Finished) -> dict[str, str]:
    return {each["title"]: each["outcome"] for each in done.json["outcomes"]}


def codes(done: Finished) -> dict[str, str]:
    return {each["title"]: each["reason"]["code"] for each in done.json["outcomes"] if each["reason"]}


def altered(target: Path, alter: Callable[[dict[str, Any]], object], *, sealed: bool = True) -> None:
    """Somebody changes a plan; with a new seal, if they know how."""
    told = json.loads(target.read_text(encoding="utf-8"))
    alter(told)
    if sealed:
        told["sha256"] = seal({key: each for key, each in told.items() if key != "sha256"})
    target.write_text(json.dumps(told), encoding="utf-8")


# --- every command that writes ----------------------------------------------------------------------------


def faulty(wiki: FolderPlace, desk: Desk) -> None:
    del desk
    wiki.edit("Café", FAULTY)


def edited(wiki: FolderPlace, desk: Desk) -> None:
    del wiki
    assert run(desk, "pull", "Café", "--folder", str(desk.folder)).code == 0
    desk.edit("Café", "Lou", "Zoé")
    desk.write("Neuf", record("Neuf"))


def nothing(wiki: FolderPlace, desk: Desk) -> None:
    del wiki, desk


Prepare = Callable[[FolderPlace, Desk], None]

COMMANDS: dict[str, tuple[list[str], Prepare, set[str]]] = {
    "sync": (["sync"], nothing, {LIST}),
    "index": (["index", LIST], nothing, {LIST}),
    "index --install": (["index", "--install"], nothing, {"Modèle:Index movibot", "Modèle:Fin index movibot"}),
    "publish": (["publish"], nothing, {"Modèle:Commun", "Modèle:Commun/Documentation"}),
    "check --fix": (["check", "--all", "--fix"], faulty, {"Café"}),
    "push": (["push", "--create", "--folder", "copie"], edited, {"Café", "Neuf"}),
    "set": (["set", "Café", "action=animer"], nothing, {"Café"}),
    "new": (["new", "commun", "Neuf", "nom=Neuf"], nothing, {"Neuf"}),
}


@pytest.mark.parametrize("case", COMMANDS)
def test_what_was_planned_is_done_and_nothing_else(wiki: FolderPlace, desk: Desk, target: Path, case: str) -> None:
    words, prepare, titles = COMMANDS[case]
    prepare(wiki, desk)
    words = [str(desk.folder) if word == "copie" else word for word in words]
    every = [*NAMES, *titles]
    before = {title: wiki.text(title) for title in every}
    made = run(desk, *words, "--plan-out", str(target))
    assert made.code in {0, 1}, made.said
    assert {title: wiki.text(title) for title in every} == before, "nothing was written"
    assert f"movibot apply {target}" in made.err
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    told = json.loads(target.read_text(encoding="utf-8"))
    assert {edit["title"] for edit in told["edits"]} == titles
    assert all(edit["diff"] and edit["changes"] for edit in told["edits"])
    assert (told["command"], told["wiki"]) == (words[0], str(wiki.folder))

    looked = run(desk, "apply", str(target), "--dry-run")
    assert (looked.code, {each["title"] for each in looked.json["planned"]}) == (0, titles)
    assert {title: wiki.text(title) for title in every} == before

    done = run(desk, "apply", str(target))
    assert (done.code, outcomes(done)) == (0, dict.fromkeys(titles, "saved"))
    assert {edit["title"]: edit["text"].rstrip() for edit in told["edits"]} == {t: wiki.text(t) for t in titles}
    assert {title: wiki.text(title) for title in NAMES if title not in titles} == {
        title: before[title] for title in NAMES if title not in titles
    }
    again = run(desk, "apply", str(target))
    assert (again.code, set(outcomes(again).values()), again.json["requests"]["write"]) == (0, {"unchanged"}, 0)
    assert set(codes(again).values()) == {"plan-done"}
    assert "déjà été appliqué" in desk.movibot("apply", str(target)).out


@pytest.mark.parametrize("words", [["sync"], ["check", "--all", "--fix"], ["set", "Café", "action=gérer"], ["publish"]])
def test_a_plan_with_nothing_in_it(wiki: FolderPlace, desk: Desk, target: Path, words: list[str]) -> None:
    assert run(desk, "sync").code == 0
    assert run(desk, "publish").code == 0
    made = run(desk, *words, "--plan-out", str(target))
    assert (made.code, json.loads(target.read_text(encoding="utf-8"))["edits"]) == (0, [])
    done = run(desk, "apply", str(target))
    assert (done.code, done.json["outcomes"]) == (0, [])
    assert "aucune modification" in desk.movibot("apply", str(target)).out
    assert wiki.text("Café") == record("Café")


def test_a_plan_of_a_run_that_has_nothing_left_to_do_is_empty(desk: Desk, target: Path) -> None:
    """Also where the run need not look at anything, since nothing has changed after the last one."""
    for _ in range(2):
        assert run(desk, "sync").code == 0
    assert run(desk, "sync", "--plan-out", str(target)).code == 0
    assert json.loads(target.read_text(encoding="utf-8"))["edits"] == []
    assert run(desk, "apply", str(target)).code == 0


def test_a_command_does_the_same_without_a_plan(wiki: FolderPlace, desk: Desk, target: Path) -> None:
    run(desk, "sync", "--plan-out", str(target))
    run(desk, "apply", str(target))
    planned = wiki.text(LIST)
    wiki.delete(LIST)
    assert outcomes(run(desk, "sync")) == {LIST: "saved"}
    assert wiki.text(LIST) == planned
    assert outcomes(run(desk, "sync")) == {LIST: "unchanged"}


@pytest.mark.usefixtures("wiki")
def test_a_run_after_a_plan_forgets_nothing_that_the_plan_was_to_do(desk: Desk, target: Path) -> None:
    run(desk, "sync", "--plan-out", str(target))
    assert outcomes(run(desk, "sync")) == {LIST: "saved"}
    assert codes(run(desk, "apply", str(target))) == {LIST: "plan-done"}


def test_the_copy_knows_what_a_plan_sent(wiki: FolderPlace, desk: Desk, target: Path) -> None:
    edited(wiki, desk)
    run(desk, "push", "--create", "--folder", str(desk.folder), "--plan-out", str(target))
    run(desk, "apply", str(target))
    done = desk.push()
    assert ({each["outcome"] for each in done.json["files"]}, done.json["requests"]["write"]) == ({"unchanged"}, 0)


# --- where it cannot be done --------------------------------------------------------------------------------


def test_where_one_page_has_moved_on_nothing_is_saved(wiki: FolderPlace, desk: Desk, target: Path) -> None:
    for name in NAMES:
        wiki.edit(name, record(name).replace("nom =", "Nom ="))
    assert run(desk, "check", "--all", "--fix", "--plan-out", str(target)).code == 0
    theirs = wiki.text("Café") or ""
    wiki.edit("Café", f"{theirs}\nZoé est passée.")
    before = {name: wiki.text(name) for name in NAMES}
    for words in (["apply", str(target), "--dry-run"], ["apply", str(target)]):
        done = run(desk, *words)
        assert done.code == 1
        assert codes(done) == {"Badge": "plan-held-back", "Café": "plan-moved-on", "Jardin": "plan-held-back"}
        assert outcomes(done)["Café"] == "conflict"
        assert done.json["requests"]["write"] == 0
    assert {name: wiki.text(name) for name in NAMES} == before
    wiki.edit("Café", theirs)
    assert outcomes(run(desk, "apply", str(target))) == dict.fromkeys(NAMES, "saved")


def test_a_plan_that_was_cut_off_is_completed(wiki: FolderPlace, desk: Desk, target: Path) -> None:
    for name in NAMES:
        wiki.edit(name, record(name).replace("nom =", "Nom ="))
    run(desk, "check", "--all", "--fix", "--plan-out", str(target))
    wiki.edit("Café", record("Café"))  # as the plan has it
    done = run(desk, "apply", str(target))
    assert (done.code, outcomes(done)) == (0, {"Badge": "saved", "Café": "unchanged", "Jardin": "saved"})


MEANWHILE: dict[str, tuple[list[str], Callable[[FolderPlace], None], str]] = {
    "created": (["new", "commun", "Neuf", "nom=Neuf"], lambda wiki: wiki.edit("Neuf", "x"), "plan-page-appeared"),
    "deleted": (["set", "Café", "action=animer"], lambda wiki: wiki.delete("Café"), "plan-page-gone"),
    "renamed": (["set", "Café", "action=animer"], lambda wiki: wiki.move("Café", "Thé"), "plan-moved-on"),
}


@pytest.mark.parametrize("case", MEANWHILE)
def test_what_happens_to_pages_meanwhile(wiki: FolderPlace, desk: Desk, target: Path, case: str) -> None:
    words, act, code = MEANWHILE[case]
    run(desk, *words, "--plan-out", str(target))
    act(wiki)
    title = words[1] if words[0] == "set" else words[2]
    before = wiki.text(title)
    done = run(desk, "apply", str(target))
    assert (done.code, list(codes(done).values())) == (1, [code])
    assert wiki.text(title) == before


def test_guards_hold(wiki: FolderPlace, desk: Desk, target: Path) -> None:
    for name in NAMES:
        wiki.edit(name, record(name).replace("nom =", "Nom ="))
    run(desk, "check", "--all", "--fix", "--plan-out", str(target))
    config = desk.config.read_text(encoding="utf-8")
    desk.config.write_text(f"{config}edits: {{max: 1}}\n", encoding="utf-8")
    for words in (["apply", str(target)], ["apply", str(target), "--dry-run"]):
        done = run(desk, *words)
        assert done.code == 4
    assert all("Nom" in (wiki.text(name) or "") for name in NAMES)
    made = run(desk, "publish", "--plan-out", f"{target}3")
    assert (made.code, Path(f"{target}3").exists()) == (4, False)
    assert "Aucun plan n’a été écrit" in made.err


def test_a_plan_of_another_wiki_is_refused(wiki: FolderPlace, desk: Desk, target: Path, tmp_path: Path) -> None:
    run(desk, "set", "Café", "action=animer", "--plan-out", str(target))
    other = FolderPlace(tmp_path / "autre")
    other.load({name: record(name) for name in NAMES})
    config = desk.config.read_text(encoding="utf-8").replace(str(wiki.folder), str(other.folder))
    (tmp_path / "autre.yaml").write_text(config, encoding="utf-8")
    done = run(Desk(tmp_path / "autre.yaml", desk.folder), "apply", str(target))
    assert (done.code, done.json["error"]["code"]) == (2, "plan-other-wiki")
    assert other.text("Café") == record("Café")


@pytest.mark.parametrize("path", ["plan.json", "lien.json", "absent/plan.json", "."])
def test_where_the_file_cannot_be_made_no_work_begins(desk: Desk, tmp_path: Path, path: str) -> None:
    (tmp_path / "plan.json").write_text("à quelqu’un", encoding="utf-8")
    (tmp_path / "lien.json").symlink_to(tmp_path / "nulle-part")
    done = run(desk, "sync", "--plan-out", str(tmp_path / path))
    assert (done.code, done.json["error"]["code"] in {"plan-file-exists", "plan-no-folder"}) == (2, True)
    assert (tmp_path / "plan.json").read_text(encoding="utf-8") == "à quelqu’un"


@pytest.mark.parametrize("words", [["publish", "--check"], ["undo", "--list"], ["index", "--html"]])
def test_what_writes_nothing_has_no_plan(desk: Desk, target: Path, words: list[str]) -> None:
    done = run(desk, *words, "--plan-out", str(target))
    assert (done.code, done.json["error"]["code"], target.exists()) == (2, "plan-of-nothing", False)


@pytest.mark.parametrize("words", [["check", "--all"], ["check", "--all", "--diff"], ["check", "./x.wiki", "--fix"]])
def test_a_check_is_planned_for_pages_that_are_mended(desk: Desk, target: Path, words: list[str]) -> None:
    done = run(desk, *words, "--plan-out", str(target))
    assert (done.code, done.json["error"]["code"], target.exists()) == (2, "check-plan", False)


# --- plans that somebody has changed --------------------------------------------------------------------------


@pytest.fixture
def plan(wiki: FolderPlace, desk: Desk, target: Path) -> Path:
    """A plan with a region to be replaced, and a record."""
    assert run(desk, "sync").code == 0
    wiki.edit("Café", record("Café").replace("nom =", "Nom ="))
    assert run(desk, "check", "Café", "--fix", "--plan-out", str(target)).code == 0
    return target


def text_of(told: dict[str, Any], text: str) -> None:
    told["edits"][0]["text"] = text


ALTERED: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "the text": (lambda told: text_of(told, "Pub !"), "plan-made-otherwise"),
    "a blank in the text": (lambda told: text_of(told, told["edits"][0]["text"] + "\n\n."), "plan-made-otherwise"),
    "the diff": (lambda told: told["edits"][0]["diff"].append("+rien"), "plan-made-otherwise"),
    "no diff": (lambda told: told["edits"][0]["diff"].clear(), "plan-made-otherwise"),
    "the base": (lambda told: told["edits"][0].update(base="1"), "plan-moved-on"),
    "the digest of the base": (lambda told: told["edits"][0].update(base_sha256="0"), "plan-moved-on"),
    "no base": (lambda told: told["edits"][0].update(base=None), "plan-page-appeared"),
    "where a piece begins": (
        lambda told: told["edits"][0]["changes"][0]["fixes"][0].update(start=-5, end=10**30),
        "edit-unproved",
    ),
    "a title that is none": (
        lambda told: (told["edits"][0].update(title="a[b"), told["edits"][0]["changes"][0].update(title="a[b")),
        "plan-bad-title",
    ),
    "a title in another form": (
        lambda told: (told["edits"][0].update(title="café"), told["edits"][0]["changes"][0].update(title="café")),
        "plan-bad-title",
    ),
}


@pytest.mark.parametrize("case", ALTERED)
def test_an_altered_plan_is_refused(wiki: FolderPlace, desk: Desk, plan: Path, case: str) -> None:
    alter, code = ALTERED[case]
    before = wiki.text("Café")
    whole = plan.read_text(encoding="utf-8")
    altered(plan, alter, sealed=False)
    done = run(desk, "apply", str(plan))
    assert (done.code, done.json["error"]["code"]) == (2, "plan-altered")
    plan.write_text(whole, encoding="utf-8")
    altered(plan, alter)
    done = run(desk, "apply", str(plan))
    assert (done.code, list(codes(done).values())) == (1, [code]), "whoever can make a seal meets the guards"
    assert wiki.text("Café") == before


HOSTILE: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "another format": (lambda told: told.update(plan=2), "plan-of-another"),
    "no number": (lambda told: told.update(plan=True), "plan-of-another"),
    "another key": (lambda told: told.update(x=1), "plan-damaged"),
    "a key less": (lambda told: told.pop("undoes"), "plan-damaged"),
    "edits that are none": (lambda told: told.update(edits={"a": 1}), "plan-damaged"),
    "an edit that is none": (lambda told: told.update(edits=[[]]), "plan-damaged"),
    "an edit twice": (lambda told: told["edits"].append(told["edits"][0]), "plan-damaged"),
    "no change": (lambda told: told["edits"][0].update(changes=[]), "plan-damaged"),
    "a change of another page": (lambda told: told["edits"][0]["changes"][0].update(title="Jardin"), "plan-damaged"),
    "an unknown change": (lambda told: told["edits"][0]["changes"][0].update(kind="DeletePage"), "plan-damaged"),
    "a class that is no change": (lambda told: told["edits"][0]["changes"][0].update(kind="Page"), "plan-damaged"),
    "a field that is none": (lambda told: told["edits"][0]["changes"][0].update(x=1), "plan-damaged"),
    "a number for a text": (lambda told: text_of(told, 5), "plan-damaged"),  # type: ignore[arg-type]
    "half a character": (lambda told: text_of(told, "\ud800"), "plan-damaged"),
    "a text for a number": (
        lambda told: told["edits"][0]["changes"][0]["fixes"][0].update(start="0"),
        "plan-damaged",
    ),
    "true for a number": (lambda told: told["edits"][0]["changes"][0]["fixes"][0].update(start=True), "plan-damaged"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_plan_is_told_what_it_is(wiki: FolderPlace, desk: Desk, plan: Path, case: str) -> None:
    alter, code = HOSTILE[case]
    before = wiki.text("Café")
    altered(plan, alter)
    done = run(desk, "apply", str(plan))
    assert (done.code, done.json["error"]["code"]) == (2, code)
    assert wiki.text("Café") == before


@pytest.mark.parametrize(
    "data",
    [b"", b"null", b"[]", b"{}", b'{"a": 1}', b"\xff\xfe", b"[" * 100_000, b"9" * 5000, b'{"plan": ', b"\x00" * 10],
    ids=["empty", "null", "list", "object", "other", "bytes", "deep", "long", "cut", "zeros"],
)
def test_a_file_that_is_no_plan(desk: Desk, target: Path, data: bytes) -> None:
    target.write_bytes(data)
    done = run(desk, "apply", str(target))
    assert (done.code, done.json["error"]["code"]) == (2, "plan-none")


def test_what_is_no_file(desk: Desk, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "tube")
    for path, code in {
        "nulle-part": "file-unreadable-named",
        "tube": "file-not-regular",
        ".": "file-not-regular",
    }.items():
        done = run(desk, "apply", str(tmp_path / path))
        assert (done.code, done.json["error"]["code"]) == (2, code)


# --- the file ---------------------------------------------------------------------------------------------


CHANGES: list[Change] = [
    CreatePage("T", "a"),
    ReplaceRegion("T", "r", "b", replace_edited=True),
    FixText("T", "0", (Fix(0, 1, "x", safe=False), Fix(2, 2, ""))),
    SetParameters(
        "T", RecordName("Modèle:C", 2, 3, {"nom": None}), {"a": "b", "c": None}, {"x": "y"}, {"a": "z"}, ("a",)
    ),
    AddRecord("T", "C", {"nom": "a"}, ("nom",), ("nom",), at_bottom=True),
    FillIndex("T", (("fiches", "commun"), ("", "x")), "b", 2),
    RestoreText("T", "0", "a"),
    ReplaceText("T", "0", "a"),
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: type(change).__name__)
def test_every_change_comes_back_from_a_file(change: Change) -> None:
    planned = planned_with(PlannedEdit("T", Revision("7"), "0", (change,), "a", ("--- T", "+a")))
    assert read_plan(plan_text(planned).encode(), "plan.json") == planned


def planned_with(*edits: PlannedEdit) -> Planned:
    return Planned("wiki", "sync", "1", "2026-11-27T10:00:00+01:00", "résumé", edits)


TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@given(title=TEXT, text=TEXT, diff=st.lists(TEXT), values=st.dictionaries(TEXT, st.none() | TEXT))
def test_any_text_comes_back_and_obeys_no_terminal(
    title: str, text: str, diff: list[str], values: dict[str, str | None]
) -> None:
    change = SetParameters(title, RecordName(title), values)
    planned = planned_with(PlannedEdit(title, None, "", (change,), text, tuple(diff)))
    written = plan_text(planned)
    assert read_plan(written.encode(), "plan.json") == planned
    assert not set(written) & {"\x1b", "\x9b", "\u202e", "\x07"}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=200)
@given(key=st.sampled_from(["edits", "undoes", "wiki", "made", "movibot"]), value=JSON)
def test_whatever_stands_in_a_plan_is_read_or_refused(key: str, value: object) -> None:
    told = json.loads(plan_text(planned_with(PlannedEdit("T", None, "", (CreatePage("T", "a"),), "a", ()))))
    told[key] = value
    told["sha256"] = seal({name: each for name, each in told.items() if name != "sha256"})
    with contextlib.suppress(UsageError):
        read_plan(json.dumps(told).encode(), "plan.json")


@pytest.mark.parametrize("key", ["edits", "diff", "text"])
def test_a_key_that_is_named_twice_shows_nobody_something_else(desk: Desk, target: Path, key: str) -> None:
    run(desk, "set", "Café", "action=animer", "--plan-out", str(target))
    whole = target.read_text(encoding="utf-8")
    assert run(desk, "apply", str(target), "--dry-run").code == 0
    target.write_text(whole.replace(f'"{key}":', f'"{key}": [], "{key}":', 1), encoding="utf-8")
    done = run(desk, "apply", str(target), "--dry-run")
    assert (done.code, done.json["error"]["code"]) == (2, "plan-damaged")


def test_what_histories_will_say_is_shown_with_the_diffs(desk: Desk, target: Path) -> None:
    run(desk, "set", "Café", "action=animer", "--plan-out", str(target))
    altered(target, lambda told: told.update(summary="Comme Lou l’a demandé\u202e\x1b[2J"))
    shown = desk.movibot("apply", str(target), "--dry-run")
    assert "Les historiques diront : Comme Lou l’a demandé\\u202e\\u001b[2J\n" in shown.out
    assert run(desk, "apply", str(target), "--dry-run").json["plan"]["summary"].startswith("Comme Lou")
    assert "Les historiques diront" not in desk.movibot("apply", str(target)).out, "what is done is told by the wiki"


def test_only_what_a_type_allows_is_read() -> None:
    assert from_plain({"a": None}, dict[str, str | None]) == {"a": None}
    for data, kind in ((1.0, int), ({}, Fix), ([1], tuple[str, ...]), (["a"], tuple[str, str]), ({"a": 1}, object)):
        with pytest.raises(Misfit):
            from_plain(data, kind)
