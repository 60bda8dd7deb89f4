"""`movibot import` as people type it, on a wiki that is a folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.builders import PLACE_SCHEMA, REGIONS, write_pack
from tests.program import Finished, movibot

A = "{{Lieu\n| nom = Le Dôme\n| contact = c\n| région = Bretagne\n}}\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "wiki" / "Principal").mkdir(parents=True)
    (tmp_path / "wiki" / "wiki.yaml").write_text("name: Essai\n", encoding="utf-8")
    (tmp_path / "wiki" / "Principal" / "Le Dôme.wiki").write_text(A, encoding="utf-8")
    write_pack(tmp_path / "templates", schemas__lieu=PLACE_SCHEMA, vocabularies__regions=REGIONS)
    (tmp_path / "config.yaml").write_text(
        "wiki: {folder: wiki}\nlanguage: fr\ntemplates: templates\nstate: etat\nedits: {max: 3}\n", encoding="utf-8"
    )
    return tmp_path


def imported(desk: Path, data: str | bytes, *more: str, name: str = "lieux.csv") -> Finished:
    (desk / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return movibot("import", name, "--schema", "lieu", *more, cwd=desk)


def page(desk: Path, title: str) -> str | None:
    path = desk / "wiki" / "Principal" / f"{title}.wiki"
    return path.read_text(encoding="utf-8") if path.exists() else None


GOOD = "nom,contact,région,places\nle dôme,d,breizh,12\nNeuf,e,Normandie,\n"


def test_a_file_of_a_french_excel_is_read_and_told(desk: Path) -> None:
    text = "Nom;Région;Surface;latitude;longitude\r\nÀ l’œuvre;Normandie;1 240,5;49,1265;-0,1667\r\n"
    done = imported(desk, text.encode("cp1252"))
    assert done.code == 0, done.said
    assert "lu comme Excel l’écrit (windows-1252), ce qui donne Région, À, l’œuvre" in done.err
    assert "| surface = 1240.5\n| position = 49.1265, -0.1667\n" in str(page(desk, "À l’œuvre"))
    assert "windows-1252" not in imported(desk, text).err


def test_what_is_proposed_is_shown_and_taken_where_that_is_asked_for(desk: Path) -> None:
    text = "nom,contact,région,site web\nNeuf,c,Normndie,www.example.org\nAutre,c,Mars,\n"
    held = imported(desk, text, "--dry-run")
    assert held.code == 1
    assert "= écrire : Normandie (à vérifier)" in held.out
    assert "1 correction est proposée" in held.out
    assert "rien ne serait écrit" in held.out
    taken = imported(desk, text, "--unsafe", "--partial")
    assert (
        "lieux.csv:2:3: conseil [value-guessed] « région » : « Normndie » est repris comme « Normandie »." in taken.out
    )
    assert "| région = Normandie\n| site web = https://www.example.org\n" in str(page(desk, "Neuf"))
    assert page(desk, "Autre") is None
    again = imported(desk, text, "--unsafe", "--partial")
    assert "2 lignes · 1 inchangée · 1 refusée" in again.out
    sure = imported(desk, "nom,contact,région\nle dôme,c,breizh\n", "--unsafe")
    assert "value-guessed" not in sure.out


def test_good_rows_are_written_once(desk: Path) -> None:
    dry = imported(desk, GOOD, "--dry-run")
    assert dry.code == 0, dry.said
    assert dry.out.splitlines()[:3] == [
        "2  modifiée  Le Dôme (le dôme) – contact : « c » → « d » – places : (rien) → « 12 »",
        "3  nouvelle  Neuf",
        "2 lignes · 1 nouvelle · 1 modifiée",
    ]
    assert (page(desk, "Neuf"), page(desk, "Le Dôme")) == (None, A)
    done = imported(desk, GOOD)
    assert done.code == 0, done.said
    assert "Neuf : enregistrée" in done.out
    assert page(desk, "Le Dôme") == A.replace("= c", "= d").replace("\n}}", "\n| places = 12\n}}")
    assert page(desk, "Neuf") == "{{Lieu\n| nom = Neuf\n| contact = e\n| région = Normandie\n}}\n"
    again = imported(desk, GOOD)
    assert (again.code, again.out.splitlines()[0]) == (0, "2 lignes · 2 inchangées")


WRITTEN = (
    "{{Lieu\n| nom = Le Dôme\n| contact = [[Aide:Contact|nous]], '''vite'''\n| région = Bretagne\n"
    "| mémo = =1+1 {{Icône|x}}\n* deux <!-- vu -->\n}}\n"
)


@pytest.mark.parametrize("form", ["csv", "json"])
def test_wikitext_comes_back_as_it_was(desk: Path, form: str) -> None:
    path = desk / "wiki" / "Principal" / "Le Dôme.wiki"
    path.write_text(WRITTEN, encoding="utf-8")
    words = ("export", form, "--schema", "lieu", "--wikitext")
    first = movibot(*words, cwd=desk).out
    assert "[[Aide:Contact|nous]]" in first
    same = imported(desk, first, "--wikitext", name=f"lieux.{form}")
    assert (same.code, same.out.splitlines()[0]) == (0, "1 ligne · 1 inchangée")
    path.unlink()
    assert imported(desk, first, "--wikitext", name=f"lieux.{form}").code == 0
    assert page(desk, "Le Dôme") == WRITTEN
    assert movibot(*words, cwd=desk).out == first


def test_wikitext_is_written_where_only_its_markup_differs(desk: Path) -> None:
    text = "nom,contact,région\nLe Dôme,[[Aide:Contact|c]],Bretagne\n"
    assert "1 modifiée" in imported(desk, text).out  # as text, brackets are brackets
    (desk / "wiki" / "Principal" / "Le Dôme.wiki").write_text(A, encoding="utf-8")
    assert "1 modifiée" in imported(desk, text, "--wikitext").out
    assert page(desk, "Le Dôme") == A.replace("= c\n", "= [[Aide:Contact|c]]\n")
    assert imported(desk, text, "--wikitext").out.startswith("1 ligne · 1 inchangée")


def test_bad_rows_keep_the_others_back_unless_partial(desk: Path) -> None:
    text = GOOD + "Court\nMal,c,Corse,\n"
    held = imported(desk, text)
    assert held.code == 1
    assert "4  refusée – lieux.csv" in held.out
    assert "lieux.csv:4:2: erreur [row-ragged]" in held.out
    assert "lieux.csv:5:3: erreur [unknown-value]" in held.out
    assert "4 lignes · 1 nouvelle · 1 modifiée · 2 refusées" in held.out
    assert "Rien n’a été écrit" in held.out
    assert (page(desk, "Neuf"), page(desk, "Le Dôme")) == (None, A)
    partly = imported(desk, text, "--partial")
    assert partly.code == 1
    assert "Rien n’a été écrit" not in partly.out
    assert page(desk, "Neuf")
    assert page(desk, "Mal") is None


def test_json_says_all_of_it(desk: Path) -> None:
    said = imported(desk, GOOD + "Court\nMal,c,Corse,\n", "--dry-run", "--format", "json").json
    assert (said["command"], said["exit_code"]) == ("import", 1)
    assert said["counts"] == {"created": 1, "changed": 1, "unchanged": 0, "doubtful": 0, "refused": 2}
    rows = {row["row"]: row for row in said["rows"]}
    assert rows[2]["values"]["contact"] == {"before": "c", "after": "d"}
    assert [rows[5]["problems"][0][key] for key in ("line", "column")] == [5, 3]
    assert {edit["title"] for edit in said["planned"]} >= {"Le Dôme", "Neuf"}


def test_what_is_not_taken_is_told(desk: Path) -> None:
    done = imported(desk, "schema,nom,contact,inconnu,ID\nlieu,Neuf,c,x,1\ncommun,B,c,x,2\n", "--dry-run")
    assert "2 colonnes ne sont pas reprises : inconnu, ID." in done.out
    assert "1 ligne parle d’un autre genre de fiche" in done.out
    (desk / "m.yaml").write_text("ignore: [ID]", encoding="utf-8")
    done = imported(desk, "nom,contact,inconnu,ID\nNeuf,c,x,1\n", "--dry-run", "--mapping", "m.yaml")
    assert "1 colonne n’est pas reprise : inconnu." in done.out


def test_a_warning_keeps_nothing_back(desk: Path) -> None:
    done = imported(desk, "nom,site web\nNeuf,exemple.org\n")
    assert done.code == 0
    assert "2 avertissements : " in done.out
    assert page(desk, "Neuf") == "{{Lieu\n| nom = Neuf\n| site web = exemple.org\n}}\n"


def test_more_pages_than_allowed(desk: Path) -> None:
    text = "nom,contact\n" + "".join(f"Lieu {name},c\n" for name in ("un", "deux", "trois", "quatre"))
    many = imported(desk, text)
    assert many.code == 4
    assert "--max-edits 4" in many.err
    assert page(desk, "Lieu un") is None
    dry = imported(desk, text, "--dry-run")
    assert (dry.code, "--max-edits 4" in dry.out) == (4, True)
    assert imported(desk, text, "--max-edits", "4").code == 0
    assert page(desk, "Lieu quatre")


def test_a_second_person_may_look_first(desk: Path) -> None:
    made = imported(desk, GOOD, "--plan-out", "plan.json")
    assert (made.code, page(desk, "Neuf")) == (0, None), made.said
    done = movibot("apply", "plan.json", cwd=desk)
    assert done.code == 0, done.said
    assert page(desk, "Neuf")
    assert imported(desk, GOOD).out.startswith("2 lignes · 2 inchangées")
    for text, name in ((GOOD.replace("Neuf", "Neufs") + "Court\n", "held.json"), (GOOD + "x\n", "held.json")):
        assert imported(desk, text, "--plan-out", name).code == 1
        assert not (desk / name).exists(), "a plan is whole, or there is none"
    assert imported(desk, GOOD.replace("Neuf", "Autre") + "Court\n", "--plan-out", "part.json", "--partial").code == 1
    assert (desk / "part.json").exists()


def test_other_forms_and_standard_input(desk: Path) -> None:
    rows = [{"nom": "Neuf", "contact": "c", "ouvert": True, "position": [48.1, -1.6], "tags": ["a", "b"]}]
    assert imported(desk, json.dumps(rows), name="lieux.json").code == 0
    assert "| ouvert = oui\n| position = 48.1, -1.6\n" in (page(desk, "Neuf") or "")
    assert imported(desk, "- {nom: Neuf, contact: d}\n", name="lieux.yaml").code == 0
    assert "| contact = d\n" in (page(desk, "Neuf") or "")
    done = movibot("import", "-", "--read-as", "tsv", "--schema", "Lieu", cwd=desk, stdin="nom\tcontact\nNeuf\té\n")
    assert done.code == 0, done.said
    assert imported(desk, "nom;contact\nNeuf;è\n".encode("cp1252"), "--encoding", "cp1252").code == 0
    assert "| contact = è\n" in (page(desk, "Neuf") or "")


@pytest.mark.parametrize(
    ("data", "more", "words"),
    [
        ("nom\nA\n", ("--schema", "inconnu"), "inconnu"),
        ("contact\nA\n", (), "key-no-column"),
        ("nom,titre\nA,B\n", (), "columns-same"),
        ("nom\nA\n", ("--mapping", "absent.yaml"), "file-unreadable"),
        ("nom\nA\n", ("--key", "inconnu"), "parameter-not-meant"),
        ("nom\nA\n", ("--encoding", "xyz"), "« xyz »"),
        (b"PK\x03\x04", (), "est un classeur de tableur"),
        ("", (), "est vide"),
    ],
)
def test_what_cannot_be_understood_is_told_before_anything_else(
    desk: Path, data: str | bytes, more: tuple[str, ...], words: str
) -> None:
    done = imported(desk, data, *more)
    assert (done.code, done.out) == (2, "")
    assert words in done.err


def test_files_that_are_none(desk: Path) -> None:
    assert movibot("import", "absent.csv", "--schema", "lieu", cwd=desk).code == 2
    done = movibot("import", "wiki", "--schema", "lieu", cwd=desk)
    assert (done.code, "n’est pas un fichier" in done.err) == (2, True)
    assert movibot("import", "lieux.csv", cwd=desk).code == 2


def test_a_row_with_many_like_it_is_told_a_few_times(desk: Path) -> None:
    text = "nom,contact,région\n" + "".join(f"Lieu {n * 7919},c,Corse\n" for n in range(20))
    done = imported(desk, text)
    assert done.out.count("[unknown-value]") == 5
    assert "et 15 autres de même (unknown-value)" in done.out
