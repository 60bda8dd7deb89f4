"""`movibot pull` and `movibot push` on a wiki that is a folder: what becomes of each page, and of each odd file."""

from __future__ import annotations

import os
import sqlite3
import stat
import unicodedata
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from movibot.wiki.filenames import LONGEST
from tests.program import movibot
from tests.wikis import FolderPlace
from tests.workingcopy.desk import Desk, all_are, kinds, reasons, record, write_files, writes

NAMES = ["Badge nomade", "Café", "Jardin/Outils", "Repair café"]


@pytest.fixture
def wiki(tmp_path: Path) -> FolderPlace:
    place = FolderPlace(tmp_path / "wiki")
    place.load({name: record(name) for name in NAMES})
    return place


@pytest.fixture
def desk(wiki: FolderPlace, tmp_path: Path) -> Desk:
    write_files(tmp_path)
    config = tmp_path / "config.yaml"
    config.write_text(f"wiki: {{folder: {wiki.folder}}}\ntemplates: fiches\nstate: state\n", encoding="utf-8")
    return Desk(config, tmp_path / "copie")


@pytest.fixture
def copy(desk: Desk) -> Desk:
    """A desk with a copy of all pages."""
    assert desk.pull(*NAMES).code == 0
    return desk


# --- pull -----------------------------------------------------------------------------------------------


def test_files_are_what_the_wiki_says_to_the_byte(wiki: FolderPlace, desk: Desk) -> None:
    wiki.edit("Sans fin de ligne", "a")
    wiki.edit("Vide", "")
    done = desk.pull(*NAMES, "Sans fin de ligne", "Vide")
    assert done.code == 0
    assert set(kinds(done).values()) == {"fetched"}
    assert desk.text("Café") == record("Café")
    assert (desk.text("Sans fin de ligne"), desk.text("Vide")) == ("a", "")
    assert desk.path("Jardin/Outils").name == "Jardin%2FOutils.wiki"
    again = desk.pull()
    assert set(kinds(again).values()) == {"unchanged"}


def test_what_is_known_of_the_pages_is_for_its_owner_alone(copy: Desk) -> None:
    room = copy.folder / ".movibot"
    assert stat.S_IMODE(room.stat().st_mode) == 0o700
    assert stat.S_IMODE((room / "copy.db").stat().st_mode) == 0o600
    assert (room / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_pages_are_chosen_by_schema_category_pattern_and_title(wiki: FolderPlace, desk: Desk) -> None:
    wiki.load(
        {
            "Aide:Fiche": record("x"),
            "Sans fiche": "Rien.\n[[Catégorie:Autres]]",
            "Catégorie:Autres": "[[Catégorie:Communs]]",
            "Ancien nom": "#REDIRECTION [[Café]]",
            "Cafétéria": "Le matin.",
        }
    )
    chosen = {
        ("--schema", "commun"): set(NAMES),
        ("--schema", "Commun"): set(NAMES),
        ("--category", "Catégorie:Communs"): {*NAMES, "Aide:Fiche"},
        ("--category", "communs"): {*NAMES, "Aide:Fiche"},
        ("--match", "caf*"): {"Café", "Cafétéria"},
        ("--match", "Caf?"): {"Café"},
        ("--match", "*é"): {"Café", "Repair café"},
        ("--match", "Aide:*"): {"Aide:Fiche"},
        ("--match", "A*"): set(),  # a redirect is no page to edit
        ("--category", "Autres", "--match", "Jardin/*"): {"Sans fiche", "Jardin/Outils"},
        ("café", "--category", "Autres"): {"Café", "Sans fiche"},
    }
    for words, wanted in chosen.items():
        done = desk.pull(*words, "--dry-run")
        assert set(kinds(done)) == wanted, words
        assert done.code == 0
    assert not desk.folder.exists(), "a dry run makes nothing"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((), "copy-what"),
        (("--schema", "comun"), "unknown-schema"),
        (("a[b",), "copy-bad-title"),
        (("--match", "a[*"), "copy-bad-pattern"),
        (("--category", "a|b"), "copy-bad-category"),
        (("Spécial:Pages",), "copy-bad-title"),
    ],
)
def test_what_means_nothing_is_told(desk: Desk, words: tuple[str, ...], code: str) -> None:
    done = desk.pull(*words)
    assert (done.code, done.json["error"]["code"]) == (2, code)
    assert "movibot:" in done.err


def test_a_page_that_is_not_there_and_a_redirect_are_told(wiki: FolderPlace, desk: Desk) -> None:
    wiki.move("Café", "Café du port")
    done = desk.pull("Café", "Nulle part", "Repair café")
    assert done.code == 1
    assert kinds(done) == {"Café": "refused", "Nulle part": "refused", "Repair café": "fetched"}
    assert reasons(done) == {"Café": "copy-redirect", "Nulle part": "copy-no-page"}
    told = next(each for each in done.json["files"] if each["title"] == "Café")
    assert told["reason"]["arguments"] == {"target": "Café du port"}
    assert set(desk.files()) == {"Principal/Repair café.wiki"}


def test_what_changed_there_is_fetched_and_what_was_edited_here_stays(wiki: FolderPlace, copy: Desk) -> None:
    wiki.edit("Café", record("Café noir"))
    mine = copy.edit("Badge nomade", "Lou", "Zoé")
    before = copy.files()
    shown = copy.pull("--dry-run")
    assert copy.files() == before
    assert "+| nom = Café noir" in shown.json["rewritten"][0]["diff"]
    assert shown.json["rewritten"][0]["file"] == "Principal/Café.wiki"
    done = copy.pull()
    assert (
        kinds(done)
        == kinds(shown)
        == all_are("unchanged", dict.fromkeys(NAMES))
        | {
            "Café": "fetched",
            "Badge nomade": "edited",
        }
    )
    assert (copy.text("Café"), copy.text("Badge nomade")) == (record("Café noir"), mine)
    assert done.code == 0


def test_both_sides_changed_other_lines(wiki: FolderPlace, copy: Desk) -> None:
    mine = copy.edit("Café", "Un mot de Lou.", "Un mot de Zoé.")
    wiki.edit("Café", record("Café noir"))
    done = copy.pull()
    assert (done.code, kinds(done)["Café"], reasons(done)) == (0, "merged", {"Café": "copy-merged"})
    assert copy.text("Café") == mine.replace("nom = Café", "nom = Café noir")
    assert kinds(copy.pull())["Café"] == "edited"
    assert kinds(copy.push())["Café"] == "sent"
    assert wiki.text("Café") == copy.text("Café")


def test_both_sides_changed_the_same_line(wiki: FolderPlace, copy: Desk) -> None:
    copy.edit("Café", "Lou", "Zoé")
    wiki.edit("Café", record("Café").replace("Lou", "Max"))
    done = copy.pull()
    assert (done.code, kinds(done)["Café"], reasons(done)) == (1, "conflict", {"Café": "copy-conflict"})
    marked = copy.text("Café")
    lines = marked.split("\n")
    assert lines[5:10] == [
        "<<<<<<< votre fichier",
        "Un mot de Zoé.",
        "=======",
        "Un mot de Max.",
        lines[9],
    ]
    assert lines[9].startswith(">>>>>>> wiki, version ")
    for command in (copy.pull, copy.push):
        left = command()
        assert (left.code, reasons(left)) == (1, {"Café": "copy-markers"})
        assert writes(left) == 0
        assert copy.text("Café") == marked
    wiki.edit("Café", record("Café").replace("Lou", "Ada"))
    assert reasons(copy.pull()) == {"Café": "copy-markers"}, "one conflict after the other"
    copy.write("Café", record("Café").replace("Lou", "Zoé et Max"))
    assert reasons(copy.push()) == {"Café": "copy-conflict"}, "nobody has seen Ada yet"
    copy.write("Café", record("Café").replace("Lou", "Zoé, Max et Ada"))
    assert kinds(copy.push())["Café"] == "sent"
    assert wiki.text("Café") == copy.text("Café")


def test_the_same_edit_on_both_sides_is_none_any_more(wiki: FolderPlace, copy: Desk) -> None:
    wiki.edit("Café", copy.edit("Café", "Lou", "Zoé"))
    done = copy.push()
    assert (done.code, kinds(done), writes(done)) == (0, all_are("unchanged", dict.fromkeys(NAMES)), 0)
    wiki.edit("Café", copy.edit("Café", "Zoé", "Max").replace("nom = Café", "nom = Café noir"))
    assert kinds(copy.push())["Café"] == "fetched", "they did what we did, and more"
    assert copy.text("Café") == wiki.text("Café")


# --- push -----------------------------------------------------------------------------------------------


def test_where_nothing_was_edited_nothing_is_sent(wiki: FolderPlace, copy: Desk) -> None:
    before = copy.files()
    done = copy.push()
    assert (done.code, kinds(done), writes(done)) == (0, all_are("unchanged", dict.fromkeys(NAMES)), 0)
    assert copy.files() == before
    assert {name: wiki.text(name) for name in NAMES} == {name: record(name) for name in NAMES}


def test_an_edit_is_sent_once_and_nothing_else_with_it(wiki: FolderPlace, copy: Desk) -> None:
    mine = copy.edit("Café", "Lou", "Zoé")
    shown = copy.push("--dry-run")
    assert (shown.code, kinds(shown)["Café"], writes(shown)) == (0, "edited", 0)
    assert "+Un mot de Zoé." in shown.json["planned"][0]["diff"]
    assert wiki.text("Café") == record("Café")
    done = copy.push()
    assert (done.code, writes(done)) == (0, 1)
    assert kinds(done) == all_are("unchanged", dict.fromkeys(NAMES)) | {"Café": "sent"}
    assert wiki.text("Café") == mine == copy.text("Café")
    again = copy.push()
    assert (kinds(again), writes(again)) == (all_are("unchanged", dict.fromkeys(NAMES)), 0)
    assert kinds(copy.pull()) == kinds(again)


def test_only_what_is_named_is_sent(wiki: FolderPlace, copy: Desk) -> None:
    for name in NAMES:
        copy.edit(name, "Lou", "Zoé")
    assert kinds(copy.push("café")) == {"Café": "sent"}
    assert kinds(copy.push(str(copy.path("Badge nomade")))) == {"Badge nomade": "sent"}
    inside = copy.run("push", "./Repair café.wiki", cwd=copy.folder / "Principal")
    assert kinds(inside) == {"Repair café": "sent"}
    assert wiki.text("Jardin/Outils") == record("Jardin/Outils")
    for name, code in {"Thé": "copy-unknown", "./Thé.wiki": "copy-outside", "/etc/hosts": "copy-outside"}.items():
        assert copy.push(name).json["error"]["code"] == code


def test_the_copy_is_found_from_any_folder_in_it(copy: Desk) -> None:
    inside = copy.folder / "Principal"
    done = copy.movibot("push", cwd=inside)
    assert (done.code, "Pages : 4 inchangées." in done.out) == (0, True), done.said
    outside = copy.movibot("push", cwd=copy.config.parent)
    assert (outside.code, "--folder" in outside.err) == (2, True)
    assert copy.movibot("push", "--folder", "fiches", cwd=copy.config.parent).code == 2


def test_the_configuration_is_found_above_the_copy(copy: Desk) -> None:
    inside = copy.folder / "Principal"
    assert copy.config.name == "config.yaml"
    assert copy.config.parent in copy.folder.parents
    for folder in (copy.folder, inside):
        done = movibot("pull", cwd=folder)
        assert (done.code, "Pages : 4 inchangées." in done.out) == (0, True), done.said
    assert movibot("check", "--all", cwd=inside).code == 2  # a command that knows no copies
    moved = copy.config.rename(copy.config.with_name("autre.yaml"))
    assert movibot("pull", cwd=inside).code == 2
    moved.rename(copy.config)


def test_what_changed_there_is_fetched_and_what_both_changed_is_not_sent(wiki: FolderPlace, copy: Desk) -> None:
    wiki.edit("Badge nomade", record("Badge"))
    copy.edit("Café", "Un mot de Lou.", "Un mot de Zoé.")
    wiki.edit("Café", record("Café noir"))
    copy.edit("Repair café", "Lou", "Zoé")
    theirs = record("Repair café").replace("Lou", "Max")
    wiki.edit("Repair café", theirs)
    mine = copy.edit("Jardin/Outils", "Lou", "Zoé")
    done = copy.push()
    assert done.code == 1
    assert kinds(done) == {
        "Badge nomade": "fetched",
        "Café": "merged",
        "Repair café": "conflict",
        "Jardin/Outils": "sent",
    }
    assert (wiki.text("Café"), wiki.text("Repair café")) == (record("Café noir"), theirs)
    assert wiki.text("Jardin/Outils") == mine
    assert copy.text("Badge nomade") == record("Badge")
    assert "<<<<<<<" in copy.text("Repair café")
    assert kinds(copy.push("Café")) == {"Café": "sent"}


def test_new_files_are_created_when_asked_for(wiki: FolderPlace, copy: Desk) -> None:
    copy.write("Neuf", record("Neuf"))
    asked = copy.push()
    assert (asked.code, reasons(asked), writes(asked)) == (1, {"Neuf": "copy-new"}, 0)
    done = copy.push("--create")
    assert (done.code, kinds(done)["Neuf"]) == (0, "created")
    assert wiki.text("Neuf") == record("Neuf")
    again = copy.push("--create")
    assert (kinds(again)["Neuf"], writes(again)) == ("unchanged", 0)


def test_a_new_file_of_a_page_that_is_there_is_not_sent(wiki: FolderPlace, copy: Desk) -> None:
    wiki.load({"Neuf": record("Neuf"), "Même": record("Même")})
    copy.write("Neuf", record("Le mien"))
    copy.write("Même", record("Même"))
    done = copy.push("--create")
    assert (kinds(done)["Neuf"], reasons(done)) == ("conflict", {"Neuf": "copy-exists"})
    assert (kinds(done)["Même"], writes(done)) == ("unchanged", 0)
    assert wiki.text("Neuf") == record("Neuf")
    pulled = copy.pull("Neuf")
    assert (pulled.code, reasons(pulled)) == (1, {"Neuf": "copy-exists"})
    assert copy.text("Neuf") == record("Le mien")


def test_a_new_page_may_refer_to_another_one(wiki: FolderPlace, copy: Desk) -> None:
    copy.write("Un", record("Un").replace("\n}}", "\n| voir = Deux\n}}"))
    copy.write("Deux", record("Deux"))
    assert {k: v for k, v in kinds(copy.push("--create")).items() if v != "unchanged"} == {
        "Un": "created",
        "Deux": "created",
    }
    assert wiki.text("Deux") == record("Deux")


def test_deletions_are_told_and_never_done(wiki: FolderPlace, copy: Desk) -> None:
    wiki.delete("Badge nomade")
    mine = copy.edit("Café", "Lou", "Zoé")
    wiki.delete("Café")
    copy.path("Repair café").unlink()
    wiki.delete("Jardin/Outils")
    copy.path("Jardin/Outils").unlink()
    wanted = {
        "Badge nomade": "deleted-there",
        "Café": "conflict",
        "Repair café": "deleted-here",
        "Jardin/Outils": "deleted-there",
    }
    for command in (copy.pull, copy.push):
        done = command()
        assert kinds(done) == wanted
        assert (done.code, writes(done)) == (1, 0)
        wanted.pop("Jardin/Outils", None)  # neither is there any more, so that it is forgotten
    assert copy.text("Badge nomade") == record("Badge nomade")
    assert copy.text("Café") == mine
    assert wiki.text("Repair café") == record("Repair café")
    back = copy.pull("Repair café")
    assert (kinds(back), copy.text("Repair café")) == ({"Repair café": "fetched"}, record("Repair café"))


def test_a_page_that_was_renamed_stays_as_it_is_on_both_sides(wiki: FolderPlace, copy: Desk) -> None:
    wiki.move("Café", "Café du port")
    wiki.move("Repair café", "Atelier")
    mine = copy.edit("Café", "Lou", "Zoé")
    for command in (copy.pull, copy.push):
        done = command()
        assert reasons(done) == {"Café": "copy-redirect", "Repair café": "copy-redirect"}
        assert writes(done) == 0
    assert copy.text("Café") == mine
    assert copy.text("Repair café") == record("Repair café")
    assert wiki.text("Café") == "#REDIRECTION [[Café du port]]"


def test_guards_hold(wiki: FolderPlace, copy: Desk) -> None:
    wiki.edit("Café", f"{record('Café')}\n{{{{nobots}}}}")
    copy.pull()
    for name in NAMES[:3]:
        copy.edit(name, "Lou", "Zoé")
    config = copy.config.read_text(encoding="utf-8")
    copy.config.write_text(f"{config}edits: {{max: 1}}\n", encoding="utf-8")
    done = copy.push()
    assert (done.code, done.json["error"]["code"]) == (4, "too-many-rows")
    assert wiki.text("Badge nomade") == record("Badge nomade")
    assert copy.push("--max-edits", "2", "--dry-run").code == 0, "the one that bots leave alone is none"
    copy.config.write_text(config, encoding="utf-8")
    done = copy.push()
    assert (kinds(done)["Café"], reasons(done)) == ("excluded", {"Café": "bots-excluded"})
    assert wiki.text("Badge nomade") == copy.text("Badge nomade")


# --- records --------------------------------------------------------------------------------------------


def test_an_error_that_is_new_keeps_a_page_from_being_sent(wiki: FolderPlace, copy: Desk) -> None:
    copy.edit("Café", "gérer", "gérrer")
    mine = copy.edit("Badge nomade", "Lou", "Zoé")
    for options in ((), ("--allow-invalid",)):
        done = copy.push(*options)
        assert (done.code, reasons(done)) == (1, {"Café": "copy-invalid"})
        (problem,) = done.json["problems"]
        assert (problem["source"], problem["line"], problem["code"]) == ("Principal/Café.wiki", 3, "unknown-value")
    assert (wiki.text("Café"), wiki.text("Badge nomade")) == (record("Café"), mine)
    told = copy.run("push", form="text")
    assert "Principal/Café.wiki:3:12: erreur [unknown-value] « gérrer »" in told.out


def test_an_error_that_was_there_before_is_sent_where_that_is_allowed(wiki: FolderPlace, copy: Desk) -> None:
    wiki.edit("Café", record("Café").replace("gérer", "gérrer"))
    copy.pull()
    mine = copy.edit("Café", "{{Commun", "Un mot d’abord.\n\n{{Commun")
    done = copy.push()
    assert (done.code, reasons(done)) == (1, {"Café": "copy-invalid-before"})
    assert wiki.text("Café") == record("Café").replace("gérer", "gérrer")
    assert kinds(copy.push("--allow-invalid"))["Café"] == "sent"
    assert wiki.text("Café") == mine
    copy.edit("Café", "| nom = Café\n", "")
    worse = copy.push("--allow-invalid")
    assert reasons(worse) == {"Café": "copy-invalid"}
    assert {each["code"] for each in worse.json["problems"]} == {"unknown-value", "missing-parameter"}


def test_an_error_that_was_mended_is_none(wiki: FolderPlace, copy: Desk) -> None:
    wiki.edit("Café", record("Café").replace("gérer", "gérrer"))
    copy.pull()
    copy.edit("Café", "gérrer", "gérer")
    assert kinds(copy.push())["Café"] == "sent"
    assert wiki.text("Café") == record("Café")


# --- odd files ------------------------------------------------------------------------------------------

MARK = b"\xef\xbb\xbf"


def crlf(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode()


def apart(text: str) -> str:
    return unicodedata.normalize("NFD", text)


SAME: dict[str, Callable[[str], bytes]] = {
    "CRLF": crlf,
    "a byte order mark": lambda text: MARK + text.encode(),
    "a line end at the end": lambda text: text.encode() + b"\n",
    "blanks at the end": lambda text: text.encode() + b" \n\n",
    "accents apart": lambda text: apart(text).encode(),
    "all of it": lambda text: MARK + crlf(apart(text)) + b"\r\n",
}


@pytest.mark.parametrize("form", SAME)
def test_what_the_wiki_would_not_keep_is_no_edit(wiki: FolderPlace, copy: Desk, form: str) -> None:
    data = SAME[form](record("Café"))
    copy.write("Café", data)
    done = copy.push()
    assert (done.code, kinds(done)["Café"], writes(done)) == (0, "unchanged", 0)
    assert kinds(copy.pull())["Café"] == "unchanged"
    assert copy.path("Café").read_bytes() == data, "the file is theirs"
    copy.write("Café", SAME[form](record("Café").replace("Lou", "Zoé")))
    assert kinds(copy.push())["Café"] == "sent"
    assert wiki.text("Café") == record("Café").replace("Lou", "Zoé")
    wiki.edit("Café", record("Café noir"))
    assert kinds(copy.push())["Café"] == "fetched"


BAD = {
    "not UTF-8": (record("Café").replace("Lou", "Zoé").encode("latin-1"), "copy-not-utf8", {"line": 2, "column": 12}),
    "UTF-16": (record("Café").encode("utf-16"), "copy-not-utf8", {"line": 1, "column": 1}),
    "a bell": (record("Café").replace("Lou", "\x07").encode(), "copy-control-character", {"line": 6, "column": 11}),
    "nothing": (b"", "copy-empty", {}),
    "blanks": (b"\n \n", "copy-empty", {}),
    "a signature": (record("Café").replace("Lou", "~~~~").encode(), "copy-hazard", {"line": 6, "column": 11}),
    "a substitution": (record("Café").replace("Lou", "{{subst:x}}").encode(), "copy-hazard", {"line": 6}),
    "too much": (b"x" * (8 * 1024 * 1024 + 1), "copy-too-large", {}),
    "more than a page holds": (b"x" * 3_000_000, "page-too-large", {}),
}


@pytest.mark.parametrize("case", BAD)
def test_what_no_page_can_hold_is_told_with_its_place(wiki: FolderPlace, copy: Desk, case: str) -> None:
    data, code, place = BAD[case]
    copy.write("Café", data)
    mine = copy.edit("Badge nomade", "Lou", "Zoé")
    done = copy.push()
    (told,) = [each["reason"] for each in done.json["files"] if each["title"] == "Café"]
    assert (told["code"], done.code) == (code, 1)
    assert place.items() <= told["arguments"].items()
    assert (wiki.text("Café"), wiki.text("Badge nomade")) == (record("Café"), mine), "the others are sent"
    assert copy.path("Café").read_bytes() == data


def test_a_blank_page_is_not_taken_for_a_file_that_cannot_be_understood(wiki: FolderPlace, copy: Desk) -> None:
    wiki.edit("Vide", "")
    copy.pull("Vide")
    copy.write("Vide", b"\xe9t\xe9")
    assert reasons(copy.push()) == {"Vide": "copy-not-utf8"}
    wiki.edit("Vide", "Plus maintenant.")
    assert reasons(copy.pull()) == {"Vide": "copy-not-utf8"}
    assert copy.path("Vide").read_bytes() == b"\xe9t\xe9"


@pytest.mark.parametrize(
    "data", [record("Café").encode("latin-1"), b"", record("Café").replace("Lou", "\x07").encode()]
)
def test_a_file_that_cannot_be_understood_is_not_overwritten(wiki: FolderPlace, copy: Desk, data: bytes) -> None:
    copy.write("Café", data)
    wiki.edit("Café", record("Café noir"))
    done = copy.pull()
    assert (done.code, list(reasons(done))) == (1, ["Café"])
    assert copy.path("Café").read_bytes() == data


def test_files_that_are_no_files_of_pages_are_told(copy: Desk, tmp_path: Path) -> None:
    room = copy.folder / "Principal"
    (room / "a[b].wiki").write_text("x", encoding="utf-8")
    (room / "a%ZZ.wiki").write_text("x", encoding="utf-8")
    (room / "minuscule.wiki").write_text("x", encoding="utf-8")
    (copy.folder / "Racine.wiki").write_text("x", encoding="utf-8")
    (copy.folder / "Inconnu").mkdir()
    (copy.folder / "Inconnu" / "Page.wiki").write_text("x", encoding="utf-8")
    for name in ("Le Labo #3", "Le Labo %233", "Spécial%3ARechercher"):
        (room / f"{name}.wiki").write_text("x", encoding="utf-8")
    (copy.folder / "principal").mkdir()
    (copy.folder / "principal" / "Page.wiki").write_text("x", encoding="utf-8")
    os.mkfifo(room / "Tube.wiki")
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (room / "Lien.wiki").symlink_to(tmp_path / "secret")
    (copy.folder / "Modèle").symlink_to(tmp_path)
    (room / "LISEZMOI.txt").write_text("rien pour le wiki", encoding="utf-8")
    (room / ".caché.wiki").write_text("x", encoding="utf-8")
    (room / os.fsdecode(b"\xff.wiki")).write_text("x", encoding="utf-8")
    before = set(copy.files())
    done = copy.push("--create")
    assert reasons(done) == {
        "Principal/a[b].wiki": "copy-no-title",
        "Principal/Le Labo #3.wiki": "copy-no-title",
        "Principal/Le Labo %233.wiki": "copy-no-title",
        "Principal/Spécial%3ARechercher.wiki": "copy-no-title",
        "Principal/a%ZZ.wiki": "copy-misplaced",
        "Principal/minuscule.wiki": "copy-misplaced",
        "Racine.wiki": "copy-no-title",
        "Inconnu/Page.wiki": "copy-no-title",
        "principal/Page.wiki": "copy-misplaced",
        "Tube": "copy-not-regular",
        "Lien": "copy-symlink",
        "Modèle": "copy-symlink",
        "Principal/\udcff.wiki": "copy-no-title",
    }
    assert writes(done) == 0
    assert set(copy.files()) == before
    assert "Principal/Minuscule.wiki" in copy.run("push", form="text").out
    assert "secret" not in copy.push("--create").said


def test_nothing_is_written_through_a_symbolic_link(wiki: FolderPlace, copy: Desk, tmp_path: Path) -> None:
    copy.path("Café").unlink()
    target = tmp_path / "ailleurs"
    target.write_bytes(record("Café").encode())
    copy.path("Café").symlink_to(target)
    wiki.edit("Café", record("Café noir"))
    for command in (copy.pull, copy.push):
        assert reasons(command()) == {"Café": "copy-symlink"}
    assert target.read_bytes() == record("Café").encode()
    assert wiki.text("Café") == record("Café noir")


def test_titles_that_differ_in_case_only_do_not_share_a_file(wiki: FolderPlace, copy: Desk) -> None:
    wiki.edit("Repair Café", record("Autre"))
    done = copy.pull("Repair Café")
    assert (done.code, reasons(done)) == (1, {"Repair Café": "copy-clash"})
    assert done.json["files"][0]["reason"]["arguments"] == {"other": "Repair café"}
    copy.write("Badge Nomade", record("Badge Nomade"))
    assert reasons(copy.push("--create"))["Badge Nomade"] == "copy-clash"
    assert wiki.text("Badge Nomade") is None
    other = Desk(copy.config, copy.folder.with_name("autre"))
    assert kinds(other.pull("Repair Café")) == {"Repair Café": "fetched"}


def test_any_title_has_a_file(wiki: FolderPlace, desk: Desk) -> None:
    titles = ["..trois points", "Con", "A:b", "Qui ? *", "É" * (LONGEST // 2), "A%b", "🐝 Ruche"]
    wiki.load(dict.fromkeys(titles, "x"))
    assert set(kinds(desk.pull(*titles)).values()) == {"fetched"}
    for path in desk.folder.rglob("*.wiki"):
        path.write_text("y", encoding="utf-8")
    assert kinds(desk.push()) == all_are("sent", dict.fromkeys(titles))
    assert {wiki.text(title) for title in titles} == {"y"}


def test_a_file_that_cannot_be_written_is_told_and_the_others_are(wiki: FolderPlace, copy: Desk) -> None:
    wiki.edit("Café", record("Café noir"))
    wiki.edit("Aide:Neuve", "x")
    (copy.folder / "Aide").write_text("un fichier à la place du dossier", encoding="utf-8")
    done = copy.pull("Café", "Aide:Neuve")
    assert (done.code, kinds(done)) == (1, {"Café": "fetched", "Aide:Neuve": "failed"})
    assert reasons(done) == {"Aide:Neuve": "copy-unwritable"}
    (copy.folder / "Aide").unlink()
    assert kinds(copy.pull("Aide:Neuve")) == {"Aide:Neuve": "fetched"}


# --- the copy as a whole --------------------------------------------------------------------------------


def test_a_copy_of_another_wiki_is_refused(copy: Desk, tmp_path: Path) -> None:
    other = FolderPlace(tmp_path / "autre-wiki")
    other.load({name: record(name) for name in NAMES})
    config = tmp_path / "autre.yaml"
    config.write_text(f"wiki: {{folder: {other.folder}}}\ntemplates: fiches\nstate: state\n", encoding="utf-8")
    copy.edit("Café", "Lou", "Zoé")
    wrong = Desk(config, copy.folder)
    for command in (wrong.pull, wrong.push):
        done = command()
        assert (done.code, done.json["error"]["code"]) == (2, "copy-other-wiki")
    assert other.text("Café") == record("Café")


def test_the_folder_of_the_wiki_is_no_copy(wiki: FolderPlace, desk: Desk) -> None:
    done = Desk(desk.config, wiki.folder).pull("Café")
    assert (done.code, done.json["error"]["code"]) == (2, "copy-is-wiki")
    assert not (wiki.folder / ".movibot").exists()


@pytest.mark.parametrize("damage", ["rubbish", "newer", "tables", "link", "folder"])
def test_what_is_known_of_the_pages_may_be_damaged(wiki: FolderPlace, copy: Desk, damage: str) -> None:
    database = copy.folder / ".movibot" / "copy.db"
    mine = copy.edit("Café", "Lou", "Zoé")
    if damage == "rubbish":
        database.write_bytes(b"pas une base de donn\xc3\xa9es " * 100)
    elif damage in {"newer", "tables"}:
        with closing(sqlite3.connect(database)) as connection:
            connection.executescript("PRAGMA user_version = 9" if damage == "newer" else "DROP TABLE page")
    else:
        database.unlink()
        if damage == "link":
            database.symlink_to(copy.config)
        else:
            database.mkdir()
    for command in (copy.pull, copy.push):
        done = command()
        assert done.code == 2
        assert done.json["error"]["code"] in {"copy-state-unusable", "copy-of-newer", "copy-state-link", "copy-none"}
    assert (copy.text("Café"), wiki.text("Café")) == (mine, record("Café"))


def test_two_runs_do_not_work_on_one_copy(copy: Desk) -> None:
    from filelock import FileLock

    with FileLock(copy.folder / ".movibot" / "lock"):
        for command in (copy.pull, copy.push):
            done = command()
            assert (done.code, done.json["error"]["code"]) == (6, "copy-locked")
        assert copy.pull("--dry-run").code == 0
    assert copy.pull().code == 0


def test_what_people_read(wiki: FolderPlace, copy: Desk) -> None:
    copy.edit("Café", "Lou", "Zoé")
    wiki.edit("Badge nomade", record("Badge"))
    shown = copy.run("push", "--dry-run", form="text").out
    assert "Café : serait modifiée ainsi" in shown
    assert "Principal/Badge nomade.wiki : serait modifiée ainsi" in shown
    told = copy.run("push", form="text")
    assert "Principal/Café.wiki : envoyée" in told.out
    assert "Principal/Badge nomade.wiki : reçue" in told.out
    assert "Pages : 1 envoyée, 1 reçue, 2 inchangées." in told.out
    assert "Jardin" not in told.out
