"""Pages to measure on: about 6 kB each, one record of ten parameters among ordinary wikitext."""

from __future__ import annotations

import random

_WORDS = (
    "tiers lieu atelier commun partagé fabrique numérique outil réparation vélo jardin cuisine réseau "
    "habitants association documentation ressource gouvernance coopérative territoire rencontre accueil "
    "formation projet mutualisation usage espace énergie bois textile fablab logiciel libre méthode"
)
WORDS = _WORDS.split()

RECORD = """{{{{Outil numérique
| nom = {name}
| description = {description}
| url = https://example.org/outils/{number}?langue=fr&page={number}
| licence = AGPL-3.0-or-later
| état de santé = actif
| actions = accueillir, documenter, [[Mutualiser|mutualiser]]
| porteur = {{{{Structure|{name}}}}}
| vérifié le = 2024-05-{day:02d}
| logo = Logo {number}.png
| alternatives = {{{{Lien outil|Nuage}}}}, {{{{Lien outil|Agenda|texte=l'agenda}}}}
}}}}
"""

INLINE = (
    "{{{{Lien outil|{word}}}}}",
    "{{{{Icône|{word}|taille=16}}}}",
    "{{{{Date|{day}|mai|2024}}}}",
    "{{{{Lien|texte={word}|page={word} partagé}}}}",
    "{{{{Unité|{day}|m²}}}}",
)


def pages(count: int, seed: int = 1) -> list[str]:
    """Texts of pages, the same ones for the same seed."""
    source = random.Random(seed)  # noqa: S311
    return [_page(source, number) for number in range(count)]


def _sentence(source: random.Random, words: int) -> str:
    return " ".join(source.choices(WORDS, k=words)).capitalize() + "."


def _paragraph(source: random.Random, number: int) -> str:
    pieces = []
    for place in range(5):
        call = source.choice(INLINE).format(word=source.choice(WORDS), day=source.randint(1, 28))
        reference = f"<ref>{{{{Lien web|titre={_sentence(source, 4)}|url=https://example.org/{number}/{place}}}}}</ref>"
        if place % 2:
            reference = f'<ref name="r{number}-{place}">{_sentence(source, 6)}</ref>'
        link = f"[[{source.choice(WORDS).capitalize()}|{source.choice(WORDS)}]]"
        pieces.append(f"{_sentence(source, 9)} {call} '''{_sentence(source, 2)}''' {link}{reference} ")
    return "".join(pieces) + "\n"


def _page(source: random.Random, number: int) -> str:
    record = RECORD.format(
        name=f"Outil {number}", number=number, description=_sentence(source, 25), day=source.randint(1, 28)
    )
    rows = "".join(f"|-\n| {_sentence(source, 3)} || {_sentence(source, 4)}\n" for _ in range(4))
    table = f'{{| class="wikitable"\n! Nom !! Usage\n{rows}|}}\n'
    one, two, three, four = (_paragraph(source, number) for _ in range(4))
    return (
        f"{record}\n{one}\n== Usages ==\n{two}{table}\n== Liens ==\n{three}\n* [https://example.org {number}]\n{four}\n"
        "[[Catégorie:Outils numériques]]\n[[Catégorie:Communs]]\n"
    )
