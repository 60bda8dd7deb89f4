"""Whatever stands in the files of a pack, the template keeps its form."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movibot.model import CreatePage, Page, Revision
from movibot.publish import published
from movibot.publish.placing import template
from movibot.publish.site import Site
from movibot.schema import Condition, Parameter, Rule, Schema
from movibot.wikitext.changes import apply_change
from movibot.wikitext.preprocessor import transclusions
from tests.publish.making import BARE, SITE, pack_of, schema_of, vocabulary_of
from tests.wikitext.hostile import HOSTILE

ANY = st.sampled_from(HOSTILE) | st.text(max_size=40) | st.text("{}[]|=<>!-'#*:;\n~_ &a", max_size=30)


def everything(text: str) -> Schema:
    """A schema that says the text wherever it can say one."""
    words = {"fr": text}
    told = {"label": words, "description": words, "hint": words, "example": text, "default": text}
    lists = vocabulary_of("un", labels=(text,))
    return schema_of(
        Parameter("nom", required=True, **told),  # type: ignore[arg-type]
        Parameter("choix", "choice", vocabulary=lists, **told),  # type: ignore[arg-type]
        Parameter("texte", "text", **told),  # type: ignore[arg-type]
        Parameter("image", "file", **told),  # type: ignore[arg-type]
        Parameter("ancien", deprecated=True, deprecation=words),
        label=words,
        description=words,
        rules=(Rule("one-of", ("nom", "texte"), hint=words),),
    )


def skeleton(text: str) -> str:
    """The characters that mean something to MediaWiki's preprocessor, in their order."""
    return re.sub(r"&#?\w+;|[^{}|\[\]<>]", "", text)


def without_keys(text: str) -> str:
    """Without the spellings that lead to a case of `#switch`: of a value there are more or fewer."""
    return re.sub(r"\|un\|[^=]*=|\|un=", "|un=", text)


@given(ANY)
def test_no_text_changes_the_form(text: str) -> None:
    plain = template(everything("x"), SITE, "Modèle:Chose/Documentation")
    hostile = template(everything(text), SITE, "Modèle:Chose/Documentation")
    if "un" not in {word.lower() for word in re.findall(r"\w+", text)} and text.strip():
        assert skeleton(without_keys(hostile)) == skeleton(without_keys(plain))


@given(ANY)
def test_every_page_can_be_created_and_stays_as_it_is_saved(text: str) -> None:
    schema = everything(text)
    pages = published(schema, pack_of(schema), SITE)
    assert pages
    present = {title: Page(title, 10, "", None) for title in pages.bodies}
    for change in pages.changes(present, SITE.facts, (), ()):
        assert isinstance(change, CreatePage)
        assert apply_change("", change, exists=False, facts=SITE.facts) == change.text


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("site", [SITE, BARE], ids=["functions", "core"])
def test_the_documentation_calls_nothing(text: str, site: Site) -> None:
    schema = everything(text)
    pages = published(schema, pack_of(schema), site)
    assert pages
    (_, body) = pages.bodies[pages.documentation]
    assert list(transclusions(body, SITE.facts.extension_tags)) == []


def test_the_core_alone_is_used_where_there_is_nothing_else() -> None:
    text = template(everything("x"), BARE, "Modèle:Chose/Documentation")
    assert "{{#" not in text
    assert "REVISIONID" not in text
    assert "{{{nom|x}}}" in text


def test_the_first_filled_name_counts() -> None:
    text = template(schema_of(Parameter("nom", aliases=("titre", "intitulé"))), SITE, "D")
    assert "{{#if:{{{nom|}}}|{{{nom}}}|{{#if:{{{titre|}}}|{{{titre}}}|{{{intitulé|}}}}}}}" in text


def test_names_that_no_template_can_read_are_told() -> None:
    schema = schema_of(Parameter("nom"), Parameter("a|b"), Parameter("subst:x"), Parameter("c", aliases=("d=e",)))
    pages = published(schema, pack_of(schema), SITE)
    assert pages
    told = [(each.code, each.arguments["name"]) for each in pages.remarks]
    assert told == [("publish-unwritable", "a|b"), ("publish-unwritable", "subst:x")]
    for name in ("a|b", "d=e", "subst:"):
        assert name not in pages.bodies[pages.template][1]


def test_a_template_whose_name_is_no_title_is_not_made() -> None:
    schema = schema_of(Parameter("nom"), template="A[b")
    assert published(schema, pack_of(schema), SITE) is None


RULES = [
    (Rule("required-if", ("nom",), (Condition("choix", "equal", frozenset({"un"})),)), True),
    (Rule("required-if", ("nom",), (Condition("choix", "filled"),)), True),
    (Rule("forbidden-if", ("nom",), (Condition("choix", "differs", frozenset({"un"})),)), True),
    (Rule("one-of", ("nom", "choix")), True),
    (Rule("required-if", ("nom",), (Condition("choix", "filled"),), severity="info"), False),
    (Rule("required-if", ("nom",), (Condition("jour", "newer", months=3),)), False),
    (Rule("required-if", ("nom",), (Condition("nom", "equal", frozenset({"x"})),)), False),
    (Rule("order", ("jour", "jour")), False),
    (Rule("not-in-the-future", ("jour",)), False),
]


@pytest.mark.parametrize(("rule", "can"), RULES)
def test_rules_that_parser_functions_can_say(rule: Rule, can: bool) -> None:
    choice = Parameter("choix", "choice", vocabulary=vocabulary_of("un", "deux"))
    parameters = (Parameter("nom"), choice, Parameter("jour", "date"))
    without, with_rule = (template(schema_of(*parameters, rules=rules), SITE, "D") for rules in ((), (rule,)))
    assert (without != with_rule) is can


def test_a_page_of_people_is_not_theirs_to_lose() -> None:
    schema = schema_of(Parameter("nom"))
    pages = published(schema, pack_of(schema), SITE)
    assert pages
    present = {
        pages.template: Page(pages.template, 10, "{{{nom}}}", Revision("1")),
        pages.documentation: Page(pages.documentation, 10, "", None),
    }
    told = [each.reason.code for each in pages.changes(present, SITE.facts, (), ()) if getattr(each, "reason", None)]  # type: ignore[union-attr]
    assert told == ["publish-not-ours", "publish-unmarked"]
