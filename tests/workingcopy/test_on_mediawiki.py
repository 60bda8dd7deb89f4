"""`movibot pull` and `movibot push` on a real MediaWiki: what is asked, who comes between, and who is killed."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from movibot.savedform import as_saved
from tests.mediawiki.installation import Installation
from tests.mediawiki.person import Person
from tests.program import PASSWORD_VARIABLE, ROOT, write_config
from tests.proxy import Parameters, Proxy, proxy
from tests.wikitext_texts import made, seed
from tests.workingcopy.desk import Desk, all_are, kinds, reasons, record, write_files, writes

NAMES = [f"Commun {number}" for number in range(5)]
FIRST, SECOND, *_ = NAMES


@dataclass(frozen=True)
class Scene:
    """A copy of five pages of a MediaWiki, with a proxy between, and the people of the wiki."""

    desk: Desk
    between: Proxy
    wiki: Installation
    person: Person
    sysop: Person

    def asked(self, wanted: Callable[[Parameters], bool]) -> int:
        """How many requests were like that."""
        return sum(map(wanted, self.between.seen))

    def before_save(self, title: str, act: Callable[[], object]) -> None:
        """Somebody acts between the plan and the save of a page."""

        def step_in(parameters: Parameters) -> None:
            if parameters.get("action") == "edit" and parameters.get("title") == title:
                self.between.before = lambda _: None
                act()

        self.between.before = step_in


@pytest.fixture
def scene(tmp_path: Path, mediawiki: Installation, person: Person, sysop: Person) -> Iterator[Scene]:
    mediawiki.load({"Modèle:Commun": "{{{nom|}}}", **{name: record(name) for name in NAMES}})
    write_files(tmp_path)
    account = mediawiki.users.bot_password
    with proxy(mediawiki.url) as between:
        config = write_config(tmp_path, between.api, account, f"templates: {tmp_path}/fiches\n")
        desk = Desk(config, tmp_path / "copie", account.password)
        pulled = desk.pull("--schema", "commun")
        assert kinds(pulled) == all_are("fetched", dict.fromkeys(NAMES)), pulled.said
        between.seen.clear()
        yield Scene(desk, between, mediawiki, person, sysop)


def asks_for_texts(given: Parameters) -> bool:
    return "content" in given.get("rvprop", "")


def asks_to_write(given: Parameters) -> bool:
    return given["action"] not in {"query", "login"}


# --- what is asked ----------------------------------------------------------------------------------------


def test_files_are_what_the_wiki_says_to_the_byte(scene: Scene) -> None:
    odd = "  deux blancs\n\n\n– l’œuvre, 🐝 !\n<nowiki>~~~~</nowiki> <!-- ~~~~ -->\n\tfin\u2028\u00a0."
    scene.person.edit("Étrange", odd)
    assert kinds(scene.desk.pull("Étrange")) == {"Étrange": "fetched"}
    assert scene.desk.text("Étrange") == scene.person.text("Étrange") == odd
    assert {name: scene.desk.text(name) for name in NAMES} == {name: record(name) for name in NAMES}
    assert kinds(scene.desk.push()) == all_are("unchanged", {**dict.fromkeys(NAMES), "Étrange": None})


def test_hostile_texts_go_there_and_back_to_the_byte(scene: Scene) -> None:
    number = seed()
    texts = {f"Texte {place}": text or "x" for place, text in enumerate(made(30, number))}
    scene.wiki.load(texts)
    assert set(kinds(scene.desk.pull("--match", "Texte *")).values()) == {"fetched"}, number
    there = {title: scene.person.text(title) or "" for title in texts}
    assert {title: scene.desk.text(title) for title in texts} == there, number
    assert (writes(scene.desk.push()), scene.asked(asks_to_write)) == (0, 0), number
    mine = {title: f"Avant.\n\n{text}\n\nAprès" for title, text in there.items()}
    for title, text in mine.items():
        scene.desk.write(title, text)
    done = scene.desk.push()
    sent = {title for title, kind in kinds(done).items() if kind == "sent"}
    left = set(texts) - sent
    assert {reasons(done)[title] for title in left} <= {"copy-hazard", "copy-empty", "bots-excluded"}, number
    assert len(sent) > len(left), number
    assert {title: scene.person.text(title) for title in sent} == {title: as_saved(mine[title]) for title in sent}
    assert {title: scene.person.text(title) for title in left} == {title: there[title] for title in left}
    again = scene.desk.push()
    assert (writes(again), {kinds(again)[title] for title in sent}) == (0, {"unchanged"}), number


@pytest.mark.parametrize("words", [[], ["--schema", "commun"], ["--category", "Communs"], ["--match", "Commun *"]])
def test_texts_that_have_not_changed_are_not_asked_for_again(scene: Scene, words: list[str]) -> None:
    done = scene.desk.pull(*words)
    assert kinds(done) == all_are("unchanged", dict.fromkeys(NAMES))
    assert (scene.asked(asks_for_texts), scene.asked(asks_to_write)) == (0, 0)
    scene.person.edit(FIRST, record("Autre"))
    scene.between.seen.clear()
    assert kinds(scene.desk.pull(*words))[FIRST] == "fetched"
    assert [given["titles"].lstrip("\x1f") for given in scene.between.seen if asks_for_texts(given)] == [FIRST]


def test_where_nothing_was_edited_not_one_request_writes_or_asks_for_a_text(scene: Scene) -> None:
    before = scene.desk.files()
    done = scene.desk.push()
    assert (done.code, kinds(done), writes(done)) == (0, all_are("unchanged", dict.fromkeys(NAMES)), 0)
    assert (scene.asked(asks_to_write), scene.asked(asks_for_texts)) == (0, 0)
    assert scene.desk.files() == before


def test_one_edit_is_one_save_and_can_be_undone(scene: Scene) -> None:
    mine = scene.desk.edit(FIRST, "Lou", "Zoé")
    done = scene.desk.push("--summary", "Après l’assemblée")
    assert (done.code, writes(done), kinds(done)[FIRST]) == (0, 1, "sent")
    assert [given["title"] for given in scene.between.seen if given["action"] == "edit"] == [FIRST]
    assert scene.person.text(FIRST) == mine
    latest = scene.person.history(FIRST)[0]
    assert (latest["user"], latest["comment"]) == ("MoviBot", "Après l’assemblée")
    assert (kinds(scene.desk.push())[FIRST], kinds(scene.desk.pull())[FIRST]) == ("unchanged", "unchanged")
    undone = scene.desk.movibot("undo", "--format", "json")
    assert (undone.code, undone.json["undone"]["command"]) == (0, "push")
    assert scene.person.text(FIRST) == record(FIRST)
    assert kinds(scene.desk.push())[FIRST] == "fetched"
    assert scene.desk.text(FIRST) == record(FIRST)


def test_a_template_that_was_renamed_still_chooses_its_pages(scene: Scene) -> None:
    scene.sysop.move("Modèle:Commun", "Modèle:Fiche commun")
    scene.person.edit("Neuf", record("Neuf").replace("{{Commun", "{{Fiche commun"))
    scene.wiki.run_jobs()
    assert set(kinds(scene.desk.pull("--schema", "commun"))) == {*NAMES, "Neuf"}


def test_what_a_page_holds_by_way_of_another_one_is_none_of_its_records(scene: Scene) -> None:
    scene.person.edit("Sommaire", f"{{{{:{FIRST}}}}}")
    assert set(kinds(scene.desk.pull("--schema", "commun"))) == set(NAMES)
    assert not scene.desk.path("Sommaire").exists()


# --- somebody saves between pull and push ------------------------------------------------------------------


def test_nothing_that_people_save_meanwhile_is_lost(scene: Scene) -> None:
    apart, touching, same, there, here = NAMES
    scene.desk.edit(apart, "Un autre.", "Un autre, et Zoé.")
    scene.desk.edit(touching, "Lou", "Zoé")
    equal = scene.desk.edit(same, "Lou", "Zoé")
    mine = scene.desk.edit(here, "Lou", "Zoé")
    theirs = {
        apart: record(apart).replace("gérer", "animer"),
        touching: record(touching).replace("Lou", "Max"),
        same: equal,
        there: record("Tout autre"),
    }
    for title, text in theirs.items():
        scene.person.edit(title, text)
    done = scene.desk.push()
    assert done.code == 1
    assert kinds(done) == {
        apart: "merged",
        touching: "conflict",
        same: "unchanged",
        there: "fetched",
        here: "sent",
    }
    assert {title: scene.person.text(title) for title in theirs} == theirs
    assert scene.person.text(here) == mine
    merged = scene.desk.text(apart)
    assert "animer" in merged
    assert "et Zoé" in merged
    assert scene.desk.text(there) == theirs[there]
    second = scene.desk.push()
    assert (kinds(second)[apart], reasons(second)) == ("sent", {touching: "copy-markers"})
    assert scene.person.text(apart) == merged


def test_what_became_of_pages_meanwhile_is_told(scene: Scene) -> None:
    deleted, moved, protected, excluded, _ = NAMES
    for name in NAMES:
        scene.desk.edit(name, "Lou", "Zoé")
    scene.sysop.delete(deleted)
    scene.sysop.move(moved, "Ailleurs")
    scene.sysop.protect(protected)
    scene.person.edit(excluded, f"{record(excluded)}\n{{{{nobots}}}}")
    done = scene.desk.push()
    assert kinds(done) == {
        deleted: "conflict",
        moved: "refused",
        protected: "refused",
        excluded: "conflict",  # the line after the last one of the file has changed, too
        NAMES[4]: "sent",
    } | {excluded: kinds(done)[excluded]}
    codes = reasons(done)
    assert (codes[deleted], codes[moved], codes[protected]) == ("copy-gone-edited", "copy-redirect", "wiki-rejected")
    told = next(each["reason"]["arguments"] for each in done.json["files"] if each["title"] == protected)
    assert told["code"] == "protectedpage"
    assert "Zoé" in scene.desk.text(protected)
    assert scene.person.text("Ailleurs") == record(moved)
    assert scene.person.text(excluded) == f"{record(excluded)}\n{{{{nobots}}}}"
    again = scene.desk.push()
    assert kinds(again)[excluded] == "excluded"


# --- somebody saves between plan and save -------------------------------------------------------------------


def test_the_wiki_joins_edits_of_other_lines(scene: Scene) -> None:
    theirs = record(FIRST).replace("gérer", "animer")
    scene.desk.edit(FIRST, "Un autre.", "Un autre, et Zoé.")
    scene.before_save(FIRST, lambda: scene.person.edit(FIRST, theirs))
    done = scene.desk.push()
    assert (done.code, kinds(done)[FIRST], reasons(done)) == (0, "joined", {})
    joined = scene.person.text(FIRST)
    assert joined == theirs.replace("Un autre.", "Un autre, et Zoé.") == scene.desk.text(FIRST)
    assert (kinds(scene.desk.push())[FIRST], kinds(scene.desk.pull())[FIRST]) == ("unchanged", "unchanged")
    undone = scene.desk.movibot("undo", "--format", "json")
    assert undone.code == 0
    assert scene.person.text(FIRST) == theirs


def test_an_edit_of_the_same_line_is_a_conflict_in_the_file(scene: Scene) -> None:
    theirs = record(FIRST).replace("Lou", "Max")
    scene.desk.edit(FIRST, "Lou", "Zoé")
    mine = scene.desk.edit(SECOND, "Lou", "Zoé")
    scene.before_save(FIRST, lambda: scene.person.edit(FIRST, theirs))
    done = scene.desk.push()
    assert (done.code, kinds(done)[FIRST], reasons(done)) == (1, "conflict", {FIRST: "copy-conflict"})
    assert (scene.person.text(FIRST), scene.person.text(SECOND)) == (theirs, mine)
    assert "Un mot de Zoé.\n=======\nUn mot de Max.\n" in scene.desk.text(FIRST)


def test_what_else_happens_before_a_save(scene: Scene) -> None:
    deleted, moved, created = FIRST, SECOND, "Neuf"
    mine = {title: scene.desk.edit(title, "Lou", "Zoé") for title in (deleted, moved)}
    scene.desk.write(created, record("Le mien"))
    scene.before_save(deleted, lambda: scene.sysop.delete(deleted))
    done = scene.desk.push(deleted)
    assert (kinds(done), reasons(done)) == ({deleted: "conflict"}, {deleted: "copy-gone-edited"})
    scene.before_save(moved, lambda: scene.sysop.move(moved, "Ailleurs"))
    done = scene.desk.push(moved)
    assert (kinds(done), reasons(done)) == ({moved: "refused"}, {moved: "copy-redirect"})
    scene.before_save(created, lambda: scene.person.edit(created, "À moi."))
    done = scene.desk.push(created, "--create")
    assert (kinds(done), reasons(done)) == ({created: "conflict"}, {created: "copy-exists"})
    assert scene.person.text(deleted) is None
    assert scene.person.text("Ailleurs") == record(moved)
    assert scene.person.text(created) == "À moi."
    assert {title: scene.desk.text(title) for title in mine} == mine


def test_the_stop_page_stops_a_push_too(scene: Scene) -> None:
    scene.desk.edit(FIRST, "Lou", "Zoé")
    scene.person.edit("Utilisateur:MoviBot/Stop", "Non !")
    done = scene.desk.push()
    assert (done.code, done.json["error"]["code"]) == (4, "stop-asked")
    assert scene.person.text(FIRST) == record(FIRST)


def test_a_state_that_gives_its_numbers_again_is_not_taken_for_the_same(scene: Scene) -> None:
    scene.person.edit("Ailleurs", "x")  # whoever is logged in then stays so
    scene.wiki.snapshot("avant")
    scene.person.edit(FIRST, record("D’abord"))
    assert kinds(scene.desk.pull())[FIRST] == "fetched"
    scene.wiki.reset("avant")
    scene.person.edit(FIRST, record("Ensuite"))
    assert kinds(scene.desk.pull())[FIRST] == "fetched"
    assert scene.desk.text(FIRST) == record("Ensuite")


# --- killed -----------------------------------------------------------------------------------------------


def killed(scene: Scene, words: Sequence[str], wanted: Callable[[Parameters], bool], *, afterwards: bool) -> None:
    """The program is killed when it has sent a wanted request, before or after the wiki did what it asks."""
    given = [*words, "--folder", str(scene.desk.folder), "--config", str(scene.desk.config)]
    with subprocess.Popen(
        [sys.executable, "-m", "movibot", *given],
        env=os.environ | {"PYTHONPATH": str(ROOT), PASSWORD_VARIABLE: scene.desk.password},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as program:

        def kill(parameters: Parameters) -> None:
            if wanted(parameters):
                program.send_signal(signal.SIGKILL)
                program.wait()
                if not afterwards:
                    raise ConnectionAbortedError

        scene.between.before = kill
        program.wait(timeout=120)
    scene.between.settle()
    scene.between.before = lambda _: None
    assert program.returncode == -signal.SIGKILL


def nth(which: int, wanted: Callable[[Parameters], bool]) -> Callable[[Parameters], bool]:
    """Whether a request is the one of this number among those that are wanted, from 0."""
    met = itertools.count()
    return lambda given: wanted(given) and next(met) == which


def is_save(given: Parameters) -> bool:
    return given["action"] == "edit"


EACH = [(which, afterwards) for which in range(len(NAMES) + 1) for afterwards in (False, True)]
KILLS = EACH if os.environ.get("MOVIBOT_SOAK") == "1" else [(0, False), (2, True), (3, False), (len(NAMES), True)]


@pytest.mark.parametrize(("which", "afterwards"), KILLS)
def test_a_push_that_is_killed_at_any_save_is_completed_by_the_next(scene: Scene, which: int, afterwards: bool) -> None:
    mine = {name: scene.desk.edit(name, "Lou", "Zoé") for name in NAMES}
    scene.desk.write("Neuf", record("Neuf"))
    created = scene.desk.push("Neuf", "--create")
    assert kinds(created) == {"Neuf": "created"}
    mine["Neuf"] = scene.desk.edit("Neuf", "Lou", "Zoé")
    scene.between.seen.clear()
    killed(scene, ["push"], nth(which, is_save), afterwards=afterwards)
    done = scene.desk.push()
    assert done.code == 0
    assert set(kinds(done).values()) <= {"sent", "unchanged"}
    assert {title: scene.person.text(title) for title in mine} == mine
    assert {title: scene.desk.text(title) for title in mine} == mine
    assert [len(scene.person.history(title)) for title in mine] == [2] * len(mine)
    again = scene.desk.push()
    assert (writes(again), set(kinds(again).values())) == (0, {"unchanged"})


def test_a_pull_that_is_killed_is_completed_by_the_next(scene: Scene) -> None:
    texts = {f"Page {number}": f"Texte {number}" for number in range(180)}
    scene.wiki.load(texts)
    scene.wiki.configure("$wgGroupPermissions['bot']['apihighlimits'] = false;")
    words = ["pull", "--match", "Page *"]
    killed(scene, words, nth(3, asks_for_texts), afterwards=False)
    some = [name for name in scene.desk.files() if "Page" in name]
    assert 0 < len(some) < len(texts)
    done = scene.desk.pull(*words[1:])
    assert done.code == 0
    assert {title: scene.desk.text(title) for title in texts} == texts
    assert set(kinds(scene.desk.pull()).values()) == {"unchanged"}
    assert all(name.endswith(".wiki") for name in scene.desk.files())
