"""What a person does while movibot saves: whatever it is, nothing that a person wrote is lost.

The table of conflicts replayed through the program on a real MediaWiki, each row on a page of its own, all in one run.
The person acts when a proxy sees the save: movibot has read the page, and MediaWiki does not have the save yet. A
second run, which nobody disturbs, follows.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from movibot.cli.folders import shipped_pack
from movibot.wikitext.markers import empty_markers
from tests.mediawiki.installation import Installation
from tests.mediawiki.person import Person
from tests.program import PASSWORD_VARIABLE, Finished, movibot, write_config
from tests.proxy import Parameters, Proxy, proxy

MARKERS = empty_markers("catalogue")
FIRST, SECOND = MARKERS.split("\n")
START = f"Bonjour !\n\nUn mot d’accueil.\n\n{MARKERS}\n\nUn mot de la fin.\n\nMerci."
COMMUN = "{{Commun\n| nom = Badge\n| accroche = Entrer partout\n| action = gérer\n| contact = bonjour@example.org\n}}"
BEFORE = {"Badge": COMMUN, "Zèbre": COMMUN.replace("Badge", "Zèbre").replace("partout", "à rayures")}
SINCE = {"Agenda": COMMUN.replace("Badge", "Agenda"), "Badge": COMMUN.replace("partout", "un peu partout")}
"""A new record, and a row that changes: what the run has to save."""
LONG_AGO = "20260101120000"


@dataclass(frozen=True)
class Scene:
    """A page that movibot is about to save, and who is there meanwhile."""

    page: str
    folder: Path
    wiki: Installation
    person: Person
    sysop: Person

    @property
    def elsewhere(self) -> str:
        return f"{self.page}, ailleurs"

    @property
    def text(self) -> str:
        return self.person.text(self.page) or ""

    def write(self, text: str) -> None:
        self.person.edit(self.page, text)


# --- what a person does ------------------------------------------------------------------------------

Act = Callable[[Scene], None]


def replaces(old: str, new: str) -> Act:
    def act(scene: Scene) -> None:
        text = scene.text
        assert old in text
        scene.write(text.replace(old, new))

    return act


def appends(words: str) -> Act:
    return lambda scene: scene.write(scene.text + words)


def writes(text: str) -> Act:
    return lambda scene: scene.write(text)


def deletes(scene: Scene) -> None:
    scene.sysop.delete(scene.page)


def deletes_and_begins_anew(scene: Scene) -> None:
    scene.sysop.delete(scene.page)
    scene.write(f"Tout neuf, de Lou.\n\n{MARKERS}")


def renames(scene: Scene) -> None:
    scene.write(scene.text + "\n\nLou déménage.")
    scene.person.move(scene.page, scene.elsewhere)


def renames_without_a_trace(scene: Scene) -> None:
    scene.sysop.move(scene.page, scene.elsewhere, leave_redirect=False)


def renames_and_begins_anew(scene: Scene) -> None:
    renames_without_a_trace(scene)
    scene.write("Une autre page, de Lou.")


def protects(scene: Scene) -> None:
    scene.sysop.protect(scene.page)


def empties_the_region(scene: Scene) -> None:
    scene.write(re.sub(rf"(?s){FIRST[:-4]}.*{SECOND}", f"Lou recommence.\n\n{MARKERS}", scene.text))


def edits_as_the_bot(scene: Scene) -> None:
    with Person(scene.wiki, scene.wiki.users.bot) as bot:
        bot.edit(scene.page, scene.text.replace("Entrer partout", "Entrer partout (Lou)"))


def runs_another_movibot(scene: Scene) -> None:
    """On another machine: the lock is not in the way."""
    done = run(scene.folder, "other", scene.wiki, scene.wiki.api, "index", scene.page)
    assert told(done) == {scene.page: ("saved", None)}


def runs_another_movibot_that_wants_something_else(scene: Scene) -> None:
    done = run(scene.folder, "different", scene.wiki, scene.wiki.api, "index", scene.page)
    assert told(done) == {scene.page: ("saved", None)}
    assert "D’autres mots." in scene.text


@dataclass(frozen=True, slots=True)
class Race:
    """What a person does, and what becomes of the page.

    Attributes:
        name: Of the test, and of the page.
        act: What the person does.
        kind: The outcome that is told.
        code: The reason that is told.
        later: The outcome of the next run, which nobody disturbs.
        same_second: All that the person saves bears the time of the revision that movibot read.
        absent: There is no page when movibot reads it.
    """

    name: str
    act: Act
    kind: str
    code: str | None = None
    later: str = "refused"
    same_second: bool = False
    absent: bool = False

    def __str__(self) -> str:
        return self.name + (", même seconde" if self.same_second else "")


OTHER_LINES = replaces("Bonjour !", "Bonjour, dit Lou !")
SAME_LINES = replaces("Entrer partout", "Entrer partout (Lou)")

RACES = [
    Race("Other lines", OTHER_LINES, "merged", later="unchanged"),
    Race("Other lines", OTHER_LINES, "merged", later="unchanged", same_second=True),
    Race("Same lines", SAME_LINES, "refused", "region-edited"),
    Race("Same lines", SAME_LINES, "refused", "region-edited", same_second=True),
    Race("As the bot", edits_as_the_bot, "refused", "region-edited"),
    Race("As the bot", edits_as_the_bot, "refused", "region-edited", same_second=True),
    Race("Another run", runs_another_movibot, "unchanged", later="unchanged"),
    Race("Another run", runs_another_movibot, "unchanged", later="unchanged", same_second=True),
    Race("A different run", runs_another_movibot_that_wants_something_else, "saved", later="unchanged"),
    # The wiki joins both saves in silence: told, and left to a person.
    Race("Another line of the region", replaces("Entrer à rayures", "Lou"), "conflict", "merge-unproved"),
    Race("End marker gone", replaces(SECOND, "Lou n’en veut plus."), "conflict", "merge-unproved"),
    Race("Markers twice", appends(f"\n{MARKERS}\nLou"), "conflict", "merge-unproved"),
    Race("No bots", appends("\n{{nobots}} Lou"), "conflict", "merge-excluded", later="excluded"),
    Race("On a line", replaces("<!-- movibot:début", "Lou <!-- movibot:début"), "refused", "markers-not-alone"),
    Race("First marker gone", replaces("<!-- movibot:début", "<!-- Lou"), "refused", "markers-incomplete"),
    Race("Both markers gone", writes("J’ai tout repris à la main. Lou"), "refused", "markers-missing"),
    Race("Region emptied", empties_the_region, "saved", later="unchanged"),
    Race("Deleted", deletes, "refused", "page-missing", later="saved"),
    Race("Deleted and begun anew", deletes_and_begins_anew, "saved", later="unchanged"),
    Race("Renamed", renames, "refused", "page-is-redirect"),
    Race("Renamed without a trace", renames_without_a_trace, "refused", "page-missing", later="saved"),
    Race("Renamed and begun anew", renames_and_begins_anew, "refused", "markers-missing"),
    Race("Made a redirect", writes("#REDIRECTION [[Badge]] Lou"), "refused", "page-is-redirect"),
    Race("Protected", protects, "refused", "wiki-rejected"),
    Race("Created", writes("Lou a commencé."), "refused", "page-exists", absent=True),
    Race("Created with markers", writes(f"Lou.\n\n{MARKERS}"), "refused", "page-exists", later="saved", absent=True),
    Race("Created as redirect", writes("#REDIRECTION [[Badge]] Lou"), "refused", "page-is-redirect", absent=True),
]


# --- all of them in one run --------------------------------------------------------------------------


@dataclass(frozen=True)
class Played:
    """The wiki as the people left it, and what the two runs made of it."""

    first: Finished
    second: Finished
    left: Mapping[str, str]
    after_first: Mapping[str, str]
    after_second: Mapping[str, str]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory, mediawiki_of_module: Installation) -> Played:
    wiki, folder = mediawiki_of_module, tmp_path_factory.mktemp("races")
    _write_packs(folder)
    present = {str(race): START for race in RACES if not race.absent}
    wiki.load({"Modèle:Commun": "{{{nom|}}}", **BEFORE, **present})
    run(folder, "usual", wiki, wiki.api, "index", *present)
    wiki.load(SINCE)
    at_the_same_time(wiki)
    with Person(wiki, wiki.users.person) as person, Person(wiki, wiki.users.sysop) as sysop:
        scenes = {str(race): Scene(str(race), folder, wiki, person, sysop) for race in RACES}
        titles = [title for scene in scenes.values() for title in (scene.page, scene.elsewhere)]
        left: dict[str, str] = {}
        with proxy(wiki.url) as between:
            _disturb(between, scenes, left)
            first = run(folder, "usual", wiki, between.api, "sync")
        after_first = texts(person, titles)
        second = run(folder, "usual", wiki, wiki.api, "sync")
        return Played(first, second, left, after_first, texts(person, titles))


def _write_packs(folder: Path) -> None:
    """Two packs with one definition for each page, of which one has other words."""
    whole = (shipped_pack() / "pages" / "catalogue-des-communs.yaml").read_text(encoding="utf-8")
    whole = whole.replace("region: catalogue-des-communs", "region: catalogue")
    for name, text in {"usual": whole, "different": whole.replace("Voici les communs", "D’autres mots.")}.items():
        pack = folder / name / "templates"
        for part in ("schemas", "vocabularies"):
            shutil.copytree(shipped_pack() / part, pack / part)
        (pack / "pages").mkdir()
        for number, race in enumerate(RACES):
            definition = text.replace("title: Catalogue des communs", f"title: {race}")
            (pack / "pages" / f"page-{number}.yaml").write_text(definition, encoding="utf-8")
    shutil.copytree(folder / "usual", folder / "other")


def run(folder: Path, name: str, wiki: Installation, api: str, *arguments: str) -> Finished:
    """A movibot with a state and a pack of its own."""
    account = wiki.users.bot_password
    config = write_config(folder / name, api, account, "templates: templates\npages:\n  create: true\n")
    environ = {PASSWORD_VARIABLE: account.password, "XDG_CACHE_HOME": f"{folder}/cache"}
    return movibot(*arguments, "--format", "json", config=config, environ=environ)


def at_the_same_time(wiki: Installation) -> None:
    """All that was ever saved was saved in one second, long ago."""
    with closing(sqlite3.connect(wiki.folder / "data" / "movilab.sqlite")) as database, database:
        database.execute("UPDATE revision SET rev_timestamp = ?", (LONG_AGO,))


def _disturb(between: Proxy, scenes: Mapping[str, Scene], left: dict[str, str]) -> None:
    """On each page somebody acts when it is about to be saved for the first time."""
    acts = {str(race): race for race in RACES}

    def first(parameters: Parameters) -> None:
        race = acts.pop(parameters.get("title", ""), None) if parameters.get("action") == "edit" else None
        if race is None:
            return
        scene = scenes[str(race)]
        race.act(scene)
        if race.same_second:
            at_the_same_time(scene.wiki)
        left.update(texts(scene.person, [scene.page, scene.elsewhere]))

    between.before = first


def texts(person: Person, titles: Iterable[str]) -> dict[str, str]:
    """What pages hold; nothing for those that do not exist."""
    found: dict[str, str] = {}
    wanted = list(titles)
    for at in range(0, len(wanted), 50):
        asked = {"titles": "|".join(wanted[at : at + 50]), "rvprop": "content", "rvslots": "main"}
        for page in person.query(prop="revisions", **asked)["pages"]:
            gone = "missing" in page
            found[page["title"]] = "" if gone else page["revisions"][0]["slots"]["main"]["content"]
    return found


def told(done: Finished) -> dict[str, tuple[str, str | None]]:
    """Page -> its outcome, and the code of the reason."""
    assert done.code in {0, 1}, done.said
    return {o["title"]: (o["outcome"], o["reason"] and o["reason"]["code"]) for o in done.json["outcomes"]}


# --- what must hold ----------------------------------------------------------------------------------


@pytest.mark.parametrize("race", RACES, ids=str)
def test_nothing_is_lost_while_a_page_is_saved(played: Played, race: Race) -> None:
    page = str(race)
    assert page in played.left, "nobody acted"
    assert told(played.first)[page] == (race.kind, race.code)
    if race.kind == "refused":
        assert played.after_first[page] == played.left[page]
    else:
        assert "[[Agenda]]" in played.after_first[page]
    assert told(played.second)[page][0] == race.later
    for title in (page, f"{page}, ailleurs"):
        for now in (played.after_first[title], played.after_second[title]):
            assert now.count("Lou") == played.left[title].count("Lou")
            assert people_wrote(now) == people_wrote(played.left[title]) or not played.left[title]


def people_wrote(text: str) -> str:
    """The text without what movibot wrote, between markers or after the first one where the second is gone."""
    return re.sub(r"(?s)<!-- movibot:début.*(<!-- movibot:fin \S+ -->|(?=\nLou))", "", text)


def test_the_run_tells_that_a_person_is_needed(played: Played) -> None:
    assert played.first.code == played.second.code == 1


def test_a_page_that_is_as_wanted_is_not_saved_again(played: Played) -> None:
    """Each later save is of a page that had to be made, or of one that a person alone can open again."""
    saved = [race for race in RACES if race.later == "saved" or race.act is protects]
    assert played.second.json["requests"]["write"] == len(saved)
