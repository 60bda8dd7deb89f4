"""Escaped text, shown by a real MediaWiki: exactly that text, and nothing else happens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from movibot.wikitext.escape import (
    escape_argument,
    escape_cell,
    escape_comment,
    escape_heading,
    escape_text,
    link,
    printable,
)
from tests.mediawiki.installation import Installation
from tests.mediawiki.rendering import SENTINEL, Renderer, shown
from tests.wikitext.hostile import HOSTILE, TITLES, hostile_texts


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for a value in a page, and where its text comes out."""

    name: str
    before: str
    after: str
    path: str
    escape: Callable[[str], str]

    def __str__(self) -> str:
        return self.name


SPOTS = [
    Spot("line", "", "", "p", escape_text),
    Spot("list item", "* ", "", "ul/li", escape_text),
    Spot("list item without blank", "*", "", "ul/li", escape_text),
    Spot("bold", "* '''", "'''", "ul/li", escape_text),
    Spot("cell", "{|\n|-\n| ", "\n| suite\n|}", "table/tbody/tr/td[1]", escape_cell),
    Spot("cell without blank", "{|\n|-\n|", "||suite\n|}", "table/tbody/tr/td[1]", escape_cell),
    Spot("heading cell", "{|\n! ", " !! suite\n|}", "table/tbody/tr/th[1]", escape_cell),
    Spot("heading", "== ", " ==", "h2/span[@class='mw-headline']", escape_heading),
    Spot("heading without blank", "==", "==", "h2/span[@class='mw-headline']", escape_heading),
]


@pytest.fixture(scope="module")
def renderer(mediawiki_of_module: Installation) -> Iterator[Renderer]:
    """A wiki with all the magic links there are."""
    mediawiki_of_module.load({"Modèle:Montrer": "{{{1}}}", "Modèle:Montrer a": "{{{a}}}"})
    mediawiki_of_module.configure("$wgEnableMagicLinks = [ 'ISBN' => true, 'PMID' => true, 'RFC' => true ];")
    with Renderer(mediawiki_of_module) as renderer:
        yield renderer


def check(renderer: Renderer, spot: Spot, text: str) -> None:
    value = spot.escape(text)
    wikitext = f"{spot.before}{value}{spot.after}{SENTINEL}"
    found = renderer.render(wikitext)
    assert found.saved == wikitext
    assert found.is_level(), found.html
    assert not found.side_effects
    if shown(printable(text)):
        assert found.text_of(spot.path) == shown(printable(text)), wikitext


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("spot", SPOTS, ids=str)
def test_a_hostile_text_is_shown_and_nothing_else_happens(renderer: Renderer, spot: Spot, text: str) -> None:
    check(renderer, spot, text)


@pytest.mark.parametrize("spot", SPOTS, ids=str)
@given(texts=st.lists(hostile_texts(), min_size=5, max_size=10))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_shown_and_nothing_else_happens(renderer: Renderer, spot: Spot, texts: list[str]) -> None:
    for text in texts:
        check(renderer, spot, text)


def check_argument(renderer: Renderer, text: str) -> None:
    value = escape_argument(text)
    for call, template in ((f"Montrer|{value}", "Montrer"), (f"Montrer a|a={value}|b=x", "Montrer_a")):
        wikitext = f"<div>{{{{{call}}}}}</div>{SENTINEL}"
        found = renderer.render(wikitext)
        assert found.saved == wikitext
        assert found.is_level(), found.html
        assert found.side_effects == [[f"10:{template}"]]
        assert found.text_of("div[1]") == shown(printable(text)), wikitext


@pytest.mark.parametrize("text", HOSTILE)
def test_a_parameter_hands_over_a_hostile_text(renderer: Renderer, text: str) -> None:
    check_argument(renderer, text)


@given(texts=st.lists(hostile_texts(), min_size=5, max_size=10))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_parameter_hands_over_any_text(renderer: Renderer, texts: list[str]) -> None:
    for text in texts:
        check_argument(renderer, text)


@given(texts=st.lists(hostile_texts(), min_size=5, max_size=10))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_comment_shows_nothing(renderer: Renderer, texts: list[str]) -> None:
    for text in [*texts, *HOSTILE]:
        wikitext = f"<div>avant<!-- {escape_comment(text)} -->après<!--{escape_comment(text)}--></div>{SENTINEL}"
        found = renderer.render(wikitext)
        assert found.saved == wikitext
        assert found.is_level()
        assert not found.side_effects
        assert found.text_of("div[1]") == "avantaprès"


def numbered(title: str) -> str:
    for prefix, number in (("Catégorie:", 14), ("Fichier:", 6)):
        if title.startswith(prefix):
            return f"{number}:{title.removeprefix(prefix)}"
    return f"0:{title.replace(' ', '_')}"


def check_link(renderer: Renderer, title: str, label: str) -> None:
    for before, after, path in (("* ", " ", "ul/li"), ("{|\n! ", " !! suite\n|}", "table/tbody/tr/th[1]")):
        wikitext = f"{before}{link(title, label)}{after}{SENTINEL}"
        found = renderer.render(wikitext)
        assert found.saved == wikitext
        assert found.is_level(), found.html
        assert found.links == [numbered(title)]
        assert not found.side_effects[1:]
        assert found.text_of(f"{path}/a") == shown(printable(label or title)), wikitext


@pytest.mark.parametrize("title", TITLES)
def test_a_link_goes_to_its_title(renderer: Renderer, title: str) -> None:
    check_link(renderer, title, "")
    check_link(renderer, title, "libellé")


@pytest.mark.parametrize("label", [text for text in HOSTILE if text.strip()])
def test_a_link_shows_its_label(renderer: Renderer, label: str) -> None:
    check_link(renderer, "Accueil", label)
    check_link(renderer, "Catégorie:Communs", label)
