"""Escapes as a reader of the source sees them. What MediaWiki makes of them: test_escape_on_mediawiki."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from movibot.wikitext.escape import (
    escape_argument,
    escape_cell,
    escape_comment,
    escape_heading,
    escape_text,
    link,
    printable,
)
from movibot.wikitext.saving import hazards
from tests.wikitext.hostile import hostile_texts

READABLE = [
    "",
    "L'Hermitage – café & coworking",
    "Ouvert le 12/05/2026, 10:30-18:00 (sauf lundi) ; 50 % des lieux",
    "« Oui\u00a0»\u00a0: bienvenue\u00a0!",
    "~10 km, n° 4, #3, 2 * 3, a_b, C++, 5 - 3, x! y",
    "à 10 h : « l'atelier » - R & D",
    "😀 Café 𝕋𝕚𝕥𝕣𝕖",
]


@pytest.mark.parametrize("text", READABLE)
@pytest.mark.parametrize("escape", [escape_text, escape_cell, escape_heading, escape_argument, escape_comment])
def test_ordinary_text_stays_as_it_is(escape: object, text: str) -> None:
    assert callable(escape)
    assert escape(text) == text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a|b", "a&#124;b"),
        ("* a", "&#42; a"),
        ("a * b", "a * b"),
        ("''x''", "&#39;&#39;x&#39;&#39;"),
        ("R&amp;D", "R&amp;amp;D"),
        ("<b>", "&lt;b&gt;"),
        ("~~~", "&#126;&#126;&#126;"),
        ("a\r\nb", "a&#10;b"),
        ("http://exemple.org", "http&#58;//exemple.org"),
        ("ISBN 978", "&#73;SBN 978"),
        ("l'ISBN du livre", "l'ISBN du livre"),
        ("e\u0301", "é"),
        ("\u0338x", "&#824;x"),
        ("a\x00b", "a\ufffdb"),
        ("\u202ex", "&#8238;x"),
    ],
)
def test_only_what_means_something_is_escaped(text: str, escaped: str) -> None:
    assert escape_text(text) == escaped


@pytest.mark.parametrize(
    ("title", "label", "wikitext"),
    [
        ("Accueil", "", "[[Accueil]]"),
        ("L'Hermitage", "", "[[L'Hermitage]]"),
        ("L'Hermitage", "L'Hermitage", "[[L'Hermitage]]"),
        ("Accueil", "la page", "[[Accueil|la page]]"),
        ("Accueil", "a|b]]", "[[Accueil|a&#124;b&#93;&#93;]]"),
        ("Catégorie:Communs", "", "[[:Catégorie:Communs|Catégorie:Communs]]"),
        ("Le_lieu", "", "[[Le lieu]]"),
        ("/x", "x", "[[:/x|x]]"),
    ],
)
def test_a_link(title: str, label: str, wikitext: str) -> None:
    assert link(title, label) == wikitext


@pytest.mark.parametrize(
    ("text", "escaped"),
    [("a --> b", "a -&#45;> b"), ("movibot:fin x", "movibot&#58;fin x"), ("a - b\nc", "a - b\nc")],
)
def test_a_comment_cannot_be_closed_from_inside(text: str, escaped: str) -> None:
    assert escape_comment(text) == escaped


@given(hostile_texts())
def test_saving_changes_no_escaped_text(text: str) -> None:
    for escape in (escape_text, escape_cell, escape_heading, escape_argument):
        escaped = f"* {escape(text)}."
        assert not hazards(escaped, ())
        assert unicodedata.is_normalized("NFC", escaped)


@given(hostile_texts())
def test_a_printable_text_is_printable(text: str) -> None:
    assert printable(printable(text)) == printable(text)


@pytest.mark.parametrize(
    "title", ["x~~~~y", "~~~", "a|b", "[[a]]", "a#b", "{{subst:x}}", "&amp;", "%41", "é" * 200, "../a", "a\nb", ""]
)
def test_what_is_no_title_is_text(title: str) -> None:
    for label in ("", "x~~~~y"):
        shown = link(title, label)
        assert "[" not in shown
        assert "~~~" not in shown
        assert shown == (link("", label or title))
    assert link("Accueil", "x~~~~y") == "[[Accueil|x&#126;&#126;&#126;&#126;y]]"


@given(hostile_texts(), hostile_texts())
def test_no_link_is_changed_by_saving(title: str, label: str) -> None:
    assert not hazards(link(title, label), ())
    assert not hazards(f"{link(title)}{link(label)}", ())
