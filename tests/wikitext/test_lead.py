"""The beginning of a page, as lists show it: no markup leaks (S001: extracts on the home page show `'''`)."""

from __future__ import annotations

import pytest
from hypothesis import given

from movibot.wikitext.lead import LENGTH, lead_text
from tests.memory_wiki import FACTS
from tests.wikitext.hostile import hostile_texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un '''commun''' pour [[tiers-lieu|les lieux]].\n\nLa suite.", "Un commun pour les lieux."),
        ("{{Commun\n|nom=A\n|description=B}}\n''Bonjour''", "Bonjour"),
        ("{{Ébauche}} Le texte.", "Le texte."),
        ("== Titre ==\nLe texte.\n== Autre ==", "Le texte."),
        ("{| class=x\n| cellule\n|}\nLe texte.", "Le texte."),
        ("* premier point\n* second", "premier point"),
        ("[[Fichier:X.jpg|vignette|Une photo]]\nLe texte.", "Le texte."),
        ("<!-- note -->\n\n<nowiki>'''</nowiki> brut", "''' brut"),
        ("Un<ref>Une note.</ref> texte.", "Un texte."),
        ("__SOMMAIRE__\nLe texte.", "Le texte."),
        ("ligne une\nligne deux", "ligne une ligne deux"),
        ("[[Catégorie:Communs]]", ""),
        ("{{Commun|nom=A}}", ""),
        ("", ""),
        ("… 2024 …", ""),
    ],
)
def test_the_first_words_of_a_page(text: str, expected: str) -> None:
    assert lead_text(text, FACTS) == expected


def test_a_long_paragraph_is_cut_between_words() -> None:
    found = lead_text("mot " * 1000, FACTS)
    assert found.endswith("mot…")
    assert len(found) <= LENGTH + 1
    assert lead_text("m" * 1000, FACTS) == f"{'m' * LENGTH}…"


@given(hostile_texts())
def test_any_text_has_a_beginning_of_one_short_line(text: str) -> None:
    found = lead_text(text, FACTS)
    assert len(found) <= LENGTH + 1
    assert "\n" not in found
