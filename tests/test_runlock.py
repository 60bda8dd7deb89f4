"""Two runs on one wiki: the second says who works there, or waits; a run that was killed is in nobody's way."""

from __future__ import annotations

import datetime
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from movibot.errors import Locked
from movibot.runlock import Holder, one_run
from movibot.wiki.folder import FolderWiki
from tests.program import ROOT, Finished, movibot

NOW = datetime.datetime(2026, 11, 22, 9, 30, tzinfo=datetime.UTC)
RECORD = "{{Commun|nom=Casier|accorche=Ranger}}\n"
"""With a slip that `check --fix --unsafe` mends."""

HOLDING = """
import datetime, pathlib, sys, time
from movibot.runlock import one_run
with one_run(pathlib.Path(sys.argv[1]), sys.argv[2], lambda: datetime.datetime.fromisoformat(sys.argv[3])):
    print("held", flush=True)
    sys.stdin.read()
"""


class Wiki:
    """A wiki of one record, with its configuration."""

    def __init__(self, folder: Path) -> None:
        self.state = folder / "state"
        self.pages = folder / "wiki"
        self.config = folder / "config.yaml"
        (self.pages / "Principal").mkdir(parents=True)
        (self.pages / "wiki.yaml").write_text("name: Essai\n", encoding="utf-8")
        self.record = self.pages / "Principal" / "Casier.wiki"
        self.record.write_text(RECORD, encoding="utf-8")
        self.config.write_text("wiki: {folder: wiki}\nstate: state\npages: {create: true}\n", encoding="utf-8")

    @property
    def name(self) -> str:
        return FolderWiki(self.pages).name

    def files(self) -> list[str]:
        return sorted(path.name for path in self.pages.rglob("*.wiki"))

    def run(self, *arguments: str) -> Finished:
        return movibot(*arguments, config=self.config)


@pytest.fixture
def wiki(tmp_path: Path) -> Wiki:
    return Wiki(tmp_path)


@pytest.fixture
def other(wiki: Wiki) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock."""
    arguments = [str(wiki.state), wiki.name, NOW.isoformat()]
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, *arguments],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


@pytest.mark.parametrize(
    "command", [["sync"], ["index"], ["index", "--install"], ["check", "--all", "--fix", "--unsafe"]]
)
def test_the_second_run_says_who_works_and_does_nothing(
    wiki: Wiki, other: subprocess.Popen[str], command: list[str]
) -> None:
    done = wiki.run(*command)
    assert done.code == 6
    assert f"(processus {other.pid})" in done.err
    assert "depuis le 22/11/2026 à 09:30" in done.err
    assert wiki.files() == ["Casier.wiki"]
    assert wiki.record.read_text(encoding="utf-8") == RECORD


def test_programs_are_told_too(wiki: Wiki, other: subprocess.Popen[str]) -> None:
    done = wiki.run("sync", "--format", "json")
    assert done.json["exit_code"] == 6
    assert done.json["error"]["code"] == "run-locked"
    assert done.json["error"]["arguments"] == {"process": other.pid, "since": NOW.isoformat()}


@pytest.mark.usefixtures("other")
def test_what_writes_nothing_needs_no_lock(wiki: Wiki) -> None:
    assert wiki.run("sync", "--dry-run").code == 0
    assert wiki.run("show", "Casier").code == 0
    assert wiki.run("check", "Casier").code == 0
    assert "+{{Commun|nom=Casier|accroche=" in wiki.run("check", "Casier", "--diff", "--unsafe").out
    assert wiki.files() == ["Casier.wiki"]


def test_check_mends_when_it_is_alone(wiki: Wiki) -> None:
    wiki.run("check", "Casier", "--fix", "--unsafe")
    assert "|accroche=Ranger" in wiki.record.read_text(encoding="utf-8")


def test_a_run_may_wait(wiki: Wiki, other: subprocess.Popen[str]) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "movibot", "sync", "--wait", "--config", str(wiki.config)],
        env=os.environ | {"PYTHONPATH": str(ROOT), "LANG": "fr_FR.UTF-8"},
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    ) as waiting:
        assert waiting.stderr
        assert f"(processus {other.pid}) : on l’attend." in waiting.stderr.readline().replace("\N{NO-BREAK SPACE}", " ")
        assert wiki.files() == ["Casier.wiki"]
        other.communicate("")
        assert waiting.wait(timeout=60) == 0
    assert len(wiki.files()) > 1


def test_a_run_that_was_killed_is_in_nobodys_way(wiki: Wiki, other: subprocess.Popen[str]) -> None:
    other.send_signal(signal.SIGKILL)
    other.wait()
    assert wiki.run("sync").code == 0
    assert len(wiki.files()) > 1


def test_nothing_tells_of_a_run_that_has_ended(wiki: Wiki) -> None:
    with one_run(wiki.state, wiki.name, lambda: NOW):
        assert list(wiki.state.glob("run-*.json"))
    assert not list(wiki.state.glob("run-*.json"))


@pytest.mark.usefixtures("other")
def test_another_wiki_is_another_lock(wiki: Wiki) -> None:
    with one_run(wiki.state, "https://autre.example.org/api.php", lambda: NOW) as held:
        assert held
    with pytest.raises(Locked), one_run(wiki.state, wiki.name, lambda: NOW):
        pass


def test_a_folder_that_can_hold_no_lock_is_told_and_stops_nobody(wiki: Wiki) -> None:
    wiki.state.write_text("a file where the folder should be", encoding="utf-8")
    done = wiki.run("sync")
    assert done.code == 0
    assert re.search(r"Le verrou \S+/state/run-\w+\.lock ne peut pas être posé", done.err)
    assert len(wiki.files()) > 1


def test_a_damaged_note_of_the_holder_does_not_open_the_lock(wiki: Wiki, other: subprocess.Popen[str]) -> None:
    (note,) = wiki.state.glob("run-*.json")
    assert note.stat().st_mode & 0o777 == 0o600
    note.write_bytes(b'{"process": "x"')
    with pytest.raises(Locked) as told, one_run(wiki.state, wiki.name, lambda: NOW):
        pass
    assert told.value.arguments == {"process": 0, "since": None}
    done = wiki.run("sync")
    assert (done.code, str(other.pid) in done.err) == (6, False)
    assert Holder() == Holder(0, None)
