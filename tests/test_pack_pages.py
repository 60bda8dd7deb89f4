"""The page definitions of the pack, and what they make of the example wiki."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from movibot.catalogue import build_region, read_layouts
from movibot.choosing import definitions_for
from movibot.cli.folders import shipped_pack
from movibot.gathering import gather, look_for
from movibot.model import ReplaceRegion
from movibot.query import Column, Query, Section, Wanted, load_queries
from movibot.query.computed import PROBLEMS
from movibot.query.definitions import Alternatives
from movibot.query.naming import layouts_folder
from movibot.query.regions import family_title, wanted_regions
from movibot.reading import Run, read_facts, read_wiki
from movibot.schema import Pack, load_pack
from movibot.titles import could_be_title
from movibot.validate.codes import CODES
from movibot.wiki.folder import FolderWiki
from movibot.yamlfile import read_folder
from tests.wikis import DAY

EXAMPLE = Path(__file__).parent.parent / "examples" / "movilab"

PERSONAL = {
    "aiguilleurs": {"nom": "the page of people who put themselves there in order to be called"},
    "gare-d-aiguillage": {"nom": "whom to call first: the same people, with the contact they chose to show"},
}
"""Page -> the personal parameters that it shows, with the reason."""

NO_TASK = {
    # advice that movibot can follow by itself: movibot check --fix
    *("value-variant", "date-form", "value-form", "nbsp-around-value"),
    # what would be good to have is no task; how old a record is has a list of its own, by the date
    *("suggested-parameter", "too-old"),
    # about what is no record, so that no row can show it
    *("record-in-comment", "record-in-nowiki", "record-in-tag", "record-hidden"),
    *("no-record", "empty-page", "page-not-on-wiki", "unknown-code", "unknown-template"),
    # how its author wanted it
    "record-conditional",
}
"""The codes of problems that the page for gardeners leaves out."""

TEXTS = {"intro", "heading", "empty", "missing", "label"}


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(shipped_pack())


@pytest.fixture(scope="module")
def queries(pack: Pack) -> Mapping[str, Query]:
    return {query.key: query for query in load_queries(pack)}


def columns_of(section: Section) -> Iterator[Column]:
    yield from section.columns
    yield from section.group
    yield from (order.column for order in section.sort)
    yield from (order.column for column in section.columns if column.join for order in column.join.sort)


def personal_in(section: Section) -> set[str]:
    return {p.name for column in columns_of(section) for p in column.parameters.values() if p.personal}


def asked(where: Alternatives) -> set[str]:
    return {condition.parameter for conditions in where for condition in conditions}


# --- what the definitions say ----------------------------------------------------------------------------


def texts_in(data: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Every text that people read, with the key it stands at."""
    if key in TEXTS:
        yield key, data
    elif isinstance(data, Mapping):
        for name, value in data.items():
            yield from texts_in(value, str(name))
    elif isinstance(data, list):
        for value in data:
            yield from texts_in(value)


def all_texts() -> list[tuple[str, str, Any]]:
    documents = read_folder(shipped_pack() / "pages")
    return [(name, key, text) for name, document in documents.items() for key, text in texts_in(document.data)]


def test_everything_is_said_in_two_languages() -> None:
    for name, key, text in all_texts():
        assert set(text) == {"fr", "en"}, (name, key, text)
        assert all(text.values()), (name, key)
        assert text["fr"] != text["en"] or key == "heading", (name, text)


def test_the_french_is_set_as_french_is() -> None:
    """Curved apostrophes, and no-break spaces where a line must not break; titles of pages stay as they are."""
    for name, key, text in all_texts():
        words = re.sub(r"\[\[[^]|]*\|?|'''", "", text["fr"])
        assert not re.search(r" [;:?!»]|« |\w'\w|\.\.\.", words), (name, key, words)


def test_every_title_is_legal_and_see_also_leads_to_pages_that_there_are(queries: Mapping[str, Query]) -> None:
    titles = {query.title for query in queries.values() if not query.each}
    for query in queries.values():
        assert bool(query.title) != bool(query.holders), query.key
        assert not query.title or could_be_title(family_title(query, "Gérer")), query.key
    families = {family_title(queries["faq"], action) for action in ("Gérer", "Développer", "Travailler")}
    families |= {family_title(queries["faq"], action) for action in ("Animer", "Documenter")}
    for query in queries.values():
        assert set(query.see_also) <= titles | families, query.key
        assert query.title not in query.see_also, query.key
        assert query.see_also or query.holders or query.each, query.key


def test_nobody_is_named_but_who_agreed_to_be(queries: Mapping[str, Query]) -> None:
    for query in queries.values():
        shown = {name for section in query.sections for name in personal_in(section)}
        assert shown == set(PERSONAL.get(query.key, {})), query.key
        for section in query.sections:
            if personal_in(section):
                agreed = [{("accord", "oui")} <= _equals(conditions) for conditions in section.where]
                assert agreed, query.key
                assert all(agreed), query.key


def test_nothing_is_asked_of_what_is_personal(pack: Pack, queries: Mapping[str, Query]) -> None:
    """A list of those who have a phone number tells who has one."""
    for query in queries.values():
        for section in query.sections:
            names = asked(section.where) | {name for measure in section.measures for name in asked(measure.where)}
            kinds = [pack.schemas[key] for key in section.schemas]
            assert not [(s.key, n) for s in kinds for n in names if n in s.parameters and s.parameters[n].personal]


def _equals(conditions: Sequence[Any]) -> set[tuple[str, str]]:
    return {(one.parameter, value) for one in conditions if one.test == "equal" for value in one.values}


@pytest.mark.parametrize("key", [path.stem for path in sorted((shipped_pack() / "pages").glob("*.yaml"))])
def test_every_page_says_how_to_correct_it(key: str, queries: Mapping[str, Query]) -> None:
    """The record is what people edit, never the list."""
    intro = queries[key].intro
    assert re.search(r"modifi|corrig|changez|remplissez", intro["fr"]), intro["fr"]
    assert re.search(r"\bfiche|\bpage", intro["fr"]), intro["fr"]
    assert re.search(r"edit|correct|change|fill in", intro["en"]), intro["en"]
    assert re.search(r"record|page", intro["en"]), intro["en"]
    if "«\u00a0modifier\u00a0»" in intro["fr"]:
        assert "“edit”" in intro["en"]
        edits = [[column.name for column in section.columns].count("$edit") for section in queries[key].sections]
        assert any(edits), "it speaks of a link that is not there"


def test_every_problem_that_a_record_can_have_is_a_task_for_somebody(queries: Mapping[str, Query]) -> None:
    sections = queries["jardinage"].sections
    documents = read_folder(shipped_pack() / "pages")
    named = [code for section in documents["jardinage"].data["sections"] for code in _codes(section["where"])]
    assert len(named) == len(set(named)), "a problem is one task"
    assert set(named) | NO_TASK == CODES, "say in jardinage.yaml who takes it, or above why nobody does"
    assert not set(named) & NO_TASK
    for section in sections:
        if PROBLEMS in asked(section.where):
            assert PROBLEMS in [column.name for column in section.columns]


def _codes(where: Any) -> list[str]:
    groups = where if isinstance(where, list) else [where]
    return [code for group in groups for code in group.get(PROBLEMS, [])]


def test_the_regions_for_pages_of_records_are_documented() -> None:
    files = {key: document.data for key, document in read_folder(shipped_pack() / "pages").items()}
    there = {(data["pages of"], data.get("region", key)) for key, data in files.items() if "pages of" in data}
    text = (EXAMPLE.parent.parent / "docs" / "templates.md").read_text(encoding="utf-8")
    table = text.split("| on the page of | region |")[1].split("\n\n")[0]
    assert set(re.findall(r"^\| `(.*?)` \| `(.*?)` \|", table, re.MULTILINE)) == there


# --- what they make of the example wiki --------------------------------------------------------------------


@pytest.fixture(scope="module")
def made(pack: Pack) -> Sequence[Wanted]:
    """The regions that the pack wants on the example wiki, those of one category's page among them."""
    run = Run(FolderWiki(EXAMPLE), pack, load_queries(pack), create_pages=True, today=DAY)
    facts = read_facts(run)
    asked_for = definitions_for(run, facts, ["Catégorie:Communs"])
    stock = gather(run, read_wiki(run, facts, look_for(asked_for, facts)), asked_for, "fr")
    return [wanted for query in asked_for for wanted in wanted_regions(query, stock)]


def test_every_page_of_the_pack_has_rows_from_the_example_wiki(
    queries: Mapping[str, Query], made: Sequence[Wanted]
) -> None:
    assert {wanted.query.key for wanted in made} == set(queries)
    for wanted in made:
        assert any(listing.groups for listing in wanted.listings), wanted.title


def test_each_action_has_its_questions(made: Sequence[Wanted]) -> None:
    titles = [wanted.title for wanted in made if wanted.query.key == "faq"]
    assert titles == ["FAQ Gérer", "FAQ Développer", "FAQ Travailler", "FAQ Animer", "FAQ Documenter"]


def test_several_tools_stand_side_by_side(made: Sequence[Wanted]) -> None:
    counts = [wanted.listings[0].count for wanted in made if wanted.query.key == "comparatif-des-outils"]
    assert max(counts) >= 3


def test_each_directory_has_a_page_without_a_record(made: Sequence[Wanted]) -> None:
    (wanted,) = (wanted for wanted in made if wanted.query.key == "repertoires")
    for listing in wanted.listings:
        assert [row.schema for group in listing.groups for row in group.rows].count("") == 1


def test_what_is_postponed_waits_among_what_is_to_come(made: Sequence[Wanted]) -> None:
    (wanted,) = (wanted for wanted in made if wanted.query.key == "agenda")
    to_come, past = ([row.name for group in listing.groups for row in group.rows] for listing in wanted.listings)
    assert to_come == ["Foire aux outils prêtés"]
    assert "Première rencontre des lieux du bocage" in past
    assert not set(to_come) & set(past)


def test_to_find_whom_to_talk_to_is_shared_out_by_kind_and_by_department(made: Sequence[Wanted]) -> None:
    (wanted,) = (wanted for wanted in made if wanted.query.key == "jardinage")
    others, places = wanted.listings[:2]
    assert [column.name for column in others.section.group] == ["$kind"]
    assert [column.name for column in places.section.group] == ["région", "département"]
    assert {row.schema for group in others.groups for row in group.rows}.isdisjoint({"tiers-lieu", "action-a-mener"})
    assert {row.schema for group in places.groups for row in group.rows} <= {"tiers-lieu"}
    assert others.left_out == places.left_out == 0


def test_those_who_rest_or_did_not_say_yes_are_not_called(made: Sequence[Wanted]) -> None:
    (gare,) = (wanted for wanted in made if wanted.query.key == "gare-d-aiguillage")
    (people,) = (wanted for wanted in made if wanted.query.key == "aiguilleurs")
    called = {row.name for group in gare.listings[0].groups for row in group.rows}
    assert called == {"Mirabelle", "Orme-Bleu"}
    assert [{row.name for group in listing.groups for row in group.rows} for listing in people.listings] == [
        *(called, called, called, {"Plume-de-geai"}),
    ]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_page_names_somebody_else_or_shows_a_problem_of_our_own(
    pack: Pack, made: Sequence[Wanted], language: str
) -> None:
    layouts = read_layouts([wanted.query for wanted in made], layouts_folder(pack))
    for wanted in made:
        built = build_region(wanted, language, layouts)
        assert isinstance(built, ReplaceRegion), wanted.title
        assert "tournevis chez" not in str(built).casefold(), wanted.title
        assert "@ruche.example.org" not in str(built), wanted.title
        assert "{" not in re.sub(r"\{\||\|\}", "", built.body), wanted.title
