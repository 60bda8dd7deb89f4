"""The founding texts as records: what they say, and what they leave out.

Each folder of `tests/sources` holds pages written by hand from one text, in our own words: names of places and
organisations, no person. Its README lists the problems that these pages have, each of them true of the text.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from movibot.checking import check_all
from movibot.cli.folders import shipped_pack
from movibot.extract import with_nested
from movibot.harvest import Harvest
from movibot.model import Entry
from movibot.reading import Run, read_facts, read_wiki
from movibot.schema import PartialDate, load_pack
from movibot.wiki.filenames import name_of
from tests.memory_wiki import MemoryWiki

SOURCES = Path(__file__).parent / "sources"
ROOMS = sorted(path.name for path in SOURCES.iterdir() if path.is_dir())
PACK = load_pack(shipped_pack())
LEAST = {
    "S000": {"projet": 4, "defi": 2},
    "S001": {"commun": 4, "communaute-d-entraide": 6, "defi": 3, "etape": 2, "projet": 3},
    "S002": {"commun": 4, "outil-numerique": 3, "recette-d-animation": 3, "defi": 3},
    "S003": {"tiers-lieu": 15, "evenement": 3, "reseau": 1, "commun": 1},
}
"""Text -> schema -> how many records the text is known to hold."""

ORGANISATIONS = {("action-a-mener", "qui")}
"""Personal parameters that hold names of places and organisations here."""


class Found(NamedTuple):
    """A problem as the tables have it."""

    page: str
    code: str
    parameter: str


@cache
def pages(room: str) -> Mapping[str, str]:
    """Title -> text."""
    files = sorted((SOURCES / room).glob("*.wiki"))
    return {name_of((file.name,)) or file.name: file.read_text(encoding="utf-8") for file in files}


@cache
def run(room: str) -> Run:
    return Run(MemoryWiki.of(pages(room)), PACK, (), today=datetime.date(2026, 1, 1))


@cache
def harvest(room: str) -> Harvest:
    return check_all(run(room))


@cache
def entries(room: str) -> tuple[Entry, ...]:
    return tuple(with_nested(read_wiki(run(room), read_facts(run(room))).entries))


def table(room: str) -> Iterator[Found]:
    """The rows of a README, a page each; `(2)` behind a page: two records of it have the problem."""
    for line in (SOURCES / room / "README.md").read_text(encoding="utf-8").splitlines():
        row = re.fullmatch(r"\| `([a-z-]+)` \| ([^|]+) \| ([^|]+) \| [^|]+ \|", line)
        for page in row[3].split(" ; ") if row else ():
            title, _, count = page.partition(" (×")
            yield from [Found(title, row[1], row[2])] * int(count.rstrip(")") or 1) if row else []


@pytest.mark.parametrize("room", ROOMS)
def test_the_problems_are_those_of_the_table_and_each_is_true_of_the_text(room: str) -> None:
    told = [p for p in harvest(room).problems if p.code != "suggested-parameter"]
    found = Counter(Found(p.place.source, p.code, str(p.arguments["name"])) for p in told)
    assert found == Counter(table(room))


@pytest.mark.parametrize("room", ROOMS)
def test_a_text_gives_enough_records_and_every_page_one(room: str) -> None:
    count = Counter(entry.record.schema for entry in harvest(room).entries)
    assert count.total() >= 10
    assert all(count[schema] >= least for schema, least in LEAST.get(room, {}).items()), count
    assert {entry.record.title for entry in harvest(room).entries} == set(pages(room))


@pytest.mark.parametrize("room", ROOMS)
def test_no_person_stands_there_and_every_record_says_where_it_comes_from(room: str) -> None:
    assert not [title for title, text in pages(room).items() if "@" in text]
    for entry in entries(room):
        schema = PACK.schemas[entry.record.schema]
        own = [schema.parameters[name] for name in entry.readings if schema.parameters[name].type != "records"]
        personal = {(schema.key, parameter.name) for parameter in own if parameter.personal}
        assert personal <= ORGANISATIONS, entry.record.title
        assert "source" in entry.readings or "source" not in schema.parameters, entry.record.title


def test_the_action_plan_of_a_meeting_says_who_and_when() -> None:
    (meeting,) = [
        entry
        for entry in harvest("S003").entries
        if entry.record.title == "Rencontre des tiers-lieux normands, 15 juin 2017"
    ]
    plan = meeting.readings["plan d'action"].value
    assert isinstance(plan, tuple)
    lines = [{name: reading.value for name, reading in action.readings.items()} for action in plan]
    assert (lines[0]["qui"], lines[0]["pour quand"]) == (
        ("Le Wip", "Tiers-Lieux Rive Droite", "la facilitatrice de la journée"),
        PartialDate(2017, 7, 7),
    )
    assert [str(line.get("pour quand", "")) for line in lines] == ["2017-07-07", "", "", "", "", "2017-09", "2017-12"]
    assert meeting.readings["prochaine date"].value == PartialDate(2017, 9)
