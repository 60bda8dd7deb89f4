"""Yes and no in the words of a wiki: in its values, its schema, its checks, its lists and its templates."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from movibot.catalogue.cells import render_cell
from movibot.cells import typed_text
from movibot.errors import ConfigError
from movibot.guide import form_of, rule_line
from movibot.infer.guesses import guess_type
from movibot.infer.linknames import link_names
from movibot.infer.values import Hints
from movibot.infer.yesno import yes_and_no
from movibot.messages import sentence
from movibot.publish.checks import checks_of
from movibot.query import Query, load_queries
from movibot.query.onwiki import Asked, read_definition
from movibot.schema import Pack, Parameter, load_pack, read_value
from movibot.schema.rules import breaches
from movibot.templatedata import CHECKED, schema_data, templatedata_of
from tests.builders import entry_of, spots, write_pack
from tests.facts import GERMAN
from tests.publish.making import SITE
from tests.stock import listing_of

SCHEMA = """
template: Lieu
parameters:
  name: {}
  offen: {type: boolean, words: [Ja, nein], required: true}
  zeiten: {}
rules:
  - {parameters: [zeiten], required if: {offen: Ja}}
  - {parameters: [zeiten], forbidden if: {offen: {not: Ja}}}
"""
PAGE = "title: Orte\nfrom: [lieu]\ncolumns: [name, offen]\nwhere: {offen: nein}\n"
OPEN = Parameter("offen", "boolean", words=("Ja", "nein"))
TODAY = datetime.date(2026, 11, 22)


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return load_pack(write_pack(tmp_path_factory.mktemp("pack"), schemas__lieu=SCHEMA, pages__orte=PAGE))


@pytest.mark.parametrize(
    ("text", "value", "right"),
    [
        ("Ja", True, None),
        ("ja", True, None),
        ("NEIN", False, None),
        ("yes", True, "Ja"),
        ("0", False, "nein"),
        ("oui", True, "Ja"),
        ("vielleicht", None, None),
    ],
)
def test_a_parameter_answers_in_its_own_words(text: str, value: bool | None, right: str | None) -> None:
    reading = read_value(OPEN, text)
    assert (reading.value, [fault.replacement for fault in reading.faults if value is not None]) == (
        value,
        [right] if right else [],
    )
    assert value is None or typed_text(OPEN, reading) == ("Ja" if value else "nein")


def test_what_is_no_answer_is_told_with_the_words() -> None:
    (fault,) = read_value(OPEN, "vielleicht").faults
    assert "“Ja” or “nein”" in sentence(fault.code, {"name": "offen", **fault.arguments}, "en")


def test_own_words_win_over_the_usual_ones() -> None:
    upside_down = replace(OPEN, words=("0", "1"))
    assert [read_value(upside_down, text).value for text in ("0", "1", "yes")] == [True, False, True]


def test_rules_ask_in_the_words_of_the_parameter(pack: Pack) -> None:
    schema = pack.schemas["lieu"]

    def broken(**values: str) -> list[str]:
        return [each.code for each in breaches(schema, entry_of(pack, name="A", **values).readings, TODAY)]

    assert broken(offen="Ja") == broken(offen="1") == ["required-here"]
    assert broken(offen="nein", zeiten="9 Uhr") == ["forbidden-here"]
    assert broken(offen="nein") == broken(offen="ja", zeiten="9 Uhr") == []
    assert rule_line(schema.rules[0], schema, "en").count("`Ja`") == 1
    assert form_of(schema.parameters["offen"], pack, "en") == "`Ja` or `nein`"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("if: {offen: Ja}", "if: {offen: oui}", "value-not-allowed"),
        ("name: {}", "name: {words: [a, b]}", "key-without-effect"),
        ("[Ja, nein]", "[Ja]", "value-out-of-bounds"),
        ("[Ja, nein]", "[Ja, Ja]", "value-out-of-bounds"),
        ("[Ja, nein]", '[Ja, "-"]', "value-out-of-bounds"),
        ("[Ja, nein]", "[Ja, JÀ]", "name-twice"),
    ],
)
def test_a_file_with_other_words_is_refused(tmp_path: Path, old: str, new: str, code: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_pack(write_pack(tmp_path, schemas__lieu=SCHEMA.replace(old, new, 1)))
    assert [problem.code for problem in caught.value.problems] == [code]


def names(pack: Pack, asked: Sequence[Asked] = ()) -> list[str]:
    entries = [entry_of(pack, text, name=text, offen=text) for text in ("Ja", "nein", "0", "vielleicht")]
    query = read_definition(asked, "Orte", "orte", pack, GERMAN, "fr") if asked else load_queries(pack)[0]
    assert isinstance(query, Query)
    return [row.name for group in listing_of(query, pack, entries).groups for row in group.rows]


def test_lists_ask_and_show_in_the_words_of_the_parameter(pack: Pack) -> None:
    assert names(pack) == ["0", "nein"]
    for word in ("Ja", "ja", "yes", "oui"):
        assert names(pack, [Asked("fiches", "lieu", False), Asked("offen", word, False)]) == ["Ja"]
    assert [render_cell(read_value(OPEN, text), OPEN, "en") for text in ("1", "Nein")] == ["Ja", "nein"]


def test_a_template_knows_the_words(pack: Pack) -> None:
    schema = pack.schemas["lieu"]
    missing, unknown, *ruled = checks_of(schema, SITE, "Vorlage:Lieu/Doku")
    assert "offen" in missing.message
    assert ("Ja, nein" in unknown.message, "|ja" in unknown.condition, "|oui" in unknown.condition) == (True,) * 3
    assert all("|ja" in each.condition for each in ruled)
    told = templatedata_of(schema, "de")["params"]["offen"]
    assert (told["type"], told["suggestedvalues"]) == ("line", ["Ja", "nein"])


def test_the_checkbox_of_templatedata_writes_one_and_zero(tmp_path: Path) -> None:
    said = {"params": {"offen": {"type": "boolean", "required": True, "example": "1"}}}
    data = schema_data(said, "Lieu", "de")
    assert data["parameters"]["offen"] == {"type": "boolean", "words": ["1", "0"], "required": True, "example": "1"}
    text = 'template: Lieu\nparameters: {offen: {type: boolean, words: ["1", "0"], required: true, example: "1"}}'
    again = templatedata_of(load_pack(write_pack(tmp_path, schemas__lieu=text)).schemas["lieu"], "de")
    assert again["params"] == {"offen": {"type": "boolean", "required": True, "example": {"de": "1"}}}


@pytest.mark.parametrize(
    ("values", "language", "kind", "words"),
    [
        (["Ja"] * 5 + ["nein"] * 3 + ["ja"], "de", "boolean", ("Ja", "nein")),
        (["ja"] * 5 + ["Nein"], "de-formal", "boolean", ("ja", "Nein")),
        (["sí"] * 5 + ["no"] * 3, "es", "boolean", ("sí", "no")),
        (["yes"] * 5 + ["no"] * 3, "de", "boolean", ("yes", "no")),
        (["yes"] * 5 + ["no"] * 3, "en", "boolean", ("yes", "no")),
        (["oui"] * 5 + ["non"] * 3, "fr", "boolean", ("oui", "non")),
        (["1"] * 5 + ["0"] * 3, "fr", "boolean", CHECKED),
        (["1"] * 5, "fr", "integer", None),
        (["ja"] * 5 + ["nein"] * 3, "es", "choice", None),
        (["ja"] * 5 + ["nein"] * 3, "xx", "choice", None),
    ],
)
def test_values_tell_in_which_words_they_answer(
    values: list[str], language: str, kind: str, words: tuple[str, str] | None
) -> None:
    guess = guess_type(Counter(values), Hints("x", link_names(GERMAN), yes_no=yes_and_no(language)))
    assert guess.type == kind
    assert words is None or guess.yes_no == words


def test_the_places_of_wrong_words_are_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load_pack(write_pack(tmp_path, schemas__lieu=SCHEMA.replace("[Ja, nein]", "Ja")))
    assert spots(caught.value.problems)
