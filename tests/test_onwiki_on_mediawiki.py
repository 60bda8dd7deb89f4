"""Indexes that people define, on a real MediaWiki: edits at the same moment, what readers see, the program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from movibot.installing import template_pages
from movibot.model import Clock, Page, SaveResult
from movibot.pipeline import sync
from movibot.query import load_queries
from movibot.reading import Run
from movibot.schema import Pack
from movibot.wiki.mediawiki import Credentials, MediaWiki
from tests.builders import call, place_pack
from tests.mediawiki.installation import Installation
from tests.mediawiki.person import Person
from tests.mediawiki.rendering import SENTINEL, Renderer
from tests.memory_wiki import FACTS
from tests.program import PASSWORD_VARIABLE, Finished, movibot, write_config
from tests.wikis import DAY
from tests.wikitext.hostile import HOSTILE

END = "{{Fin index movibot}}"
INDEX = f"{{{{Index movibot|fiches=lieu|colonnes=nom,région}}}}\n{END}"
OTHER = "\n\nUn paragraphe.\n\nUn autre.\n\n"
START = f"Avant.{OTHER}{INDEX}{OTHER}Après."
ALPHA = call(nom="Alpha", contact="a@exemple.org", région="Bretagne")
TEMPLATES = {page.title: page.text for page in template_pages(FACTS)}


class Meddled(MediaWiki):
    """A person does something right before the first save."""

    meddle: Callable[[], object] = staticmethod(lambda: None)

    def save(self, page: Page, text: str, summary: str) -> SaveResult:
        act, self.meddle = self.meddle, lambda: None
        act()
        return super().save(page, text, summary)


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    return place_pack(tmp_path / "pack")


@pytest.fixture
def wiki(mediawiki: Installation) -> Meddled:
    mediawiki.load({**TEMPLATES, "Modèle:Lieu": "{{{nom|}}}", "Alpha": ALPHA})
    return client(mediawiki)


def client(mediawiki: Installation) -> Meddled:
    account = mediawiki.users.bot_password
    credentials = Credentials(account.name, account.password)
    return Meddled(mediawiki.api, contact="robot@example.org", clock=Clock(DAY), credentials=credentials)


def run(wiki: MediaWiki, pack: Pack) -> list[tuple[str, str, str]]:
    report = sync(Run(wiki, pack, load_queries(pack), "MoviBot", max_edits=10, today=DAY))
    return sorted((o.title, o.kind, o.reason.code if o.reason else "") for o in report.outcomes)


# --- while somebody edits ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Meanwhile:
    name: str
    old: str
    new: str
    kind: str
    code: str
    filled: bool

    def __str__(self) -> str:
        return self.name


MEANWHILE = [
    Meanwhile("far away", "Avant.", "Moi.", "merged", "", True),
    Meanwhile("another index before", "Avant.", f"{INDEX}\n\nAvant.", "merged", "", True),
    Meanwhile("the call", "fiches=lieu|", "fiches=lieux|", "refused", "index-gone", False),
    Meanwhile("the end call", f"\n{END}", "", "refused", "index-without-end", False),
    Meanwhile("inside", f"\n{END}", f"\nMoi.\n{END}", "refused", "index-holds-text", False),
    Meanwhile("nobots", "Avant.", "{{nobots}}Avant.", "conflict", "merge-excluded", True),
]


@pytest.mark.parametrize("case", MEANWHILE, ids=str)
def test_a_person_saves_in_the_same_second(wiki: Meddled, person: Person, pack: Pack, case: Meanwhile) -> None:
    person.edit("Portail", START)
    changed = START.replace(case.old, case.new)
    wiki.meddle = lambda: person.edit("Portail", changed)
    assert run(wiki, pack) == [("Portail", case.kind, case.code)]
    text = person.text("Portail") or ""
    assert ("[[Alpha]]" in text) == case.filled
    assert case.filled or text == changed
    for piece in changed.split(INDEX):
        assert piece in text


def test_an_end_call_lost_in_a_silent_merge_is_reported(wiki: Meddled, person: Person, pack: Pack) -> None:
    person.edit("Portail", START)
    run(wiki, pack)
    person.edit("Alpha", ALPHA.replace("Bretagne", "Normandie"))
    text = person.text("Portail") or ""
    wiki.meddle = lambda: person.edit("Portail", text.replace(f"\n{END}", ""))
    ((_, kind, code),) = run(wiki, pack)
    assert (kind, code) in {("conflict", "merge-unproved"), ("refused", "index-without-end")}
    assert END not in (person.text("Portail") or "")
    assert run(wiki, pack) == [("Portail", "refused", "index-without-end")]


def test_a_protected_page_is_refused_in_the_wikis_words(
    wiki: Meddled, person: Person, sysop: Person, pack: Pack
) -> None:
    person.edit("Portail", START)
    sysop.protect("Portail")
    person.edit("Ailleurs", START)
    assert run(wiki, pack) == [("Ailleurs", "saved", ""), ("Portail", "refused", "wiki-rejected")]
    assert person.text("Portail") == START


def test_where_nothing_is_filled(wiki: Meddled, person: Person, sysop: Person, pack: Pack) -> None:
    pages = {"Discussion:Portail": START, "Modèle:Portail": START, "MediaWiki:Portail": START}
    for title, text in pages.items():
        sysop.edit(title, text)
    person.edit("Utilisateur:Personne/Portail.js", START)
    person.edit("Transclusion", "{{Portail}}")
    assert run(wiki, pack) == [("Discussion:Portail", "excluded", "index-namespace")]
    assert {title: sysop.text(title) for title in pages} == pages


def test_redirects_of_the_templates_count(wiki: Meddled, person: Person, pack: Pack) -> None:
    person.move("Modèle:Index movibot", "Modèle:Liste automatique")
    person.edit("Modèle:Fin de liste", "#REDIRECTION [[Modèle:Fin index movibot]]")
    called = START.replace("Index movibot|", "liste_automatique|").replace("Fin index movibot", "Fin de liste")
    person.edit("Un", called)
    person.edit("Deux", START)
    assert run(wiki, pack) == [("Deux", "saved", ""), ("Un", "saved", "")]
    assert run(wiki, pack) == [("Deux", "unchanged", ""), ("Un", "unchanged", "")]
    assert (person.text("Un") or "").count("[[Alpha]]") == 1


def test_what_a_run_costs(wiki: Meddled, mediawiki: Installation, person: Person, pack: Pack) -> None:
    run(wiki, pack)
    without = wiki.traffic.reads
    for number in range(5):
        person.edit(f"Portail {number}", START)
    run(client(mediawiki), pack)
    again = client(mediawiki)
    assert {kind for _, kind, _ in run(again, pack)} == {"unchanged"}
    assert (again.traffic.reads - without, again.traffic.writes) == (1, 0)


# --- what readers see --------------------------------------------------------------------------------------

SHOWN = [
    "colonnes=nom,région,mémo",
    "colonnes=nom,mémo|montrer=cartes|grouper=tags",
    "colonnes=nom,mémo|montrer=définitions",
    "montrer=liste|grouper=nom",
    "montrer=lettres",
    "montrer=matrice|grouper=tags,région",
    "colonnes=nom,mémo|montrer=comparatif",
]

WRONG = ["[[Catégorie:X]]", "{{!}}", "'''x'''", "<div>", "\u202egauche", "__NOTOC__", "http://x.org", "</noinclude>"]


def in_references(text: str) -> str:
    """The text so that no character of it means anything on the page of the record."""
    return "".join(f"&#{ord(character)};" for character in text)


def page_of(calls: list[str]) -> str:
    return "\n\n".join(f"Avant.\n\n{{{{Index movibot|fiches=lieu|{each}}}}}\n{END}\n\nAprès." for each in calls)


def test_hostile_records_show_as_text(wiki: Meddled, mediawiki: Installation, pack: Pack) -> None:
    written = [in_references(value) for value in HOSTILE if value.strip()]
    records = {
        f"Lieu {number}": call(nom=value, mémo=value, tags=value, région="Bretagne")
        for number, value in enumerate(written)
    }
    mediawiki.load({**records, "Portail": page_of(SHOWN)})
    assert ("Portail", "saved", "") in run(wiki, pack)
    text = next(iter(wiki.pages(["Portail"]))).text
    assert text.count("movibot:fin index-") == len(SHOWN)
    with Renderer(mediawiki) as renderer:
        shown = renderer.render(text + SENTINEL)
    assert shown.saved == text + SENTINEL
    assert shown.is_level()
    assert (shown.categories, shown.images, shown.languagelinks) == ([], [], [])
    assert sorted(shown.templates) == ["10:Fin_index_movibot", "10:Index_movibot"]
    assert {kind for title, kind, _ in run(wiki, pack) if title == "Portail"} == {"unchanged"}


def test_mistakes_show_as_text(wiki: Meddled, mediawiki: Installation, person: Person, pack: Pack) -> None:
    person.edit("Portail", page_of([f"région=<nowiki>{value}</nowiki>" for value in WRONG]))
    assert run(wiki, pack) == [("Portail", "saved", "")]
    text = person.text("Portail") or ""
    with Renderer(mediawiki) as renderer:
        shown = renderer.render(text + SENTINEL)
    assert (shown.is_level(), shown.categories, shown.externallinks, shown.properties) == (True, [], [], [])
    words = "".join(shown.tree.itertext())
    assert words.count("Cet index ne peut pas être rempli") == len(WRONG)
    for value in WRONG:
        assert value.replace("\u202e", "\\u202e") in words
    assert run(wiki, pack) == [("Portail", "unchanged", "")]


# --- the program -------------------------------------------------------------------------------------------


@pytest.fixture
def desk(tmp_path: Path, mediawiki: Installation) -> Callable[..., Finished]:
    account = mediawiki.users.bot_password
    config = write_config(tmp_path, mediawiki.api, account)
    return lambda *words: movibot(*words, config=config, environ={PASSWORD_VARIABLE: account.password})


COMMUN = "{{Commun\n| nom = Badge\n| accroche = Entrer partout\n| action = gérer\n| contact = bonjour@example.org\n}}"


def test_the_program_from_installation_to_a_mended_mistake(desk: Callable[..., Finished], person: Person) -> None:
    assert desk("index", "--install").code == 0
    assert "enregistrée" not in desk("index", "--install").out
    person.edit("Badge", COMMUN)
    person.edit("Portail", f"Bonjour.\n\n{{{{Index movibot|fiches=communs|action=gerer|colonnes=nom,contact}}}}\n{END}")
    dry = desk("index", "Portail", "--dry-run")
    assert (dry.code, "+| [[Badge]]" in dry.out) == (0, True)
    assert "Portail : enregistrée" in desk("sync").out
    assert person.history("Portail")[0]["user"] == "MoviBot"
    assert "Portail : inchangée" in desk("index", "portail").out
    person.edit("Portail", (person.text("Portail") or "").replace("action=gerer", "action=gerrer"))
    wrong = desk("index", "Portail")
    assert wrong.code == 0
    assert "Portail:3:39: erreur [index-unknown-value] « action » ne peut pas être « gerrer »." in wrong.out
    assert "Vouliez-vous écrire « gérer » ?" in (person.text("Portail") or "")
    assert desk("index", "Portail", "--strict").code == 1
    said = desk("index", "Portail", "--format", "json").json
    assert [(p["code"], p["source"], p["line"]) for p in said["problems"]][1:] == [
        ("index-unknown-value", "Portail", 3)
    ]
    person.edit("Portail", (person.text("Portail") or "").replace("action=gerrer", "action=gérer"))
    assert desk("index", "Portail", "--strict").code == 0
    assert "[[Badge]]" in (person.text("Portail") or "")
    assert "Badge" in desk("index", "Portail", "--html").out
