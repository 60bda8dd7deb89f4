"""iCalendar, read by two libraries."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from movibot.export import Exported, product
from movibot.schema import Parameter
from tests.export.making import CHANGED, event, made, schema_of, setting, with_values
from tests.wikitext.hostile import hostile_texts

PARIS = ZoneInfo("Europe/Paris")
DAY = datetime.date(2024, 5, 16)


def written(*records: Exported) -> str:
    return product("ics", records, setting("evenement", label="Événement")).text


def read(*records: Exported) -> list[Any]:
    calendar = icalendar.Calendar.from_ical(written(*records))
    assert calendar.errors == []
    return list(calendar.events)


def one(**values: str) -> Any:
    [found] = read(event(**{"titre": "Fête", "début": "2024-05-16", **values}))
    assert found.errors == []
    return found


def in_utc(value: datetime.date) -> datetime.date:
    return value.astimezone(datetime.UTC) if isinstance(value, datetime.datetime) else value


def second_opinion(*records: Exported) -> list[Any]:
    """The same, by a parser that shares no code with the library that wrote it."""
    return list(getattr(vobject.readOne(written(*records)), "vevent_list", []))


# --- when ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "start", "end"),
    [
        ({}, DAY, datetime.date(2024, 5, 17)),
        ({"fin": "2024-05-18"}, DAY, datetime.date(2024, 5, 19)),
        ({"fin": "2024-05-16"}, DAY, datetime.date(2024, 5, 17)),
        ({"fin": "2024-05-01"}, DAY, datetime.date(2024, 5, 17)),
        ({"horaires": "accueil à 9 h 30, fin vers 17 h"}, DAY, datetime.date(2024, 5, 17)),
        ({"horaires": "9h-17h", "fin": "2024-05-18"}, DAY, datetime.date(2024, 5, 19)),
        (
            {"horaires": "de 14 h à 17 h 30"},
            datetime.datetime(2024, 5, 16, 14, tzinfo=PARIS),
            datetime.datetime(2024, 5, 16, 17, 30, tzinfo=PARIS),
        ),
        (
            {"horaires": "20h – 1h", "début": "2024-01-16"},
            datetime.datetime(2024, 1, 16, 20, tzinfo=PARIS),
            datetime.datetime(2024, 1, 17, 1, tzinfo=PARIS),
        ),
    ],
)
def test_an_event_has_its_days_or_its_hours(values: dict[str, str], start: datetime.date, end: datetime.date) -> None:
    found = one(**values)
    assert (found.decoded("DTSTART"), found.decoded("DTEND")) == (start, end)
    assert type(found.decoded("DTSTART")) is type(start)
    [again] = second_opinion(event(**{"titre": "Fête", "début": "2024-05-16", **values}))
    found_there = (again.dtstart.value, again.dtend.value)
    assert [in_utc(value) for value in found_there] == [in_utc(start), in_utc(end)]


def test_hours_are_those_of_the_place_in_summer_and_in_winter() -> None:
    records = [event(day, titre=day, début=day, horaires="14h-15h") for day in ("2024-01-16", "2024-07-16")]
    text = written(*records)
    assert "BEGIN:VTIMEZONE" in text
    assert "DTSTART;TZID=Europe/Paris:20240116T140000" in text
    hours = [found.decoded("DTSTART").astimezone(datetime.UTC).hour for found in read(*records)]
    assert hours == [13, 12]
    assert [found.dtstart.value.astimezone(datetime.UTC).hour for found in second_opinion(*records)] == hours


@pytest.mark.parametrize(
    ("zone", "lines"),
    [
        ("Europe/Paris", ["RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"]),
        ("America/Miquelon", ["RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3", "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11"]),
        ("Indian/Reunion", []),
        ("Pacific/Marquesas", []),
        ("UTC", []),
    ],
)
def test_a_time_zone_is_told_by_its_rule(zone: str, lines: list[str]) -> None:
    days = [f"{year}-{month:02}-15" for year in (2019, 2026, 2031) for month in range(1, 13)]
    records = [event(day, titre=day, début=day, horaires="14h-15h") for day in days]
    text = product("ics", records, setting("evenement", zone=ZoneInfo(zone))).text
    assert sorted(line for line in text.split("\r\n") if line.startswith("RRULE")) == sorted(lines)
    there = [datetime.datetime.fromisoformat(f"{day}T14:00").replace(tzinfo=ZoneInfo(zone)) for day in days]
    events = icalendar.Calendar.from_ical(text).events
    assert [in_utc(each.decoded("DTSTART")) for each in events] == [in_utc(moment) for moment in there]
    others = getattr(vobject.readOne(text), "vevent_list", [])
    assert [in_utc(each.dtstart.value) for each in others] == [in_utc(moment) for moment in there]


def test_a_time_zone_without_a_rule_is_told_by_its_changes() -> None:
    record = event(titre="x", début="2024-05-16", horaires="14h-15h")
    text = product("ics", [record], setting("evenement", zone=ZoneInfo("Africa/Casablanca"))).text
    [found] = icalendar.Calendar.from_ical(text).events
    assert in_utc(found.decoded("DTSTART")) == datetime.datetime(2024, 5, 16, 13, tzinfo=datetime.UTC)


def test_days_alone_need_no_time_zone() -> None:
    assert "VTIMEZONE" not in written(event(titre="Fête", début="2024-05-16"))


@pytest.mark.parametrize(
    ("values", "day", "lasts"),
    [
        ({"début": "9999-12-30"}, 30, datetime.timedelta(days=1)),
        ({"début": "9999-12-31"}, 31, None),
        ({"début": "9999-12-30", "fin": "9999-12-31"}, 30, datetime.timedelta(days=1)),
        ({"début": "9999-12-31", "horaires": "20h – 23h"}, 31, datetime.timedelta(hours=3)),
        ({"début": "9999-12-31", "horaires": "20h – 1h"}, 31, datetime.timedelta(hours=3, minutes=59, seconds=59)),
        ({"début": "0001-01-01", "horaires": "20h – 21h"}, 1, datetime.timedelta(hours=1)),
        ({"début": "2027-03-28", "horaires": "2h30 – 3h30"}, 28, None),  # an hour that no clock shows that night
        ({"début": "2027-03-28", "horaires": "2h30 – 4h30"}, 28, datetime.timedelta(hours=2)),
        ({"début": "2027-10-31", "horaires": "2h30 – 3h30"}, 31, datetime.timedelta(hours=1)),
    ],
)
def test_an_event_at_the_end_of_the_calendar_or_when_clocks_change_keeps_no_other_from_leaving(
    values: dict[str, str], day: int, lasts: datetime.timedelta | None
) -> None:
    found, other = read(event("A", titre="Fête", **values), event("B", titre="Bal", début="2024-05-16"))
    assert other.decoded("DTSTART") == DAY
    start = found.decoded("DTSTART")
    assert start.day == day
    ends = found.decoded("DTEND") if "DTEND" in found else None
    assert (None if ends is None else (ends - start) // datetime.timedelta(seconds=1)) == (
        None if lasts is None else lasts // datetime.timedelta(seconds=1)
    )


@pytest.mark.parametrize("day", ["", "bientôt", "35 mai 2024"])
def test_what_has_no_day_is_left_out_and_named(day: str) -> None:
    records = [event("A", titre="Fête", début=day), event("B", titre="Bal", début="2024-05-16")]
    found = product("ics", records, setting("evenement"))
    assert (found.count, [(left.title, left.name, left.reason.code) for left in found.left_out]) == (
        1,
        [("A", "Fête", "export-no-date")],
    )


def test_no_event_is_an_empty_calendar() -> None:
    assert read() == []
    assert second_opinion() == []


@pytest.mark.parametrize(
    ("kind", "start", "end", "begins", "ends"),
    [
        ("date and time", "2024-05-16 14:30", "", (2024, 5, 16, 14, 30), None),
        ("date and time", "2024-05-16 14:30", "2024-05-16 12:00", (2024, 5, 16, 14, 30), None),
        ("date and time", "2024-05-16 14:30", "2024-05-17 12:00", (2024, 5, 16, 14, 30), (2024, 5, 17, 12)),
        ("partial date", "2024-05-16", "2024-05-17", (2024, 5, 16), (2024, 5, 18)),
        ("partial date", "2024-05", "", None, None),
        ("partial date", "2024-05-16~", "", None, None),
    ],
)
def test_other_types_of_days(
    kind: str, start: str, end: str, begins: tuple[int, ...] | None, ends: tuple[int, ...] | None
) -> None:
    schema = schema_of(Parameter("nom"), Parameter("début", kind), Parameter("fin", kind))
    schema = replace(schema, export={"icalendar": {"start": "début", "end": "fin"}})
    record = with_values(replace(made("commun", nom="x"), schema=schema), nom="x", début=start, fin=end)
    found = [each.decoded(name) for each in read(record) for name in ("DTSTART", "DTEND") if name in each]
    wanted = [each for each in (begins, ends) if each]
    assert [value.timetuple()[: len(day)] for value, day in zip(found, wanted, strict=True)] == wanted


# --- what --------------------------------------------------------------------------------------------


def test_an_event_tells_what_the_schema_names() -> None:
    found = one(
        lieu="La Grange aux Idées, 3 chemin du Pressoir",
        commune="Saint-Véran",
        tiers_lieu_hôte="x",
        inscription="entrée libre; sans \\ réserve",
        lien_de_visio="https://visio.example.org/a,b;c",
        statut="confirmée",
        description="Une fête.\nEt de la soupe.",
    )
    assert found["SUMMARY"] == "Fête"
    assert found["LOCATION"] == "La Grange aux Idées, 3 chemin du Pressoir, Saint-Véran"
    assert (found["STATUS"], found["TRANSP"]) == ("CONFIRMED", "TRANSPARENT")
    assert found["URL"] == "https://wiki.example.org/wiki/Page"
    assert found["DESCRIPTION"].split("\n") == [
        "Inscription\u00a0: entrée libre; sans \\ réserve",
        "Lien de visio\u00a0: https://visio.example.org/a,b;c",
        "Description\u00a0: Une fête.",
        "Et de la soupe.",
        "Voir la fiche sur Movilab\u00a0: https://wiki.example.org/wiki/Page",
    ]


@pytest.mark.parametrize(
    ("state", "status", "summary"),
    [
        ("", None, "Fête"),
        ("annoncé", "TENTATIVE", "Fête"),
        ("annulée", "CANCELLED", "Annulé\u00a0: Fête"),
        ("reporté", "CANCELLED", "Reporté\u00a0: Fête"),
        ("n’importe quoi", None, "Fête"),
    ],
)
def test_what_will_not_be_says_so(state: str, status: str | None, summary: str) -> None:
    found = one(statut=state)
    assert (found.get("STATUS"), found["SUMMARY"]) == (status, summary)


def test_the_calendar_has_a_name() -> None:
    calendar = icalendar.Calendar.from_ical(written(event(titre="Fête", début="2024-05-16")))
    assert calendar["X-WR-CALNAME"] == calendar["NAME"] == "Événement – Movilab"
    assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "PUBLISH")


# --- updates ---------------------------------------------------------------------------------------------


def test_an_event_keeps_its_name_and_its_changes_count() -> None:
    before = event(titre="Fête", début="2024-05-16")
    later = CHANGED + datetime.timedelta(seconds=1)
    after = replace(event(titre="Grande fête", début="2024-05-17"), changed=later)
    [first], [second] = read(before), read(after)
    assert first["UID"] == second["UID"]
    assert first["SEQUENCE"] < second["SEQUENCE"]
    assert second.decoded("LAST-MODIFIED") == second.decoded("DTSTAMP") == later
    assert 0 <= second["SEQUENCE"] < 2**31


def test_two_events_of_a_page_have_two_names() -> None:
    one_of_two = event(titre="Fête", début="2024-05-16")
    record = replace(one_of_two.entry.record, ordinal=2)
    other = replace(one_of_two, entry=replace(one_of_two.entry, record=record))
    assert len({found["UID"] for found in read(one_of_two, other)}) == 2


def test_two_exports_are_the_same_bytes() -> None:
    def once() -> str:
        return written(
            event(titre="Fête", début="2024-05-16", horaires="14h-15h"), event("B", titre="B", début="2024-05-16")
        )

    assert once() == once()


# --- hostile values --------------------------------------------------------------------------------------


@settings(max_examples=200)
@given(hostile_texts() | st.text(alphabet='\x00\x1b\x7f\x85\u2028\ud800 ;,:\\\n"a', max_size=8))
def test_no_value_breaks_out_of_an_event(text: str) -> None:
    hostile = with_values(event(titre="x", début="2024-05-16"), titre=text, lieu=text, description=text)
    records = [hostile, event("B", titre="B", début="2024-05-16")]
    found = read(*records)
    assert [len(found), len(second_opinion(*records))] == [2, 2]
    name = kept(hostile.name) or kept(hostile.title)
    assert kept(str(found[0]["SUMMARY"])) == name
    assert kept(second_opinion(*records)[0].summary.value) == name
    if "description" in hostile.entry.readings:
        assert kept(hostile.entry.readings["description"].plain) in kept(str(found[0]["DESCRIPTION"]))
    assert all(len(line.encode()) <= 75 for line in written(*records).split("\r\n"))


def kept(text: str) -> str:
    """What a text of a calendar can hold, blanks aside."""
    return "".join(c for c in text if c.isprintable() and not c.isspace() and not "\ud800" <= c <= "\udfff")
