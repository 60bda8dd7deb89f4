"""`movibot undo`, the whole program on a real MediaWiki."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from movibot.model import PastRevision, Revision
from tests.mediawiki.installation import Account, Installation
from tests.mediawiki.person import Person
from tests.program import PASSWORD_VARIABLE, ROOT, Finished, movibot, write_config
from tests.proxy import Parameters, proxy
from tests.wikis import client

TWENTY = [f"Commun {number:02}" for number in range(20)]
NAMES = TWENTY[:6]
MAY_HIDE = "$wgGroupPermissions['sysop']['deleterevision'] = true;"
FAULTY = (
    "Un mot de Lou.\n\n{{{{Commun\n| nom = {name}\n| Action = gérer\n}}}}\n\n''Été'' – l’œuvre, {name} ! <!-- ~~~~ -->"
)


@dataclass(frozen=True)
class Desk:
    """A configuration on somebody's desk, for one wiki."""

    folder: Path
    account: Account
    api: str
    extra: str = ""

    def movibot(self, *arguments: str) -> Finished:
        environ = {PASSWORD_VARIABLE: self.account.password}
        return movibot(*arguments, config=self.config(), environ=environ)

    def config(self) -> Path:
        return write_config(self.folder, self.api, self.account, self.extra)

    def run(self) -> str:
        """Mend all pages; the name of the run."""
        done = self.movibot("check", "--all", "--fix", "--format", "json")
        assert {outcome["outcome"] for outcome in done.json["outcomes"]} == {"saved"}, done.said
        return str(done.json["run"])

    def forget(self) -> None:
        shutil.rmtree(self.folder / "state")


def faulty(names: Sequence[str]) -> dict[str, str]:
    return {name: FAULTY.format(name=name) for name in names}


@pytest.fixture
def desk(tmp_path: Path, mediawiki: Installation) -> Desk:
    mediawiki.load({"Modèle:Commun": "{{{nom|}}}", **faulty(NAMES)})
    return Desk(tmp_path, mediawiki.users.bot_password, mediawiki.api)


def texts(person: Person, names: Sequence[str] = NAMES) -> dict[str, str]:
    return {name: person.text(name) or "" for name in names}


def outcomes(done: Finished) -> dict[str, str]:
    return {outcome["title"]: outcome["outcome"] for outcome in done.json["outcomes"]}


def reasons(done: Finished) -> dict[str, str]:
    return {each["title"]: each["reason"]["code"] for each in done.json["outcomes"] if each["reason"]}


# --- what it must show -------------------------------------------------------------------------------------


def test_of_twenty_saves_two_that_people_edited_stay_and_eighteen_come_back(
    desk: Desk, mediawiki: Installation, person: Person
) -> None:
    mediawiki.load(faulty(TWENTY[len(NAMES) :]))
    before = texts(person, TWENTY)
    run = desk.run()
    saved = texts(person, TWENTY)
    assert all(saved[name] != before[name] for name in TWENTY)
    mine = {name: f"{saved[name]}\n\nZoé est passée." for name in TWENTY[3:5]}
    for name, text in mine.items():
        person.edit(name, text)

    shown = desk.movibot("undo", "--dry-run", "--format", "json")
    assert (shown.code, len(shown.json["planned"]), shown.json["undone"]["run"]) == (1, 18, run)
    assert texts(person, TWENTY) == saved | mine

    done = desk.movibot("undo", "--format", "json")
    assert done.code == 1
    assert outcomes(done) == {name: "refused" if name in mine else "saved" for name in TWENTY}
    assert reasons(done) == dict.fromkeys(mine, "undo-edited")
    assert texts(person, TWENTY) == before | mine
    assert run in person.history(TWENTY[0])[0]["comment"]
    assert "Zoé" not in done.out.replace("Zoé est passée", ""), "nobody is named"

    again = desk.movibot("undo", "--format", "json")
    assert outcomes(again) == {name: "refused" if name in mine else "unchanged" for name in TWENTY}
    assert (again.json["undone"]["run"], again.json["requests"]["write"]) == (run, 0)

    back = desk.movibot("undo", done.json["run"], "--format", "json")
    assert (back.code, len(back.json["outcomes"])) == (0, 18)
    assert texts(person, TWENTY) == saved | mine


def test_what_people_read_when_they_undo(desk: Desk, person: Person) -> None:
    run = desk.run()
    listed = desk.movibot("undo", "--list")
    assert listed.out.startswith(f"{run}  ")
    assert "6 pages  check" in listed.out
    done = desk.movibot("undo")
    lines = done.out.splitlines()
    assert lines[0].startswith(f"Annulation du passage {run} (check), commencé le ")
    assert lines[0].endswith(" : 6 pages enregistrées.")
    assert lines[1] == "Commun 00 : remise comme avant"
    assert "Le prochain passage referait la même chose" in lines[-1]
    assert done.code == 0
    second = desk.movibot("undo", run[:15])
    assert "Commun 00 : déjà comme avant" in second.out
    assert "Il n’y a rien à remettre." in second.out
    assert "referait" not in second.out
    assert f"annule {run}" in desk.movibot("undo", "--list").out
    assert person.history(NAMES[0])[0]["user"] == "MoviBot"
    unknown = desk.movibot("undo", "20000101T000000Z-1")
    assert (unknown.code, "undo --list" in unknown.err) == (2, True)


# --- without the log ----------------------------------------------------------------------------------------


def test_without_the_state_folder_the_wiki_itself_tells_what_the_account_did(desk: Desk, person: Person) -> None:
    before = texts(person)
    desk.run()
    person.edit(NAMES[0], "Zoé a tout repris.")
    desk.forget()
    asked = desk.movibot("undo")
    assert asked.code == 2
    assert "le journal des passages n’existe plus ici" in asked.err
    assert "avec 6 pages" in asked.err
    (run,) = [each["run"] for each in desk.movibot("undo", "--list", "--format", "json").json["runs"]]
    assert f"movibot undo {run}" in asked.err
    listed = desk.movibot("undo", "--list").out.splitlines()
    assert re.search(rf"^{run}  \d\d/\S+ à \d\d:\d\d → \d\d/\S+ à \d\d:\d\d  6 pages$", listed[1]), listed

    done = desk.movibot("undo", "--last", "--format", "json")
    assert outcomes(done) == {name: "refused" if name == NAMES[0] else "saved" for name in NAMES}
    assert texts(person) == before | {NAMES[0]: "Zoé a tout repris."}
    again = desk.movibot("undo", run, "--format", "json")
    assert outcomes(again) == {name: "refused" if name == NAMES[0] else "unchanged" for name in NAMES}
    desk.forget()
    assert outcomes(desk.movibot("undo", run, "--format", "json")) == outcomes(again)


def test_where_nothing_was_done_nothing_can_be_undone(desk: Desk) -> None:
    for options in ([], ["--last"]):
        done = desk.movibot("undo", *options)
        assert (done.code, "il n’y a rien à annuler" in done.err) == (2, True)
    assert desk.movibot("undo", "--list").out == "Aucun passage connu n’a enregistré de page.\n"


# --- a run that was killed ------------------------------------------------------------------------------------


@pytest.mark.parametrize("is_saved", [True, False])
def test_a_run_that_was_killed_is_undone_as_far_as_it_came(
    desk: Desk, mediawiki: Installation, person: Person, is_saved: bool
) -> None:
    before = texts(person)
    killed_at = 3
    with proxy(mediawiki.url) as between:
        config = replace(desk, api=between.api).config()
        with subprocess.Popen(
            [sys.executable, "-m", "movibot", "check", "--all", "--fix", "--config", str(config)],
            env=os.environ | {"PYTHONPATH": str(ROOT), PASSWORD_VARIABLE: desk.account.password},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:

            def kill(parameters: Parameters) -> None:
                edits = [each for each in between.seen if each.get("action") == "edit"]
                if parameters.get("action") == "edit" and len(edits) == killed_at:
                    process.send_signal(signal.SIGKILL)
                    process.wait()
                    if not is_saved:
                        raise ConnectionAbortedError  # the request does not reach the wiki either

            between.before = kill
            process.wait(timeout=120)
        between.settle()
        # The address of the proxy is the name of the wiki, in which the log stands.
        between.before = lambda _: None
        saved = [name for name in NAMES if person.text(name) != before[name]]
        assert len(saved) == killed_at - (not is_saved)
        through = replace(desk, api=between.api)
        assert "interrompue" in through.movibot("undo", "--list").out
        done = through.movibot("undo", "--format", "json")
    assert outcomes(done) == dict.fromkeys(saved, "saved")
    assert done.code == 0
    assert texts(person) == before


# --- guards ---------------------------------------------------------------------------------------------------


def test_the_stop_page_and_the_limit_hold_for_an_undoing_too(desk: Desk, person: Person) -> None:
    desk.run()
    saved = texts(person)
    person.edit("Utilisateur:MoviBot/Stop", "Non !")
    stopped = desk.movibot("undo", "--format", "json")
    assert (stopped.code, stopped.json["stopped"]["code"]) == (4, "stop-asked")
    told = desk.movibot("undo").out
    assert "videz-la, relancez « movibot undo »" in told
    assert "rien à remettre" not in told
    assert texts(person) == saved
    person.edit("Utilisateur:MoviBot/Stop", "")
    limited = replace(desk, extra="  max: 5\n").movibot("undo", "--format", "json")
    assert (limited.code, limited.json["error"]["code"]) == (4, "too-many-edits")
    assert texts(person) == saved


def test_what_became_of_pages_meanwhile_is_told(
    desk: Desk, mediawiki: Installation, person: Person, sysop: Person
) -> None:
    before = texts(person)
    desk.run()
    mediawiki.configure(MAY_HIDE)
    deleted, moved, masked, protected, excluded = NAMES[:5]
    sysop.delete(deleted)
    sysop.move(moved, "Ailleurs")
    base = int(person.history(masked)[1]["revid"])
    sysop.hide(masked, base)
    sysop.protect(protected)
    person.edit(excluded, f"{person.text(excluded)}{{{{nobots}}}}")
    done = desk.movibot("undo", "--format", "json")
    assert reasons(done) == {
        deleted: "undo-deleted",
        moved: "undo-moved",
        masked: "undo-base-hidden",
        protected: "undo-edited",  # the protection is a revision of its own
        excluded: "undo-edited",
    }
    assert {name: person.text(name) for name in NAMES[5:]} == {name: before[name] for name in NAMES[5:]}
    told = {each["title"]: each["reason"] for each in done.json["outcomes"] if each["reason"]}
    assert told[moved]["arguments"] == {"title": "Ailleurs"}


def test_what_is_hidden_stays_so_for_an_account_that_may_see_it(
    mediawiki: Installation, person: Person, sysop: Person
) -> None:
    person.edit("Casier", "Un numéro privé.")
    base = person.edit("Casier", "Rien.") and int(person.history("Casier")[1]["revid"])
    wiki = client(mediawiki, mediawiki.users.bot)
    mediawiki.configure(
        MAY_HIDE + "$wgGroupPermissions['bot']['deletedhistory'] = true;"
        "$wgGroupPermissions['bot']['deletedtext'] = true;"
    )
    seen = next(iter(wiki.revisions([Revision(str(base))], texts=True)))
    assert seen.text == "Un numéro privé."
    sysop.hide("Casier", base)
    assert next(iter(wiki.revisions([seen.revision], texts=True))).text is None


def test_what_the_wiki_merged_goes_back_to_what_the_person_saved(
    desk: Desk, mediawiki: Installation, person: Person
) -> None:
    title, mine = NAMES[0], f"Zoé, avant.\n\n{person.text(NAMES[0])}"
    with proxy(mediawiki.url) as between:

        def save_first(parameters: Parameters) -> None:
            if parameters.get("action") == "edit" and parameters.get("title") == title:
                between.before = lambda _: None
                person.edit(title, mine)

        between.before = save_first
        through = replace(desk, api=between.api)
        fixed = through.movibot("check", title, "--fix", "--format", "json")
        assert outcomes(fixed) == {title: "merged"}, fixed.said
        assert "Zoé, avant." in (person.text(title) or "")
        assert outcomes(through.movibot("undo", "--format", "json")) == {title: "saved"}
    assert person.text(title) == mine


def test_pages_that_a_run_created_are_left_with_advice(desk: Desk, person: Person) -> None:
    installed = desk.movibot("index", "--install", "--format", "json")
    assert len(installed.json["outcomes"]) == 2
    done = desk.movibot("undo")
    assert done.code == 1
    assert "demandez sa suppression" in done.out
    assert person.text("Modèle:Index movibot")


# --- what is asked of the wiki -----------------------------------------------------------------------------------


def test_states_of_pages_are_asked_for_in_batches(mediawiki: Installation, person: Person, sysop: Person) -> None:
    first, second = person.edit("Page", "Un."), person.edit("Page", "Deux.")
    gone = person.edit("Supprimée", "x")
    sysop.delete("Supprimée")
    mediawiki.load({f"P{number}": f"Texte {number}" for number in range(60)})
    many = [int(person.history(f"P{number}")[0]["revid"]) for number in range(60)]
    mediawiki.configure(MAY_HIDE)
    sysop.hide("Page", first)
    wiki = client(mediawiki)
    asked = [Revision(str(number)) for number in (first, second, gone, 999_999, *many, second)]
    found = {each.revision: each for each in wiki.revisions(asked, texts=True)}
    assert len(found) == 62
    assert found[Revision(str(first))] == PastRevision("Page", Revision(str(first)), None, text=None)
    assert found[Revision(str(second))] == PastRevision(
        "Page", Revision(str(second)), Revision(str(first)), text="Deux."
    )
    assert all(each.text is None for each in wiki.revisions(asked))
    assert list(wiki.revisions([])) == []


def test_the_edits_of_the_account_and_of_nobody_else(mediawiki: Installation, person: Person) -> None:
    person.edit("Page", "Un.")
    wiki = client(mediawiki)
    (page,) = wiki.pages(["Page"])
    wiki.save(page, "Deux.", "essai")
    (edit,) = wiki.own_edits()
    assert (edit.title, edit.parent, edit.summary) == ("Page", page.revision, "essai")
    (state,) = wiki.revisions([edit.revision])
    assert (state.is_ours, state.parent) == (True, page.revision)
