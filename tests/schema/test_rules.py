"""Rules across parameters, criteria, inheritance: what they say of a record."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from movibot.messages import sentence
from movibot.model import Place
from movibot.query import read_queries
from movibot.schema import Pack, Score, breaches, load_pack, read_pack, score_record
from movibot.validate import validate_entry
from tests.builders import REGIONS, call, entries_of, entry_of, page, problems_of, write_pack

TODAY = datetime.date(2024, 6, 15)

SCHEMA = """
template: Lieu
parameters:
  nom: {required: true}
  statut: {type: choice, vocabulary: statuts, suggested: true}
  ouverture: {type: partial date}
  fermeture: {type: partial date}
  début: {type: date and time}
  fin: {type: date and time}
  coût: {type: money}
  aide: {type: money}
  brouillon: {type: boolean}
  régions: {type: list, items: choice, vocabulary: regions}
  site: {type: url, suggested: true}
  forum: {type: url}
  vérifié le: {type: date}
  vu: {type: partial date}
  ancien: {deprecated: {fr: "Utilisez « site ».", en: "Use “site”."}}
rules:
  - parameters: [fermeture]
    required if: {statut: fermé}
    label: {fr: Lieu fermé, en: Closed place}
  - parameters: [fermeture]
    forbidden if: {statut: [ouvert, en projet]}
    severity: warning
  - one of: [site, forum]
    hint: {fr: Une adresse suffit., en: One address is enough.}
  - order: [ouverture, fermeture]
  - order: [début, fin]
  - order: [aide, coût]
    severity: info
  - not in the future: [vérifié le, ouverture]
  - not older than: {vérifié le: 18 months, vu: 10 days}
    hint: {fr: Relisez la fiche., en: Read it again.}
criteria:
  joignable: {weight: 3, if: {site: {filled: true}}}
  normand: {if: {régions: [Normandie]}}
  publié: {if: {brouillon: non}}
  frais: {if: {vérifié le: {newer than: 6 months}, statut: ouvert}}
"""


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    statuses = "values: {ouvert: , fermé: , en projet: }"
    folder = tmp_path_factory.mktemp("pack")
    return load_pack(
        write_pack(folder, schemas__lieu=SCHEMA, vocabularies__regions=REGIONS, vocabularies__statuts=statuses)
    )


def broken(pack: Pack, **values: str) -> list[tuple[str, str, str]]:
    entry = entry_of(pack, **{"nom": "A", "site": "https://a.org", **values})
    return [
        (each.code, each.severity, each.parameter) for each in breaches(pack.schemas["lieu"], entry.readings, TODAY)
    ]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, []),
        ({"statut": "ouvert"}, []),
        ({"statut": "fermé", "fermeture": "2023"}, []),
        ({"statut": "fermé"}, [("required-here", "error", "fermeture")]),
        ({"statut": "Fermé"}, [("required-here", "error", "fermeture")]),
        ({"statut": "en projet", "fermeture": "2023"}, [("forbidden-here", "warning", "fermeture")]),
        ({"site": ""}, [("one-of-missing", "error", "site")]),
        ({"site": "", "forum": "https://a.org"}, []),
        ({"ouverture": "2020", "fermeture": "2020"}, []),
        ({"ouverture": "2020-05", "fermeture": "2020"}, []),
        ({"ouverture": "2021", "fermeture": "mars 2020"}, [("order-reversed", "error", "fermeture")]),
        ({"ouverture": "hier", "fermeture": "2020"}, []),
        ({"début": "2024-06-01 10:00", "fin": "2024-06-01 09:00"}, [("order-reversed", "error", "fin")]),
        ({"début": "2024-06-01 10:00", "fin": "2024-06-01 10:00"}, []),
        ({"aide": "20 €", "coût": "10 €"}, [("order-reversed", "info", "coût")]),
        ({"aide": "10 €", "coût": "10 €"}, []),
        ({"vérifié_le": "2024-06-15"}, []),
        ({"vérifié_le": "2024-06-16"}, [("in-the-future", "warning", "vérifié le")]),
        ({"ouverture": "2024-06"}, []),
        ({"ouverture": "2025"}, [("in-the-future", "warning", "ouverture")]),
        ({"vérifié_le": "2022-12-15"}, []),
        ({"vérifié_le": "2022-12-14"}, [("too-old", "info", "vérifié le")]),
        ({"vérifié_le": "avant-hier"}, []),
        ({"vu": "2024-06"}, []),
        ({"vu": "2024-05", "vérifié_le": "2020-01-01"}, [("too-old", "info", n) for n in ("vérifié le", "vu")]),
    ],
)
def test_rules(pack: Pack, values: dict[str, str], expected: list[tuple[str, str, str]]) -> None:
    assert broken(pack, **values) == expected


def test_what_a_rule_asks_for_is_not_advised_as_well(tmp_path: Path) -> None:
    schema = "template: Lieu\nparameters: {nom: {}, santé: {}, vu: {suggested: true}, site: {suggested: true}}\n"
    rule = "rules: [{parameters: [vu], required if: {santé: {filled: true}}, severity: info}]"
    pack = load_pack(write_pack(tmp_path, schemas__lieu=schema + rule))
    assert [(p.code, p.arguments.get("names")) for p in problems_of(pack, call(nom="A", santé="bonne"))] == [
        ("required-here", None),
        ("suggested-parameter", ("site",)),
    ]
    (advice,) = problems_of(pack, call(nom="A"))
    assert advice.arguments["names"] == ("vu", "site")


@pytest.mark.parametrize(
    ("rule", "codes"),
    [
        ("{parameters: [contact], required if: {nom: A}}", ["unknown-parameter"]),
        ("{one of: [contact, forum]}", ["unknown-parameter"]),
        ("{parameters: [forum], required if: {nom: A}}", ["required-here", "unknown-parameter"]),
        ("{one of: [forum, site]}", ["one-of-missing", "unknown-parameter"]),
    ],
)
def test_a_rule_does_not_ask_for_what_is_there_under_a_misspelt_name(
    tmp_path: Path, rule: str, codes: list[str]
) -> None:
    schema = f"template: Lieu\nparameters: {{nom: {{}}, contact: {{}}, forum: {{}}, site: {{}}}}\nrules: [{rule}]"
    pack = load_pack(write_pack(tmp_path, schemas__lieu=schema))
    assert [each.code for each in problems_of(pack, "{{Lieu|nom=A|Contact=b}}")] == codes


def test_a_breach_is_told_where_it_has_to_be_mended(pack: Pack) -> None:
    text = page(call(nom="A", site="https://a.org", statut="fermé", ouverture="2030", ancien="x"))
    (entry,) = entries_of(pack, text)
    found = validate_entry(entry, pack.schemas["lieu"], text, TODAY)
    assert [(p.code, p.severity, p.place.line) for p in found] == [
        ("required-here", "error", 1),
        ("in-the-future", "warning", 5),
        ("deprecated-parameter", "warning", 6),
    ]
    assert (found[0].arguments["reason"], found[0].arguments["label"]) == (
        "statut = fermé",
        {"fr": "Lieu fermé", "en": "Closed place"},
    )
    assert found[2].arguments["hint"] == {"fr": "Utilisez « site ».", "en": "Use “site”."}


@pytest.mark.parametrize(
    ("values", "fr", "en"),
    [
        ({"vérifié_le": "2021-06-16"}, "remonte à plus de 2 ans.", "is more than 2 years old."),
        ({"vérifié_le": "2022-06-16"}, "remonte à plus de 23 mois.", "is more than 23 months old."),
        ({"vu": "2024-04-15"}, "remonte à plus de 2 mois.", "is more than 2 months old."),
        ({"vu": "2024-04-16"}, "remonte à plus de 60 jours.", "is more than 60 days old."),
        ({"vu": "2020"}, "remonte à plus de 3 ans.", "is more than 3 years old."),
    ],
)
def test_an_age_is_told_in_the_unit_in_which_people_count(pack: Pack, values: dict[str, str], fr: str, en: str) -> None:
    entry = entry_of(pack, nom="A", site="https://a.org", **values)
    (found,) = breaches(pack.schemas["lieu"], entry.readings, TODAY)
    (name, date) = next((name.replace("_", " "), date) for name, date in values.items())
    assert sentence("too-old", found.arguments, "fr") == f"« {name} » ({date}) {fr} Relisez la fiche."
    assert sentence("too-old", found.arguments, "en") == f"“{name}” ({date}) {en} Read it again."


def test_without_a_day_nothing_is_in_the_future_and_nothing_is_old(pack: Pack) -> None:
    text = page(call(nom="A", site="https://a.org", statut="ouvert", ouverture="2030", vérifié_le="1999-01-01"))
    (entry,) = entries_of(pack, text)
    assert validate_entry(entry, pack.schemas["lieu"], text) == ()


@pytest.mark.parametrize(
    ("values", "completeness", "score"),
    [
        ({}, 33, 0),
        ({"site": "https://a.org"}, 66, 50),
        ({"site": "https://a.org", "statut": "ouvert", "vérifié_le": "2024-01-01"}, 100, 66),
        ({"statut": "ouvert", "vérifié_le": "2023-12-14"}, 66, 0),
        ({"statut": "ouvert", "vérifié_le": "2023-12-15"}, 66, 16),
        ({"régions": "Bretagne, Normandie"}, 33, 16),
        ({"brouillon": "non"}, 33, 16),
        ({"brouillon": "oui"}, 33, 0),
    ],
)
def test_a_score_is_computed(pack: Pack, values: dict[str, str], completeness: int, score: int) -> None:
    found = score_record(pack.schemas["lieu"], entry_of(pack, nom="A", **values).readings, TODAY)
    assert (found.completeness, found.score) == (completeness, score)
    assert set(found.criteria) == {"joignable", "normand", "publié", "frais"}


def test_a_schema_without_criteria_has_no_score(tmp_path: Path) -> None:
    pack = load_pack(write_pack(tmp_path, schemas__lieu="template: Lieu\nparameters: {nom: {}}"))
    assert score_record(pack.schemas["lieu"], {}, TODAY) == Score(100, None, {})


CHILD = """
template: Outil
extends: lieu
parameters:
  nom: {maxLength: 9}
  libre: {type: boolean}
rules: [{one of: [libre, forum]}]
criteria: {joignable: {weight: 1}, libre: {if: {libre: oui}}}
paramOrder: [libre, nom]
format: block
""".replace("joignable: {weight: 1}, ", "")


def test_a_child_overrides_key_by_key(tmp_path: Path) -> None:
    statuses = "values: {ouvert: , fermé: , en projet: }"
    pack = load_pack(
        write_pack(
            tmp_path,
            schemas__lieu=SCHEMA,
            schemas__outil=CHILD,
            vocabularies__regions=REGIONS,
            vocabularies__statuts=statuses,
        )
    )
    parent, child = pack.schemas["lieu"], pack.schemas["outil"]
    assert (child.template, child.label, child.format) == ("Outil", {"fr": "Outil", "en": "Outil"}, "block")
    assert list(child.parameters) == ["nom", "libre", *list(parent.parameters)[1:]]
    assert (child.parameters["nom"].required, child.parameters["nom"].max_length) == (True, 9)
    assert parent.parameters["nom"].max_length is None
    assert child.rules[: len(parent.rules)] == parent.rules
    assert len(child.rules) == len(parent.rules) + 1
    assert [each.key for each in child.criteria] == ["joignable", "normand", "publié", "frais", "libre"]
    assert child.order[:3] == ("libre", "nom", "statut")


COMMON = """
abstract: true
category: Fiches
parameters:
  contact: {required: true, severity: warning}
  vérifié le: {type: date}
rules: [{not in the future: [vérifié le]}]
criteria: {joignable: {if: {contact: {filled: true}}}}
"""
TOOL = """
template: Outil
extends: commune
parameters:
  nom: {required: true}
  contact: {}
  libre: {type: boolean}
"""


def test_an_abstract_schema_lends_its_content_and_has_no_records(tmp_path: Path) -> None:
    """Neither does one between it and the schema that has some."""
    between = "abstract: true\nextends: fiche\nlabel: Commune\nparameters: {source: {}}"
    pack = load_pack(write_pack(tmp_path, schemas__fiche=COMMON, schemas__commune=between, schemas__outil=TOOL))
    assert (set(pack.schemas), set(pack.abstract)) == ({"outil"}, {"fiche", "commune"})
    schema = pack.schemas["outil"]
    assert (schema.label["fr"], schema.category, schema.kinds) == ("Outil", "Fiches", ("outil", "commune", "fiche"))
    assert schema.order == tuple(schema.parameters) == ("nom", "contact", "libre", "source", "vérifié le")
    assert (schema.parameters["contact"].required, schema.parameters["contact"].severity) == (True, "warning")
    assert ([rule.kind for rule in schema.rules], [each.key for each in schema.criteria]) == (
        ["not-in-the-future"],
        ["joignable"],
    )


def test_a_schema_that_is_not_abstract_after_all_needs_a_template(tmp_path: Path) -> None:
    problems = read_pack(write_pack(tmp_path, schemas__fiche=COMMON.replace("true", "false", 1))).problems
    assert [(p.code, p.arguments["key"]) for p in problems] == [("missing-key", "template")]


def test_an_abstract_schema_is_refused_where_records_are_needed(tmp_path: Path) -> None:
    """In a parameter that holds records, in a template given to it, and on a page; a page of any kind is fine."""
    plan = "template: Plan\nparameters:\n  a: {type: records, schema: fiche}\n  b: {type: page, schema: fiche}"
    catalogue = "title: P\nfrom: [fiche]\ncolumns: [contact]"
    folder = write_pack(tmp_path, schemas__fiche=COMMON, schemas__plan=plan, pages__p=catalogue)
    pack, problems, doubtful = read_pack(folder, {"fiche": "Fiche"}, {"fiche": Place("config.yaml", 4, 5)})
    found = [*problems, *read_queries(pack, doubtful)[1]]
    assert [(Path(p.place.source).name, p.place.line, p.code) for p in found] == [
        ("plan.yaml", 3, "schema-abstract"),
        ("config.yaml", 4, "schema-abstract"),
        ("p.yaml", 2, "schema-abstract"),
    ]
    assert all((p.arguments["key"], p.arguments["choices"]) == ("fiche", ["plan"]) for p in found)


def test_what_extends_a_schema_with_a_mistake_is_not_fully_known(tmp_path: Path) -> None:
    wrong = COMMON.replace("type: date", "tpye: date")
    between = "abstract: true\nextends: fiche\nparameters: {source: {}}"
    loaded = read_pack(write_pack(tmp_path, schemas__fiche=wrong, schemas__commune=between, schemas__outil=TOOL))
    assert [problem.code for problem in loaded.problems] == ["unknown-key"]
    assert loaded.doubtful == {"fiche", "commune", "outil"}


def test_a_circle_of_three_is_told_once(tmp_path: Path) -> None:
    schemas = {f"schemas__{a}": f"template: {a}\nextends: {b}\nparameters: {{x: {{}}}}" for a, b in ("ab", "bc", "ca")}
    problems = read_pack(write_pack(tmp_path, **schemas, schemas__d="template: d\nextends: a")).problems
    assert [(p.code, p.arguments["value"]) for p in problems] == [("extends-cycle", "a → b → c → a")]


# --- records in records, and targets ------------------------------------------------------------------------

PLAN = """
template: Plan
parameters:
  nom: {}
  actions: {type: records, schema: action}
"""
ACTION = "template: Action\nparameters:\n  qui: {type: person, required: true}\n  quand: {type: date}"


def test_nested_calls_are_records_with_their_own_places(tmp_path: Path) -> None:
    pack = load_pack(write_pack(tmp_path, schemas__plan=PLAN, schemas__action=ACTION))
    text = page("{{Plan\n|nom=P\n|actions=\n{{Action|qui=Mirabelle|quand=2024-06-01}}\n{{Action|quand=hier}}\n}}")
    (entry,) = entries_of(pack, text)
    first, second = entry.readings["actions"].value  # type: ignore[misc]
    assert (first.readings["qui"].value, first.readings["quand"].value) == ("Mirabelle", datetime.date(2024, 6, 1))
    assert text.text[second.record.start : second.record.end] == "{{Action|quand=hier}}"
    found = validate_entry(second, pack.schemas["action"], text, TODAY)
    assert [(p.code, p.place.line, p.place.column) for p in found] == [
        ("missing-parameter", 5, 1),
        ("invalid-date", 5, 16),
    ]


def test_text_where_records_should_be_is_a_problem(tmp_path: Path) -> None:
    pack = load_pack(write_pack(tmp_path, schemas__plan=PLAN, schemas__action=ACTION))
    reading = entries_of(pack, page("{{Plan|actions=à voir}}"))[0].readings
    assert [fault.code for fault in reading["actions"].faults] == ["invalid-records"]
