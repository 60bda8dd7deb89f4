"""What a shell offers while a command is typed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from movibot.model import Page, Revision
from movibot.store import Store
from tests.program import ROOT, movibot

API = "http://127.0.0.1:9/api.php"
"""A wiki that nobody can ask."""
TITLES = ("Catégorie:Communs", "Gare d’Orme", "Gare de « l'Est »", "Galop : le $HOME", "Autre")


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wiki that was read once: five pages, and one that is not there."""
    folder = tmp_path_factory.mktemp("completion")
    path = folder / "config.yaml"
    path.write_text(f"wiki:\n  url: {API}\nstate: {folder}/state\n", encoding="utf-8")
    store = Store(folder / "state", API)
    pages = [Page(title, 0, "texte", Revision(str(number))) for number, title in enumerate(TITLES, 1)]
    store.keep_pages([*pages, Page("Gare absente", 0, "", None)])
    store.close()
    return path


def offered(line: str, word: str = "") -> list[str]:
    """What bash is answered, at the end of a line whose last piece, for bash, is `word`."""
    asked = {"_MOVIBOT_COMPLETE": "bash_complete", "COMP_LINE": line, "COMP_WORD": word}
    done = movibot(environ=asked)
    assert not done.err
    return [answer for answer in done.out.splitlines() if answer]


def test_titles_of_the_last_run_are_offered(config: Path) -> None:
    line = f"movibot show --config {config} "
    assert offered(f"{line}gare") == ["plain,Gare\\ de\\ «\\ l\\'Est\\ »", "plain,Gare\\ d’Orme"]
    assert offered(f"{line}Gare\\ d’") == ["plain,Gare\\ d’Orme"]
    assert offered(f"{line}Zzz") == []
    assert len(offered(line)) == len(TITLES)


def test_bash_is_answered_what_stands_behind_its_last_break(config: Path) -> None:
    line = f"movibot index --config {config} "
    assert offered(f"{line}Catégorie:Com", "Com") == ["plain,Communs"]
    assert offered(f'{line}"Catégorie:Com', '"Catégorie:Com') == ["plain,Catégorie:Communs"]


def test_files_are_left_to_the_shell(config: Path) -> None:
    assert offered("movibot show --config conf") == ["file,conf"]
    assert offered(f"movibot check --config {config} ./brouillon") == ["file,./brouillon"]
    assert offered(f"movibot check --config {config} zzz") == ["file,zzz"]


def test_titles_of_a_folder_are_offered() -> None:
    line = f"movibot show --config {ROOT / 'config.example.yaml'} Gare"
    assert offered(line) == ["plain,Gare\\ d’Orme"]


@pytest.mark.parametrize("text", ["wiki: [", "", f"wiki:\n  url: {API}\nstate: /dev/null/rien\n"])
def test_what_cannot_be_read_offers_nothing_and_says_nothing(text: str, tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(text, encoding="utf-8")
    for begun in (f"show --config {path} ", "show --config absent.yaml G", f"undo --config {path} 2"):
        assert offered(f"movibot {begun}") == []


def test_a_state_that_is_no_file_is_not_waited_for(config: Path, tmp_path: Path) -> None:
    kept = next((config.parent / "state").glob("*.sqlite"))
    (tmp_path / "state").mkdir()
    os.mkfifo(tmp_path / "state" / kept.name)
    other = tmp_path / "config.yaml"
    other.write_text(f"wiki:\n  url: {API}\nstate: {tmp_path}/state\n", encoding="utf-8")
    assert offered(f"movibot show --config {other} G") == []


HOSTILE = (
    *("Xa`touch $IFS-- pwned`", "Xb$(touch pwned)"),
    *("Xc; touch pwned", "Xd' ; touch pwned ; '", 'Xe" ; touch pwned ; "'),
    *("Xf & touch pwned", "Xg*", "Xh ?", "Xi!!", "Xj\\", "Modèle:Xk`touch pwned`", "Xl=`touch pwned`", "X~"),
    *("~Xm", "Xn #x"),
)
"""Titles that anybody may give a page of a wiki."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wiki whose titles are words of bash."""
    folder = tmp_path_factory.mktemp("hostile")
    path = folder / "config.yaml"
    path.write_text(f"wiki:\n  url: {API}\nstate: {folder}/state\n", encoding="utf-8")
    store = Store(folder / "state", API)
    store.keep_pages(Page(title, 0, "texte", Revision(str(number))) for number, title in enumerate(HOSTILE, 1))
    store.close()
    return path


def completed(config: Path, begun: str, word: str, folder: Path) -> list[str]:
    """What bash makes of each title that it puts into its answer, as the program gets it; run in `folder`."""
    script = movibot("completion", "bash").out
    asks = f"""{script}
compopt() {{ :; }}
movibot() {{ PYTHONPATH='{ROOT}' '{sys.executable}' -m movibot; }}
env() {{ local each; for each in "$@"; do case $each in *=*) export "$each";; *) "$each"; return;; esac; done; }}
COMP_LINE=$1; COMP_POINT=${{#COMP_LINE}}; COMP_WORDS=(movibot show --config x "$2"); COMP_CWORD=4
_movibot_completion movibot
for each in "${{COMPREPLY[@]}}"; do
    case $2 in ["\\"\'"]*) each=${{2:0:1}}$each${{2:0:1}};; esac
    eval "printf '[%s]\\n' $each"
done
"""
    environ = os.environ | {"LC_ALL": "C.UTF-8"}
    command = ["bash", "--norc", "-O", "nullglob", "-c", asks, "bash", f"movibot show --config {config} {begun}", word]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=True, cwd=folder)
    assert done.stderr == ""
    return [line[1:-1] for line in done.stdout.splitlines()]


def test_bash_puts_the_titles_into_its_answer(config: Path, tmp_path: Path) -> None:
    """The script, in bash: spaces, quotes and dollars are one word each."""
    assert completed(config, "G", "G", tmp_path) == ["Galop : le $HOME", "Gare de « l'Est »", "Gare d’Orme"]


@pytest.mark.parametrize("quote", ["", '"', "'"])
def test_no_title_is_a_command_of_the_shell(hostile: Path, tmp_path: Path, quote: str) -> None:
    begun = [title for title in HOSTILE if title.startswith("X")]
    assert sorted(completed(hostile, f"{quote}X", f"{quote}X", tmp_path)) == sorted(begun)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("begun", "word"), [("Modèle:X", "X"), ("'Modèle:X", "'Modèle:X"), ('Modèle:"X', '"X')])
def test_no_title_is_one_behind_a_colon_either(hostile: Path, tmp_path: Path, begun: str, word: str) -> None:
    (found,) = completed(hostile, begun, word, tmp_path)
    assert found in {"Modèle:Xk`touch pwned`", "Xk`touch pwned`"}
    assert list(tmp_path.iterdir()) == []


def test_where_a_quote_is_open_within_a_word_nothing_is_offered(hostile: Path, tmp_path: Path) -> None:
    assert completed(hostile, 'X"', 'X"', tmp_path) == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_script(shell: str) -> None:
    done = movibot("completion", shell)
    assert done.code == 0
    assert f"_MOVIBOT_COMPLETE={shell}_complete" in done.out


def test_another_shell_is_refused() -> None:
    assert movibot("completion", "cmd").code == 2
