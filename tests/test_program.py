"""A run that is forked from a Python that has read the program is a process like another."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.program import Finished, movibot

EARLY = {"PYTHONHASHSEED": "0"}
"""Makes a run start from the beginning; it changes nothing of what is printed."""

RUNS: dict[str, tuple[str, ...]] = {
    "version": ("--version",),
    "help": ("check", "--help"),
    "unknown command": ("chekc",),
    "unknown option": ("sync", "--dryrun"),
    "no configuration": ("show", "Badge"),  # a sync would tell the minute, which may change between the two
    "a text": ("check", "-"),
    "a file": ("check", "brouillon.wiki", "--format", "json"),
    "no file": ("check", "./rien.wiki"),
}


def both(folder: Path, *arguments: str, stdin: str = "") -> tuple[Finished, Finished]:
    (folder / "brouillon.wiki").write_text("{{Commun|nom=Badge|action=gérrer}}", encoding="utf-8")
    forked = movibot(*arguments, stdin=stdin, cwd=folder)
    return forked, movibot(*arguments, stdin=stdin, cwd=folder, environ=EARLY)


@pytest.mark.parametrize("arguments", RUNS.values(), ids=RUNS)
def test_it_ends_as_a_run_from_the_beginning(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    forked, started = both(tmp_path, *arguments, stdin="{{Commun|nom=é}}")
    assert forked == started
    assert forked.said


def test_nothing_of_a_run_is_left_to_the_next(tmp_path: Path) -> None:
    first = movibot("check", "-", stdin="{{Commun}}", cwd=tmp_path, environ={"NO_COLOR": "1"})
    movibot("chekc", stdin="rest", environ={"MOVIBOT_CONFIG": "/dev/null"})
    assert movibot("check", "-", stdin="{{Commun}}", cwd=tmp_path) == first
