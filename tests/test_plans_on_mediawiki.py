"""`--plan-out` and `movibot apply` on a real MediaWiki: who comes between, who is killed, what is undone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.mediawiki.installation import Installation
from tests.mediawiki.person import Person
from tests.program import PASSWORD_VARIABLE, ROOT, write_config
from tests.proxy import Parameters, Proxy, proxy
from tests.test_plans import codes, outcomes, run
from tests.workingcopy.desk import Desk, record, write_files

NAMES = [f"Commun {number}" for number in range(4)]
FIRST = NAMES[0]


@dataclass(frozen=True)
class Scene:
    """A plan that mends four pages of a MediaWiki, and who may come between."""

    desk: Desk
    plan: Path
    between: Proxy
    person: Person
    before: dict[str, str]

    def apply(self) -> dict[str, object]:
        done = run(self.desk, "apply", str(self.plan))
        return {"code": done.code, "outcomes": outcomes(done), "codes": codes(done)}

    def texts(self) -> dict[str, str]:
        return {name: self.person.text(name) or "" for name in NAMES}

    def before_save(self, act: Callable[[], object]) -> None:
        """Somebody acts right before the first page is saved."""

        def step_in(parameters: Parameters) -> None:
            if parameters.get("action") == "edit":
                self.between.before = lambda _: None
                act()

        self.between.before = step_in


@pytest.fixture
def scene(tmp_path: Path, mediawiki: Installation, person: Person) -> Iterator[Scene]:
    before = {name: record(name).replace("nom =", "Nom =") for name in NAMES}
    mediawiki.load({"Modèle:Commun": "{{{nom|}}}", **before})
    write_files(tmp_path)
    account = mediawiki.users.bot_password
    with proxy(mediawiki.url) as between:
        config = write_config(tmp_path, between.api, account, f"templates: {tmp_path}/fiches\n")
        desk = Desk(config, tmp_path / "copie", account.password)
        made = run(desk, "check", "--all", "--fix", "--plan-out", str(tmp_path / "plan.json"))
        assert (made.code, made.json["outcomes"]) == (0, []), made.said
        assert [given for given in between.seen if given["action"] not in {"query", "login"}] == []
        yield Scene(desk, tmp_path / "plan.json", between, person, before)


WANTED = {name: record(name) for name in NAMES}


def test_what_was_planned_is_saved_once_and_can_be_undone(scene: Scene) -> None:
    assert scene.texts() == scene.before
    assert scene.apply() == {"code": 0, "outcomes": dict.fromkeys(NAMES, "saved"), "codes": {}}
    assert scene.texts() == WANTED
    assert scene.person.history(FIRST)[0]["comment"].startswith("Correction de la façon")
    assert scene.apply() == {
        "code": 0,
        "outcomes": dict.fromkeys(NAMES, "unchanged"),
        "codes": dict.fromkeys(NAMES, "plan-done"),
    }
    undone = run(scene.desk, "undo")
    assert (undone.code, undone.json["undone"]["command"]) == (0, "apply")
    assert scene.texts() == scene.before
    assert scene.apply()["codes"] == dict.fromkeys(NAMES, "plan-moved-on"), "what was reviewed is history"
    assert scene.texts() == scene.before


def test_an_undoing_is_planned_too(scene: Scene, tmp_path: Path) -> None:
    scene.apply()
    back = tmp_path / "retour.json"
    planned = run(scene.desk, "undo", "--plan-out", str(back))
    assert planned.code == 0
    assert scene.texts() == WANTED
    done = run(scene.desk, "apply", str(back))
    assert (done.code, set(outcomes(done).values())) == (0, {"saved"})
    assert scene.texts() == scene.before
    assert "Annulation du passage" in scene.person.history(FIRST)[0]["comment"]
    again = run(scene.desk, "undo")
    assert (again.json["requests"]["write"], set(outcomes(again).values())) == (0, {"unchanged"}), (
        "not an undoing of it"
    )
    assert scene.texts() == scene.before


@pytest.mark.parametrize("lines", ["the same", "other"])
def test_somebody_who_saves_between_plan_and_apply_keeps_everything_as_it_is(scene: Scene, lines: str) -> None:
    theirs = scene.before[FIRST].replace(*(("Nom", "nom ") if lines == "the same" else ("Lou", "Zoé")))
    scene.person.edit(FIRST, theirs)
    done = scene.apply()
    others = NAMES[1:]
    assert (done["code"], done["codes"]) == (1, {FIRST: "plan-moved-on"} | dict.fromkeys(others, "plan-held-back"))
    assert scene.texts() == {**scene.before, FIRST: theirs}


def test_somebody_who_saves_the_same_lines_right_before_is_first(scene: Scene) -> None:
    theirs = scene.before[FIRST].replace("Commun 0", "Zéro")
    scene.before_save(lambda: scene.person.edit(FIRST, theirs))
    done = scene.apply()
    assert (done["code"], done["codes"]) == (1, {FIRST: "plan-moved-on"})
    assert scene.texts() == {**WANTED, FIRST: theirs}


def test_a_page_that_the_wiki_joined_is_told_not_to_be_what_was_reviewed(scene: Scene) -> None:
    theirs = scene.before[FIRST].replace("Un autre.", "Un autre, et Zoé.")
    scene.before_save(lambda: scene.person.edit(FIRST, theirs))
    done = scene.apply()
    assert (done["code"], done["codes"]) == (1, {FIRST: "plan-merged"})
    assert scene.person.text(FIRST) == WANTED[FIRST].replace("Un autre.", "Un autre, et Zoé.")


def test_the_stop_page_stops_a_plan_too(scene: Scene) -> None:
    scene.person.edit("Utilisateur:MoviBot/Stop", "Non !")
    done = run(scene.desk, "apply", str(scene.plan))
    assert (done.code, done.json["error"]["code"]) == (4, "stop-asked")
    assert scene.texts() == scene.before


EACH = [(which, afterwards) for which in range(len(NAMES)) for afterwards in (False, True)]
KILLS = EACH if os.environ.get("MOVIBOT_SOAK") == "1" else [(0, True), (2, False)]


@pytest.mark.parametrize(("which", "afterwards"), KILLS)
def test_a_plan_that_is_killed_at_any_save_is_completed_by_the_next(scene: Scene, which: int, afterwards: bool) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "movibot", "apply", str(scene.plan), "--config", str(scene.desk.config)],
        env=os.environ | {"PYTHONPATH": str(ROOT), PASSWORD_VARIABLE: scene.desk.password},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as program:

        def kill(parameters: Parameters) -> None:
            saves = sum(given["action"] == "edit" for given in scene.between.seen)
            if parameters["action"] == "edit" and saves == which + 1:
                program.send_signal(signal.SIGKILL)
                program.wait()
                if not afterwards:
                    raise ConnectionAbortedError

        scene.between.before = kill
        program.wait(timeout=120)
    scene.between.settle()
    scene.between.before = lambda _: None
    saved = which + afterwards
    assert [scene.person.text(name) == WANTED[name] for name in NAMES] == [True] * saved + [False] * (4 - saved)
    done = scene.apply()
    assert (done["code"], done["outcomes"]) == (
        0,
        {name: "unchanged" if place < saved else "saved" for place, name in enumerate(NAMES)},
    )
    assert scene.texts() == WANTED
    assert [len(scene.person.history(name)) for name in NAMES] == [2] * 4


def test_editors_know_at_once_what_a_plan_published(scene: Scene, tmp_path: Path) -> None:
    target = tmp_path / "modeles.json"
    scene.person.edit("Modèle:Commun", "<!-- movibot:début modele -->\n<!-- movibot:fin modele -->")
    assert run(scene.desk, "publish", "--plan-out", str(target)).code in {0, 1}
    assert run(scene.desk, "apply", str(target)).code == 0
    answer = scene.person._call({"action": "templatedata", "titles": "Modèle:Commun"})
    (page,) = answer["pages"].values()
    assert set(page["params"]) == {"nom", "action", "voir"}
