"""Where an index may stand, its content shows as it would alone, and what stands around shows as before."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

import pytest

from movibot.model import FillIndex, Refusal
from movibot.wikitext.changes import apply_change
from movibot.wikitext.escape import escape_text
from movibot.wikitext.indexes import find_indexes
from tests.mediawiki.installation import Installation
from tests.mediawiki.rendering import SENTINEL, Renderer
from tests.memory_wiki import FACTS
from tests.wikitext.hostile import HOSTILE

CALL = "{{Index movibot|fiches=commun}}"
END = "{{Fin index movibot}}"
TABLE = '{| class="wikitable sortable"\n! scope="col" | Nom\n|-\n| [[Le Dôme]]\n|}'
BODY = f"Voici la liste.\n\n<h2>Bretagne</h2>\n{TABLE}"
TEMPLATES = {"Modèle:Index movibot": "<noinclude>Aide.</noinclude>", "Modèle:Fin index movibot": "<noinclude/>"}

FINE = [
    ("", ""),
    ("Avant.\n", "\nAprès."),
    ("Avant.\n\n", "\n\nAprès."),
    ("== Titre ==\n", "\n== Suite =="),
    ("* a\n", "\n* b"),
    ("a\n <!-- c --> ", " <!-- d --> \nb"),
    ("<noinclude>", "</noinclude>\nb"),
    ("<div>\n", "\n</div>\nb"),
    ("[[ouvert\n", "\nb"),
    ("{|\n| a\n", "\n| b\n|}\nc"),
    ("{|\n|\n", "\n|-\n| b\n|}"),
]

BROKEN = [
    ("[[Accueil|voir\n", "\nici]]"),
    ("== Titre ", " suite =="),
    ("* a ", " suite"),
    ("* ", ""),
    ("", " suite"),
    ("{|\n", "\n|-\n| a\n|}"),
    ("{|\n|-\n", "\n| a\n|}"),
    ('<div title="\n', '\n">a</div>'),
    ("{{{1|avant\n", "\naprès}}}"),
    ("{{Index movibot|\n", "\n}}"),
]


@pytest.fixture(scope="module")
def renderer(mediawiki_of_module: Installation) -> Iterator[Renderer]:
    mediawiki_of_module.load(TEMPLATES)
    with Renderer(mediawiki_of_module) as renderer:
        yield renderer


def page(before: str, between: str, after: str) -> str:
    return f"{before}{CALL}{between}{END}{after}"


def filled(text: str, body: str = BODY) -> str | Refusal:
    change = FillIndex("Page", (("fiches", "commun"),), body)
    return apply_change(text, change, exists=True, facts=FACTS)


def outline(element: ElementTree.Element) -> list[str]:
    """Elements and words in their order; paragraphs, line ends and blanks aside."""
    inside = [piece for child in element for piece in (*outline(child), *(child.tail or "").split())]
    words = (element.text or "").split()
    if element.tag in {"p", "br"}:
        return [*words, *inside]
    return [f"<{element.tag}>", *words, *inside, f"</{element.tag}>"]


@pytest.mark.parametrize("between", ["", "\n", "\n\n"])
@pytest.mark.parametrize(("before", "after"), FINE)
def test_an_index_shows_and_leaves_the_rest_alone(renderer: Renderer, before: str, after: str, between: str) -> None:
    empty = page(before, between, after)
    text = filled(empty)
    assert isinstance(text, str)
    shown = renderer.render(text + SENTINEL)
    assert shown.saved == text + SENTINEL
    assert shown.is_level(), shown.html
    alone = outline(renderer.render(BODY).tree)[1:-1]
    without = outline(renderer.render(empty + SENTINEL).tree)
    whole = outline(shown.tree)
    places = [n for n in range(len(whole)) if whole[n : n + len(alone)] == alone]
    assert len(places) == 1, shown.html
    assert [*whole[: places[0]], *whole[places[0] + len(alone) :]] == without
    assert filled(text) is text


@pytest.mark.parametrize(("before", "after"), BROKEN)
def test_where_it_would_break_something_it_is_refused(before: str, after: str) -> None:
    assert isinstance(filled(page(before, "\n", after)), Refusal)


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values_show_as_text_and_stay(renderer: Renderer, value: str) -> None:
    text = filled(page("Avant.\n\n", "\n", "\n\nAprès."), f"* {escape_text(value)}\n* b")
    assert isinstance(text, str)
    shown = renderer.render(text + SENTINEL)
    assert shown.saved == text + SENTINEL
    assert shown.is_level()
    assert shown.side_effects == [shown.templates]
    assert sorted(shown.templates) == ["10:Fin_index_movibot", "10:Index_movibot"]


def test_hostile_calls_are_known_after_a_save(renderer: Renderer) -> None:
    """What saving makes of a call does not matter: a page is filled as it was saved."""
    kept = 0
    for value in HOSTILE:
        text = renderer.saved(f"Avant.\n\n{{{{Index movibot|action={value}}}}}\n{END}\n\nAprès.")
        for index in find_indexes(text, FACTS).defined:
            change = FillIndex("Page", index.arguments, "* a")
            new = apply_change(text, change, exists=True, facts=FACTS)
            if isinstance(new, str):
                kept += 1
                assert renderer.saved(new) == new
                assert apply_change(renderer.saved(new), change, exists=True, facts=FACTS) == new
    assert kept > len(HOSTILE) / 2
