"""Schemas and vocabularies: what their files mean, and how their mistakes are told."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from movibot.cli.folders import shipped_pack
from movibot.collation import fold
from movibot.errors import ConfigError
from movibot.query import load_queries
from movibot.schema import Pack, load_pack, said
from movibot.schema.types import TYPES
from tests.builders import PLACE_SCHEMA, REGIONS, place_pack, spots, told, write_pack

HEAD = "template: Lieu\nparameters:\n"


def refused(folder: Path, **files: str) -> ConfigError:
    with pytest.raises(ConfigError) as caught:
        load_pack(write_pack(folder, **files))
    return caught.value


# --- the pack that comes with movibot -------------------------------------------------------------------


@pytest.fixture(scope="module")
def shipped() -> Pack:
    return load_pack(shipped_pack())


def test_the_shipped_pack_loads(shipped: Pack) -> None:
    natures = {"tiers-lieu", "reseau", "evenement", "recette-d-animation", "temoignage", "question", "aiguilleur"}
    assert {"commun", "action-a-mener"} | natures <= set(shipped.schemas)
    pages = {"catalogue-des-communs", "tiers-lieux-par-region", "gare-d-aiguillage", "jardinage", "agenda", "categorie"}
    assert pages <= {query.key for query in load_queries(shipped)}


def test_shipped_schemas_are_complete_in_both_languages(shipped: Pack) -> None:
    for schema in shipped.schemas.values():
        assert schema.name in schema.parameters
        assert set(schema.label) == set(schema.description) == {"fr", "en"}
        for parameter in schema.parameters.values():
            assert set(parameter.label) == set(parameter.description) == {"fr", "en"}, parameter.name
            assert parameter.type in TYPES
            assert parameter.example
            assert not parameter.hint or set(parameter.hint) == {"fr", "en"}
    for vocabulary in shipped.vocabularies.values():
        for term in vocabulary.terms.values():
            assert set(term.label) == set(term.definition) == {"fr", "en"}, term


def test_people_stay_out_of_what_is_public(shipped: Pack) -> None:
    personal = {name for s in shipped.schemas.values() for name, p in s.parameters.items() if p.personal}
    assert {"référent", "contributeurs", "vérifié par"} <= personal
    assert not personal & {"contact", "licence"}
    assert [key for key, s in shipped.schemas.items() if "nom" in s.parameters and s.parameters["nom"].personal] == [
        "aiguilleur"
    ]


def test_every_shipped_spelling_means_one_value(shipped: Pack) -> None:
    """No synonym is claimed by two values of one vocabulary."""
    for vocabulary in shipped.vocabularies.values():
        for term in vocabulary.terms.values():
            for spelling in (term.value, *term.label.values(), *term.synonyms):
                assert vocabulary.variants.get(fold(spelling)) == term.value, (vocabulary.key, spelling)


# --- what files mean ---------------------------------------------------------------------------------------


def test_a_schema_in_one_line_takes_the_defaults(tmp_path: Path) -> None:
    pack = load_pack(write_pack(tmp_path, schemas__lieu="template: Lieu\nparameters: {nom du lieu: {}}"))
    schema = pack.schemas["lieu"]
    parameter = schema.parameters["nom du lieu"]
    assert (schema.template, schema.namespaces, schema.name, schema.category) == (
        "Lieu",
        frozenset({0}),
        "nom du lieu",
        "",
    )
    assert said(schema.label, "en") == "Lieu"
    assert (parameter.type, parameter.separator, parameter.severity) == ("line", ",", "error")
    assert (parameter.required, parameter.suggested, parameter.personal) == (False, False, False)
    assert said(parameter.label, "fr") == "Nom du lieu"


def test_a_schema_is_read_as_it_says(tmp_path: Path) -> None:
    schema = place_pack(tmp_path).schemas["lieu"]
    assert schema.names["titre"] == schema.names["nom"] == "nom"
    assert list(schema.parameters)[:4] == ["nom", "contact", "région", "besoins"]
    assert schema.parameters["nom"].hint == {"fr": "Un nom suffit.", "en": "A name is enough."}
    assert schema.parameters["région"].vocabulary is schema.parameters["besoins"].vocabulary


@pytest.mark.parametrize(
    ("about", "personal"),
    [
        ("{type: email}", True),
        ("{type: phone}", True),
        ("{type: person}", True),
        ("{type: list, items: person}", True),
        ("{type: line}", False),
        ("{type: line, personal: true}", True),
        ("{type: person, personal: false}", False),
    ],
)
def test_what_tells_of_a_person_is_personal(tmp_path: Path, about: str, personal: bool) -> None:
    pack = load_pack(write_pack(tmp_path, schemas__lieu=f"{HEAD}  x: {about}"))
    assert pack.schemas["lieu"].parameters["x"].personal is personal


def test_bounds_keep_their_meaning(tmp_path: Path) -> None:
    several = "{type: list, minLength: 2, maxLength: 9, minItems: 1, pattern: '[a-z]+'}"
    number = "{type: number, minimum: 0, maximum: 5.5}"
    pack = load_pack(write_pack(tmp_path, schemas__lieu=f"{HEAD}  x: {several}\n  y: {number}"))
    x, y = (pack.schemas["lieu"].parameters[name] for name in "xy")
    assert (x.min_length, x.max_length, x.min_items, x.pattern) == (2, 9, 1, "[a-z]+")
    assert (y.minimum, y.maximum) == (0, 5.5)


@pytest.mark.parametrize(
    ("spelling", "value"),
    [
        ("bretagne", "Bretagne"),
        ("Brittany", "Bretagne"),
        ("breizh", "Bretagne"),
        ("53", None),
        ("armor", "Bretagne"),
        ("ILE DE FRANCE", "Île-de-France"),
        ("Corse", None),
        ("", None),
    ],
)
def test_spellings_of_a_vocabulary(tmp_path: Path, spelling: str, value: str | None) -> None:
    assert place_pack(tmp_path).vocabularies["regions"].variants.get(fold(spelling)) == value


@pytest.mark.parametrize(
    ("values", "spelling", "value"),
    [
        ("{a: {synonyms: [c]}, b: {synonyms: [c]}}", "c", None),
        ("{a: {synonyms: [c, C]}, b: {}}", "c", "a"),
        ("{a: {synonyms: [b]}, b: {}}", "b", "b"),
        ("{a: {label: x}, b: {synonyms: [x]}}", "x", "a"),
        ("{a: {code: '1'}, b: {close: ['1']}}", "1", "b"),
        ("{a: {close: [c]}, b: {synonyms: [c]}}", "c", "b"),
        ("{a: {close: [c]}, b: {close: [c]}}", "c", None),
        ("{+: {}, ++: {}}", "+++", None),
        ("{1: {}, 2: {}}", "2", "2"),
        ("{2024: , 2025: }", "2024", "2024"),
    ],
)
def test_a_spelling_means_one_value_or_none(tmp_path: Path, values: str, spelling: str, value: str | None) -> None:
    pack = place_pack(tmp_path, vocabularies__x=f"values: {values}")
    assert pack.vocabularies["x"].variants.get(fold(spelling)) == value


def test_files_from_other_systems_are_read_the_same(tmp_path: Path) -> None:
    """Some systems write accents as two characters, in files and in their names."""
    text = unicodedata.normalize("NFD", PLACE_SCHEMA.replace("vocabulary: regions", "vocabulary: régions"))
    folder = write_pack(tmp_path, schemas__lieu=text)
    write_pack(tmp_path, **{unicodedata.normalize("NFD", "vocabularies__régions"): REGIONS})
    schema = load_pack(folder).schemas["lieu"]
    assert schema.parameters["région"].vocabulary is not None


# --- the names that a wiki uses ------------------------------------------------------------------------------

TWO = {"schemas__a": "template: A\nparameters: {x: {}}", "schemas__b": "template: B\nparameters: {x: {}}"}


@pytest.mark.parametrize(
    ("names", "templates"),
    [({}, ["A", "B"]), ({"a": "Fiche a"}, ["Fiche a", "B"]), ({"a": "B", "b": "A"}, ["B", "A"])],
)
def test_templates_take_the_names_of_the_wiki(tmp_path: Path, names: dict[str, str], templates: list[str]) -> None:
    pack = load_pack(write_pack(tmp_path, **TWO), names)
    assert [schema.template for schema in pack.schemas.values()] == templates


def test_a_name_for_no_schema_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load_pack(place_pack(tmp_path).folder, {"lieux": "Fiche"})
    (problem,) = caught.value.problems
    assert problem.code == "unknown-schema"
    assert problem.arguments == {"key": "lieux", "nearest": "lieu", "choices": ["lieu"]}


def test_two_schemas_cannot_have_one_template(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load_pack(write_pack(tmp_path, **TWO), {"a": "b"})
    (problem,) = caught.value.problems
    assert (problem.code, dict(problem.arguments)) == ("template-taken", {"value": "B", "key": "a"})


# --- mistakes ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("about", "code", "place", "arguments"),
    [
        ("{tpye: line}", "unknown-key", (3, 7), {"key": "tpye", "nearest": "type"}),
        ("{type: choise}", "value-not-allowed", (3, 13), {"value": "choise", "nearest": "choice"}),
        ("{type: list, items: list}", "value-not-allowed", (3, 26), {"value": "list"}),
        ("{type: choice}", "missing-vocabulary", (3, 6), {"key": "x", "choices": ["regions"]}),
        ("{type: list, items: choice}", "missing-vocabulary", (3, 6), {"key": "x"}),
        ("{type: records}", "missing-schema", (3, 6), {"key": "x", "choices": ["lieu"]}),
        ("{type: page, schema: lieux}", "unknown-schema", (3, 27), {"key": "lieux", "nearest": "lieu"}),
        ("{minLength: 5, maxLength: 4}", "bounds-reversed", (3, 18), {"low": "minLength", "high": "maxLength"}),
        ("{pattern: 'a(?=b)'}", "unsafe-pattern", (3, 16), {"value": "a(?=b)"}),
        ("{maxLength: 0100}", "wrong-type", (3, 18), {"types": ["integer"]}),
        (
            "{type: choice, vocabulary: region}",
            "unknown-vocabulary",
            (3, 33),
            {"value": "region", "nearest": "regions"},
        ),
        ("{pattern: '['}", "bad-pattern", (3, 16), {"value": "["}),
        ("{pattern: 'a{99999999999}'}", "unsafe-pattern", (3, 16), {"value": "a{99999999999}"}),
        ("{required: oui}", "wrong-type", (3, 17), {"value": "oui", "types": ["boolean"]}),
        ("{required: yes}", "yaml-boolean", (3, 17), {"value": "yes", "right": "true"}),
        ("{maxLength: -1}", "value-out-of-bounds", (3, 18), {"value": "-1"}),
        ("{aliases: titre}", "wrong-type", (3, 16), {"value": "titre", "types": ["array"]}),
        ("{label: {fr: a, de: b}}", "unknown-key", (3, 22), {"key": "de", "nearest": None}),
        ("", "value-missing", (3, 5), {"types": ["object"]}),
    ],
)
def test_mistakes_of_a_parameter(
    tmp_path: Path, about: str, code: str, place: tuple[int, int], arguments: dict[str, object]
) -> None:
    error = refused(tmp_path, schemas__lieu=f"{HEAD}  x: {about}", vocabularies__regions=REGIONS)
    (problem,) = error.problems
    assert error.code == "pack-invalid"
    assert (problem.code, problem.place.line, problem.place.column) == (code, *place)
    assert problem.place.source.endswith("schemas/lieu.yaml")
    assert {**told(problem), **arguments} == told(problem)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("template: Lieu\nname: non\nparameters: {nom: {}}", [("unknown-parameter-name", 2, 7)]),
        ("template: Lieu\nparameters: {}", [("value-out-of-bounds", 2, 13)]),
        ("parameters: {nom: {}}", [("missing-key", 1, 1)]),
        (f"{HEAD}  a: {{aliases: [b]}}\n  b: {{}}", [("alias-taken", 3, 17)]),
        (f"{HEAD}  a: {{aliases: [c]}}\n  b: {{aliases: [d, c]}}", [("alias-taken", 4, 20)]),
        (f"{HEAD}  1: {{}}\n  '1': {{}}", [("yaml-duplicate-key", 4, 3)]),
        (f"{HEAD}  NO: {{}}", [("yaml-conversion", 3, 3)]),
        (f"namespaces: [main]\n{HEAD}  a: {{}}", [("wrong-type", 1, 14)]),
        ("", [("file-empty", 1, 1)]),
        ("- a", [("wrong-type", 1, 1)]),
    ],
)
def test_mistakes_of_a_schema(tmp_path: Path, text: str, expected: list[tuple[str, int, int]]) -> None:
    assert spots(refused(tmp_path, schemas__lieu=text).problems) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("values: {}", [("value-out-of-bounds", 1, 9)]),
        ("values: [a, b]", [("wrong-type", 1, 9)]),
        ("valeurs: {a: {}}", [("unknown-key", 1, 1)]),
        ("values:\n  NO: {}\n  non: {}", [("yaml-conversion", 2, 3)]),
        ("values:\n  a: {code: 01}", [("yaml-conversion", 2, 13)]),
        ("values:\n  a: {code: 14}", [("wrong-type", 2, 13)]),
        ("values:\n  a: {synonym: b}", [("unknown-key", 2, 7)]),
    ],
)
def test_mistakes_of_a_vocabulary(tmp_path: Path, text: str, expected: list[tuple[str, int, int]]) -> None:
    error = refused(tmp_path, schemas__lieu=f"{HEAD}  a: {{}}", vocabularies__x=text)
    assert spots(error.problems) == expected


def test_all_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    error = refused(
        tmp_path,
        schemas__a="template: A\nparamters: {x: {}}",
        schemas__b="template: B\nparameters: {x: {type: lin}}\nfoo: 1",
        vocabularies__v="values: NO",
    )
    assert [(Path(p.place.source).name, p.code) for p in error.problems] == [
        ("a.yaml", "unknown-key"),
        ("b.yaml", "value-not-allowed"),
        ("b.yaml", "unknown-key"),
        ("v.yaml", "wrong-type"),
    ]


def test_what_names_nothing_is_told_for_all_files_at_once(tmp_path: Path) -> None:
    error = refused(
        tmp_path,
        schemas__a="template: A\nname: y\nparameters: {x: {type: choice}}",
        schemas__b="template: B\nparameters: {x: {pattern: '('}}",
    )
    assert [p.code for p in error.problems] == ["unknown-parameter-name", "missing-vocabulary", "bad-pattern"]


@pytest.mark.parametrize("folder", ["none", "."])
def test_a_folder_without_schema_is_refused(tmp_path: Path, folder: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_pack(tmp_path / folder)
    assert (caught.value.code, caught.value.arguments) == ("pack-empty", {"path": str(tmp_path / folder)})


def test_text_is_said_in_the_best_language() -> None:
    assert said({"fr": "Nom", "en": "Name"}, "en") == "Name"
    assert said({"fr": "Nom"}, "en") == "Nom"
    assert said({"en": "Name"}, "fr") == "Name"
    assert said({}, "fr", "x") == "x"
