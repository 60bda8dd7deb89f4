"""The stop page: any text on it stops a run, before its first save or between two; an empty page stops nobody."""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from pathlib import Path

import pytest

from movibot.apply import apply_plan
from movibot.errors import StopAsked
from movibot.model import Namespace, Outcome, Plan, ReplaceRegion
from movibot.pipeline import sync
from movibot.plan import plan_edits
from movibot.stopping import SAVES_BETWEEN, SECONDS_BETWEEN, StopWatch, title_of_stop
from movibot.wikitext.markers import empty_markers
from tests.mediawiki.installation import Installation
from tests.mediawiki.person import Person
from tests.memory_wiki import FACTS, MemoryWiki
from tests.program import PASSWORD_VARIABLE, movibot, write_config
from tests.test_mirror import pack, run_on, wiki_of  # noqa: F401 - a fixture
from tests.test_runlock import Wiki

PEOPLE = dataclasses.replace(FACTS, namespaces=(*FACTS.namespaces, Namespace(2, "Utilisateur", ("User",))))
STOP = "Utilisateur:MoviBot/Stop"
TITLES = [f"Page {number:02}" for number in range(25)]


def wiki_with(stop: str | None) -> MemoryWiki:
    pages = dict.fromkeys(TITLES, empty_markers("x"))
    return MemoryWiki.of(pages | ({} if stop is None else {STOP: stop}))


def plan_for(wiki: MemoryWiki) -> Plan:
    pages = {page.title: page for page in wiki.pages(TITLES)}
    return plan_edits([ReplaceRegion(title, "x", "* a") for title in TITLES], pages, PEOPLE, user="MoviBot")


def stopped_outcomes(wiki: MemoryWiki) -> list[Outcome]:
    """What a run had done when the stop page ended it."""
    outcomes: list[Outcome] = []
    plan = plan_for(wiki)
    with pytest.raises(StopAsked) as told:
        outcomes.extend(apply_plan(plan, wiki, PEOPLE, user="MoviBot", summary="essai"))
    assert told.value.arguments["title"] == STOP
    return outcomes


@pytest.mark.parametrize(
    ("wished", "user", "title"),
    [
        ("", "MoviBot", STOP),
        ("user:moviBot/arrêt", "MoviBot", "Utilisateur:MoviBot/arrêt"),
        ("Discussion:Accueil", "", "Discussion:Accueil"),
        ("", "", ""),
    ],
)
def test_the_page_is_the_bots_own_unless_another_is_named(wished: str, user: str, title: str) -> None:
    assert title_of_stop(wished, user, PEOPLE) == title


def test_a_wiki_without_user_pages_has_no_stop_page_of_its_own() -> None:
    without = tuple(namespace for namespace in FACTS.namespaces if namespace.number != 2)
    assert title_of_stop("", "MoviBot", replace(FACTS, namespaces=without)) == ""


@pytest.mark.parametrize("text", ["stop", "\n<!-- un commentaire -->", "#REDIRECTION [[Accueil]]"])
def test_any_text_stops_before_the_first_save(text: str) -> None:
    wiki = wiki_with(text)
    assert stopped_outcomes(wiki) == []
    assert wiki.saves == []


def test_another_page_may_be_named() -> None:
    wiki = wiki_with("stop")
    wiki.write("Discussion:Accueil", "")
    plan = plan_for(wiki)
    watch = StopWatch(wiki, "Discussion:Accueil")
    saved = list(apply_plan(plan, wiki, PEOPLE, user="MoviBot", summary="essai", watch=watch))
    assert [outcome.kind for outcome in saved] == ["saved"] * len(TITLES)


def somebody_stops(wiki: MemoryWiki) -> None:
    wiki.write(STOP, "Attendez !")


@pytest.mark.parametrize("text", [None, "", " \n"])
def test_an_empty_page_stops_nobody(text: str | None) -> None:
    wiki = wiki_with(text)
    outcomes = list(apply_plan(plan_for(wiki), wiki, PEOPLE, user="MoviBot", summary="essai"))
    assert [outcome.kind for outcome in outcomes] == ["saved"] * len(TITLES)


def test_who_writes_in_the_middle_is_heard_within_ten_saves() -> None:
    wiki = wiki_with(None)
    wiki.after_save = [lambda _: None, lambda _: None, somebody_stops]
    outcomes = stopped_outcomes(wiki)
    assert [outcome.kind for outcome in outcomes] == ["saved"] * SAVES_BETWEEN
    assert wiki.saves == TITLES[:SAVES_BETWEEN]


def test_a_run_that_saves_nothing_does_not_read_the_page() -> None:
    wiki = wiki_with("stop")
    assert list(apply_plan(Plan((), ()), wiki, PEOPLE, user="MoviBot", summary="essai")) == []
    assert wiki.reads == 0


def test_the_page_is_read_again_after_a_while() -> None:
    wiki, now = MemoryWiki.of({STOP: ""}), [0.0]
    watch = StopWatch(wiki, STOP, lambda: now[0])
    watch.before_save()
    watch.before_save()
    assert wiki.reads == 1
    now[0] = SECONDS_BETWEEN
    watch.before_save()
    assert wiki.reads == 2
    wiki.write(STOP, "Non.\nVraiment.")
    now[0] = 2 * SECONDS_BETWEEN
    with pytest.raises(StopAsked) as told:
        watch.before_save()
    assert told.value.arguments == {"title": STOP, "text": "Non."}


def test_a_look_at_the_opening_serves_for_the_first_saves() -> None:
    wiki, now = MemoryWiki.of({STOP: ""}), [0.0]
    watch = StopWatch(wiki, STOP, lambda: now[0])
    watch.look()
    for _ in range(SAVES_BETWEEN):
        watch.before_save()
    assert wiki.reads == 1
    wiki.write(STOP, "Non.")
    with pytest.raises(StopAsked):
        watch.before_save()


def test_a_look_that_is_too_old_serves_no_save() -> None:
    wiki, now = MemoryWiki.of({STOP: ""}), [0.0]
    watch = StopWatch(wiki, STOP, lambda: now[0])
    watch.look()
    wiki.write(STOP, "Non.")
    now[0] = SECONDS_BETWEEN - 1
    watch.before_save()
    now[0] = SECONDS_BETWEEN
    with pytest.raises(StopAsked):
        watch.before_save()


def test_the_time_counts_from_the_question_not_from_the_answer() -> None:
    wiki = MemoryWiki.of({STOP: ""})
    watch = StopWatch(wiki, STOP, lambda: SECONDS_BETWEEN * wiki.reads)  # an answer takes its time
    watch.look()
    wiki.write(STOP, "Non.")
    with pytest.raises(StopAsked):
        watch.before_save()


@pytest.mark.parametrize(("seconds", "looks"), [(0.0, 1), (SECONDS_BETWEEN, 2)])
def test_a_short_run_looks_once_and_one_that_reads_for_long_twice(pack: Path, seconds: float, looks: int) -> None:  # noqa: F811
    title = "Discussion:Casier"

    def reads_of(stop_page: str) -> int:
        wiki = wiki_of("Tondeuse")
        wiki.write(title, "")
        run = dataclasses.replace(
            run_on(wiki, pack), user="", stop_page=stop_page, monotonic=lambda: seconds * wiki.reads
        )
        sync(run)
        assert wiki.saves == ["Les communs"]
        return wiki.reads

    assert reads_of(title) == reads_of("") + looks


def test_the_program_says_who_asked_and_how_to_go_on(tmp_path: Path) -> None:
    wiki = Wiki(tmp_path)
    with wiki.config.open("a", encoding="utf-8") as config:
        config.write("edits: {stop_page: 'Discussion:Casier'}\n")
    (wiki.pages / "Discussion").mkdir()
    page = wiki.pages / "Discussion" / "Casier.wiki"
    page.write_text("Pas ce soir.\n", encoding="utf-8")
    done = wiki.run("sync")
    assert done.code == 4
    assert "« Discussion:Casier » : « Pas ce soir. »" in done.said.replace("\N{NO-BREAK SPACE}", " ")
    assert wiki.files() == ["Casier.wiki", "Casier.wiki"]
    page.write_text("", encoding="utf-8")
    assert wiki.run("sync").code == 0
    assert len(wiki.files()) > 2


@pytest.mark.mediawiki
def test_on_a_mediawiki_the_bots_sub_page_stops_it(mediawiki: Installation, tmp_path: Path) -> None:
    account = mediawiki.users.bot_password
    config = write_config(tmp_path, mediawiki.api, account, "pages: {create: true}\n")
    environ = {PASSWORD_VARIABLE: account.password}
    stop = f"Utilisateur:{account.name.partition('@')[0]}/Stop"
    mediawiki.load({"Modèle:Commun": "x", "Casier": "{{Commun|nom=Casier}}"})
    with Person(mediawiki, mediawiki.users.person) as person:
        person.edit(stop, "Le robot se trompe.")
        done = movibot("sync", config=config, environ=environ)
        assert done.code == 4, done.said
        assert "Le robot se trompe." in done.said
        assert person.text("Catalogue des communs") is None
        person.edit(stop, "")
        assert movibot("sync", config=config, environ=environ).code == 0
        assert person.text("Catalogue des communs")
