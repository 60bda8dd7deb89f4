"""What people read about indexes on the wiki is true: every example is understood, every word is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from movibot.installing import template_pages
from movibot.messages import LANGUAGES
from movibot.messages.indextemplates import INDEX_PAGE
from movibot.query import COMPUTED, Query
from movibot.query.limits import MOST_BYTES, MOST_PAGES, MOST_ROWS
from movibot.query.onwiki import Asked, read_definition
from movibot.query.onwiki.parameters import TELLING
from movibot.query.onwiki.words import DIRECTIONS, FILLED, SETTINGS, SHOWS, TESTS
from movibot.schema import Pack, load_pack
from movibot.wikitext.indexcalls import MOST_INDEXES
from movibot.wikitext.indexes import find_indexes
from tests.memory_wiki import FACTS
from tests.program import ROOT

PAGE = (ROOT / "docs" / "index-sur-le-wiki.md").read_text(encoding="utf-8")
CONDITIONS = {
    "docs": re.findall(r"^\| `([^`]+ = [^`]+)` \|", PAGE, re.MULTILINE),
    **{
        language: re.findall(r"^\| ([^|]+ = .+)$", text.partition("</pre>")[2], re.MULTILINE)
        for language, text in INDEX_PAGE.items()
    },
}
"""The conditions in the tables of each text."""


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(Path(ROOT / "templates"))


def understood(pack: Pack, arguments: tuple[tuple[str, str], ...]) -> bool:
    asked = [Asked(name, value, not value.strip()) for name, value in arguments]
    found = read_definition(asked, "Portail", "index-1", pack, FACTS, "fr")
    assert isinstance(found, Query), found
    return True


def test_the_examples_of_the_page_are_understood(pack: Pack) -> None:
    examples = re.findall(r"```wikitext\n(.*?)```", PAGE, re.DOTALL)
    assert len(examples) == 5
    for example in examples:
        (index,) = find_indexes(example, FACTS).defined
        assert index.refusal is None
        assert understood(pack, index.arguments)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_of_the_template_is_understood(pack: Pack, language: str) -> None:
    (index,) = find_indexes(INDEX_PAGE[language].replace("<pre>", "").replace("</pre>", ""), FACTS).defined
    assert understood(pack, index.arguments)


@pytest.mark.parametrize("text", CONDITIONS)
def test_the_conditions_of_the_tables_are_understood(pack: Pack, text: str) -> None:
    assert len(CONDITIONS[text]) >= 7
    for condition in CONDITIONS[text]:
        name, _, value = condition.partition(" = ")
        assert understood(pack, ((name, value),))


def test_the_page_tells_every_word() -> None:
    for table in (SETTINGS, SHOWS, TESTS, FILLED):
        for spoken in table.values():
            assert spoken["fr"][0] in PAGE, spoken
            assert spoken["en"][0] in PAGE or table is SHOWS, spoken
    assert DIRECTIONS["descending"]["fr"][0] in PAGE
    for name, about in COMPUTED.items():
        assert f"| `{about.french}`" in PAGE or name in TELLING, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_templates_tell_every_word(language: str) -> None:
    for table in (SETTINGS, SHOWS, TESTS, FILLED):
        assert [key for key, spoken in table.items() if spoken[language][0] not in INDEX_PAGE[language]] == []


def test_the_page_tells_the_limits() -> None:
    for told in (f"{MOST_ROWS} fiches", f"{MOST_BYTES // 1000} ko", f"{MOST_INDEXES} index", f"{MOST_PAGES} pages"):
        assert told in PAGE


def test_the_templates_are_the_two() -> None:
    assert [page.title for page in template_pages(FACTS)] == ["Modèle:Index movibot", "Modèle:Fin index movibot"]
