"""A misspelt template is told where its parameters say what was meant, and only there."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from movibot.checking import DRAFTS, check_texts
from movibot.mending import fix_texts
from movibot.schema import Pack
from tests.builders import page, place_pack
from tests.memory_wiki import FACTS

HELD = "|nom=A|contact=b|région=Bretagne"


@cache
def pack() -> Pack:
    return place_pack(Path(mkdtemp()))


def codes(text: str, namespace: int = DRAFTS) -> list[str]:
    return [each.code for each in check_texts(pack(), FACTS, [page(text, namespace=namespace)]).problems]


@pytest.mark.parametrize("name", ["Leiu", "Lieux", "LIEU", "Liieu"])
def test_a_misspelt_template_is_told_and_mended(name: str) -> None:
    text = f"Avant. {{{{{name}{HELD}}}}} Après."
    assert codes(text) == ["unknown-template"]
    done = fix_texts(pack(), FACTS, [page(text, namespace=DRAFTS)], unsafe=True)
    assert [edit.text for edit in done.edits] == [f"Avant. {{{{Lieu{HELD}}}}} Après."]
    assert done.harvest.problems == ()
    assert fix_texts(pack(), FACTS, [page(text, namespace=DRAFTS)]).edits == ()


@pytest.mark.parametrize(
    "text",
    [
        "{{Lieux}}",
        "{{Lieux|A|b}}",
        "{{Lieux|nom=A|image=b|légende=c}}",
        "{{Personne|nom=A|contact=b}}",
        "{{#if:Lieux|nom=A|contact=b}}",
        "<nowiki>{{Lieux|nom=A|contact=b}}</nowiki>",
        "{{Infobox|nom={{Lieux|nom=A|contact=b}}}}",
    ],
)
def test_another_template_is_not_taken_for_it(text: str) -> None:
    assert codes(text) == ["no-record"]


def test_a_name_with_a_comment_in_it_is_told_without_a_fix() -> None:
    text = f"{{{{Li<!-- c -->eux{HELD}}}}}"
    assert codes(text) == ["unknown-template"]
    assert fix_texts(pack(), FACTS, [page(text, namespace=DRAFTS)], unsafe=True).edits == ()


def test_a_page_with_a_record_or_of_another_namespace_is_not_searched() -> None:
    assert codes(f"{{{{Lieu{HELD}}}}} {{{{Lieux{HELD}}}}}") == []
    assert codes(f"{{{{Lieux{HELD}}}}}", namespace=12) == []
