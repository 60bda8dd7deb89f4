"""The survey's places and an agenda on a real MediaWiki, exported to what others read."""

from __future__ import annotations

import csv
import io
import json
import shutil
import time
from pathlib import Path
from typing import Any

import feedparser
import geojson
import icalendar
import pytest

from movibot.cli.folders import shipped_pack
from tests.export.test_mednum import PUBLISHED, mistakes
from tests.mediawiki.installation import Installation
from tests.mediawiki.person import Person
from tests.places import PlaceOnPage, places
from tests.program import PASSWORD_VARIABLE, Finished, movibot, write_config
from tests.proxy import proxy

EVENTS = {
    "Fête": "{{Événement\n| titre = Fête & bal\n| début = 2026-12-05\n| horaires = de 14 h à 17 h\n| lieu = Caen\n}}",
    "Réunion": "{{Événement\n| titre = Réunion\n| début = 10 décembre 2026\n| statut = annulé\n}}",
    "Un jour": "{{Événement\n| titre = Un jour\n| statut = annoncé\n}}",
}
INDEX = "Nos lieux.\n<!-- movibot:début evenements -->\n<!-- movibot:fin evenements -->"


def siret(number: int) -> str:
    """An invented number that proves itself (Luhn)."""
    body = f"{900_000_000_000 + number * 7:012}0"
    total = sum(sum(divmod(2 * int(d), 10)) for d in body[::-2]) + sum(int(d) for d in body[-2::-2])
    return f"{body}{-total % 10}"


@pytest.fixture
def survey() -> list[PlaceOnPage]:
    return places()


class Desk:
    """A configuration for one wiki, and what it exports."""

    def __init__(self, folder: Path, wiki: Installation) -> None:
        self.folder = folder
        self.account = wiki.users.bot_password
        shutil.copytree(shipped_pack(), folder / "templates")
        for page in (folder / "templates" / "pages").glob("*.yaml"):
            if page.stem != "evenements-du-lieu":
                page.unlink()
        self.config = write_config(folder, wiki.api, self.account, "templates: templates\n")

    def movibot(self, *arguments: str) -> Finished:
        environ = {PASSWORD_VARIABLE: self.account.password}
        return movibot(*arguments, config=self.config, environ=environ, cwd=self.folder)

    def export(self, form: str, *arguments: str) -> str:
        done = self.movibot("export", form, *arguments)
        assert done.code == 0, done.err
        return done.out


@pytest.fixture
def desk(tmp_path: Path, mediawiki: Installation, survey: list[PlaceOnPage]) -> Desk:
    texts = {place.title: place.text for place in survey}
    for number, title in enumerate(list(texts)[:20]):
        texts[title] = texts[title].replace("\n}}", f"\n| SIRET = {siret(number)}\n}}}}", 1)
    templates = {"Modèle:Tiers-lieu": "{{{nom|}}}", "Modèle:Événement": "{{{titre|}}}"}
    mediawiki.load({**templates, **texts, **EVENTS})
    return Desk(tmp_path, mediawiki)


def pages(text: str) -> list[str]:
    return [row["page"] for row in csv.DictReader(io.StringIO(text, newline=""), strict=True)]


def titles(atom: str) -> list[str]:
    found: Any = feedparser.parse(atom.encode())
    assert not found.bozo
    return [entry.title for entry in found.entries]


def test_what_stands_on_a_wiki_is_read_by_others(desk: Desk, survey: list[PlaceOnPage]) -> None:
    table = desk.export("csv", "--schema", "tiers-lieu")
    assert sorted(pages(table)) == sorted(place.title for place in survey)

    done = desk.movibot("export", "geojson")
    layer = geojson.loads(done.out)
    assert layer.is_valid, layer.errors()
    placed = {row["page"] for row in csv.DictReader(io.StringIO(table, newline="")) if row["coordonnées"]}
    assert len(layer.features) + done.err.count(" pas de coordonnées.") == len(survey)
    assert len(layer.features) == len(placed)

    directory = desk.movibot("export", "mednum")
    rows = list(csv.DictReader(io.StringIO(directory.out, newline="")))
    assert 0 < len(rows) <= 20
    assert {len(row["pivot"]) for row in rows} == {14}
    closed = sum("| statut = fermé" in place.text for place in survey)
    assert len(rows) + directory.err.count("\n- ") == len(survey) - closed
    if PUBLISHED.exists():
        assert mistakes(directory.out) == []

    calendar: Any = icalendar.Calendar.from_ical(desk.export("ics"))
    assert sorted(event["SUMMARY"] for event in calendar.events) == ["Annulé\u00a0: Réunion", "Fête & bal"]
    assert len(json.loads(desk.export("json"))["records"]) == len(survey) + len(EVENTS)
    assert len(titles(desk.export("atom"))) == 50


def test_after_a_run_an_export_asks_little_and_a_second_one_touches_nothing(
    desk: Desk, mediawiki: Installation
) -> None:
    with proxy(mediawiki.url) as between:
        desk.config = write_config(desk.folder, between.api, desk.account, "templates: templates\n")
        assert desk.movibot("sync").code == 0
        between.seen.clear()
        first = desk.movibot("export", "geojson", "--output", "carte.geojson")
        file = desk.folder / "carte.geojson"
        stamp = (file.stat().st_mtime_ns, file.stat().st_ino)
        again = desk.movibot("export", "geojson", "--output", "carte.geojson")
        asked = [asked["action"] for asked in between.seen]
    assert (first.code, again.code) == (0, 0)
    assert "était déjà à jour" in again.out
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == stamp
    assert set(asked) == {"query", "login"}
    assert len(asked) <= 10, asked


def test_a_feed_follows_people_and_not_our_own_lists(desk: Desk, person: Person, survey: list[PlaceOnPage]) -> None:
    title = survey[0].title
    text = person.text(title) or ""
    time.sleep(1.1)
    person.edit(title, f"{text}\n{INDEX}")
    time.sleep(1.1)
    person.edit("Fête", EVENTS["Fête"].replace("}}", f"| tiers-lieu hôte = {title}\n}}}}"))
    before = desk.export("atom", "--limit", "3")
    assert titles(before)[:2] == ["Fête & bal", survey[0].name]
    time.sleep(1.1)
    assert desk.movibot("sync").code == 0
    assert "Fête" in (person.text(title) or "").split("movibot:début")[1]
    assert desk.export("atom", "--limit", "3") == before
    person.edit(title, (person.text(title) or "").replace("Nos lieux.", "Nos voisins."))
    assert titles(desk.export("atom", "--limit", "3"))[0] == survey[0].name


def test_an_event_that_moves_is_an_update(desk: Desk, person: Person) -> None:
    def fete() -> Any:
        calendar: Any = icalendar.Calendar.from_ical(desk.export("ics"))
        return next(event for event in calendar.events if "Fête" in event["SUMMARY"])

    before = fete()
    assert fete() == before
    time.sleep(1.1)
    person.edit("Fête", EVENTS["Fête"].replace("2026-12-05", "2026-12-06"))
    after = fete()
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after.decoded("DTSTART") > before.decoded("DTSTART")
    assert after["URL"].endswith("F%C3%AAte")
