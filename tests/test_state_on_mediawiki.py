"""A memory that is tried on a real MediaWiki: another wiki in the place of the old one, kills, two runs at once."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from movibot.wikitext.markers import empty_markers
from tests import test_mirror_on_mediawiki
from tests.faults import kind_of
from tests.mediawiki.person import Person
from tests.program import PASSWORD_VARIABLE, ROOT, movibot, write_config
from tests.proxy import HandOn, Parameters, Sent
from tests.test_mirror_on_mediawiki import PAGES, START, Scene, commun, saved

pack = test_mirror_on_mediawiki.pack
scene = test_mirror_on_mediawiki.scene
old_state = test_mirror_on_mediawiki.old_state


# --- another wiki ------------------------------------------------------------------------------------


def _at_once(_: Scene) -> None:
    pass


def _long_ago(scene: Scene) -> None:
    scene.sql("UPDATE recentchanges SET rc_timestamp = '20250101120000'")


def _without_a_trace(scene: Scene) -> None:
    scene.sql("DELETE FROM recentchanges")


def _with_more_changes(scene: Scene) -> None:
    """The numbers of its changes are all above those that are remembered."""
    scene.sql("UPDATE recentchanges SET rc_id = rc_id + 10000")


@pytest.mark.parametrize("made", [_at_once, _long_ago, _without_a_trace, _with_more_changes])
def test_another_wiki_at_the_same_address(old_state: Scene, made: Callable[[Scene], None]) -> None:
    """Its pages have the titles and the numbers of the other's, and other texts."""
    scene = old_state
    scene.remembering()
    scene.wiki.reset()
    others = {
        **PAGES,
        "Badge": commun("Un autre badge", "Ailleurs"),
        "Agenda": "Rien de tel ici.",
        "Les communs": "D’autres mots.\n" + empty_markers("les-communs"),
    }
    scene.wiki.load(others)
    made(scene)
    scene.person = scene.again(scene.person)
    assert "Les communs" in saved(scene.ends_alike())
    now = scene.text("Les communs")
    assert now.startswith("D’autres mots.\n<!--")
    assert "Ailleurs" in now
    assert all(words not in now for words in ("Entrer", "Ouvrir", "[[Agenda]]", "Mes mots"))
    assert saved(scene.ends_alike()) == []


# --- as a program ------------------------------------------------------------------------------------


@pytest.fixture
def config(old_state: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configuration with an empty state, for the wiki of the scene; its indexes have yet to be filled."""
    scene = old_state
    scene.wiki.load({title: START.format(empty_markers(key)) for title, key in INDEXES.items()})
    scene.wiki.load({f"Page {number}": commun(f"Page {number}") for number in range(70)})
    scene.wiki.configure("$wgGroupPermissions['bot']['apihighlimits'] = false;")  # so that it reads more than once
    account = scene.wiki.users.bot_password
    monkeypatch.setenv(PASSWORD_VARIABLE, account.password)
    return write_config(tmp_path, scene.between.api, account, f"templates: {scene.pack}\n")


INDEXES = {"Les communs": "les-communs", "Les guides": "les-guides", "Les plus liés": "les-plus-lies"}


def saves(scene: Scene) -> dict[str, int]:
    """How often movibot saved each index."""
    return {
        title: sum(each["user"] == "MoviBot" for each in scene.person.history(title)) for title in (*INDEXES, "Badge")
    }


def killed(scene: Scene, config: Path, kind: str, which: int, *, afterwards: bool) -> None:
    """Run the program and kill it at a request, before or after the wiki did what it asks."""
    running: list[subprocess.Popen[bytes]] = []
    met: list[str] = []

    def meddle(given: Parameters, hand_on: HandOn) -> Sent:
        met.append(kind_of(given))
        if kind_of(given) != kind or met.count(kind) != which:
            return hand_on()
        if afterwards:
            hand_on()
        running[0].kill()
        return Sent(dropped=True)

    scene.between.meddle = meddle
    command = [sys.executable, "-m", "movibot", "sync", "--config", str(config)]
    environ = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as program:
        running.append(program)
        program.communicate(timeout=120)
    scene.between.meddle = lambda _, hand_on: hand_on()
    assert program.returncode == -signal.SIGKILL, met


def finish(scene: Scene, config: Path) -> list[str]:
    """A clean run, after which nothing is left to do; the pages it saved."""
    done = movibot("sync", "--format", "json", config=config)
    assert done.code == 0, done.said
    assert scene.reading_all().planned == ()
    return [each["title"] for each in json.loads(done.out)["outcomes"] if each["outcome"] == "saved"]


KILLS = [("content", 2, False), ("save", 1, True)]


@pytest.mark.parametrize(("kind", "which", "afterwards"), KILLS)
def test_a_run_that_is_killed_at_the_first_read_or_between_saves(
    old_state: Scene, config: Path, kind: str, which: int, afterwards: bool
) -> None:
    scene = old_state
    before = saves(scene)
    killed(scene, config, kind, which, afterwards=afterwards)
    if kind == "content":
        scene.person.edit("Badge", PAGES["Badge"].replace("Entrer", "Ouvrir à tous"))
    done = finish(scene, config)
    assert ("Les communs" in done) is (kind == "content")  # it was saved first
    assert saves(scene) == {title: n + 1 for title, n in before.items()} | {"Badge": 0}
    assert ("Ouvrir à tous" in scene.text("Les communs")) is (kind == "content")
    assert finish(scene, config) == []


def test_a_later_run_that_is_killed(old_state: Scene, config: Path) -> None:
    """Whatever it had asked, and whatever came since, the next one knows."""
    scene = old_state
    finish(scene, config)
    before = saves(scene)
    for number, (kind, afterwards) in enumerate([("facts", True), ("content", True), ("save", False), ("save", True)]):
        scene.person.edit("Badge", commun("Badge", f"Encore {number}"))
        killed(scene, config, kind, 1, afterwards=afterwards)
    assert finish(scene, config) == []
    assert saves(scene)["Les communs"] == before["Les communs"] + 1
    assert "Encore 3" in scene.text("Les communs")


def test_a_dry_run_and_a_second_run_beside_one_that_works(old_state: Scene, config: Path) -> None:
    scene = old_state
    before = saves(scene)
    told: list[tuple[int, str]] = []

    def meddle(given: Parameters, hand_on: HandOn) -> Sent:
        if kind_of(given) == "save" and not told:
            told.append((-1, ""))
            for options in (["--dry-run"], []):
                done = movibot("sync", *options, config=config)
                told.append((done.code, done.said))
        return hand_on()

    scene.between.meddle = meddle
    assert set(finish(scene, config)) == set(INDEXES)
    scene.between.meddle = lambda _, hand_on: hand_on()
    assert [code for code, _ in told[1:]] == [0, 6]
    assert all(title in told[1][1] for title in INDEXES)
    assert saves(scene) == {title: n + 1 for title, n in before.items()} | {"Badge": 0}
    assert finish(scene, config) == []


# --- rare acts ---------------------------------------------------------------------------------------


def _swap(scene: Scene) -> None:
    for old, new in (("Badge", "Entre-temps"), ("Agenda", "Badge"), ("Entre-temps", "Agenda")):
        scene.sysop.move(old, new, leave_redirect=False)


def _merge(scene: Scene) -> None:
    scene.wiki.configure("$wgGroupPermissions['sysop']['mergehistory'] = true;")
    page = "(SELECT page_id FROM page WHERE page_title = 'Ancien')"
    scene.sql(f"UPDATE revision SET rev_timestamp = '20200101120000' WHERE rev_page = {page}")  # noqa: S608, our own
    scene.sysop.merge("Ancien", "Badge")


def _restore_an_older_text(scene: Scene) -> None:
    former = scene.person.history("Agenda")[-1]["timestamp"]
    scene.person.edit("Agenda", commun("Agenda", "Ce qui ne revient pas"))
    scene.remembering()
    scene.sysop.delete("Agenda")
    scene.sysop.restore("Agenda", timestamps=former)


def _let_in_again(scene: Scene) -> None:
    scene.sysop.protect("Les communs")
    scene.person.edit("Agenda", commun("Agenda", "Ce qui attend"))
    assert "Les communs" not in saved(scene.remembering())
    scene.remembering()
    scene.sysop.protect("Les communs", "all")


@pytest.mark.parametrize("act", [_swap, _merge, _restore_an_older_text, _let_in_again])
def test_rare_acts(old_state: Scene, act: Callable[[Scene], None]) -> None:
    scene = old_state
    scene.wiki.load({"Ancien": commun("Ancien")})
    scene.remembering()
    with Person(scene.wiki, scene.wiki.users.sysop) as scene.sysop:  # the session of before ended with a reset
        act(scene)
    assert "Les communs" in saved(scene.ends_alike())
    now = scene.text("Les communs")
    scene.remembering(full=True)
    assert scene.text("Les communs") == now
