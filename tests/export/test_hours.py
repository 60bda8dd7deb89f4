"""Opening hours in French and as OpenStreetMap has them."""

from __future__ import annotations

import opening_hours as osm
import pytest
from hypothesis import given
from hypothesis import strategies as st

from movibot.export.hours import opening_hours, single_range


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("du mardi au samedi, de 9 h à 18 h", "Tu-Sa 09:00-18:00"),
        ("Du mardi au vendredi de 10h à 12h et de 14h à 18h. Le samedi de 10h à 12h.",
         "Tu-Fr 10:00-12:00,14:00-18:00; Sa 10:00-12:00"),
        ("lundi 9h-12h et 14h-18h ; mardi : 14h30-18h", "Mo 09:00-12:00,14:00-18:00; Tu 14:30-18:00"),
        ("du lundi au vendredi 9h-12h / 14h-18h, samedi 10h-12h", "Mo-Fr 09:00-12:00,14:00-18:00; Sa 10:00-12:00"),
        ("mardi, jeudi et samedi, 9h30 – 12h", "Tu,Th,Sa 09:30-12:00"),
        ("mar. et jeu. 9h-12h", "Tu,Th 09:00-12:00"),
        ("lun-ven 9:00-18:00", "Mo-Fr 09:00-18:00"),
        ("Les mercredis de 14\u00a0h à 18\u202fh", "We 14:00-18:00"),
        ("tous les jours de 8h à minuit", "Mo-Su 08:00-24:00"),
        ("vendredi 20h-1h", "Fr 20:00-25:00"),
        ("de midi à 14 h", "12:00-14:00"),
        ("Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00", "Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00"),
        ("24/7", "24/7"),
        ("Mo off", "Mo off"),
    ],
)  # fmt: skip
def test_what_leaves_no_doubt_is_understood(text: str, hours: str) -> None:
    assert opening_hours(text) == hours
    assert osm.validate(hours)


@pytest.mark.parametrize(
    "text",
    [
        *("", "sur rendez-vous", "accueil à 9 h 30, fin vers 17 h", "le lundi", "9h", "18h-9h", "9h-9h", "25h-26h"),
        *("mercredi : fermé", "mardi 9h-12h sauf vacances", "le premier lundi du mois de 9h à 12h", "9h-12h?"),
        *("lundi 9h-12h, lundi 14h-18h", "du mardi au vendredi 9h-12h ; mercredi 14h-18h", "9h-12h ; mardi 14h-18h"),
        *("Mo-Fr 09:00-12:00 ou plus", "mardi 9h-12h " * 40, "24/7 sauf Noël"),
    ],
)
def test_what_says_more_is_not_half_understood(text: str) -> None:
    assert opening_hours(text) is None


WORDS = ["lundi", "mardi", "du", "au", "de", "à", "9 h", "18h", "12:30", ",", ";", "et", "-", "midi", "ouvert", "."]


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join) | st.text(max_size=40))
def test_whatever_is_understood_is_what_openstreetmap_reads(text: str) -> None:
    hours = opening_hours(text)
    assert hours is None or osm.validate(hours)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("de 14 h à 17 h 30", (840, 1050)),
        ("14h-17h", (840, 1020)),
        ("20h – 1h", (1200, 1500)),
        ("mardi 14h-17h", None),
        ("9h-12h et 14h-17h", None),
        ("accueil à 9 h 30", None),
        ("", None),
    ],
)
def test_one_range_alone_is_the_time_of_an_event(text: str, minutes: tuple[int, int] | None) -> None:
    assert single_range(text) == minutes
