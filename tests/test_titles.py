"""Titles in their normal form. MediaWiki answers the same rows in `mediawiki/test_titles_oracle.py`."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movibot.titles import Title, could_be_title, decoded, normal_prefix, normal_title, template_title, unescaped
from tests.facts import FRENCH, NAMESPACES

TITLES: list[tuple[str, tuple[int, str] | None]] = [
    ("Commun", (0, "Commun")),
    ("commun", (0, "Commun")),
    ("été", (0, "Été")),
    ("e\u0301te\u0301", (0, "Été")),
    ("œuvre", (0, "Œuvre")),
    ("ßa", (0, "SSa")),
    ("ǆ", (0, "Ǆ")),
    ("ﬁn", (0, "FIn")),
    ("\u0390x", (0, "\u03aa\u0301x")),
    ("\u01f0x", (0, "J\u030cx")),
    ("1 lieu", (0, "1 lieu")),
    ("  tiers_lieu__libre  ", (0, "Tiers lieu libre")),
    ("tiers\u00a0lieu", (0, "Tiers lieu")),
    ("tiers\u2003\u202f\u3000lieu", (0, "Tiers lieu")),
    ("tiers\u200elieu\u202e", (0, "Tierslieu")),
    ("tiers\u200blieu", (0, "Tiers\u200blieu")),
    ("tiers\tlieu", None),
    ("tiers\nlieu", None),
    ("Modèle:commun", (10, "Commun")),
    ("modèle : commun", (10, "Commun")),
    ("MODÈLE:commun", (10, "Commun")),
    ("template:Commun", (10, "Commun")),
    (":Modèle:Commun", (10, "Commun")),
    ("::Modèle:Commun", None),
    (":Commun", (0, "Commun")),
    (": Commun", (0, "Commun")),
    ("Modèle:", None),
    ("Modèle: _ ", None),
    ("Modèle::Commun", None),
    ("Modèle:Modèle:x", (10, "Modèle:x")),
    ("Discussion_utilisateur:x", (3, "X")),
    ("discussion utilisateur: x", (3, "X")),
    ("Discussion:Fichier:x", None),
    ("Discussion:x", (1, "X")),
    ("Discussion:Autre:x", (1, "Autre:x")),
    ("Autre:x", (0, "Autre:x")),
    ("Image:x.png", (6, "X.png")),
    ("a:", (0, "A:")),
    (":", None),
    ("", None),
    (" _ ", None),
    ("Commun#partie", (0, "Commun")),
    ("Commun #partie", (0, "Commun")),
    ("#partie", None),
    ("Modèle:#partie", None),
    ("a&amp;b", (0, "A&b")),
    ("a&nbsp;b", (0, "A b")),
    ("a&#32;b", (0, "A b")),
    ("&#x41;b", (0, "Ab")),
    ("a&#0;b", None),
    ("a&#x110000;b", None),
    ("a&eacute;b", (0, "Aéb")),
    ("a&#00000065;b", (0, "AAb")),
    ("a&#x0000000041;b", (0, "AAb")),
    ("a&#" + "0" * 5000 + "65;b", (0, "AAb")),
    ("a&#" + "9" * 5000 + ";b", None),
    ("a&#x" + "F" * 5000 + ";b", None),
    ("a&#99999999;b", None),
    ("a&#128;b", None),
    ("a&#13;b", None),
    ("a&#xad;b", (0, "A\xadb")),
    ("a&רלמ;b", (0, "Ab")),
    ("a&notit;b", None),
    ("a&inconnu;b", None),
    ("a&b", (0, "A&b")),
    ("a & b;c", (0, "A & b;c")),
    ("a&amp;amp;b", None),
    ("a&lt;b", None),
    ("a&#35;b", (0, "A")),
    ("a%41", None),
    ("100% bois", (0, "100% bois")),
    *((f"a{char}b", None) for char in "<>[]{}|\0\x1f\x7f\ufffd"),
    ("a'b\"c!$()*,;=?@\\^`~+/-.", (0, "A'b\"c!$()*,;=?@\\^`~+/-.")),
    (".", None),
    ("..", None),
    ("./a", None),
    ("../a", None),
    ("a/./b", None),
    ("a/../b", None),
    ("a/.", None),
    ("a/..", None),
    ("a.b/c..", (0, "A.b/c..")),
    ("...", (0, "...")),
    ("/a", (0, "/a")),
    ("a~~~b", None),
    ("a~~b", (0, "A~~b")),
    ("x" * 255, (0, "X" + "x" * 254)),
    ("x" * 256, None),
    ("é" * 127, (0, "É" + "é" * 126)),
    ("é" * 128, None),
    ("Spécial:" + "x" * 400, (-1, "X" + "x" * 399)),
    ("Modèle:" + "x" * 255, (10, "X" + "x" * 254)),
    ("😀", (0, "😀")),
]


@pytest.mark.parametrize(("raw", "expected"), TITLES)
def test_normal_form(raw: str, expected: tuple[int, str] | None) -> None:
    title = normal_title(raw, FRENCH)
    assert (title and (title.namespace, title.name)) == expected


@given(
    st.text("AZaz09ÀÖ×Øßöøÿ'’,- _.:&é\u0301ǅ\n", max_size=12)
    | st.sampled_from(["A" * n for n in (84, 85, 86, 255, 256)])
)
def test_plain_words_are_read_as_all_titles_are(raw: str) -> None:
    assert normal_title(raw, FRENCH) == normal_title(f" {raw}", FRENCH)


def test_the_full_title_bears_the_local_name() -> None:
    assert normal_title("template:commun", FRENCH) == Title(10, "Commun", "Modèle:Commun")
    assert normal_title("commun", FRENCH) == Title(0, "Commun", "Commun")


def test_the_normal_form_is_its_own() -> None:
    for raw, expected in TITLES:
        title = normal_title(raw, FRENCH)
        assert title is None or normal_title(title.full, FRENCH) == title, raw
        assert (title is None) == (expected is None)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Lieux en ", (0, "Lieux en ")),
        ("lieux__en_", (0, "Lieux en ")),
        ("Lieux en", (0, "Lieux en")),
        (" : lieux", (0, "Lieux")),
        ("template: lieux ", (10, "Lieux ")),
        ("Modèle:", (10, "")),
        ("Modèle", (0, "Modèle")),
        ("Module:x", (828, "x")),
        ("Module:", (828, "")),
        ("", (0, "")),
        ("100 %4", (0, "100 %4")),
        ("A &amp; B", (0, "A & B")),
        ("A&amp", (0, "A&amp")),
        ("Lieux#", None),
        ("Lieux#x", None),
        ("Lieux&#35;", None),
        ("Lieux|", None),
        ("%41", None),
        ("./", None),
        ("x" * 300, None),
    ],
)
def test_what_titles_begin_with(raw: str, expected: tuple[int, str] | None) -> None:
    assert normal_prefix(raw, FRENCH) == expected


def test_a_title_is_the_beginning_of_titles() -> None:
    for raw, expected in TITLES:
        title = normal_title(raw, FRENCH)
        if title and len(title.name.encode()) < 255:
            assert normal_prefix(title.full, FRENCH) == expected


def test_default_namespace() -> None:
    assert normal_title("commun", FRENCH, 14) == Title(14, "Commun", "Catégorie:Commun")
    assert normal_title(":commun", FRENCH, 14) == Title(0, "Commun", "Commun")
    assert normal_title("Fichier:x", FRENCH, 14) == Title(6, "X", "Fichier:X")


def test_first_letter_follows_the_namespace() -> None:
    assert normal_title("module:x", FRENCH) == Title(828, "x", "Module:x")
    cased = replace(FRENCH, namespaces=tuple(replace(n, first_letter=False) for n in NAMESPACES))
    assert normal_title("commun", cased) == Title(0, "commun", "commun")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Qualif", "Modèle:Qualif"),
        ("_Qualif_", "Modèle:Qualif"),
        ("Qualif\u00a0", "Modèle:Qualif"),
        ("qualif", "Modèle:Qualif"),
        ("Modèle:Qualif", "Modèle:Qualif"),
        ("modèle:qualif", "Modèle:Qualif"),
        ("Template:Qualif", "Modèle:Qualif"),
        (":Modèle:Qualif", "Modèle:Qualif"),
        ("Qualification", "Modèle:Qualif"),
        ("qualification", "Modèle:Qualif"),
        ("safesubst:Qualif", "Modèle:Qualif"),
        ("msg:Qualif", "Modèle:Qualif"),
        ("msg: raw:Qualif", "Modèle:Qualif"),
        ("raw:" * 50_000 + "Qualif", "Modèle:Qualif"),
        ("msg:subst:Qualif", None),
        (":Qualif", "Qualif"),
        ("Catégorie:x", "Catégorie:X"),
        ("Qualif#partie", "Modèle:Qualif"),
        ("Qualif\nR", None),
        ("Qualif<nowiki/>", None),
        ("{{{n|Qualif}}}", None),
        ("subst:Qualif", None),
        ("", None),
    ],
)
def test_which_template_a_name_means(name: str, expected: str | None) -> None:
    assert template_title(name, FRENCH) == expected


@pytest.mark.parametrize(
    "text", ["Page", "Catégorie:X", ":Catégorie:X", "A/B", "R&D", "2001: l'odyssée", "*", "é" * 127]
)
def test_what_could_be_a_title(text: str) -> None:
    assert could_be_title(text)


@pytest.mark.parametrize(
    "text", ["", " _ ", ":", "a|b", "a#b", "[[a]]", "~~~", "..", "a/../b", "&amp;", "%41", "é" * 128]
)
def test_what_could_be_none(text: str) -> None:
    assert not could_be_title(text)


@pytest.mark.parametrize(
    ("text", "title", "shown"),
    [
        ("a & b; c", "a & b; c", "a & b; c"),
        ("&eacute;&#233;&#xE9;&nbsp;&lt;", "ééé\u00a0<", "ééé\u00a0<"),
        ("&#0000065;&#x00000041;", "AA", "AA"),
        ("&רלמ;", "\u200f", "\u200f"),
        ("&inconnu; &copy x &notit;", "&inconnu; &copy x &notit;", "&inconnu; &copy x &notit;"),
        *((f"a{ref}b", "a\ufffdb", f"a{ref}b") for ref in ("&#0;", "&#128;", "&#xD800;", "&#x110000;", "&#13;")),
        *((f"a{ref}b", "a\ufffdb", f"a{ref}b") for ref in (f"&#{'9' * 5000};", f"&#x{'F' * 5000};", "&#99999999;")),
    ],
)
def test_character_references(text: str, title: str, shown: str) -> None:
    assert (decoded(text), unescaped(text)) == (title, shown)
