"""Titles against MediaWiki's own."""

from __future__ import annotations

import os
import random
from unicodedata import normalize

import pytest

from movibot.model import Namespace, WikiFacts
from movibot.titles import normal_title, template_title
from tests.mediawiki.installation import Installation
from tests.mediawiki.oracle import ask
from tests.test_titles import TITLES

PIECES = (
    *("a", "é", "e\u0301", "ß", "ŉ", "ǆ", "ﬁ", "ı", "İ", "œ", "😀", "x y", "1", "日", "\u0345", "ა"),
    *(" ", "_", "\xa0", "\u2003", "\u200e", "\u200b", "\u180e", "\u2028", "\t", "\x7f", "\ufffd"),
    *(":", "::", "Modèle:", "template:", "MODÈLE :", "Discussion:", "Fichier:", "talk:", "Module:", "Special:", "zz:"),
    *("&amp;", "&nbsp;", "&#32;", "&#x41;", "&#0;", "&lt;", "&eacute;", "&zz;", "&", "&#58;", "&colon;", "%41", "%"),
    *("#", "<", ">", "[", "]", "{", "}", "|", "~", "~~~", ".", "..", "/", "./", "/..", "+", "é" * 100, "x" * 200),
)
LOCAL = (0, 1, 4, 10, 14)
"""Not users: their names are read as IP addresses where they look like one."""


@pytest.fixture(scope="module")
def facts(mediawiki_installation: Installation) -> WikiFacts:
    (rows,) = ask(mediawiki_installation, [{"namespaces": True}])
    namespaces = tuple(Namespace(number, name, tuple(aliases), first) for number, name, aliases, first in rows)
    return WikiFacts("Movilab", "fr", namespaces, frozenset())


def differing(wiki: Installation, facts: WikiFacts, questions: list[tuple[str, int]]) -> list[object]:
    # Every text of a wiki is in normal form C, and MediaWiki takes that for granted here.
    composed = ({"title": normalize("NFC", raw), "namespace": number} for raw, number in questions)
    answers = ask(wiki, composed)
    found: list[object] = []
    for (raw, number), answer in zip(questions, answers, strict=True):
        title = normal_title(raw, facts, number)
        ours = title and {"namespace": title.namespace, "name": title.name}
        if answer:
            # MediaWiki's capitals may be two characters where there is one; over its API it composes them.
            answer["name"] = normalize("NFC", answer["name"])
        # To MediaWiki a fragment alone is a title, that of the page itself; it names no page.
        if ours != (answer if answer and answer["name"] else None):
            found.append((raw, number, ours, answer))
    return found


def test_every_row(mediawiki_installation: Installation, facts: WikiFacts) -> None:
    questions = [(raw, number) for raw, _ in TITLES for number in LOCAL]
    assert differing(mediawiki_installation, facts, questions) == []


def test_titles_made_of_pieces(mediawiki_installation: Installation, facts: WikiFacts) -> None:
    number = int(os.environ.get("MOVIBOT_SEED", random.SystemRandom().randrange(2**32)))
    source = random.Random(number)  # noqa: S311
    questions = [
        ("".join(source.choices(PIECES, k=source.randint(1, 5))), source.choice(LOCAL)) for _ in range(5_000)
    ]
    found = differing(mediawiki_installation, facts, questions)
    assert found == [], f"MOVIBOT_SEED={number} makes them again"


def test_every_first_letter(mediawiki_installation: Installation, facts: WikiFacts) -> None:
    letters = [chr(code) for code in range(0x21, 0x3000)]
    assert differing(mediawiki_installation, facts, [(f"{letter}x", 0) for letter in letters]) == []


NAMES = (
    *("Qualif", "_Qualif_", "Qualif\xa0", "qualif", "Modèle:Qualif", "modèle:qualif", "Template:Qualif"),
    *(":Modèle:Qualif", "safesubst:Qualif", "safesubst: Qualif", "msg:Qualif", "msgnw:Qualif", "raw:Qualif"),
    *("BRUT:Qualif", "subst:Qualif", ":Qualif", "Catégorie:x", "Qualif#partie", "Qualif\nR", "Qualif<nowiki/>"),
    *("Qualification", "qualification", "Qualif&amp;x", "é", "", "a|b=[[c]]"),
)


def test_templates_that_a_page_uses(mediawiki_of_module: Installation, facts: WikiFacts) -> None:
    mediawiki_of_module.load(
        {"Modèle:Qualification": "#REDIRECTION [[Modèle:Qualif]]", "Modèle:Qualif": "{{{a|}}}"}
    )
    known = WikiFacts(
        "", "fr", facts.namespaces, frozenset(), {"Modèle:Qualification": "Modèle:Qualif"}
    )
    answers = ask(mediawiki_of_module, [{"templates": "{{" + name + "}}"} for name in NAMES])
    for name, used in zip(NAMES, answers, strict=True):
        title = template_title(name.partition("|")[0], known)
        assert title == (used[-1] if used else None), name
