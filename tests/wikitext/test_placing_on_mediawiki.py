"""A value that is escaped for its place shows readers what it shows alone."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

import pytest

from movibot.model import Refusal
from movibot.wikitext.placing import placed_value, without_equals
from tests.mediawiki.installation import Installation
from tests.mediawiki.rendering import Renderer

TAGS = frozenset({"nowiki", "pre", "ref", "references", "gallery"})


@pytest.fixture(scope="module")
def renderer(mediawiki_of_module: Installation) -> Iterator[Renderer]:
    mediawiki_of_module.load({"Modèle:Montre": "<i>\n{{{a}}}\n</i>"})
    with Renderer(mediawiki_of_module) as one:
        yield one


def html(renderer: Renderer, text: str) -> str:
    """The document, however its characters are written."""
    return ElementTree.tostring(renderer.render(text).tree, encoding="unicode")


@pytest.mark.parametrize(
    "value",
    [
        *("a|b", "[http://e.org/?q=a|b x|y]", "http://e.org/?q=a|b fin", "<b>x|y</b>", '<span title="a|b">x</span>'),
        *("{|\n| x || y\n|}", "== x|y ==", "foo}}bar", "foo {{ bar", "[[foo", "x {{{ y", "http://e.org/a}}b {{c"),
        *("a <nowiki> b", "<pre", "<ref>x", "a -{ b", "[[a|b|c]] [[d", "x {|}", "* x|y\n* z", "http://e.org/ [[x"),
    ],
)
def test_a_placed_value_shows_the_same(renderer: Renderer, value: str) -> None:
    form = placed_value("a", value, TAGS)
    assert isinstance(form, str)
    assert html(renderer, f"{{{{Montre|a={form}\n}}}}") == html(renderer, f"<i>\n{value}\n</i>")


@pytest.mark.parametrize("value", ["a=b", "http://e.org/?a=b&c=d fin", "[http://e.org/?a=b x=y]", "a == b"])
def test_entities_for_equals_show_the_same(renderer: Renderer, value: str) -> None:
    form = without_equals(value, TAGS)
    assert form is not None
    assert "=" not in form
    assert html(renderer, form) == html(renderer, value)


@pytest.mark.parametrize("value", ["{|}", "x\n:{|}", "a <!-- b", "<includeonly>x", "x //e.org/[[y"])
def test_what_cannot_be_written_so_is_refused(value: str) -> None:
    assert isinstance(placed_value("a", value, TAGS), Refusal)


def test_a_tag_needs_its_equals() -> None:
    assert without_equals('<b id="x">', TAGS) is None
    assert without_equals("a", TAGS) == "a"
