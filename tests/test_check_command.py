"""`movibot check` as documenters start it: files, standard input, options, exit codes."""

from __future__ import annotations

import json
import os
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from movibot.cli.drafts import read_draft, write_draft
from tests.program import ROOT, movibot

RIGHT = (
    "{{Commun\n| nom = Badge\n| accroche = Entrer partout\n| action = gérer\n| contact = x@example.org\n"
    "| temps de prise en main = une demi-journée\n| complexité = moyen\n| coût = gratuit\n}}\n"
)
SAFE = RIGHT.replace("nom =", "Nom =")
UNSAFE = RIGHT.replace("gérer", "gérrer")
CHOSEN = ("--ignore", "suggested-parameter")


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    return tmp_path / "brouillon.wiki"


# --- text --------------------------------------------------------------------------------------------


def test_the_line_is_shown_and_the_place_underlined(draft: Path) -> None:
    draft.write_text(UNSAFE, encoding="utf-8")
    done = movibot("check", draft.name, *CHOSEN, cwd=draft.parent)
    first, *rest = done.out.splitlines()
    assert (done.code, first.startswith("brouillon.wiki:4:12: erreur [unknown-value] « gérrer »")) == (1, True)
    assert rest == [" 4 | | action = gérrer", "   |            ^^^^^^", "   = écrire : gérer (à vérifier)"]


def test_nothing_is_said_of_a_right_text(draft: Path) -> None:
    draft.write_text(RIGHT, encoding="utf-8")
    done = movibot("check", str(draft), *CHOSEN)
    assert (done.code, done.out) == (0, "")


def test_advice_comes_last_and_on_one_line(draft: Path) -> None:
    draft.write_text("{{Commun|nom=Badge|contact=x|action=gérrer|accroche=y}}", encoding="utf-8")
    lines = movibot("check", str(draft)).out.splitlines()
    assert [line for line in lines if "conseil [" in line] == lines[-1:]
    assert "à compléter si vous le savez : temps de prise en main, complexité" in lines[-1]


def test_a_misspelt_name_is_told_once(draft: Path) -> None:
    draft.write_text(RIGHT.replace("accroche", "acroche"), encoding="utf-8")
    codes = [each["code"] for each in movibot("check", str(draft), *CHOSEN, "--format", "json").json["problems"]]
    assert codes == ["unknown-parameter"]


@pytest.mark.parametrize("environ", [{}, {"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_where_there_is_no_terminal(draft: Path, environ: dict[str, str]) -> None:
    draft.write_text(UNSAFE, encoding="utf-8")
    assert "\x1b" not in movibot("check", str(draft), environ=environ).said


@pytest.mark.parametrize(("option", "coloured"), [((), True), (("--no-color",), False)])
def test_colours_on_a_terminal(draft: Path, option: tuple[str, ...], coloured: bool) -> None:
    draft.write_text(UNSAFE, encoding="utf-8")
    assert ("\x1b[" in on_a_terminal("check", str(draft), *option)) == coloured


def on_a_terminal(*arguments: str) -> str:
    """What the program prints where standard output is a terminal."""
    import pty
    import sys

    pid, terminal = pty.fork()
    if pid == 0:  # pragma: no cover - the program itself
        os.execve(  # noqa: S606
            sys.executable,
            [sys.executable, "-m", "movibot", *arguments],
            os.environ | {"PYTHONPATH": str(ROOT), "LANG": "fr_FR.UTF-8", "TERM": "xterm"},
        )
    read = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            break
        if not piece:
            break
        read += piece
    os.close(terminal)
    os.waitpid(pid, 0)
    return read.decode()


def test_github_sees_the_lines(draft: Path) -> None:
    draft.write_text(UNSAFE, encoding="utf-8")
    done = movibot("check", draft.name, *CHOSEN, "--format", "github", cwd=draft.parent)
    (line,) = done.out.splitlines()
    assert line.startswith("::error col=12,file=brouillon.wiki,line=4,title=movibot unknown-value::« gérrer »")


def test_github_is_told_nothing_that_it_would_take_for_something_else(tmp_path: Path) -> None:
    name = "a,b:c%.wiki"
    (tmp_path / name).write_text(UNSAFE.replace("gérrer", "100%25::error"), encoding="utf-8")
    (line,) = movibot("check", name, *CHOSEN, "--format", "github", cwd=tmp_path).out.splitlines()
    assert "file=a%2Cb%3Ac%25.wiki," in line
    assert "100%2525" in line


# --- fixes -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_fix_keeps_line_ends_mark_and_mode(draft: Path, end: str, mark: bytes) -> None:
    draft.write_bytes(mark + SAFE.replace("\n", end).encode())
    draft.chmod(0o640)
    done = movibot("check", str(draft), "--fix", *CHOSEN)
    assert (done.code, draft.read_bytes()) == (0, mark + RIGHT.replace("\n", end).encode())
    assert draft.stat().st_mode & 0o777 == 0o640
    before = draft.stat().st_mtime_ns
    again = movibot("check", str(draft), "--fix", *CHOSEN)
    assert (again.code, draft.stat().st_mtime_ns) == (0, before)
    assert "0 correction faite" in again.err


def test_mixed_line_ends_stay_on_their_lines(draft: Path) -> None:
    lines = SAFE.encode().split(b"\n")
    mixed = b"\r\n".join(lines[:4]) + b"\n" + b"\n".join(lines[4:])
    draft.write_bytes(mixed)
    movibot("check", str(draft), "--fix")
    assert draft.read_bytes() == mixed.replace(b"Nom =", b"nom =")


def test_unsafe_fixes_are_made_where_asked_for(draft: Path) -> None:
    draft.write_text(UNSAFE, encoding="utf-8")
    assert movibot("check", str(draft), "--fix").code == 1
    assert draft.read_text(encoding="utf-8") == UNSAFE
    assert movibot("check", str(draft), "--fix", "--unsafe").code == 0
    assert draft.read_text(encoding="utf-8") == RIGHT


def test_a_diff_writes_nothing(draft: Path) -> None:
    draft.write_text(SAFE, encoding="utf-8")
    done = movibot("check", str(draft), "--diff")
    assert "-| Nom = Badge\n+| nom = Badge\n" in done.out
    assert draft.read_text(encoding="utf-8") == SAFE
    assert movibot("check", str(draft), "--diff", "--format", "json").json["planned"][0]["diff"]


def test_only_the_chosen_are_fixed(draft: Path) -> None:
    draft.write_text(SAFE, encoding="utf-8")
    movibot("check", str(draft), "--fix", "--ignore", "unknown-parameter")
    assert draft.read_text(encoding="utf-8") == SAFE


def test_a_fixed_standard_input_comes_out(draft: Path) -> None:
    del draft
    done = movibot("check", "-", "--fix", *CHOSEN, stdin=SAFE)
    assert (done.code, done.out) == (0, RIGHT)
    same = movibot("check", "-", "--fix", *CHOSEN, stdin=UNSAFE)
    assert (same.code, same.out) == (1, UNSAFE)
    assert "[unknown-value]" in same.err


def test_a_file_that_nobody_may_write_stays_and_the_others_are_fixed(draft: Path, tmp_path: Path) -> None:
    other = tmp_path / "autre.wiki"
    for path in (draft, other):
        path.write_text(SAFE, encoding="utf-8")
    draft.chmod(0o444)
    done = movibot("check", str(draft), str(other), "--fix", *CHOSEN)
    assert (done.code, draft.read_text(encoding="utf-8"), other.read_text(encoding="utf-8")) == (1, SAFE, RIGHT)
    assert f"{draft} : échec" in done.err
    assert "l’accès est refusé" in done.err
    assert "1 correction faite sur 1 page." in done.err
    assert "brouillon.wiki:2:3: avertissement [unknown-parameter]" in done.out


def test_a_file_that_changes_while_it_is_fixed_is_left_as_it_is(draft: Path) -> None:
    draft.write_text(SAFE, encoding="utf-8")
    read = read_draft(str(draft))
    draft.write_text(UNSAFE, encoding="utf-8")
    outcome = write_draft(read, RIGHT)
    assert outcome is not None
    assert (outcome.kind, draft.read_text(encoding="utf-8")) == ("conflict", UNSAFE)
    assert write_draft(read_draft(str(draft)), RIGHT) is None
    assert draft.read_text(encoding="utf-8") == RIGHT


def test_a_symbolic_link_stays_one(draft: Path, tmp_path: Path) -> None:
    target = tmp_path / "ailleurs.txt"
    target.write_text(SAFE, encoding="utf-8")
    draft.symlink_to(target)
    movibot("check", str(draft), "--fix")
    assert draft.is_symlink()
    assert target.read_text(encoding="utf-8") == RIGHT


def test_unsafe_alone_means_nothing(draft: Path) -> None:
    draft.write_text(RIGHT, encoding="utf-8")
    done = movibot("check", str(draft), "--unsafe")
    assert (done.code, "--fix" in done.err) == (2, True)


# --- choosing ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 1),
        (("--select", "unknown"), 1),
        (("--select", "unknown-value, missing-parameter"), 1),
        (("--select", "missing"), 0),
        (("--ignore", "unknown-value"), 0),
        (("--select", "unknown", "--ignore", "unknown-value"), 0),
    ],
)
def test_codes_are_chosen(draft: Path, options: tuple[str, ...], code: int) -> None:
    draft.write_text(UNSAFE, encoding="utf-8")
    assert movibot("check", str(draft), *options).code == code


def test_a_code_that_does_not_exist_is_told_with_the_one_meant(draft: Path) -> None:
    done = movibot("check", str(draft), "--select", "unknow-value")
    assert (done.code, "« unknown-value »" in done.err) == (2, True)


@pytest.mark.parametrize("option", ["--baseline", "--write-baseline"])
def test_a_pipe_or_a_folder_is_no_baseline(draft: Path, tmp_path: Path, option: str) -> None:
    draft.write_text(UNSAFE, encoding="utf-8")
    os.mkfifo(tmp_path / "tube")
    for name in ("tube", "."):
        done = movibot("check", str(draft), option, str(tmp_path / name))
        assert (done.code, "n’est pas un fichier de texte" in done.err) == (2, True)
    assert (tmp_path / "tube").is_fifo()


def test_with_a_baseline_only_what_is_new_counts(draft: Path, tmp_path: Path) -> None:
    known = tmp_path / "connus.json"
    draft.write_text(UNSAFE, encoding="utf-8")
    assert movibot("check", str(draft), "--write-baseline", str(known)).code == 0
    draft.write_text(f"Une ligne de plus.\n{UNSAFE}", encoding="utf-8")
    same = movibot("check", str(draft), "--baseline", str(known))
    assert (same.code, same.out) == (0, "")
    draft.write_text(UNSAFE.replace("gérrer", "xyz"), encoding="utf-8")
    assert movibot("check", str(draft), "--baseline", str(known)).code == 1
    known.write_text("{}", encoding="utf-8")
    assert movibot("check", str(draft), "--baseline", str(known)).code == 2


# --- what is no draft --------------------------------------------------------------------------------


def test_an_empty_file_is_said_to_be_empty(draft: Path) -> None:
    for text in ("", " \n\n"):
        draft.write_text(text, encoding="utf-8")
        done = movibot("check", str(draft))
        assert (done.code, "[empty-page]" in done.out) == (0, True)


def test_what_is_no_regular_file_is_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "tube.wiki"
    os.mkfifo(pipe)
    for name in (str(pipe), str(tmp_path), "/dev/zero", "/dev/null"):
        done = movibot("check", name)
        assert (done.code, "n’est pas un fichier de texte" in done.err) == (2, True), name


def test_what_is_too_large_is_refused(draft: Path) -> None:
    with draft.open("wb") as file:
        file.truncate(8 * 1024 * 1024 + 1)
    assert (movibot("check", str(draft)).code, "trop gros" in movibot("check", str(draft)).err) == (2, True)
    assert movibot("check", "-", stdin=b"x" * (8 * 1024 * 1024 + 1)).code == 2


# --- before a commit -----------------------------------------------------------------------------------


def hooks() -> dict[str, dict[str, Any]]:
    loaded = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return {hook["id"]: hook for hook in loaded}


@pytest.mark.parametrize(
    ("hook", "text", "code", "after"),
    [
        ("movibot-check", RIGHT, 0, RIGHT),
        ("movibot-check", UNSAFE, 1, UNSAFE),
        ("movibot-fix", SAFE, 0, RIGHT),
        ("movibot-fix", RIGHT, 0, RIGHT),
    ],
)
def test_hooks_for_pre_commit(tmp_path: Path, hook: str, text: str, code: int, after: str) -> None:
    """As pre-commit runs them: entry, arguments, then the names of the files that match."""
    about = hooks()[hook]
    names = ["Principal/Badge.wiki", "-tiret.wiki"]
    (tmp_path / "Principal").mkdir()
    for name in names:
        assert re.search(about["files"], name)
        (tmp_path / name).write_text(text, encoding="utf-8")
    program, *words = shlex.split(about["entry"])
    done = movibot(*words, *about["args"], *names, cwd=tmp_path)
    assert (program, done.code) == ("movibot", code), done.said
    assert {(tmp_path / name).read_text(encoding="utf-8") for name in names} == {after}


# --- the whole wiki --------------------------------------------------------------------------------------


def test_the_whole_wiki_is_counted_by_code_and_by_schema(tmp_path: Path) -> None:
    wiki = tmp_path / "wiki"
    (wiki / "Principal").mkdir(parents=True)
    (wiki / "wiki.yaml").write_text("name: Movilab\n", encoding="utf-8")
    (wiki / "Principal" / "Badge.wiki").write_text(RIGHT, encoding="utf-8")
    (wiki / "Principal" / "Autre.wiki").write_text(UNSAFE, encoding="utf-8")
    config = tmp_path / "config.yaml"
    config.write_text(f"wiki: {{folder: {wiki}}}\nstate: {tmp_path}/state\n", encoding="utf-8")
    done = movibot("check", "--all", *CHOSEN, config=config)
    assert done.code == 1
    assert "Par code : unknown-value 1." in done.err
    assert "Commun 1 à revoir sur 2" in done.err
    assert "\r" not in done.err
    fixed = movibot("check", "--all", "--fix", "--unsafe", *CHOSEN, config=config)
    assert (fixed.code, "Autre : enregistrée" in fixed.err) == (0, True), fixed.said
    assert (wiki / "Principal" / "Autre.wiki").read_text(encoding="utf-8").rstrip() == RIGHT.rstrip()
    again = movibot("check", "--all", "--fix", "--unsafe", *CHOSEN, "--format", "json", config=config)
    assert json.dumps(again.json["fixed"]) == "{}"
    assert again.json["outcomes"] == []


def folder_wiki(folder: Path, facts: str = "", extra: str = "") -> Path:
    """A wiki of one page that has a mistake, and its configuration."""
    (folder / "wiki" / "Principal").mkdir(parents=True)
    (folder / "wiki" / "wiki.yaml").write_text(facts, encoding="utf-8")
    (folder / "wiki" / "Principal" / "Badge.wiki").write_text(UNSAFE, encoding="utf-8")
    config = folder / "config.yaml"
    config.write_text(f"wiki: {{folder: {folder / 'wiki'}}}\nstate: {folder}/state\n{extra}", encoding="utf-8")
    return config


def test_a_terminal_is_shown_how_far_the_reading_is(tmp_path: Path) -> None:
    shown = on_a_terminal("check", "--all", "--config", str(folder_wiki(tmp_path)))
    assert "Lecture\u00a0: 0 / 1 page" in shown
    assert "[unknown-value]" in shown


@pytest.mark.parametrize(
    ("option", "configured", "of_the_wiki", "of_the_terminal", "spoken"),
    [
        ("en", "fr", "fr", "fr", "en"),
        ("fr", "en", "en", "en", "fr"),
        ("", "en", "fr", "fr", "en"),
        ("", "", "en", "fr", "en"),
        ("", "", "de", "en", "en"),
        ("", "", "de", "fr", "en"),
        ("", "", "de", "de", "en"),
    ],
)
def test_the_language_is_that_of_the_option_the_configuration_the_wiki_the_terminal(
    tmp_path: Path, option: str, configured: str, of_the_wiki: str, of_the_terminal: str, spoken: str
) -> None:
    config = folder_wiki(tmp_path, f"language: {of_the_wiki}\n", f"language: {configured}\n" if configured else "")
    words = ("--lang", option) if option else ()
    done = movibot("check", "Badge", *words, config=config, environ={"LANG": f"{of_the_terminal}.UTF-8"})
    assert ("error [unknown-value]" in done.out) == (spoken == "en"), done.said


@pytest.mark.parametrize(
    ("typed", "near"),
    [("L'Etabli", "L’Établi"), ("l’établi", "L’Établi"), ("L’Étabil", "L’Établi"), ("Une tout autre page", "")],
)
@pytest.mark.parametrize("command", ["check", "show"])
def test_a_title_that_is_no_page_is_told_with_the_one_meant(
    tmp_path: Path, command: str, typed: str, near: str
) -> None:
    config = folder_wiki(tmp_path)
    (tmp_path / "wiki" / "Principal").mkdir(parents=True, exist_ok=True)
    (tmp_path / "wiki" / "Principal" / "L’Établi.wiki").write_text("{{Commun|nom=L’Établi}}", encoding="utf-8")
    done = movibot(command, typed, config=config)
    assert done.code == 1
    assert "cette page n’existe pas sur le wiki." in done.said
    assert (f"Vouliez-vous écrire « {near} » ?" in done.said, "Vouliez-vous" in done.said) == (bool(near), bool(near))


def test_a_file_is_checked_with_what_the_wiki_was_last_known_to_be(tmp_path: Path) -> None:
    """A draft whose template is a redirect on the wiki has a record all the same, once the wiki was asked."""
    config = folder_wiki(tmp_path)
    (tmp_path / "wiki" / "Modèle").mkdir()
    for name, text in {"Commun": "{{{nom}}}", "Ressource libre": "#REDIRECTION [[Modèle:Commun]]"}.items():
        (tmp_path / "wiki" / "Modèle" / f"{name}.wiki").write_text(text, encoding="utf-8")
    draft = tmp_path / "brouillon.wiki"
    draft.write_text("{{Ressource libre\n| action = animmer\n}}", encoding="utf-8")
    before = movibot("check", str(draft), config=config)
    assert (before.code, "[no-record]" in before.out, "redirections de modèles" in before.err) == (0, True, True)
    assert movibot("check", "Badge", config=config).code == 1
    after = movibot("check", str(draft), config=config)
    assert (after.code, "« animmer »" in after.out) == (1, True)
    assert re.search(r"redirections sont ceux du \d\d/\d\d/\d{4} à \d\d:\d\d\.", after.err)
    (facts,) = (tmp_path / "state").glob("facts-*")
    assert facts.stat().st_mode & 0o077 == 0
    for damaged in (facts.read_bytes()[:-1], b"", b"\x00" * 40):
        facts.write_bytes(damaged)
        again = movibot("check", str(draft), config=config)
        assert (again.code, "[no-record]" in again.out) == (0, True)


def test_a_file_beside_a_title_is_checked_as_one(tmp_path: Path) -> None:
    draft = tmp_path / "brouillon.wiki"
    draft.write_text("{{Commun\n| action = animmer\n}}", encoding="utf-8")
    both = movibot("check", "Badge", str(draft), config=folder_wiki(tmp_path))
    assert both.err.startswith("Dans les fichiers, l’existence des pages citées n’est pas vérifiée.\n")
