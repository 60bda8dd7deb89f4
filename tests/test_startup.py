"""What every start of the program waits for. `benchmarks/startup.py` measures the time; here is what takes it."""

from __future__ import annotations

import json
import subprocess
import sys

import click
import pytest

from movibot.cli import COMMANDS, cli
from movibot.messages import LANGUAGES, sentence
from tests.program import ROOT, movibot

STARTED = """
import json, runpy, sys
sys.argv = ["movibot", *sys.argv[1:]]
before = set(sys.modules)
try:
    runpy.run_module("movibot", run_name="__main__")
finally:
    print(json.dumps(sorted(set(sys.modules) - before)))
"""

OURS = {
    "movibot",
    "cli",
    "cli.boundary",
    "cli.completing",
    "cli.known",
    "cli.lines",
    "cli.speech",
    "errors",
    "interruption",
    "messages",
    "messages.outside",
}
HEAVY = {"asyncio", "concurrent", "ctypes", "email", "http", "logging", "multiprocessing", "sqlite3", "ssl", "xml"}
"""What of the standard library takes long to load."""


def loaded(option: str) -> set[str]:
    """The modules that a start with one option loads."""
    words = [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); {STARTED.strip()}", option]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_a_start_that_does_nothing_loads_click_and_next_to_nothing(option: str) -> None:
    found = loaded(option)
    ours = {name.removeprefix("movibot.") for name in found if name.split(".")[0] == "movibot"}
    sentences = {f"messages.{file.stem}" for file in (ROOT / "movibot" / "messages").glob("*.py")}
    assert ours - sentences <= OURS
    libraries = {name.split(".")[0] for name in found} - set(sys.stdlib_module_names) - {"movibot"}
    assert {name for name in libraries if not name.startswith("_")} == {"click"}
    assert not found & HEAVY


def test_a_command_loads_more_than_that() -> None:
    """So that the test above is known to see what is loaded."""
    found = movibot("check", "-", stdin="{{Commun}}", environ={"PYTHONPROFILEIMPORTTIME": "1"})
    assert "movibot.model" in found.err


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_commands_says_what_each_says_of_itself(language: str) -> None:
    shown = " ".join(movibot("--help", environ={"LANG": f"{language}.UTF-8"}).out.split())
    for name in COMMANDS:
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        assert command.help == f"help-{name}"
        first = " ".join(sentence(command.help, {}, language).splitlines()[0].split())
        assert f"{name} {first}" in shown
