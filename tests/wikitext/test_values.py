"""The text that a reader sees of a value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movibot.model import Piece
from movibot.wikitext.values import LARGEST_VALUE, is_blank, linked_pieces, parsed_text, plain_text, unseen_names
from tests.facts import FRENCH, GERMAN
from tests.wikitext.hostile import hostile_texts

UNSEEN = unseen_names(FRENCH)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Le Dôme",
        "L'Écluse 9",
        "a | b",
        "10:30, (le 12 mai) : 50 % ; « oui »",
        "R&D, AT&T",
        "a\n* b",
        "x_y__z",
        "] }",
    ],
)
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert plain_text(text) == plain_text(text, targets=True) == text


@pytest.mark.parametrize(
    ("value", "plain", "target"),
    [
        ("'''gras''' et ''italique''", "gras et italique", "gras et italique"),
        ("[[Page]]", "Page", "Page"),
        ("[[Page|texte]]", "texte", "Page"),
        ("[[:Catégorie:X]]", "Catégorie:X", "Catégorie:X"),
        ("[[Page|''texte'' <b>gras</b>]]", "texte gras", "Page"),
        ("[[Catégorie:X]]a", "a", "a"),
        ("[[Fichier:X.png|vignette]] a", "a", "a"),
        ("[https://exemple.org site]", "site", "https://exemple.org"),
        ("[https://exemple.org]", "https://exemple.org", "https://exemple.org"),
        ("https://exemple.org/?a=b&amp;c", "https://exemple.org/?a=b&c", "https://exemple.org/?a=b&c"),
        ("a&nbsp;b &eacute; &#233; &lt;", "a\u00a0b é é <", "a\u00a0b é é <"),
        ("a<!-- note -->b", "ab", "ab"),
        ("a&#39;&#39;b", "a''b", "a''b"),
        ("a&#0;b &inconnu; ''c''", "a&#0;b &inconnu; c", "a&#0;b &inconnu; c"),
        ("a&#" + "9" * 3000 + ";", "a&#" + "9" * 3000 + ";", "a&#" + "9" * 3000 + ";"),
        ("https://exemple.org/?a=1&copy=2", "https://exemple.org/?a=1&copy=2", "https://exemple.org/?a=1&copy=2"),
        ("a<ref>note</ref>b<ref name=x />", "ab", "ab"),
        ("a<br>b<br />c", "a\nb\nc", "a\nb\nc"),
        ("<span style='x'>a</span>", "a", "a"),
        ("<nowiki>''a'' &amp; {{b}}</nowiki>", "''a'' & {{b}}", "''a'' & {{b}}"),
        ("a {{Picto|x}} b", "a  b", "a  b"),
        ("a{{!}}b {{=}}", "a|b =", "a|b ="),
        ("https://exemple.org/?a{{=}}b{{!}}c", "https://exemple.org/?a=b|c", "https://exemple.org/?a=b|c"),
        ("[[Page{{!}}''texte'']]", "texte", "Page"),
        ("[[Page{{x}}]]", "Page{{x}}", "Page{{x}}"),
        ("{{{param|x}}}", "", ""),
        ("__TOC__a", "a", "a"),
        ("<ul><li>a</li><li>b</li></ul>", "* a\n* b", "* a\n* b"),
        ("* a\n* [[b]]", "* a\n* b", "* a\n* b"),
        ("{{ouvert", "{{ouvert", "{{ouvert"),
        ("[[ouvert", "[[ouvert", "[[ouvert"),
        ("  ''a''  ", "a", "a"),
    ],
)
def test_markup_is_left_out(value: str, plain: str, target: str) -> None:
    assert (plain_text(value, unseen=UNSEEN), plain_text(value, targets=True, unseen=UNSEEN)) == (plain, target)


def test_which_links_show_nothing_is_as_the_wiki_names_them() -> None:
    value = "[[Datei:X.png|mini]][[ bild : Y.png]][[kategorie:Z]][[:Kategorie:Z|z]] [[Fichier:X.png|x]]"
    assert plain_text(value, unseen=unseen_names(GERMAN)) == "z x"
    assert plain_text(value, unseen=UNSEEN) == "minibild : Y.pngkategorie:Zz"
    for names in (unseen_names(GERMAN), UNSEEN, frozenset({"file", "image", "category"})):
        assert plain_text("a[[File:X.png|x]][[image:X.png]][[Category:X]]", unseen=names) == "a"


@pytest.mark.parametrize("value", ["", " \n\t", "<!-- a -->", " <!-- a --> <!-- b", "<!---->"])
def test_blanks_and_comments_are_nothing(value: str) -> None:
    assert is_blank(value)


@pytest.mark.parametrize("value", ["a", "{{x}}", "<br>", "&nbsp;", "<!-- a --> b", "<ref/>", "0"])
def test_everything_else_is_something(value: str) -> None:
    assert not is_blank(value)


def test_a_very_long_value_is_cleaned_too() -> None:
    filler = "mot " * (LARGEST_VALUE // 4)
    assert plain_text(f"{filler}''a'' [[b]]<!-- c --><ref>d</ref> &eacute; <b>e</b>") == f"{filler}a b é e"
    assert plain_text(filler) == filler
    assert plain_text(f"{filler}1 < 2 > 0 ''a'' &#{'9' * 5000};") == f"{filler}1 < 2 > 0 a &#{'9' * 5000};"


@given(st.one_of(hostile_texts(), st.text()), st.booleans())
def test_no_value_makes_reading_raise(value: str, targets: bool) -> None:
    plain_text(value, targets=targets)
    assert "<!--" in value or is_blank(value) <= (not plain_text(value).strip())


@given(hostile_texts(), st.booleans())
def test_no_long_value_makes_reading_raise(value: str, targets: bool) -> None:
    plain_text(value * 200 + "x" * LARGEST_VALUE, targets=targets)


# --- links ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "pieces"),
    [
        ("[[Page]]", [("Page", "Page")]),
        (" [[Page|''le'' fil]], le jeudi ", [("le fil", "Page"), (", le jeudi", "")]),
        ("à [[La Grange]]", [("à ", ""), ("La Grange", "La Grange")]),
        ("'''[[A]]''' ou [[B]]", [("A", "A"), (" ou ", ""), ("B", "B")]),
        ("[[:Catégorie:X|la catégorie]]", [("la catégorie", "Catégorie:X")]),
        ("[[A#b|c]] d", [("c", "A"), (" d", "")]),
        ("[https://exemple.org/a le site] ?", [("le site", "https://exemple.org/a"), (" ?", "")]),
        ("[https://exemple.org]", [("https://exemple.org", "https://exemple.org")]),
        ("voir https://exemple.org", [("voir ", ""), ("https://exemple.org", "https://exemple.org")]),
        ("[mailto:a@exemple.org nous écrire]", [("nous écrire", "mailto:a@exemple.org")]),
        ("a &amp; [[B]]<ref>[[C]]</ref>", [("a & ", ""), ("B", "B")]),
    ],
)
def test_a_link_keeps_where_it_leads(value: str, pieces: list[tuple[str, str]]) -> None:
    assert linked_pieces(value) == tuple(Piece(text, target) for text, target in pieces)


@pytest.mark.parametrize(
    "value",
    [
        *("", "bonjour@exemple.org", "a [b] c", "[[ouvert", "<nowiki>[[A]]</nowiki>", "{{Modèle|[[A]]}}"),
        *("[[/Sous-page|ici]]", "[[#Contact|plus bas]]", "[[Catégorie:X]]", "[[Fichier:X.png|vignette]]"),
        *("[ftp://exemple.org x]", "[javascript://x y]", "[//exemple.org x]", "<!-- [[A]] -->"),
        "[[A]]" + "x" * LARGEST_VALUE,
    ],
)
def test_what_leads_nowhere_has_no_pieces(value: str) -> None:
    assert linked_pieces(value, unseen=UNSEEN) == ()


@given(
    st.one_of(
        hostile_texts(),
        st.text(),
        st.lists(st.sampled_from([" ", "[[A|b]]", "\n", "[http://a.b c ]", "d"])).map("".join),
    )
)
def test_the_words_of_the_pieces_are_the_text(value: str) -> None:
    pieces = linked_pieces(value)
    assert not pieces or "".join(piece.text for piece in pieces) == plain_text(value)
    assert all(piece.text for piece in pieces)


_PIECES = (
    *("{{Lien|", "{{Lien", "{{", "}}", "{{#if:", "|", "=", "''", "[[a]]", "<b>", "&amp;", "\n", "* ", "://", "é", " x"),
    *("'", ":", "-", "----", "{|", "mailto:", "__", "~"),
)


@given(st.lists(st.sampled_from(_PIECES), max_size=9).map("".join))
def test_calls_in_a_plain_value_are_left_out_as_the_parser_leaves_them_out(value: str) -> None:
    alone, among, behind = f"{{{{{value}}}}}", f"a {{{{Lien|{value}}}}}, {{{{Lien}}}}", f"{value}{{{{Lien}}}}"
    for text in (alone, among, behind, f"{{{{Lien}}}}{value}"):
        assert plain_text(text) == parsed_text(text)
