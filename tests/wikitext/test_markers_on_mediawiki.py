"""Where markers may stand, a table between them shows as a table, and what stands around shows as before."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

import pytest

from movibot.model import Refusal, ReplaceRegion
from movibot.wikitext.changes import apply_change
from movibot.wikitext.markers import empty_markers
from tests.mediawiki.installation import Installation
from tests.mediawiki.rendering import SENTINEL, Renderer
from tests.memory_wiki import FACTS

TABLE = '{| class="wikitable sortable"\n! scope="col" | Nom\n|-\n| [[Le Dôme]]\n|}'
BODY = f"Voici la liste.\n\n<h2>Bretagne</h2>\n{TABLE}"

FINE = [
    ("", ""),
    ("Avant.\n", "\nAprès."),
    ("Avant.\n\n", "\n\nAprès."),
    ("== Titre ==\n", "\n== Suite =="),
    ("a\n <!-- c --> ", " <!-- d --> \nb"),
    (" ", "\nb"),
    ("<noinclude>", "</noinclude>\nb"),
    ("a\n<onlyinclude>\n", "\n</onlyinclude>\nb"),
    ("<div>\n", "\n</div>\nb"),
    ("[[ouvert\n", "\nb"),
    ("{|\n| a\n", "\n| b\n|}\nc"),
    ("{|\n|\n", "\n|-\n| b\n|}"),
    ("{|\n! a\n", "\n|-\n| b\n|}"),
    ("{|\n|-\n|\n{|\n| a\n|}\n", "\n| b\n|}"),
    ("{|\n| a\n|}\n", "\n{|\n| b\n|}"),
    (":{|\n| a\n|}\n", "\nb"),
]

BROKEN = [
    ("[[Accueil|voir\n", "\nici]]"),
    ("== Titre ", " suite =="),
    ("* a ", " suite"),
    ("{|\n", "\n|-\n| a\n|}"),
    ("{|\n|+ a\n", "\n|-\n| a\n|}"),
    ("{|\n|-\n", "\n| a\n|}"),
    ("{|\n| ", " a\n|}"),
    (":{|\n| a\n", "\n|}\nb"),
    ('<div title="\n', '\n">a</div>'),
    ("{{{1|avant\n", "\naprès}}}"),
]


@pytest.fixture(scope="module")
def renderer(mediawiki_of_module: Installation) -> Iterator[Renderer]:
    with Renderer(mediawiki_of_module) as renderer:
        yield renderer


def filled(before: str, after: str) -> str | Refusal:
    text = f"{before}{empty_markers('x')}{after}"
    return apply_change(text, ReplaceRegion("Page", "x", BODY), exists=True, facts=FACTS)


def outline(element: ElementTree.Element) -> list[str]:
    """Elements and words in their order; paragraphs, line ends and blanks aside."""
    inside = [piece for child in element for piece in (*outline(child), *(child.tail or "").split())]
    words = (element.text or "").split()
    if element.tag in {"p", "br"}:
        return [*words, *inside]
    return [f"<{element.tag}>", *words, *inside, f"</{element.tag}>"]


@pytest.mark.parametrize(("before", "after"), FINE)
def test_a_region_shows_and_leaves_the_rest_alone(renderer: Renderer, before: str, after: str) -> None:
    text = filled(before, after)
    assert isinstance(text, str)
    shown = renderer.render(text + SENTINEL)
    assert shown.saved == text + SENTINEL
    assert shown.is_level(), shown.html
    alone = outline(renderer.render(BODY).tree)[1:-1]
    without = outline(renderer.render(f"{before}{empty_markers('x')}{after}{SENTINEL}").tree)
    whole = outline(shown.tree)
    places = [n for n in range(len(whole)) if whole[n : n + len(alone)] == alone]
    assert len(places) == 1, shown.html
    assert [*whole[: places[0]], *whole[places[0] + len(alone) :]] == without


@pytest.mark.parametrize(("before", "after"), BROKEN)
def test_where_it_would_break_something_it_is_refused(before: str, after: str) -> None:
    refusal = filled(before, after)
    assert isinstance(refusal, Refusal)
    assert refusal.code == "markers-not-alone"
