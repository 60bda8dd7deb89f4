"""What saving changes, as a table; the real MediaWiki is asked the same in the same words."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings

from movibot.model import ReplaceRegion
from movibot.savedform import as_saved
from movibot.wikitext.changes import apply_change
from movibot.wikitext.markers import empty_markers
from movibot.wikitext.saving import hazards, holds_what_saving_changes
from tests import memory_wiki
from tests.mediawiki.installation import Installation
from tests.mediawiki.person import Person
from tests.mediawiki.rendering import Renderer
from tests.wikitext.hostile import HOSTILE, hostile_texts

TAGS = frozenset(
    {"nowiki", "pre", "ref", "gallery", "indicator", "references", "categorytree", "inputbox", "templatedata"}
)
FACTS = dataclasses.replace(memory_wiki.FACTS, extension_tags=TAGS)

REPLACED = [
    ("~~~", "signature"),
    ("a ~~~~~~~ b", "signature"),
    ("<includeonly>~~~~</includeonly>", "signature"),
    ("<noinclude>~~~~</noinclude>", "signature"),
    ("{{subst:PAGENAME}}", "substitution"),
    ("{{ SubSt:PAGENAME}}", "substitution"),
    ("{{\nsafesubst:PAGENAME}}", "substitution"),
    ("{{M|a={{subst:PAGENAME}}}}", "substitution"),
    ("[[A (b)|]]", "pipe-trick"),
    ("[[A|]]", "pipe-trick"),
    ("[[M:A, b|]]", "pipe-trick"),
    ("[[|b]]", "pipe-trick"),
    ("<includeonly>[[A|]]</includeonly>", "pipe-trick"),
]

SPARED = [
    "~~ ~~",
    "<nowiki>~~~~ {{subst:PAGENAME}} [[A|]]</nowiki>",
    "<pre>~~~~</pre>",
    "<ref>~~~~ {{subst:PAGENAME}}</ref>",
    "<ref name='~~~~' />",
    "<!-- ~~~~ [[A|]] {{subst:PAGENAME}} -->",
    "{{<!-- -->subst:PAGENAME}}",
    "{{:subst:PAGENAME}}",
    "[[A|b]] [[A]] [[A\n|]] [[A<!-- -->|]]",
    "subst:x",
]


@pytest.fixture(scope="module")
def renderer(mediawiki_of_module: Installation) -> Iterator[Renderer]:
    with Renderer(mediawiki_of_module) as renderer:
        yield renderer


@pytest.mark.parametrize(("text", "kind"), REPLACED)
def test_what_saving_replaces(renderer: Renderer, text: str, kind: str) -> None:
    assert [hazard.kind for hazard in hazards(f"a {text} b", TAGS)] == [kind]
    assert renderer.render(f"a {text} b").saved != f"a {text} b"


@pytest.mark.parametrize("text", SPARED)
def test_what_saving_spares(renderer: Renderer, text: str) -> None:
    assert not hazards(f"a {text} b", TAGS)
    assert renderer.render(f"a {text} b").saved == f"a {text} b"


@given(text=hostile_texts())
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_text_without_hazard_comes_back(renderer: Renderer, text: str) -> None:
    if not hazards(text, TAGS):
        assert renderer.render(text).saved == as_saved(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_bytes_that_saving_keeps(text: str) -> None:
    if not holds_what_saving_changes(text):
        assert as_saved(text) == text.rstrip(" \t\n")


@given(before=hostile_texts(), body=hostile_texts(), after=hostile_texts())
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_proved_edit_is_saved_as_it_was_sent(renderer: Renderer, before: str, body: str, after: str) -> None:
    """The bytes around come back as they came from the wiki, the region as it was wanted."""
    text = as_saved(f"{before}\n{empty_markers('x')}\n{after}.")
    new = apply_change(text, ReplaceRegion("Page", "x", body), exists=True, facts=FACTS)
    if isinstance(new, str):
        assert renderer.render(new).saved == new


@pytest.mark.parametrize("text", ["{{subst:PAGENAME}} [[A (b)|]] <nowiki>~~~~</nowiki> ", "e\u0301\r\nb\x07  \n\n"])
def test_the_script_says_what_the_api_says(renderer: Renderer, person: Person, text: str) -> None:
    assert renderer.render(text, title="Brouillon").saved.rstrip() == person.before_saving(text).rstrip()
