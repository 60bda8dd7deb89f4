"""`movibot show`: every type of value, as people and as programs read it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movibot.cli.folders import shipped_pack
from movibot.excerpt import columns
from movibot.messages import LANGUAGES
from movibot.model import Entry
from movibot.recordlines import record_lines
from movibot.reportjson import entry_json
from movibot.schema import Pack, Score, load_pack
from movibot.schema.types import TYPES
from tests.builders import REGIONS, call, entries_of, page, write_pack

SHOWN: list[tuple[str, str, str, Any]] = [
    # type, wikitext, what people see, what programs get
    ("line", "Le ''Dôme'' des [[Possibles]]", "Le Dôme des Possibles", "Le Dôme des Possibles"),
    ("text", "Une ligne.\n\nUne autre.", "Une ligne.\nUne autre.", "Une ligne.\n\nUne autre."),
    ("choice", "Bretagne", "Bretagne", "Bretagne"),
    ("choice", "breizh", "Bretagne", "Bretagne"),
    ("list of line", "gérer, animer", "gérer | animer", ["gérer", "animer"]),
    ("list of line", "* un, deux\n* trois", "un, deux | trois", ["un, deux", "trois"]),
    ("list of choice", "IDF, Bretagne", "Île-de-France | Bretagne", ["Île-de-France", "Bretagne"]),
    ("list of page", "[[Créneau libre]], [[Badge nomade|le badge]]", "Créneau libre | Badge nomade", [
        "Créneau libre", "Badge nomade",
    ]),
    ("list of date", "2024-03-18, 1er juin 2024", "2024-03-18 | 2024-06-01", ["2024-03-18", "2024-06-01"]),
    ("list of number", "1, 2.5", "1 | 2.5", [1.0, 2.5]),
    ("boolean", "oui", "oui", True),
    ("boolean", "no", "non", False),
    ("integer", "2 785", "2785", 2785),
    ("number", "240", "240", 240.0),
    ("number", "3,5", "3.5", 3.5),
    ("money", "1 500 euros", "1500 €", {"amount": 1500.0, "currency": "EUR"}),
    ("money", "12.50 €", "12.50 €", {"amount": 12.5, "currency": "EUR"}),
    ("percentage", "35 %", "35 %", 35.0),
    ("date", "25 avril 2022", "2022-04-25", "2022-04-25"),
    ("partial date", "mars 2021", "2021-03", "2021-03"),
    ("date and time", "1er juin 2024 à 14h30", "2024-06-01 14:30", "2024-06-01T14:30:00"),
    ("duration", "1h30", "1 h 30 min", "PT1H30M"),
    ("duration", "2 jours", "2 jours", "P2D"),
    ("period", "de mars 2021 à mai 2022", "2021-03/2022-05", "2021-03/2022-05"),
    ("period", "depuis 2021", "2021/..", "2021/.."),
    ("url", "[https://exemple.org le site]", "https://exemple.org", "https://exemple.org"),
    ("email", "mailto:bonjour@exemple.org", "bonjour@exemple.org", "bonjour@exemple.org"),
    ("phone", "02 31 00 00 00", "+33231000000", "+33231000000"),
    ("person", "[[Utilisateur:Mirabelle|Mirabelle]]", "Utilisateur:Mirabelle", "Utilisateur:Mirabelle"),
    ("page", "[[Créneau libre]]", "Créneau libre", "Créneau libre"),
    ("file", "Creneau-libre.png", "Creneau-libre.png", "Creneau-libre.png"),
    ("coordinates", "49.0712; -0.6134", "49.0712, -0.6134", [49.0712, -0.6134]),
    ("coordinates", "49, 2", "49, 2", [49.0, 2.0]),
    ("postal code", "01000", "01000", "01000"),
    ("commune code", "2a004", "2A004", "2A004"),
    ("region code", "Normandie", "28", "28"),
    ("siret", "732 829 320 00074", "73282932000074", "73282932000074"),
    ("rna", "w141234567", "W141234567", "W141234567"),
    ("licence", "cc-by-sa-4.0", "CC-BY-SA-4.0", "CC-BY-SA-4.0"),
    ("language", "French", "fr", "fr"),
    ("records", "{{Tâche|quoi=Ranger|le=2024-06}}\n{{Tâche|quoi=Peindre}}", (
        "\n    1. quoi  Ranger\n       le    2024-06\n    2. quoi  Peindre"
    ), [{"quoi": "Ranger", "le": "2024-06"}, {"quoi": "Peindre"}]),
    ("records", "{{Tâche}}", "\n    1.", [{}]),
    ("line", "{{Courriel|bonjour|exemple.org}}", "(écrit par un modèle)", None),
    # what is not understood stands as it is written
    ("integer", "une dizaine", "une dizaine  ← pas compris", None),
    ("choice", "Corse", "Corse  ← pas compris", None),
    ("records", "à faire", "à faire  ← pas compris", None),
    ("list of choice", "Bretagne, Corse", "Bretagne  ← à revoir", ["Bretagne"]),
    ("list of choice", "Corse", "Corse  ← pas compris", None),
]  # fmt: skip


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    """A schema with one parameter `valeur` for each type."""
    files = {"schemas__tache": "template: Tâche\nparameters: {quoi: {}, le: {type: partial date}}"}
    for kind in {row[0] for row in SHOWN}:
        base, _, items = kind.partition(" of ")
        more = f"items: {items}, " if items else ""
        more += "vocabulary: regions, " if kind.endswith("choice") else "schema: tache, " if kind == "records" else ""
        files[f"schemas__{_key(kind)}"] = (
            f"template: Fiche {_key(kind)}\nlabel: {{fr: Essai, en: Trial}}\n"
            f"parameters: {{valeur: {{type: {base}, {more}}}}}"
        )
    return load_pack(write_pack(tmp_path_factory.mktemp("pack"), vocabularies__regions=REGIONS, **files))


def _key(kind: str) -> str:
    return kind.replace(" ", "-")


def record(pack: Pack, kind: str, value: str) -> Entry:
    (entry,) = entries_of(pack, page(call(f"Fiche {_key(kind)}", valeur=value)))
    return entry


def shown(pack: Pack, entry: Entry, language: str = "fr", width: int | None = None) -> list[str]:
    """The lines of a record without its completeness."""
    lines = list(record_lines(entry, Score(0, None, {}), pack.schemas, language, width))
    lines.remove({"fr": "  Complétude : 0 %", "en": "  Completeness: 0 %"}[language])
    return lines


@pytest.mark.parametrize(("kind", "value", "text", "data"), SHOWN)
def test_a_value_as_people_and_as_programs_read_it(pack: Pack, kind: str, value: str, text: str, data: object) -> None:
    entry = record(pack, kind, value)
    title, *lines = shown(pack, entry)
    assert title == f"Page — Essai ({_key(kind)}, 1)"
    beside = text if text.startswith("\n") else "  " + text.replace("\n", "\n" + " " * len("  valeur  "))
    assert [line for line in lines if "movibot check" not in line] == f"  valeur{beside}".split("\n")
    assert any("movibot check" in line for line in lines) is ("←" in text)
    found = json.loads(json.dumps(entry_json(entry, {})))["parameters"]["valeur"]["value"]
    assert (found, type(found)) == (data, type(data))


def test_every_type_is_in_the_table() -> None:
    assert {kind.partition(" of ")[0] for kind, *_ in SHOWN} == set(TYPES)
    used = {p.type if p.type != "list" else f"list of {p.items}" for p in _shipped_parameters()}
    assert used - {kind for kind, *_ in SHOWN} <= {f"list of {kind}" for kind in TYPES}


def _shipped_parameters() -> list[Any]:
    return [p for schema in load_pack(shipped_pack()).schemas.values() for p in schema.parameters.values()]


def test_yes_and_no_and_doubts_are_said_in_the_readers_language(pack: Pack) -> None:
    assert shown(pack, record(pack, "boolean", "oui"), "en")[1] == "  valeur  yes"
    assert shown(pack, record(pack, "integer", "dix"), "en")[1:] == [
        "  valeur  dix  ← not understood",
        '  To know why: movibot check "Page"',
    ]


# --- alignment and wrapping ------------------------------------------------------------------------------

WIDE = """
template: Large
parameters:
  "名前": {}
  é: {}
  "🐝 récit": {type: text}
  étiquettes: {type: list}
  tâches: {type: records, schema: tache}
"""


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    task = "template: Tâche\nparameters: {quoi: {}, description détaillée: {type: text}}"
    return load_pack(write_pack(tmp_path_factory.mktemp("wide"), schemas__large=WIDE, schemas__tache=task))


def wide_entry(pack: Pack, **values: str) -> Entry:
    (entry,) = entries_of(pack, page(call("Large", **values), "La Grange"))
    return entry


def test_values_stand_under_one_another_whatever_the_width_of_names(wide: Pack) -> None:
    lines = shown(wide, wide_entry(wide, **{"名前": "un", "é": "un", "🐝_récit": "un"}))[1:]
    assert lines == ["  名前      un", "  é         un", "  🐝 récit  un"]
    assert {columns(line) for line in lines} == {14}


def test_on_a_terminal_long_values_go_on_under_their_beginning(wide: Pack) -> None:
    story = "Une ancienne grange à cidre reprise par une trentaine d’habitantes.\n* le banc\n* la cidrerie"
    entry = wide_entry(wide, **{"🐝_récit": story, "étiquettes": "grange, banc public, cidre du pays"})
    assert shown(wide, entry, width=46)[1:] == [
        "  🐝 récit    Une ancienne grange à cidre",
        "              reprise par une trentaine",
        "              d’habitantes.",
        "              * le banc",
        "              * la cidrerie",
        "  étiquettes  - grange",
        "              - banc public",
        "              - cidre du pays",
    ]
    assert shown(wide, entry, width=50)[-1] == "  étiquettes  grange | banc public | cidre du pays"
    assert shown(wide, entry)[1].endswith("d’habitantes.")


def test_on_a_narrow_terminal_values_stand_under_their_names(wide: Pack) -> None:
    entry = wide_entry(wide, é="un contact et une adresse", étiquettes="https://exemple.org/une-longue-adresse")
    assert shown(wide, entry, width=30)[1:] == [
        "  é",
        "    un contact et une adresse",
        "  étiquettes",
        "    - https://exemple.org/une-longue-adresse",
    ]


def test_french_punctuation_does_not_begin_a_line(wide: Pack) -> None:
    entry = wide_entry(wide, é="un : deux « trois » quatre ? cinq")
    for width in range(31, 45):
        lines = shown(wide, entry, width=width)[1:]
        assert not [line for line in lines if line.strip()[0] in ":;?!»" or line.endswith("«")]


def test_nested_records_are_numbered_and_wrapped(wide: Pack) -> None:
    first = "{{Tâche|quoi=Ranger l’atelier|description détaillée=avec les voisins et les voisines}}"
    tasks = f"{first}{{{{Tâche|quoi=Peindre}}}}"
    entry = wide_entry(wide, é="x", tâches=tasks)
    assert shown(wide, entry, width=60)[1:] == [
        "  é       x",
        "  tâches",
        "    1. quoi                   Ranger l’atelier",
        "       description détaillée  avec les voisins et les",
        "                              voisines",
        "    2. quoi  Peindre",
    ]


@pytest.mark.parametrize("width", [None, 24, 80])
@given(st.dictionaries(st.sampled_from(["名前", "é", "🐝_récit", "étiquettes", "tâches"]), st.text()))
def test_no_value_breaks_out_of_its_lines(wide: Pack, width: int | None, values: dict[str, str]) -> None:
    """Each line is ours or begins with blanks; nothing that a terminal obeys is left."""
    for entry in entries_of(wide, page(call("Large", **values), "T")):
        title, *lines = shown(wide, entry, width=width)
        assert title == "T — Large (large, 1)"
        assert all(line.startswith("  ") for line in lines)
        assert not set("".join(lines)) & set("\n\r\x1b\x9b\u202e\u2028\u2066\x00\x7f\x85")


# --- the score -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_computed_is_told(language: str, tmp_path: Path) -> None:
    schema = """
template: A
parameters: {nom: {}}
criteria:
  a: {label: {fr: "Un nom", en: "A name"}, if: {nom: {filled: true}}}
  b: {label: {fr: "Rien", en: "Nothing"}, if: {nom: {filled: false}}}
"""
    pack = load_pack(write_pack(tmp_path, schemas__a=schema))
    (entry,) = entries_of(pack, page("{{A}}"))

    def told(score: Score, width: int | None = None) -> list[str]:
        return list(record_lines(entry, score, pack.schemas, language, width))[1:]

    half, whole = Score(88, 50, {"a": False, "b": True}), Score(100, 100, {"a": True, "b": True})
    assert (
        told(half)
        == {
            "fr": ["  Complétude : 88 %", "  Score : 50 sur 100 ; il manque : Un nom"],
            "en": ["  Completeness: 88 %", "  Score: 50 of 100; missing: A name"],
        }[language]
    )
    assert told(whole)[1].endswith("100")
    assert len(told(Score(88, None, {}))) == 1
    assert [columns(line) <= 30 for line in told(half, 30)] == [True, True, True]
