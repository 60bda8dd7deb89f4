"""Dates as French people write them."""

from __future__ import annotations

import datetime

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from movibot.schema.dates import MONTHS, NAMES, read_date

MARCH = datetime.date(2021, 3, 1)


@pytest.mark.parametrize(
    "text",
    [
        "2021-03-01",
        "2021-3-1",
        "01/03/2021",
        "1/3/2021",
        "01.03.2021",
        "1er mars 2021",
        "1ER MARS 2021",
        "1 mars 2021",
        "lundi 1er mars 2021",
        "lundi, 1er mars 2021",
        "le 1er mars 2021",
        "Le lundi 1er mars 2021.",
        "1er\u00a0mars\u202f2021",
        " 1 march 2021 ",
        "1 mar 2021",
    ],
)
def test_one_day_in_many_forms(text: str) -> None:
    assert read_date(text) == MARCH


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("5 janv. 2021", 1),
        ("5 février 2021", 2),
        ("5 fevr 2021", 2),
        ("5 avril 2021", 4),
        ("5 mai 2021", 5),
        ("5 JUIN 2021", 6),
        ("5 juil. 2021", 7),
        ("5 août 2021", 8),
        ("5 aout 2021", 8),
        ("5 sept. 2021", 9),
        ("5 octobre 2021", 10),
        ("5 nov. 2021", 11),
        ("5 décembre 2021", 12),
        ("5 déc 2021", 12),
    ],
)
def test_months(text: str, month: int) -> None:
    assert read_date(text) == datetime.date(2021, month, 5)


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("language", NAMES)
def test_a_day_in_words_is_known_in_several_languages(language: str, month: int) -> None:
    day = datetime.date(2021, month, 5)
    assert read_date(format_date(day, "long", locale=language)) == day


@pytest.mark.parametrize("text", ["March 1, 2021", "Monday, March 1st, 2021", "1st of March 2021", "1st March 2021"])
def test_english_people_write_days_in_several_ways(text: str) -> None:
    assert read_date(text) == MARCH


def test_no_name_is_that_of_two_months() -> None:
    every = {
        (name, number)
        for months in NAMES.values()
        for number, names in enumerate(months.split(), start=1)
        for name in names.split("/")
    }
    assert len(every) == len(MONTHS)
    assert all(len(months.split()) == 12 for months in NAMES.values())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2021",
        "mars 2021",
        "03/2021",
        "30/02/2021",
        "29 février 2021",
        "0/1/2021",
        "0000-01-01",
        "2021-00-10",
        "1/3/21",
        "2021/03/01",
        "3/14/2021",
        "avant 1 mars 2021",
        "fin 1 mars 2021",
        "1 mars 2021 et après",
        "March 2021",
        "March 32, 2021",
        "2021 March 1",
        "1 marec 2021",
        "1er avril-mai 2021",
        "32 mars 2021",
    ],
)
def test_what_names_no_day(text: str) -> None:
    assert read_date(text) is None


@given(st.dates())
def test_the_iso_form_reads_back(day: datetime.date) -> None:
    assert read_date(day.isoformat()) == day


@given(st.text(st.sampled_from("0123456789-/. ermaslnudié")))
def test_no_text_makes_reading_raise(text: str) -> None:
    read_date(text)
