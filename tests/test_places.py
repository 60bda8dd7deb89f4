"""The real places as pages: what the check finds there, reviewed by hand, and what became of the survey's columns."""

from __future__ import annotations

from collections import Counter

import pytest

from movibot.checking import check_texts
from movibot.cli.folders import shipped_pack
from movibot.harvest import Harvest
from movibot.model import Page
from movibot.schema import load_pack
from tests.memory_wiki import FACTS
from tests.places import ASTRAY, SURVEY, PlaceOnPage, places, rows

REAL = SURVEY.exists()

FOUND = {
    # The survey's columns with people's names and addresses were left out: nobody is told whom to call.
    ("missing-parameter", "contact"): 195 if REAL else 30,
    # No column says whether a place is open; two names do.
    ("missing-parameter", "statut"): 193 if REAL else 30,
    # Addresses without https://.
    ("url-scheme", "site web"): 20 if REAL else 10,
    # Places of which only the position is known.
    ("one-of-missing", "commune"): 4 if REAL else 1,
}
"""Code and parameter -> how many, pieces of advice apart. Each was looked at: all are true of the survey."""

ADVICE = {"suggested-parameter": 195, "required-here": 1} if REAL else {"suggested-parameter": 30}
"""Nothing of publics, services and checks is in the survey; the one place that is closed has no year of closing."""


@pytest.fixture(scope="module")
def here() -> list[PlaceOnPage]:
    return places()


@pytest.fixture(scope="module")
def harvest(here: list[PlaceOnPage]) -> Harvest:
    return check_texts(load_pack(shipped_pack()), FACTS, [Page(place.title, 0, place.text, None) for place in here])


def test_the_problems_of_the_real_places_are_those_that_were_reviewed(harvest: Harvest) -> None:
    wrong = Counter((p.code, p.arguments["name"]) for p in harvest.problems if p.severity != "info")
    assert wrong == Counter(FOUND)
    assert Counter(p.code for p in harvest.problems if p.severity == "info") == Counter(ADVICE)
    assert not [p for p in harvest.problems if p.severity == "error"]


def test_every_place_is_one_record_under_its_own_title(here: list[PlaceOnPage], harvest: Harvest) -> None:
    assert harvest.records == {"tiers-lieu": len(here)}
    assert len({place.title for place in here}) == len(here)


def test_values_are_understood(harvest: Harvest) -> None:
    for entry in harvest.entries:
        known = {name: reading.value for name, reading in entry.readings.items()}
        assert None not in known.values(), known
        position = known.get("coordonnées", (48.0, -1.0))
        assert isinstance(position, tuple)
        assert 47 < position[0] < 52
        assert -6 < position[1] < 5


COLUMNS = ("NOM_TL", "ADRESSE", "CP", "NOMCOM", "INSEECOM", "WEB", "LAT", "LONG", "NOMREG", "TWITTER", "FACEBOOK")
"""Those whose very words go into the record; TYPO and INSEEDEP go in as values of a vocabulary."""


def test_no_column_that_the_record_can_hold_is_lost(here: list[PlaceOnPage]) -> None:
    for row, place in zip(rows(), here, strict=True):
        left_out = ("NOMCOM", "INSEECOM", "LAT", "LONG") if row.get("ID") in ASTRAY else ()
        for column in (column for column in COLUMNS if column not in left_out):
            value = " ".join(row.get(column, "").split())
            assert value == "0" or value.lstrip("@/") in place.text, (row, column)
        assert row.get("NOMCOM") or row.get("COMINIT", "") in place.text
        assert ("familles" in place.text, "département" in place.text) == (bool(row["TYPO"]), True)
