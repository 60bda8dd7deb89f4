"""The shipped pack and the example wiki, read by the program itself."""

from __future__ import annotations

import datetime
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from movibot.checking import check_all
from movibot.cli.folders import shipped_pack
from movibot.collation import fold, sort_key
from movibot.extract import with_nested
from movibot.model import Entry
from movibot.query import load_queries
from movibot.reading import Run, read_facts, read_wiki
from movibot.recordlines import record_lines
from movibot.reportjson import entry_json
from movibot.schema import Pack, load_pack, said, score_record
from movibot.wiki.folder import FolderWiki
from tests.program import movibot
from tests.trace import named_sources, parts, table, traced

EXAMPLE = Path(__file__).parent.parent / "examples" / "movilab"
TODAY = datetime.date(2024, 6, 1)
"""When the pages were written."""
SEVERITIES = {"erreur": "error", "avertissement": "warning", "information": "info"}


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(shipped_pack())


@pytest.fixture(scope="module")
def run(pack: Pack) -> Run:
    return Run(FolderWiki(EXAMPLE), pack, load_queries(pack), today=TODAY)


# --- the pack ----------------------------------------------------------------------------------------


def test_every_parameter_and_value_is_traced(pack: Pack) -> None:
    """Shown by `pytest -rP`, or by `python -m tests.trace`."""
    rows = traced(pack)
    print("\n".join(table(rows)))  # noqa: T201 - the table is what this test is for
    assert not [row for row in rows if not row.source]
    strangers = {row.source for row in rows if not named_sources().issuperset(parts(row.source))}
    assert not strangers, "name them in docs/sources.md"


def test_every_source_that_is_explained_is_one(pack: Pack) -> None:
    used = {part for row in traced(pack) for part in parts(row.source)}
    assert named_sources() - used == set()


def test_everything_is_said_in_two_languages(pack: Pack) -> None:
    for schema in pack.schemas.values():
        assert set(schema.label) >= {"fr", "en"}, schema.key
        for parameter in schema.parameters.values():
            assert set(parameter.label) == set(parameter.description) == {"fr", "en"}, (schema.key, parameter.name)
    for vocabulary in pack.vocabularies.values():
        for term in vocabulary.terms.values():
            assert set(term.definition) == {"fr", "en"}, (vocabulary.key, term.value)


def test_every_vocabulary_is_used(pack: Pack) -> None:
    parameters = [parameter for schema in pack.schemas.values() for parameter in schema.parameters.values()]
    assert {p.vocabulary.key for p in parameters if p.vocabulary} == set(pack.vocabularies)


def test_no_spelling_stands_for_two_values_or_two_parameters(pack: Pack) -> None:
    """Nor is one there that accents, case and punctuation alone distinguish from another."""
    for vocabulary in pack.vocabularies.values():
        spellings = Counter(
            key
            for term in vocabulary.terms.values()
            for key in [*{fold(term.value), *map(fold, term.label.values())}, *map(fold, (*term.synonyms, *term.close))]
        )
        assert max(spellings.values()) == 1, (vocabulary.key, spellings.most_common(1))
    for schema in pack.schemas.values():
        names = Counter(name for name, _ in {(fold(name), owner) for name, owner in schema.names.items()})
        assert max(names.values()) == 1, (schema.key, names.most_common(1))


NAMED_ON_PURPOSE = {"aiguilleurs": {"nom"}, "gare-d-aiguillage": {"nom"}}
"""Personal parameters that a page is made for: these people agreed to be there in order to be called."""


def test_generated_pages_show_nothing_personal_and_speak_two_languages(run: Run) -> None:
    for query in run.queries:
        assert set(query.intro) == {"fr", "en"}, query.key
        assert query.intro["fr"] != query.intro["en"]
        personal: set[str] = set()
        for section in query.sections:
            columns = [*section.columns, *(order.column for order in section.sort), *section.group]
            personal |= {p.name for column in columns for p in column.parameters.values() if p.personal}
            assert set(section.empty) == set(section.missing) == {"fr", "en"}
        assert personal == NAMED_ON_PURPOSE.get(query.key, set()), query.key


# --- the example wiki ----------------------------------------------------------------------------------


def table_of_faults() -> list[tuple[str, str]]:
    """Page and severity of each row in the example's README."""
    section = (EXAMPLE / "README.md").read_text(encoding="utf-8").split("## Ce qui n’est pas une faute")[0]
    rows = [[cell.strip() for cell in line.split("|")[1:]] for line in section.splitlines() if line.startswith("| ")]
    return [(page, SEVERITIES[severity]) for page, _, severity, *_ in rows[1:]]


def test_check_says_what_the_table_says_and_nothing_else(tmp_path: Path, run: Run) -> None:
    """Apart from what depends on the day on which it is asked: how long ago a record was verified."""
    config = tmp_path / "config.yaml"
    config.write_text(f"wiki:\n  folder: {json.dumps(str(EXAMPLE))}\n", encoding="utf-8")
    told = movibot("check", "--all", "--ignore", "too-old", "--format", "json", config=config).json["problems"]
    assert Counter((problem["source"], problem["severity"]) for problem in told) == Counter(table_of_faults())
    assert len(told) == len(check_all(run).problems)


def test_there_is_enough_of_every_nature(run: Run) -> None:
    faulty = {page for page, _ in table_of_faults()}
    entries = list(with_nested(read_wiki(run, read_facts(run)).entries))
    good = [entry for entry in entries if entry.record.title not in faulty]
    count = Counter(entry.record.schema for entry in good)
    assert min(count["commun"], count["tiers-lieu"]) >= 12
    assert {key for key in run.pack.schemas if count[key] < 3} == set()
    assert {entry.record.schema for entry in entries if entry.record.title in faulty} == set(run.pack.schemas)
    assert len({_value(entry, "région") for entry in good if entry.record.schema == "tiers-lieu"}) >= 6
    assert len(list(EXAMPLE.rglob("*.wiki"))) >= 30
    namespaces = {path.name for path in EXAMPLE.iterdir() if path.is_dir()}
    assert namespaces == {"Principal", "Modèle", "Discussion", "Catégorie", "Utilisateur", "Aide"}


def table_of_counts() -> dict[str, tuple[int, int]]:
    """Label -> how many records, and how many on pages without a fault, as the example's README has it."""
    section = (EXAMPLE / "README.md").read_text(encoding="utf-8").split("## En tout")[1]
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in section.splitlines() if line.startswith("| ")]
    return {label: (int(every), int(good)) for label, every, good in rows[1:]}


def test_the_readme_counts_right(run: Run) -> None:
    faulty = {page for page, _ in table_of_faults()}
    entries = list(with_nested(read_wiki(run, read_facts(run)).entries))
    labels = {key: said(schema.label, "fr") for key, schema in run.pack.schemas.items()}
    every = Counter(labels[entry.record.schema] for entry in entries)
    good = Counter(labels[entry.record.schema] for entry in entries if entry.record.title not in faulty)
    assert table_of_counts() == {label: (every[label], good[label]) for label in sorted(labels.values(), key=sort_key)}


DATA: Mapping[str, Callable[[Any], bool]] = {
    "boolean": lambda data: isinstance(data, bool),
    "integer": lambda data: type(data) is int,
    "number": lambda data: type(data) is float,
    "percentage": lambda data: type(data) is float,
    "money": lambda data: set(data) == {"amount", "currency"} and type(data["amount"]) is float,
    "date": lambda data: datetime.date.fromisoformat(data).isoformat() == data,
    "partial date": lambda data: bool(re.match(r"\d{3}[\dX]", data)),
    "date and time": lambda data: datetime.datetime.fromisoformat(data).isoformat() == data,
    "duration": lambda data: data.startswith("P"),
    "period": lambda data: bool(re.match(r"(\d{3}[\dX]|\.\.)", data)),
    "coordinates": lambda data: [type(number) for number in data] == [float, float] and 40 < data[0] < 52,
    "records": lambda data: all(isinstance(each, dict) and each for each in data) and bool(data),
    "list": lambda data: isinstance(data, list) and all(data),
}
"""Type -> whether this is what JSON says of a value of it; text for the other types."""


def test_every_record_is_shown_with_its_typed_values(run: Run) -> None:
    faulty = {page for page, _ in table_of_faults()}
    entries = [each for each in read_wiki(run, read_facts(run)).entries if each.record.title not in faulty]
    for entry in entries:
        schema = run.pack.schemas[entry.record.schema]
        score = score_record(schema, entry.readings, TODAY)
        lines = list(record_lines(entry, score, run.pack.schemas, "fr"))
        assert not [line for line in lines if "←" in line], entry.record.title
        told = json.loads(json.dumps(entry_json(entry, {})))["parameters"]
        assert set(told) == set(entry.readings)
        for name, about in told.items():
            if about == {"text": "", "value": None}:  # only a template knows
                continue
            assert [line for line in lines if line.startswith(f"  {name}")], (entry.record.title, name)
            right = DATA.get(schema.parameters[name].type, lambda data: isinstance(data, str) and bool(data))
            assert right(about["value"]), (entry.record.title, name, about)
        assert 0 < score.completeness <= 100


@pytest.mark.parametrize("key", load_pack(shipped_pack()).schemas)
def test_the_program_shows_one_of_each_nature(key: str, tmp_path: Path, run: Run) -> None:
    entries = read_wiki(run, read_facts(run)).entries
    title = next(entry.record.title for entry in with_nested(entries) if entry.record.schema == key)
    config = tmp_path / "config.yaml"
    config.write_text(f"wiki:\n  folder: {json.dumps(str(EXAMPLE))}\n", encoding="utf-8")
    shown = movibot("show", title, config=config)
    assert shown.out.startswith(f"{title} — "), shown.said
    assert "\n  Complétude : " in shown.out
    records = movibot("show", title, "--format", "json", config=config).json["records"]
    assert [record["schema"] for record in records] == [e.record.schema for e in entries if e.record.title == title]


def _value(entry: Entry, name: str) -> object:
    return entry.readings[name].value


def test_drafts_talk_pages_redirects_and_documentation_hold_no_record(run: Run) -> None:
    titles = {entry.record.title for entry in read_wiki(run, read_facts(run)).entries}
    assert "Badge nomade" in titles
    assert not {title for title in titles if re.match("Discussion:|Utilisateur:|Modèle:", title)}
    assert "Créneau Libre (logiciel)" not in titles


def test_the_first_index_waits_with_empty_markers_and_the_second_does_not_exist() -> None:
    text = (EXAMPLE / "Principal" / "Catalogue des communs.wiki").read_text(encoding="utf-8")
    assert "<!-- movibot:début catalogue-des-communs -->\n<!-- movibot:fin catalogue-des-communs -->" in text
    assert not (EXAMPLE / "Principal" / "Tiers-lieux par région.wiki").exists()


def test_texts_are_as_a_wiki_saves_them_and_reach_nobody() -> None:
    for path in EXAMPLE.rglob("*.wiki"):
        text = path.read_text(encoding="utf-8")
        assert unicodedata.is_normalized("NFC", text), path
        assert "\r" not in text, path
        hosts = re.findall(r"(?:://|@)([\w.-]+\w)", text)
        assert all(re.search(r"(^|\.)example\.(org|net)$", host) for host in hosts), (path, hosts)
