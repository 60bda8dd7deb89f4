"""Schemas and TemplateData: nothing that either can say of a template's parameters is lost on the way."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movibot.cli.folders import shipped_pack
from movibot.infer.writing import said_files
from movibot.messages import sentence
from movibot.schema import Schema, load_pack
from movibot.schema.building import schema_of
from movibot.templatedata import normal_templatedata, parse_templatedata, schema_data, templatedata_of
from movibot.templatedata.normal import TYPES

PACK = load_pack(shipped_pack())

NAMES = ["nom", "name", "1", "2", "état de santé", "a=b", "x|y", " z ", "lieu", "é"]
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)
TEXTS = st.one_of(WORDS, st.dictionaries(st.sampled_from(["fr", "en", "de", "pt-br"]), WORDS, min_size=1))


def _parameters(names: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {},
        optional={
            "label": TEXTS,
            "description": TEXTS,
            "type": st.sampled_from([*sorted(TYPES), "string/line"]),
            "required": st.booleans(),
            "suggested": st.booleans(),
            "deprecated": st.one_of(st.booleans(), WORDS),
            "aliases": st.lists(st.one_of(st.sampled_from(NAMES), WORDS, st.integers(0, 9)), max_size=3),
            "default": TEXTS,
            "example": TEXTS,
            "autovalue": WORDS,
            "suggestedvalues": st.lists(WORDS, max_size=3),
            "inherits": st.sampled_from(names),
        },
    )


@st.composite
def templatedata(draw: st.DrawFn) -> dict[str, Any]:
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=6, unique=True))
    found: dict[str, Any] = {"params": {name: draw(_parameters(names)) for name in names}}
    some = st.lists(st.sampled_from(names), min_size=1, max_size=3)
    if draw(st.booleans()):
        found["paramOrder"] = draw(st.permutations(names))
    if draw(st.booleans()):
        found["sets"] = draw(st.lists(st.fixed_dictionaries({"label": TEXTS, "params": some}), max_size=2))
    if draw(st.booleans()):
        found["maps"] = {"citoid": draw(st.dictionaries(WORDS, st.one_of(some, st.lists(some, max_size=2))))}
    if draw(st.booleans()):
        found["description"] = draw(TEXTS)
    if draw(st.booleans()):
        found["format"] = draw(st.sampled_from(["inline", "block", "{{_\n|_=_}}", None]))
    return found


@given(templatedata(), st.sampled_from(["fr", "en", "de"]))
def test_templatedata_says_the_same_after_it_was_a_schema(said: dict[str, Any], language: str) -> None:
    data = json.loads(json.dumps(schema_data(said, "Lieu", language)))
    if not data["parameters"]:
        return
    again = templatedata_of(schema_of("lieu", data, {}), language)
    assert normal_templatedata(again, language) == normal_templatedata(said, language)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | WORDS,
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(
                    ["params", "nom", "label", "type", "aliases", "sets", "maps", "inherits", "paramOrder"]
                ),
                inner,
            )
        ),
    )
)
def test_what_is_malformed_is_left_out(said: Any) -> None:
    if isinstance(said, dict):
        schema_data(said, "Lieu")


@pytest.mark.parametrize(
    "said",
    [
        {"params": {"a": {}, "": {"label": "Rien"}}, "paramOrder": ["", "a"]},
        {"params": {"a": {}}, "format": "en bloc"},
        {"params": {"a": {}}, "sets": [{"label": "x", "params": ["", "a", "b"]}], "maps": {"": {"": ""}, "m": "a"}},
    ],
)
def test_what_only_an_import_brings_makes_a_file_that_loads(said: dict[str, Any], tmp_path: Path) -> None:
    """MediaWiki refuses to save it; a page that came from a dump was never saved."""
    (file,) = said_files({"Lieu": schema_data(said, "Lieu")}, lambda code, told: sentence(code, told, "fr"))
    (tmp_path / "schemas").mkdir()
    (tmp_path / file.path).write_text(file.text, encoding="utf-8")
    assert list(load_pack(tmp_path).schemas["lieu"].parameters) == ["a"]


def test_what_a_schema_has_words_for_is_said_in_them() -> None:
    said = {
        "params": {
            "nom": {"label": {"fr": "Nom"}, "type": "line", "required": True, "aliases": ["name"]},
            "site": {"type": "url", "suggested": True, "example": "https://exemple.org"},
            "né le": {"type": "date", "example": "hier"},
        },
        "paramOrder": ["site", "nom", "né le"],
        "format": "block",
    }
    assert schema_data(said, "Lieu") == {
        "template": "Lieu",
        "format": "block",
        "paramOrder": ["site", "nom", "né le"],
        "parameters": {
            "nom": {"label": {"fr": "Nom"}, "required": True, "aliases": ["name"]},
            "site": {"type": "url", "suggested": True, "example": "https://exemple.org"},
            "né le": {"type": "date", "templatedata": {"example": {"fr": "hier"}}},
        },
    }


def test_a_parameter_that_inherits_does_so_again_and_shares_no_alias() -> None:
    said = {"params": {"lien 1": {"type": "url", "aliases": ["l"], "label": "Lien"}, "lien 2": {"inherits": "lien 1"}}}
    data = schema_data(said, "Liens")
    assert "aliases" not in data["parameters"]["lien 2"]
    assert templatedata_of(schema_of("liens", data, {}))["params"]["lien 2"] == {"inherits": "lien 1"}


@pytest.mark.parametrize("schema", PACK.schemas.values(), ids=lambda schema: schema.key)
def test_what_the_shipped_schemas_say_is_templatedata(schema: Schema) -> None:
    said = templatedata_of(schema)
    json.dumps(said)
    assert list(said["params"]) == list(schema.parameters)
    for name, parameter in schema.parameters.items():
        about = said["params"][name]
        assert about.get("required", False) == parameter.required
        assert about.get("suggested", False) == parameter.suggested
        assert about.get("aliases", []) == list(parameter.aliases)
        assert about["type"] in TYPES
        if parameter.type == "choice" and parameter.vocabulary:
            assert about["suggestedvalues"] == list(parameter.suggested_values or parameter.vocabulary.terms)
    again = schema_of(schema.key, schema_data(said, schema.template), {})
    assert normal_templatedata(templatedata_of(again), "fr") == normal_templatedata(said, "fr")


def test_a_deprecation_is_told_in_the_language_of_the_wiki() -> None:
    data = {"template": "T", "parameters": {"a": {"deprecated": {"fr": "Voir b.", "en": "See b."}}, "b": {}}}
    assert templatedata_of(schema_of("t", data, {}), "en")["params"]["a"]["deprecated"] == "See b."


@pytest.mark.parametrize("text", ["", "[]", "{", "null", "[" * 100_000, '{"params":' * 50_000, "9" * 3_000_000])
def test_what_is_no_json_object_is_nothing(text: str) -> None:
    assert parse_templatedata(text) is None


def test_a_schema_file_may_hold_it(tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    text = json.dumps(
        schema_data({"params": {"a": {"autovalue": "x", "label": {"de": "A"}}}, "maps": {"c": {"k": "a"}}}, "T")
    )
    (tmp_path / "schemas" / "t.yaml").write_text(text, encoding="utf-8")
    said = templatedata_of(load_pack(tmp_path).schemas["t"])
    assert said == {"params": {"a": {"label": {"de": "A"}, "autovalue": "x"}}, "maps": {"c": {"k": "a"}}}
