"""Templates whose name is nearly that of a record's template."""

from __future__ import annotations

import pytest

from movibot.checking import check, check_texts
from movibot.reading import Run
from movibot.schema import Pack
from tests.builders import page, place_pack
from tests.memory_wiki import FACTS, MemoryWiki

MEETING = """
template: Fête d'été
parameters: {nom: {}, suites: {type: records, schema: suite}}
"""
PACK_FILES = {"schemas__fete": MEETING, "schemas__suite": "template: Suite à donner\nparameters: {quoi: {}}"}


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return place_pack(tmp_path_factory.mktemp("pack"), **PACK_FILES)


def told(pack: Pack, text: str, title: str = "Page", namespace: int = 0) -> list[tuple[str, int, object]]:
    problems = check_texts(pack, FACTS, [page(text, title, namespace)]).problems
    found = [each for each in problems if each.code == "template-misspelt"]
    return [(str(each.arguments["name"]), each.place.column, each.arguments["nearest"]) for each in found]


@pytest.mark.parametrize(
    ("text", "name", "column"),
    [
        ("{{Fête d’été|nom=A}}", "Fête d’été", 3),
        ("{{Fete d'été|nom=A}}", "Fete d'été", 3),
        ("A {{ fête D'Été | nom=A}}", "fête D'Été", 6),
        ("{{Modèle:Fête d’été|nom=A}}", "Modèle:Fête d’été", 3),
        ("{{Cadre|{{Fête d’été|nom=A}}}}", "Fête d’été", 11),
        ("{{#if:x|{{Fête d’été|nom=A}}}}", "Fête d’été", 11),
    ],
)
def test_a_name_that_people_see_no_difference_in_is_told(pack: Pack, text: str, name: str, column: int) -> None:
    assert told(pack, text) == [(name, column, "Fête d'été")]


def test_it_is_told_in_the_values_of_a_record_too(pack: Pack) -> None:
    text = "{{Fête d'été|nom=A|suites={{Suite a donner|quoi=b}}{{Suite à donner|quoi=c}}}}"
    assert told(pack, text) == [("Suite a donner", 29, "Suite à donner")]


@pytest.mark.parametrize(
    ("text", "title", "namespace"),
    [
        ("{{Fête d'été|nom=A}} {{fête d'été|nom=B}}", "Page", 0),
        ("{{Fête d'hiver|nom=A}} {{Fêtes d'été}} {{Fête d'été/a}}", "Page", 0),
        ("<nowiki>{{Fête d’été|nom=A}}</nowiki> <!-- {{Fête d’été}} --> {{{Fête d’été|}}}", "Page", 0),
        ("{{Fête d’été|nom=A}}", "Modèle:A/Documentation", 10),
        ("{{Fête d’été|nom=A}}", "Discussion:A", 1),
    ],
)
def test_other_names_and_places_without_records_are_left_alone(
    pack: Pack, text: str, title: str, namespace: int
) -> None:
    assert told(pack, text, title, namespace) == []


@pytest.mark.parametrize(
    ("templates", "expected"), [((), ["template-misspelt"]), (("Modèle:Fête d’été",), ["no-record"])]
)
def test_on_a_wiki_only_a_template_that_does_not_exist(
    pack: Pack, templates: tuple[str, ...], expected: list[str]
) -> None:
    wiki = MemoryWiki.of({"Page": "{{Fête d’été|nom=A}}", **dict.fromkeys(templates, "x")})
    assert [each.code for each in check(Run(wiki=wiki, pack=pack), ["Page"]).problems] == expected
