"""A repository of files: which of them hold pages that can have records."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.program import Finished, movibot

WRONG = "{{Commun\n| Nom = Badge\n| action = gérrer\n}}\n"
PROSE = "Un texte sans fiche.\n"


def check(folder: Path, *arguments: str) -> Finished:
    files = sorted(str(path.relative_to(folder)) for path in folder.rglob("*.wiki"))
    return movibot("check", *arguments, "--", *files, cwd=folder)


def write(folder: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def sources(done: Finished) -> set[str]:
    return {problem["source"] for problem in done.json["problems"]}


def test_in_a_wiki_that_is_a_folder_only_pages_that_can_have_records_are_checked(tmp_path: Path) -> None:
    facts = "namespaces: [{number: 112, name: Archive}]\n"
    write(tmp_path, {"wiki.yaml": facts, "Principal/A.wiki": WRONG, "Principal/Sans fiche.wiki": PROSE})
    write(tmp_path, {f"{room}/Commun.wiki": WRONG for room in ("Aide", "Modèle", "Discussion", "Archive")})
    write(tmp_path, {"Ailleurs/B.wiki": WRONG, "C.wiki": WRONG})
    done = check(tmp_path, "--format", "json")
    assert (done.code, sources(done)) == (1, {"Principal/A.wiki", "Ailleurs/B.wiki", "C.wiki"})


def test_a_prefix_in_the_name_says_the_namespace(tmp_path: Path) -> None:
    names = ("Aide:Commun", "Aide%3ACommun", "Modèle:Commun", "Help:Commun", "Utilisateur:A", "Principe:B", "C")
    write(tmp_path, {f"{name}.wiki": WRONG for name in names})
    done = check(tmp_path, "--format", "json")
    assert (done.code, sources(done)) == (1, {"Principe:B.wiki", "C.wiki"})


def test_a_draft_without_a_record_is_told_and_a_page_of_a_wiki_is_not(tmp_path: Path) -> None:
    write(tmp_path, {"wiki/wiki.yaml": "", "wiki/Principal/A.wiki": PROSE, "Aide:B.wiki": PROSE, "c.wiki": PROSE})
    done = check(tmp_path, "--format", "json")
    assert [(each["source"], each["code"]) for each in done.json["problems"]] == [("c.wiki", "no-record")]


def test_examples_on_a_help_page_are_not_mended(tmp_path: Path) -> None:
    write(tmp_path, {"wiki.yaml": "", "Aide/A.wiki": WRONG, "Principal/B.wiki": WRONG})
    check(tmp_path, "--fix", "--unsafe")
    assert (tmp_path / "Aide" / "A.wiki").read_text(encoding="utf-8") == WRONG
    assert "| nom = Badge\n| action = gérer\n" in (tmp_path / "Principal" / "B.wiki").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["Principal/A.wiki", "../wiki/Aide/A.wiki"])
def test_a_wrong_wiki_yaml_is_told_with_its_place(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "wiki"
    write(folder, {"wiki.yaml": "nom: Movilab\n", "Principal/A.wiki": WRONG, "Aide/A.wiki": WRONG})
    done = movibot("check", name, cwd=folder)
    assert (done.code, "wiki.yaml:1:1" in done.err) == (2, True), done.said
