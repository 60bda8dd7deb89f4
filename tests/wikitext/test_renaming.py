"""A template is called by another name in all of its calls, and nothing else changes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from movibot.model import MigrateCalls, RecordName, Refusal, RenameTemplate, SetParameters, WikiFacts
from movibot.wikitext.changes import apply_change, disproof
from movibot.wikitext.markers import render_region
from movibot.wikitext.preprocessor import transclusions
from tests.memory_wiki import FACTS
from tests.wikitext.hostile import hostile_texts

CHANGE = RenameTemplate("Page", "Fiche lieu", "Lieu")


def tried(text: str, change: RenameTemplate = CHANGE, facts: WikiFacts = FACTS) -> str | Refusal:
    return apply_change(text, MigrateCalls("Page", change), exists=True, facts=facts)


def left(text: str) -> Refusal | None:
    return disproof(text, MigrateCalls("Page", CHANGE), FACTS)


def renamed(text: str) -> str:
    new = tried(text)
    assert not isinstance(new, Refusal), new
    assert tried(new) == new
    assert left(new) is None
    return new


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{Fiche lieu}}", "{{Lieu}}"),
        ("a {{Fiche lieu|nom=x|1}} b", "a {{Lieu|nom=x|1}} b"),
        ("{{fiche_lieu\n| nom = x\n}}", "{{Lieu\n| nom = x\n}}"),
        ("{{ Fiche  lieu \n|nom=x}}", "{{ Lieu \n|nom=x}}"),
        ("{{Modèle:Fiche lieu|nom=x}}", "{{Lieu|nom=x}}"),
        ("{{template:fiche lieu|nom=x}}", "{{Lieu|nom=x}}"),
        ("{{Fiche lieu|a}}{{Fiche lieu|b}}", "{{Lieu|a}}{{Lieu|b}}"),
        ("{{Cadre|{{Fiche lieu|a}}}}", "{{Cadre|{{Lieu|a}}}}"),
        ("{{Fiche lieu|{{Fiche lieu|{{Fiche lieu|a}}}}}}", "{{Lieu|{{Lieu|{{Lieu|a}}}}}}"),
        ("{{#if:x|{{Fiche lieu|a}}}}", "{{#if:x|{{Lieu|a}}}}"),
        (
            "{{Fiche lieu|a={{{b|[[c|d]]}}}|<!-- {{Fiche lieu}} -->}}",
            "{{Lieu|a={{{b|[[c|d]]}}}|<!-- {{Fiche lieu}} -->}}",
        ),
        # What is no call of it stays.
        ("{{Fiche lieux}} {{Lieu}} {{FICHE LIEU}}", "{{Fiche lieux}} {{Lieu}} {{FICHE LIEU}}"),
        ("<nowiki>{{Fiche lieu}}</nowiki> [[Fiche lieu]]", "<nowiki>{{Fiche lieu}}</nowiki> [[Fiche lieu]]"),
        ("{{Fiche lieu", "{{Fiche lieu"),
        ("", ""),
    ],
)
def test_the_name_alone_changes(text: str, expected: str) -> None:
    assert renamed(text) == expected


def test_what_movibot_wrote_stays() -> None:
    text = render_region("x", "{{Fiche lieu|a}}")
    assert renamed(f"{text}\n{{{{Fiche lieu|b}}}}") == f"{text}\n{{{{Lieu|b}}}}"


def test_redirects_are_other_names() -> None:
    facts = replace(FACTS, template_redirects={"Modèle:Vieux lieu": "Modèle:Fiche lieu"})
    text = "{{Vieux lieu|a}}{{Fiche lieu|b}}"
    assert tried(text, facts=facts) == "{{Vieux lieu|a}}{{Lieu|b}}"
    moved = replace(FACTS, template_redirects={"Modèle:Fiche lieu": "Modèle:Lieu"})
    assert tried(text, facts=moved) == "{{Vieux lieu|a}}{{Lieu|b}}"


@pytest.mark.parametrize(
    ("text", "change", "code"),
    [
        ("{{Fiche lieu<!-- ancien -->|a}}", CHANGE, "template-name-noted"),
        ("{{Fiche lieu|a}}", replace(CHANGE, becomes="#if:"), "edit-unproved"),
        ("{{Fiche lieu|a}}", replace(CHANGE, becomes="Lieu|b"), "edit-unproved"),
        ("{{Fiche lieu|a}}", replace(CHANGE, becomes="Lieu}}"), "edit-unproved"),
        ("{{Fiche lieu|a}}", replace(CHANGE, becomes="Modèle:Lieu"), None),
        ("{{Fiche lieu|a}} ~~~~", CHANGE, "page-changed-by-saving"),
    ],
)
def test_what_cannot_be_proved_is_refused(text: str, change: RenameTemplate, code: str | None) -> None:
    new = tried(text, change)
    assert (new.code if isinstance(new, Refusal) else None) == code


def test_a_call_that_is_left_is_a_disproof() -> None:
    assert left("{{Lieu|a}}") is None
    assert left("{{Lieu|a}}{{Fiche lieu|b}}")


def test_all_of_a_page_or_nothing() -> None:
    first, second = (SetParameters("Page", RecordName("Modèle:Lieu", n, 2), renames={"a": "b"}) for n in (1, 2))
    change = MigrateCalls("Page", CHANGE, (first, second))

    def made(text: str, *, exists: bool = True) -> str | Refusal:
        return apply_change(text, change, exists=exists, facts=FACTS)

    assert made("{{Fiche lieu|a=1}}{{Lieu|a=2}}") == "{{Lieu|b=1}}{{Lieu|b=2}}"
    assert made("{{Lieu|b=1}}{{Lieu|b=2}}") == "{{Lieu|b=1}}{{Lieu|b=2}}"
    assert disproof("{{Lieu|b=1}}{{Lieu|b=2}}", change, FACTS) is None
    for text in ("{{Fiche lieu|a=1}}", "{{Fiche lieu|a=1}}{{Lieu|a=2|b=3}}", "{{Fiche lieu|a=1}}{{Lieu}}{{Lieu}}"):
        assert isinstance(made(text), Refusal)
    for text in ("{{Lieu|a=1}}{{Lieu|b=2}}", "{{Lieu|b=1}}{{Fiche lieu|b=2}}", "{{Lieu|b=1}}"):
        assert disproof(text, change, FACTS)
    assert isinstance(made("", exists=False), Refusal)


@given(hostile_texts(), hostile_texts())
def test_whatever_stands_around_and_inside_stays(around: str, inside: str) -> None:
    text = f"{around}{{{{Fiche lieu|nom={inside}}}}}{around}"
    new = tried(text)
    if isinstance(new, Refusal):
        return
    before, after = transclusions(text, FACTS.extension_tags), transclusions(new, FACTS.extension_tags)
    assert len(before) == len(after)
    assert new.replace("{{Lieu|", "{{Fiche lieu|") == text.replace("{{Lieu|", "{{Fiche lieu|")
