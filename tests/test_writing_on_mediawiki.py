"""`movibot set` and `new`, as people type them, on a real MediaWiki."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from movibot.cli.folders import shipped_pack
from tests.mediawiki.installation import Account, Installation
from tests.mediawiki.person import Person
from tests.program import PASSWORD_VARIABLE, Finished, movibot, write_config
from tests.proxy import Parameters, proxy

pytestmark = pytest.mark.mediawiki

CARD = (
    "{{Commun\n| nom = Carte\n| nature = méthode<!-- à revoir -->\n| accroche = Voir {{Lien|x|y}}\n| action = gérer\n"
    "| contact = Accueil\n| licence = CC-BY-SA-4.0\n}}"
)
NOT_READ = "<nowiki>{{Commun|nom=Carte}}</nowiki>"
TEXT = f"__NOTOC__\n{CARD}\nLe ''texte'' d’une personne. {NOT_READ}\n\n[[Catégorie:Communs]]"
ALL = ("nom=Neuf", "nature=méthode", "accroche=Une phrase", "action=gérer", "contact=Accueil", "licence=CC0-1.0")


class Desk:
    """Somebody at a terminal, with a wiki in which one page holds a record."""

    def __init__(self, folder: Path, wiki: Installation) -> None:
        self.folder, self.wiki = folder, wiki
        self.person = Person(wiki, wiki.users.person)
        self.api = wiki.api
        shutil.copytree(shipped_pack(), folder / "templates")

    def movibot(self, *words: str, account: Account | None = None) -> Finished:
        given = account or self.wiki.users.bot_password
        config = write_config(self.folder, self.api, given, "templates: templates\nlanguage: fr\n")
        return movibot(*words, config=config, environ={PASSWORD_VARIABLE: given.password})

    def text(self, title: str) -> str:
        return self.person.text(title) or ""

    def revisions(self, title: str) -> int:
        return len(self.person.history(title))


@pytest.fixture
def desk(tmp_path: Path, mediawiki: Installation) -> Iterator[Desk]:
    mediawiki.load({"Carte": TEXT, "Lieu": "Un texte.\n\n[[Catégorie:A]]\n"})
    desk = Desk(tmp_path, mediawiki)
    with desk.person:
        yield desk


def verdicts(done: Finished) -> list[str]:
    return [each["verdict"] for each in done.json["verdicts"]]


def test_a_value_is_set_and_nothing_else(desk: Desk) -> None:
    done = desk.movibot("set", "Carte", "etat de sante=bon", "vérifié le=2026-11-01", "--format", "json")
    assert (done.code, verdicts(done)) == (0, ["changed"]), done.said
    with_values = "licence = CC-BY-SA-4.0\n| état de santé = bon\n| vérifié le = 2026-11-01\n}}"
    expected = set(TEXT.replace("licence = CC-BY-SA-4.0\n}}", with_values).split("\n"))
    assert set(desk.text("Carte").split("\n")) == expected
    before = desk.revisions("Carte")
    again = desk.movibot("set", "carte", "état de santé=bon", "vérifié le=2026-11-01", "--format", "json")
    assert (again.code, verdicts(again), again.json["requests"]["write"]) == (0, ["unchanged"], 0)
    assert desk.revisions("Carte") == before
    assert desk.movibot("undo").code == 0
    assert desk.text("Carte") == TEXT


def test_a_dry_run_shows_and_writes_nothing(desk: Desk) -> None:
    done = desk.movibot("set", "Carte", "état de santé=bon", "--dry-run")
    assert done.code == 0
    assert "+| état de santé = bon" in done.out
    assert "état de santé : (rien) → « bon »" in done.out
    assert desk.text("Carte") == TEXT


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("set", "Carte", "état de santé=superbe"), "« superbe » n’est pas une valeur connue"),
        (("set", "Carte", "nom="), "[missing-parameter]"),
        (("set", "Carte", "contact=~~~~"), "une signature, ~~~~"),
        (("set", "Carte", "contact=<!-- movibot:fin x -->"), "un repère de movibot"),
        (("set", "Carte", "--record", "2", "contact=x"), "pas de fiche numéro 2"),
        (("set", "Lieu", "contact=x"), "pas de fiche"),
        (("set", "Rien", "contact=x"), "n’existe pas"),
        (("set", "Cartes", "contact=x"), "Vouliez-vous écrire « Carte » ?"),
        (("set", "Carte", "contacte=x"), "le plus proche est « contact »"),
        (("new", "commun", "Carte", *ALL[1:], "nom=Carte"), "déjà sur la page"),
        (("new", "commun", "Lieu", *ALL[1:]), "[missing-parameter]"),
        (("new", "commun", "Modèle:Neuf", *ALL), "pas leur place"),
    ],
)
def test_what_is_refused_is_told_and_nothing_is_written(desk: Desk, words: tuple[str, ...], told: str) -> None:
    done = desk.movibot(*words)
    assert done.code == 1, done.said
    assert told in done.said
    assert (desk.text("Carte"), desk.text("Neuf")) == (TEXT, "")


@pytest.mark.parametrize(
    "words",
    [
        ("set", "Carte"),
        ("set", "Carte", "bon"),
        ("set", "Carte", "=bon"),
        ("set", "Carte", "contact=a", "contact=b"),
        ("set", "Carte", "--record", "0", "contact=a"),
        ("set", "A[b", "contact=a"),
        ("set", "Carte", "--schema", "rien", "contact=a"),
        ("new", "rien", "Neuf"),
    ],
)
def test_a_command_line_that_makes_no_sense(desk: Desk, words: tuple[str, ...]) -> None:
    done = desk.movibot(*words)
    assert done.code == 2, done.said
    assert "Traceback" not in done.said
    assert desk.text("Carte") == TEXT


def test_what_is_understood_is_written_in_its_usual_form(desk: Desk) -> None:
    words = ("vérifié le=31/12/2025", "action=gerer et animer", "accroche=C’est le 31/12/2025", "coût=[[gratuit]]")
    assert desk.movibot("set", "Carte", *words).code == 0
    page = desk.text("Carte")
    for line in ("2025-12-31", "action = gérer, animer", "C’est le 31/12/2025", "[[gratuit]]"):
        assert line in page
    revisions = desk.revisions("Carte")
    assert desk.movibot("set", "Carte", *words).code == 0
    assert (desk.text("Carte"), desk.revisions("Carte")) == (page, revisions)


def test_a_record_is_created_and_added(desk: Desk) -> None:
    assert desk.movibot("new", "commun", "Neuf", *ALL).code == 0
    page = desk.text("Neuf")
    assert page.startswith("{{Commun\n| nom = Neuf\n")
    assert desk.movibot("new", "commun", "Neuf", *ALL).code == 0
    assert desk.text("Neuf") == page
    assert desk.movibot("new", "commun", "Neuf", "nom=Autre", *ALL[1:]).code == 0
    assert desk.text("Neuf").startswith(page.rstrip("\n") + "\n{{Commun\n| nom = Autre\n")
    assert desk.movibot("new", "commun", "Lieu", *ALL).code == 0
    assert desk.text("Lieu").endswith("}}\nUn texte.\n\n[[Catégorie:A]]")
    # A page that is made for a record gives it its name; a second time there is nothing to do.
    assert desk.movibot("new", "commun", "L’Orée", *ALL[1:]).code == 0
    assert desk.text("L’Orée").startswith("{{Commun\n| nom = L’Orée\n")
    named = desk.text("L’Orée")
    assert desk.movibot("new", "commun", "L’Orée", *ALL[1:]).code == 0
    assert desk.text("L’Orée") == named
    # On a page that is there for something else nobody knows its name.
    assert desk.movibot("new", "commun", "Lieu", *ALL[1:]).code == 1
    shown = desk.movibot("show", "Neuf", "--format", "json").json["records"]
    assert [record["parameters"]["nom"]["text"] for record in shown] == ["Neuf", "Autre"]


def test_text_is_no_wikitext_where_it_is_plain(desk: Desk) -> None:
    hostile = "a|b {{c}} [[d]] '''e''' <b>f</b> &amp; ~~~~ = }} <!-- g --> __TOC__ #h"
    done = desk.movibot("set", "Carte", "--plain", f"accroche={hostile}")
    assert done.code == 0, done.said
    (record,) = desk.movibot("show", "Carte", "--format", "json").json["records"]
    assert record["parameters"]["accroche"]["text"] == hostile
    again = desk.movibot("set", "Carte", "--plain", f"accroche={hostile}", "--format", "json")
    assert verdicts(again) == ["unchanged"]


@pytest.mark.parametrize(
    ("theirs", "code", "outcome", "contact"),
    [
        (TEXT + "\nUn ajout.", 0, "merged", "Le robot"),
        (TEXT.replace("contact = Accueil", "contact = Elle"), 1, "refused", "Elle"),
        (TEXT.replace("contact = Accueil", "contact = Le robot"), 0, "unchanged", "Le robot"),
        (f"{CARD.replace('Carte', 'Plan')}\n{TEXT}", 0, "merged", "Le robot"),
        ("{{nobots}}" + TEXT, 1, "conflict", "Le robot"),
    ],
)
def test_somebody_edits_meanwhile(desk: Desk, theirs: str, code: int, outcome: str, contact: str) -> None:
    """What a person writes between the reading and the saving stays; their own value is never written over."""
    edits = iter([theirs])

    def meddle(parameters: Parameters) -> None:
        if parameters.get("action") == "edit" and (new := next(edits, None)):
            desk.person.edit("Carte", new)

    with proxy(desk.wiki.url) as between:
        between.before = meddle
        desk.api = between.api
        done = desk.movibot("set", "Carte", "contact=Le robot", "--format", "json")
    assert (done.code, [each["outcome"] for each in done.json["outcomes"]]) == (code, [outcome]), done.said
    expected = theirs.rpartition("contact = ")
    rest = expected[2].partition("\n")[2]
    assert desk.text("Carte") == f"{expected[0]}contact = {contact}\n{rest}"
