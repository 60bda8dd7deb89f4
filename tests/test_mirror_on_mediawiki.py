"""Whatever happens on a real MediaWiki between two runs: one that remembers ends as one that reads everything.

Each row of the table begins on the same wiki with the same memory, is played, and is followed by runs of both kinds.
"""

from __future__ import annotations

import datetime
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from movibot.memory import Memory
from movibot.mirror import DAYS_BETWEEN, Mirror
from movibot.model import Clock, Report
from movibot.pipeline import sync
from movibot.present import Present
from movibot.query import load_queries
from movibot.reading import Run
from movibot.schema import load_pack
from movibot.store import Store
from movibot.wiki.mediawiki import Credentials, MediaWiki
from movibot.wikitext.markers import empty_markers
from tests.mediawiki.installation import Account, Installation
from tests.mediawiki.person import Person
from tests.proxy import Proxy, proxy
from tests.wikis import DAY, exactly

SCHEMA = """template: Commun
label: {fr: Commun, en: Commons}
parameters:
  nom: {type: line, required: true}
  description: {type: line}
  voisin: {type: page}
"""
COMMUNS = "title: Les communs\nfrom: commun\ncolumns: [$page, description]\n"
GUIDES = "title: Les guides\nfrom: {category: Guides}\nshow: list\n"
LINKED = "title: Les plus liés\nfrom: commun\ncolumns: [$page, $incoming]\n"

Act = Callable[["Scene"], object]
START = "Mes mots.\n\n{}\n\nMes autres mots."
PAGES = {
    "Modèle:Commun": "{{{nom|}}}",
    "Badge": "{{Commun|nom=Badge|description=Entrer|voisin=[[Agenda]]}}",
    "Agenda": "{{Commun|nom=Agenda|description=Se voir}}",
    "Fraise": "{{Commun|nom=Fraise|description=Manger|voisin=[[Nulle part]]}}",
    "Souder": "Tout est là. [[Catégorie:Guides]]",
    "Les communs": START.format(empty_markers("les-communs")),
    "Les guides": START.format(empty_markers("les-guides")),
    "Les plus liés": START.format(empty_markers("les-plus-lies")),
}
LONG_AGO = "2026-01-01T12:00:00Z"


@dataclass
class Scene:
    """A wiki that movibot has seen, who is there, and what movibot remembers."""

    wiki: Installation
    person: Person
    sysop: Person
    between: Proxy
    pack: Path
    state: Path

    def run(self, account: Account | None = None, today: datetime.date = DAY) -> Run:
        given = account or self.wiki.users.bot_password
        clock = Clock(today)
        wiki = MediaWiki(
            self.between.api,
            contact="essai@example.org",
            clock=clock,
            credentials=Credentials(given.name, given.password),
            patience=exactly(clock),
        )
        pack = load_pack(self.pack)
        return Run(wiki, pack, load_queries(pack), user="MoviBot", max_edits=200, today=today)

    def remembering(
        self, account: Account | None = None, today: datetime.date = DAY, *, dry_run: bool = False, full: bool = False
    ) -> Report:
        self.between.seen.clear()
        run = self.run(account, today)
        store = Store(self.state, self.wiki.api, scratch=dry_run)
        if full:
            store.forget()
        mirror = Mirror(run.wiki, store, today)
        try:
            knowing = replace(run, mirror=mirror, memory=Memory(store, "k"), present=Present(run.wiki, store))
            return sync(knowing, dry_run=dry_run)
        finally:
            store.close()
            assert not store.trouble

    def reading_all(self) -> Report:
        return sync(self.run(), dry_run=True)

    def ends_alike(self, account: Account | None = None, today: datetime.date = DAY) -> Report:
        """Run, and see that a run without memory then finds nothing to do and tells the same."""
        told = self.remembering(account, today)
        expected = self.reading_all()
        assert expected.planned == ()
        assert findings(told) == findings(expected)
        assert said(told) == said(expected)
        return told

    def content_reads(self) -> list[str]:
        """The titles whose texts movibot read in the last run, but for its stop page."""
        asked = [each.get("titles", "") for each in self.between.seen if "content" in each.get("rvprop", "")]
        titles = [title for each in asked for title in each.split("\x1f") if title]
        return [title for title in titles if not title.startswith("Utilisateur:")]

    def requests_after_login(self) -> int:
        """How much was asked in the last run, but for the stop page, which is asked for in every run that may write."""
        others = (each for each in self.between.seen if not each.get("titles", "").endswith("/Stop"))
        return sum(not is_login(each) for each in others)

    def sql(self, statement: str) -> None:
        with closing(sqlite3.connect(self.wiki.folder / "data" / "movilab.sqlite")) as file, file:
            file.execute(statement)

    def again(self, person: Person) -> Person:
        """The same, after a reset that ended all sessions."""
        person.__exit__(None, None, None)
        return Person(self.wiki, self.wiki.users.person)

    def text(self, title: str) -> str:
        return self.person.text(title) or ""

    def add_words(self, title: str, words: str) -> int:
        return self.person.edit(title, f"{words}\n{self.text(title)}")


def is_login(parameters: dict[str, str]) -> bool:
    return parameters.get("action") == "login" or parameters.get("meta", "") in {"tokens", "userinfo"}


def findings(report: Report) -> tuple[object, ...]:
    return report.problems, report.records


def said(report: Report) -> dict[str, tuple[object, ...]]:
    """What became of pages; one that was saved is as it should be from then on."""
    return {each.title: ("unchanged" if each.kind == "saved" else each.kind, each.reason) for each in report.outcomes}


def saved(report: Report) -> list[str]:
    return [each.title for each in report.outcomes if each.kind == "saved"]


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pack")
    texts = {"schemas/commun": SCHEMA, "pages/les-communs": COMMUNS, "pages/les-guides": GUIDES}
    for name, text in {**texts, "pages/les-plus-lies": LINKED}.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def scene(mediawiki_of_module: Installation, pack: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """A wiki that movibot brought up to date; each test leaves it so."""
    wiki, state = mediawiki_of_module, tmp_path_factory.mktemp("known") / "state"
    wiki.load(PAGES)
    with proxy(wiki.url) as between, Person(wiki, wiki.users.person) as person, Person(wiki, wiki.users.sysop) as sysop:
        scene = Scene(wiki, person, sysop, between, pack, state)
        scene.remembering()
        yield scene


# --- what people do ----------------------------------------------------------------------------------


def commun(name: str, description: str = "Essai", more: str = "") -> str:
    return f"{{{{Commun|nom={name}|description={description}{more}}}}}"


def _many_things(scene: Scene) -> None:
    """Each on pages of its own."""
    person, sysop = scene.person, scene.sysop
    person.edit("Modifié", commun("Modifié", "Passer"))
    scene.add_words("Les communs", "Bonjour !")
    person.edit("Nouveau", commun("Nouveau"))
    person.edit("Retiré", "Ce n’est plus un commun.")
    person.move("Renommé", "Renommé, ensuite")
    sysop.move("Renommé sans trace", "Renommé, sans trace", leave_redirect=False)
    sysop.delete("Supprimé")
    sysop.delete("Rétabli")
    sysop.restore("Rétabli")
    sysop.import_page("Importé", commun("Importé"), LONG_AGO)
    sysop.import_page("Recouvert", commun("Recouvert", "D’ailleurs"), "2037-01-01T12:00:00Z")
    person.edit("Fraise", commun("Fraise", "Manger", "|voisin=[[Agenda]]"))
    scene.wiki.configure("$wgGroupPermissions['sysop']['deleterevision'] = true;")
    former = person.history("Badge")[0]["revid"]
    person.edit("Badge", PAGES["Badge"].replace("Entrer", "Ouvrir"))
    sysop.hide("Badge", former)
    sysop.protect("Badge")


THINGS = ("Modifié", "Retiré", "Renommé", "Renommé sans trace", "Supprimé", "Rétabli", "Recouvert")


def test_many_things_at_once(scene: Scene) -> None:
    scene.wiki.load({title: commun(title) for title in THINGS})
    scene.remembering()
    _many_things(scene)
    assert saved(scene.ends_alike()) == ["Les communs", "Les plus liés"]
    now = scene.text("Les communs")
    assert now.startswith("Bonjour !\nMes mots.")
    there = {title for title in (*THINGS, "Renommé, ensuite", "Renommé, sans trace") if f"[[{title}]]" in now}
    assert there == {"Modifié", "Renommé, ensuite", "Renommé, sans trace", "Rétabli", "Recouvert"}
    assert all(words in now for words in ("[[Nouveau]]", "[[Importé]]", "Passer", "D’ailleurs", "Ouvrir"))


def _make_and_use_a_redirect(scene: Scene) -> None:
    scene.person.edit("Par redirection", "{{Bien|nom=Par redirection|description=Avant}}")
    scene.remembering()
    scene.person.edit("Modèle:Bien", "#REDIRECTION [[Modèle:Commun]]")


def _rename_the_template(scene: Scene) -> None:
    scene.sysop.move("Modèle:Commun", "Modèle:Bien commun")
    scene.person.edit("Nouveau nom", "{{Bien commun|nom=Nouveau nom|description=Essai}}")


ALONE: dict[str, tuple[Act, str]] = {
    "category member": (lambda s: s.person.edit("Coudre", "[[Catégorie:Guides]]"), "Les guides"),
    "named page made": (lambda s: s.person.edit("Nulle part", "Si, ici."), ""),
    "named page deleted": (lambda s: s.sysop.delete("Nulle part"), ""),
    "linked": (lambda s: s.person.edit("Souder", "Voir [[Fraise]]. [[Catégorie:Guides]]"), "Les plus liés"),
    "redirect made after its use": (_make_and_use_a_redirect, "Les communs"),
    "template renamed": (_rename_the_template, "Les communs"),
    "record on an index": (lambda s: s.add_words("Les guides", commun("Ici même")), "Les communs"),
    "inside a region": (
        lambda s: s.person.edit("Les communs", s.text("Les communs").replace("Entrer", "Lou").replace("Ouvrir", "Lou")),
        "",
    ),
}
"""What happens alone between two runs, and a page that is saved for it."""


@pytest.mark.parametrize("name", ALONE)
def test_one_thing_alone(scene: Scene, name: str) -> None:
    act, page = ALONE[name]
    before = scene.text("Les communs")
    act(scene)
    assert page in ["", *saved(scene.ends_alike())]
    if name == "inside a region":
        scene.person.edit("Les communs", before)


# --- a wiki that was put back ------------------------------------------------------------------------


@pytest.fixture
def old_state(scene: Scene) -> Iterator[Scene]:
    """Everything is up to date and remembered; afterwards the wiki is as it was then."""
    scene.wiki.snapshot("backup")
    kept = scene.state.with_name("kept")
    shutil.copytree(scene.state, kept)
    yield scene
    scene.wiki.reset("backup")
    scene.person = scene.again(scene.person)
    shutil.rmtree(scene.state)
    kept.rename(scene.state)


def _lost(scene: Scene, *, seen: bool) -> None:
    """A record and its index were changed, and the wiki was put back to a state of before; its numbers begin again."""
    scene.person.edit("Agenda", commun("Agenda", "Ce qui fut perdu"))
    assert saved(scene.remembering()) == ["Les communs"]
    if seen:
        scene.remembering()
    scene.wiki.reset("backup")
    scene.person = scene.again(scene.person)


def _edit_both(scene: Scene) -> None:
    scene.person.edit("Souder", "Autre chose.")
    scene.add_words("Les communs", "Lou est là.")


def _edit_the_record(scene: Scene) -> None:
    scene.person.edit("Agenda", commun("Agenda", "Ce que dit Lou"))


def _edit_without_a_trace(scene: Scene) -> None:
    _edit_both(scene)
    scene.sql("DELETE FROM recentchanges")


PUT_BACK: list[tuple[Act, bool]] = [(_edit_both, False), (_edit_the_record, True), (_edit_without_a_trace, True)]


@pytest.mark.parametrize(("act", "seen"), PUT_BACK)
def test_a_wiki_that_was_put_back(old_state: Scene, act: Act, seen: bool) -> None:
    scene = old_state
    _lost(scene, seen=seen)
    act(scene)
    if act is _edit_both:
        scene.person.edit("Neuf", commun("Neuf"))
    before = scene.text("Les communs")
    scene.ends_alike()
    now = scene.text("Les communs")
    assert "perdu" not in now
    assert now.count("Lou") == before.count("Lou") + (act is _edit_the_record)


@pytest.mark.parametrize("more", [False, True], ids=["alone", "with a new record"])
def test_only_our_own_save_was_lost(old_state: Scene, more: bool) -> None:
    """The backup is of right before a run, so that no change which the cursor knows of is gone.

    The number of the save that was lost is then that of a person's edit of the same page, and of nothing else.
    """
    scene = old_state
    scene.person.edit("Agenda", commun("Agenda", "Ce qui est neuf"))
    scene.wiki.snapshot("right before")
    assert saved(scene.remembering()) == ["Les communs"]
    lost = scene.person.history("Les communs")[0]["revid"]
    scene.wiki.reset("right before")
    scene.person = scene.again(scene.person)
    assert scene.add_words("Les communs", "Lou est là.") == lost
    if more:
        scene.person.edit("Neuf", commun("Neuf"))
    scene.ends_alike()
    now = scene.text("Les communs")
    assert now.startswith("Lou est là.\n")
    assert "Ce qui est neuf" in now


def test_our_own_save_was_lost_and_nobody_came(old_state: Scene) -> None:
    scene = old_state
    scene.person.edit("Agenda", commun("Agenda", "Ce qui est neuf"))
    scene.wiki.snapshot("right before")
    scene.remembering()
    scene.wiki.reset("right before")
    scene.person = scene.again(scene.person)
    assert saved(scene.ends_alike()) == ["Les communs"]


# --- what it costs, and what is found later ----------------------------------------------------------


def test_what_is_asked(old_state: Scene) -> None:
    scene = old_state
    scene.remembering()
    scene.remembering()
    assert (scene.content_reads(), scene.requests_after_login()) == ([], 1)
    scene.person.edit("Agenda", commun("Agenda", "Ce qui est neuf"))
    assert scene.remembering(dry_run=True).planned
    assert saved(scene.remembering()) == ["Les communs"]
    assert scene.content_reads() == ["Agenda"]
    assert sum(each.get("action") == "edit" for each in scene.between.seen) == 1
    scene.remembering()
    assert scene.content_reads() == []
    scene.sql("DELETE FROM recentchanges")
    for _ in range(2):
        scene.remembering()
        assert scene.content_reads() == []
    password = scene.wiki.users.bot_password.password.encode()
    assert not [path for path in scene.state.iterdir() if password in path.read_bytes()]


@pytest.mark.parametrize("full", [False, True], ids=["seven days later", "full"])
def test_what_a_script_imports_is_found_later(old_state: Scene, full: bool) -> None:
    scene = old_state
    scene.wiki.load({"En silence": commun("En silence"), "Agenda": commun("Agenda", "Ce qui est neuf")}, quiet=True)
    for days in (0, DAYS_BETWEEN - 1):
        assert saved(scene.remembering(today=DAY + datetime.timedelta(days=days))) == []
    later = DAY + datetime.timedelta(days=0 if full else DAYS_BETWEEN)
    assert "Les communs" in saved(scene.remembering(today=later, full=full))
    if not full:
        assert sorted(scene.content_reads()) == ["Agenda", "En silence"]
    assert scene.reading_all().planned == ()


def test_more_changes_than_one_answer_holds(old_state: Scene) -> None:
    """An account without `apihighlimits` is told 500 of them."""
    scene = old_state
    scene.wiki.configure("$wgGroupPermissions['bot']['apihighlimits'] = false;")
    scene.wiki.load({"Neuf": commun("Neuf"), **{f"Page {number}": "Rien." for number in range(520)}})
    assert "Les communs" in saved(scene.ends_alike())
    scene.remembering()
    assert scene.content_reads() == []
