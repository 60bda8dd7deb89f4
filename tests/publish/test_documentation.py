"""The documentation of a template: what documenters find there whatever the schema leaves unsaid."""

from __future__ import annotations

from dataclasses import replace

import pytest

from movibot.filled import blank_call
from movibot.model import Change, CreatePage, Outcome, Page, ReplaceRegion, Revision
from movibot.publish import Published, published
from movibot.publish.placing import DOCUMENTATION_REGION, TEMPLATE_REGION
from movibot.publish.templatedata import labelled
from movibot.schema import Parameter, Schema
from movibot.templatedata import templatedata_of
from movibot.wikitext.markers import empty_markers
from movibot.yamlfile.shapes import as_text
from tests.publish.making import BARE, SITE, pack_of, schema_of, vocabulary_of

PROMISE = "Avant d’enregistrer, l’aperçu dit"


def of(schema: Schema) -> Published:
    pages = published(schema, pack_of(schema), SITE)
    assert pages
    return pages


def text_of(schema: Schema) -> str:
    pages = of(schema)
    return pages.bodies[pages.documentation][1]


# --- what is to be copied --------------------------------------------------------------------------------


def test_a_schema_with_examples_shows_one() -> None:
    text = text_of(schema_of(Parameter("nom", required=True, example="A"), Parameter("ville")))
    assert "== Un exemple à copier ==\n<pre>{{Chose\n| nom = A\n}}</pre>" in text
    assert "À copier et à remplir" not in text


@pytest.mark.parametrize(
    ("parameters", "call"),
    [
        ((Parameter("nom", required=True), Parameter("ville", suggested=True), Parameter("x")), "| nom =\n| ville ="),
        ((Parameter("nom", required=True), Parameter("ville", suggested=True, example="V")), "| nom =\n| ville = V"),
        ((Parameter("nom"), Parameter("x"), Parameter("ancien", deprecated=True)), "| nom =\n| x ="),
        ((Parameter("nom", required=True), Parameter("a|b", required=True)), "| nom ="),
    ],
    ids=["no examples", "not for what is required", "nothing is required", "a name that cannot be written"],
)
def test_without_examples_there_is_a_record_to_fill_in(parameters: tuple[Parameter, ...], call: str) -> None:
    text = text_of(schema_of(*parameters))
    assert f"== À copier et à remplir ==\n<pre>{{{{Chose\n{call}\n}}}}</pre>" in text
    assert "Un exemple à copier" not in text


def test_a_record_to_fill_in_is_laid_out_as_the_schema_says() -> None:
    assert blank_call(schema_of(Parameter("nom"), Parameter("x"), format="inline")) == "{{Chose|nom=|x=}}"


# --- what the preview does -------------------------------------------------------------------------------


def said_on(pages: Published, title: str, template: str) -> Change | Outcome:
    texts = {pages.template: template, pages.documentation: empty_markers(DOCUMENTATION_REGION)}
    present = {each: Page(each, 10, text, Revision("1")) for each, text in texts.items()}
    steps = list(pages.changes(present, SITE.facts, (), ()))
    return next(step for step in steps if step.title == title)


def test_the_preview_is_promised_by_our_own_templates_alone() -> None:
    pages = of(schema_of(Parameter("nom", required=True)))
    ours = said_on(pages, pages.documentation, empty_markers(TEMPLATE_REGION))
    theirs = said_on(pages, pages.documentation, "Une carte de quelqu’un : {{{nom}}}")
    assert isinstance(ours, ReplaceRegion)
    assert isinstance(theirs, ReplaceRegion)
    assert (PROMISE in ours.body, PROMISE in theirs.body) == (True, False)
    assert ours.body.partition("== ")[2] == theirs.body.partition("== ")[2]
    made = list(pages.changes({title: Page(title, 10, "", None) for title in pages.bodies}, SITE.facts, (), ()))
    assert [isinstance(each, CreatePage) and PROMISE in each.text for each in made] == [True, False]


def test_nothing_is_promised_where_a_wiki_decides_nothing() -> None:
    schema = schema_of(Parameter("nom"))
    pages = published(schema, pack_of(schema), BARE)
    assert pages
    assert PROMISE not in pages.bodies[pages.documentation][1]


# --- values ----------------------------------------------------------------------------------------------


def test_a_short_list_is_not_named_after_its_parameter() -> None:
    words = vocabulary_of("a", "b")
    own = text_of(schema_of(Parameter("liste", "choice", vocabulary=words, label={"fr": "Liste"})))
    other = text_of(schema_of(Parameter("choix", "choice", vocabulary=words, label={"fr": "Choix"})))
    assert "\n| <code>a</code>, <code>b</code>\n" in own
    assert "\n| [[#valeurs-liste|Liste]]\u00a0: <code>a</code>, <code>b</code>\n" in other.replace("&#58;", ":")


def test_a_long_list_is_led_to() -> None:
    words = replace(vocabulary_of(*map(str, range(20))), key="a+b")
    text = text_of(schema_of(Parameter("liste", "choice", vocabulary=words, label={"fr": "Liste"})))
    assert "\n| [[#valeurs-a-b|Liste]]\n" in text
    assert '=== <span id="valeurs-a-b"></span>Liste ===' in text


# --- labels ----------------------------------------------------------------------------------------------


def test_editors_know_a_label_of_every_parameter() -> None:
    """VisualEditor shows the name that a page uses where there is none, be it an alias."""
    one = {"templatedata": {"inherits": "lien 1"}}
    schema = schema_of(
        Parameter("nom", label=as_text("Nom")),
        Parameter("date_creation", label={"fr": "Création"}),
        Parameter("lien 1", label=as_text("Lien 1")),
        Parameter("lien 2", label=as_text("Lien 2"), **one),  # type: ignore[arg-type]
    )
    data = templatedata_of(schema)
    assert "label" not in data["params"]["nom"]
    told = labelled(data, schema, "fr")["params"]
    assert {name: about["label"] for name, about in told.items()} == {
        "nom": "Nom",
        "date_creation": {"fr": "Création"},
        "lien 1": "Lien 1",
        "lien 2": "Lien 2",
    }
    assert told["lien 2"]["inherits"] == "lien 1"
