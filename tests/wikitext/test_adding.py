"""A record is added where its kind stands; everything else stays as it is."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movibot.model import AddRecord, Namespace, Refusal
from movibot.wikitext import transclusions
from movibot.wikitext.changes import apply_change, disproof
from movibot.wikitext.markers import render_region
from movibot.wikitext.records import values_of
from tests.memory_wiki import FACTS as PLAIN_FACTS
from tests.wikitext_texts import texts

FACTS = dataclasses.replace(
    PLAIN_FACTS,
    template_redirects={"Modèle:Fiche": "Modèle:Commun"},
    namespaces=(
        *(each for each in PLAIN_FACTS.namespaces if each.number != 14),
        Namespace(14, "Catégorie", ("Category",)),
    ),
)
A = "{{Commun|nom=A}}"
NEW = "{{Commun|nom=Z|état=bon}}"


def change(at_bottom: bool = False, layout: str = "inline", **values: str) -> AddRecord:
    values = values or {"nom": "Z", "état": "bon"}
    return AddRecord("Page", "Commun", values, ("nom",), tuple(values), layout, at_bottom)


def applied(text: str, wanted: AddRecord) -> str:
    result = apply_change(text, wanted, exists=True, facts=FACTS)
    return f"! {result.code}" if isinstance(result, Refusal) else result


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", NEW),
        ("Texte.", f"{NEW}\nTexte."),
        (f"{A}\nTexte.", f"{A}\n{NEW}\nTexte."),
        (f"{A} et {A[:-3]}B}}}} fin", f"{A} et {{{{Commun|nom=B}}}}\n{NEW}\n fin"),
        ("{{Fiche|nom=A}}\n", f"{{{{Fiche|nom=A}}}}\n{NEW}\n"),
        # one inside another call, a comment or a region is no neighbour
        (f"{{{{Cadre|{A}}}}}", f"{NEW}\n{{{{Cadre|{A}}}}}"),
        (f"<!-- {A} -->", f"{NEW}\n<!-- {A} -->"),
        (f"{render_region('x', A)}\nTexte", f"{NEW}\n{render_region('x', A)}\nTexte"),
        # what nobody closed takes the top only
        ("Texte <!-- ouvert", f"{NEW}\nTexte <!-- ouvert"),
        (f"{A} <nowiki>ouvert", f"{A}\n{NEW}\n <nowiki>ouvert"),
    ],
)
def test_at_the_top_or_behind_its_kind(old: str, new: str) -> None:
    assert applied(old, change()) == new
    assert disproof(new, change(), FACTS) is None
    assert applied(new, change()) == new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", NEW),
        ("Texte.", f"Texte.\n{NEW}"),
        ("Texte.\n", f"Texte.\n{NEW}\n"),
        ("Texte.\n\n[[Catégorie:A]]\n[[category:B|clé]]", f"Texte.\n{NEW}\n\n[[Catégorie:A]]\n[[category:B|clé]]"),
        ("Texte.\n[[Catégorie:A]] {{DEFAULTSORT:x}}\n", f"Texte.\n{NEW}\n[[Catégorie:A]] {{{{DEFAULTSORT:x}}}}\n"),
        ("[[Catégorie:A]]", f"{NEW}\n[[Catégorie:A]]"),
        ("Texte [[Catégorie:A]]", f"Texte [[Catégorie:A]]\n{NEW}"),
        ("[[:Catégorie:A]]", f"[[:Catégorie:A]]\n{NEW}"),
        (f"{A}\nTexte.\n[[Catégorie:A]]", f"{A}\n{NEW}\nTexte.\n[[Catégorie:A]]"),
        ("Texte <!-- ouvert", f"{NEW}\nTexte <!-- ouvert"),
    ],
)
def test_at_the_bottom(old: str, new: str) -> None:
    assert applied(old, change(at_bottom=True)) == new


@pytest.mark.parametrize(
    ("text", "wanted", "answer"),
    [
        (NEW, change(), NEW),
        ("{{Fiche|état=bon|nom= Z }}", change(), "{{Fiche|état=bon|nom= Z }}"),
        ("{{Commun|nom=Z|état=fragile}}", change(), "! record-there"),
        ("{{Commun|nom=Z}} texte", change(), "! record-there"),
        ("", change(nom="{{"), "{{Commun|nom=&#123;&#123;}}"),
        ("", change(nom="a|b"), "{{Commun|nom=a{{!}}b}}"),
        ("", change(nom="<!-- movibot:début x -->"), "! value-unsafe"),
        ("", change(nom="~~~~"), "! value-unsafe"),
    ],
)
def test_what_is_there_and_what_cannot_be_written(text: str, wanted: AddRecord, answer: str) -> None:
    assert applied(text, wanted) == answer


def test_the_layout_of_the_schema() -> None:
    assert applied("Texte", change(layout="block")) == "{{Commun\n| nom = Z\n| état = bon\n}}\nTexte"


def test_a_page_that_is_gone() -> None:
    result = apply_change("", change(), exists=False, facts=FACTS)
    assert isinstance(result, Refusal)
    assert result.code == "page-gone"


def test_a_page_that_lost_it_is_no_proof() -> None:
    refusal = disproof("Texte", change(), FACTS)
    assert refusal
    assert refusal.code == "edit-unproved"


@given(texts(), st.booleans())
def test_around_it_nothing_changes(text: str, at_bottom: bool) -> None:
    new = applied(text, change(at_bottom=at_bottom))
    if new.startswith("! ") or new == text:
        return
    added = [call for call in transclusions(new, FACTS.extension_tags) if values_of(call, FACTS).get("nom") == "Z"]
    assert len(added) == 1
    call = added[0]
    rest = new[: call.start].removesuffix("\n"), new[call.end :].removeprefix("\n")
    assert "".join(rest).replace("\n", "") == text.replace("\n", "")
