"""The national CSV, held against the published Table Schema where that is beside the project."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from frictionless import Dialect, Resource, Schema
from frictionless.formats import CsvControl
from hypothesis import given, settings

from movibot.cells import plain_cell
from movibot.export import Exported, Product, product
from movibot.export.mednumfields import FIELDS
from movibot.schema.exports import MEDNUM_FIELDS
from tests.export.making import place, setting, with_values
from tests.places import SURVEY
from tests.wikitext.hostile import hostile_texts

PUBLISHED = SURVEY.parent / "mednum-table-schema.json"
VALID = SURVEY.parent / "mednum-exemple-valide.csv"
needs_the_standard = pytest.mark.skipif(not PUBLISHED.exists(), reason="the standard is not beside the project")

NEEDED = {
    "nom": "L’Étuve",
    "commune": "Caen",
    "code_postal": "14000",
    "adresse": "3 chemin du Pressoir",
    "SIRET": "732 829 320 00074",
}


def table(*records: Exported) -> Product:
    return product("mednum", records, setting("tiers-lieu"))


def rows(made: Product) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(made.text, newline=""), strict=True))


def row(**values: str) -> dict[str, str]:
    [found] = rows(table(place(**{**NEEDED, **values})))
    return {name: value for name, value in found.items() if value}


def mistakes(text: str) -> list[Any]:
    """What frictionless finds, held against the published schema."""
    descriptor = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    dialect = Dialect(controls=[CsvControl(delimiter=",")])
    schema = Schema.from_descriptor(descriptor)
    resource = Resource(data=text.encode(), format="csv", encoding="utf-8", schema=schema, dialect=dialect)
    found: list[Any] = resource.validate().flatten(["rowNumber", "fieldName", "type", "note"])
    return found


# --- the standard --------------------------------------------------------------------------------------


@needs_the_standard
def test_the_fields_are_those_of_the_standard() -> None:
    published = json.loads(PUBLISHED.read_text(encoding="utf-8"))["fields"]
    assert tuple(field["name"] for field in published) == MEDNUM_FIELDS
    required = [field["name"] for field in published if field["constraints"].get("required")]
    assert [name for name, field in FIELDS.items() if field.required] == required
    longest = {field["name"]: field["constraints"].get("maxLength", 0) for field in published}
    assert {name: field.longest for name, field in FIELDS.items()} == longest


@needs_the_standard
def test_the_values_are_those_of_the_standard() -> None:
    published = json.loads(PUBLISHED.read_text(encoding="utf-8"))["fields"]
    patterns = {field["name"]: field["constraints"].get("pattern", "") for field in published}
    for name, field in FIELDS.items():
        if field.choices:
            assert all(re.fullmatch(patterns[name], choice) for choice in field.choices)
            assert re.fullmatch(patterns[name], "|".join(field.choices))
            alternatives = patterns[name].split("(?:^|\\|)(")[1].removesuffix("))+$")
            assert len(re.split(r"(?<!\\)\|", alternatives)) == len(field.choices)


@needs_the_standard
def test_what_judges_us_accepts_the_published_example_and_refuses_a_wrong_one() -> None:
    text = VALID.read_text(encoding="utf-8")
    assert mistakes(text) == []
    assert mistakes(text.replace("51100", "5110")) != []


# --- fields --------------------------------------------------------------------------------------------


def test_a_row_has_what_the_standard_asks_for() -> None:
    found = row(vérifié_le="18 mars 2024")
    assert re.fullmatch("[0-9a-f-]{36}", found.pop("id"))
    assert found == {
        "pivot": "73282932000074",
        "nom": "L’Étuve",
        "commune": "Caen",
        "code_postal": "14000",
        "adresse": "3 chemin du Pressoir",
        "typologie": "TIERS_LIEUX",
        "source": "Movilab",
        "date_maj": "2026-11-20",
    }


@pytest.mark.parametrize(
    ("name", "value", "field", "text"),
    [
        ("gestion", "Association loi 1901", "typologie", "TIERS_LIEUX|ASSO"),
        ("coordonnées", "49,1829 ; -0,37", "latitude", "49.1829"),
        ("coordonnées", "49,1829 ; -0,37", "longitude", "-0.37"),
        ("coordonnées", "-0.37, 49.18", "latitude", ""),
        ("site_web", "etuve.example.org", "site_web", "https://etuve.example.org"),
        ("horaires", "du mardi au samedi, de 9 h à 18 h", "horaires", "Tu-Sa 09:00-18:00"),
        ("horaires", "quand la lumière est allumée", "horaires", ""),
        ("itinérance", "nomade", "itinerance", "Itinérant"),
        ("publics", "familles du village, jeunes, Séniors, étudiants", "publics_specifiquement_adresses", ""),
        ("médiation_numérique", "Aide aux démarches administratives, accès internet", "services", ""),
        ("code_commune", "2a004", "code_insee", "2A004"),
        ("description", "Un lieu.\n\nDes gens.", "presentation_detail", "Un lieu. Des gens."),
        ("description", "mot " * 100, "presentation_resume", f"{'mot ' * 68}mot…"),
        ("description", "x" * 300, "presentation_resume", f"{'x' * 279}…"),
        ("description", "=1+1", "presentation_resume", "'=1+1"),
    ],
)
def test_each_field_has_the_form_of_the_standard(name: str, value: str, field: str, text: str) -> None:
    lists = {
        "publics_specifiquement_adresses": "Jeunes|Seniors|Étudiants",
        "services": "Aide aux démarches administratives|Accès internet et matériel informatique",
    }
    assert row(**{name: value}).get(field, "") == lists.get(field, text)


def test_several_parameters_make_one_list() -> None:
    found = row(site_web="https://a.example.org", réseaux_sociaux="https://b.example.org, https://a.example.org")
    assert found["site_web"] == "https://a.example.org|https://b.example.org"


def test_an_association_without_siret_goes_by_its_rna() -> None:
    assert row(SIRET="", RNA="W 141 234 567")["pivot"] == "W141234567"
    assert row(RNA="W141234567")["pivot"] == "73282932000074"


def test_the_latest_of_both_days_counts() -> None:
    assert row(vérifié_le="2026-11-25")["date_maj"] == "2026-11-25"
    assert row()["date_maj"] == "2026-11-20"


def test_without_any_day_there_is_no_row() -> None:
    made = table(replace(place(**NEEDED), changed=None))
    assert (made.count, [left.reason.arguments["fields"] for left in made.left_out]) == (0, [["vérifié le"]])


# --- what stays behind ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"SIRET": ""}, ["SIRET / RNA"]),
        ({"SIRET": "123"}, ["SIRET / RNA"]),
        ({"code_postal": "1400", "adresse": ""}, ["code postal", "adresse"]),
    ],
)
def test_a_place_without_what_is_required_is_left_out_and_named(values: dict[str, str], fields: list[str]) -> None:
    made = table(place("A", **{**NEEDED, **values}), place("B", **NEEDED))
    assert made.count == 1
    [left] = made.left_out
    assert (left.title, left.reason.code, left.reason.arguments["fields"]) == ("A", "export-missing", fields)


def test_what_is_personal_and_what_is_refused_is_told_once_for_all() -> None:
    record = place(**NEEDED, horaires="selon l’humeur")
    record = replace(record, withheld=frozenset({"téléphone", "vérifié par"}))
    made = table(record, record, place("Trop court", nom="x", horaires="selon l’humeur"))
    assert [(remark.code, remark.arguments) for remark in made.remarks] == [
        ("export-field-refused", {"field": "horaires", "parameter": "horaires", "n": 2}),
        ("export-withheld", {"parameter": "téléphone", "n": 2}),
    ]


def test_numbers_leave_in_the_form_that_others_dial() -> None:
    """The stages take personal values out; what reaches the format was named."""
    found = row(téléphone="02 61 91 00 14", courriel="Bonjour@Etuve.example.org")
    assert (found["telephone"], found["courriels"]) == ("+33261910014", "Bonjour@etuve.example.org")
    assert "telephone" not in row(téléphone="+44 20 7946 0958")


# --- what others say of it -----------------------------------------------------------------------------


@needs_the_standard
def test_a_full_row_is_accepted_by_the_published_schema() -> None:
    full = {
        "gestion": "association",
        "coordonnées": "49.1829, -0.3707",
        "téléphone": "06 12 34 56 78",
        "courriel": "bonjour@etuve.example.org",
        "site_web": "https://etuve.example.org",
        "horaires": "du mardi au samedi, de 9 h à 18 h",
        "description": "Un lieu " * 80,
        "itinérance": "fixe",
        "publics": "Jeunes, Femmes",
        "médiation_numérique": "Accès internet et matériel informatique, Loisirs et créations numériques",
        "code_commune": "14118",
        "vérifié_le": "2024-03-18",
    }
    made = table(place("A", **NEEDED, **full), place("B", **NEEDED))
    assert made.count == 2
    assert mistakes(made.text) == []


@needs_the_standard
@settings(max_examples=15)
@given(hostile_texts())
def test_whatever_people_write_the_published_schema_accepts_the_rows(text: str) -> None:
    names = ("nom", "adresse", "commune", "publics", "services", "horaires", "description", "téléphone", "courriel")
    record = with_values(place(**NEEDED), **dict.fromkeys(names, text))
    made = table(record, place("Autre", **NEEDED))
    assert mistakes(made.text) == []
    for found in rows(made):
        assert not any(value.lstrip().startswith(("=", "@", "\t")) for value in found.values())
    if made.count == 2:
        name = " ".join(record.entry.readings["nom"].plain.split())
        assert plain_cell(rows(made)[0]["nom"]) == name


def test_two_exports_are_the_same_bytes() -> None:
    assert table(place(**NEEDED)).text == table(place(**NEEDED)).text
