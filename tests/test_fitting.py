"""Sentences on a narrow terminal."""

from __future__ import annotations

import io

import pytest

from movibot.cli.fitting import broken, fitting


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        (
            "Ajoutez-les au modèle, ou retirez-les du schéma : personne ne les voit.",
            ["Ajoutez-les au modèle, ou retirez-les du", "schéma : personne ne les voit."],
        ),
        (
            "  attention  Le modèle ne lit pas deux paramètres",
            ["  attention  Le modèle ne lit pas deux", "             paramètres"],
        ),
        (
            "- Case départ : les coordonnées sont à revoir.",
            ["- Case départ : les coordonnées sont à", "  revoir."],
        ),
        (
            "    lieux.csv:2:1: erreur la ligne 7 parle de la même fiche",
            ["    lieux.csv:2:1: erreur la ligne 7", "    parle de la même fiche"],
        ),
        (
            "enregistrez-le sous un autre nom comme « CSV UTF-8 » : un vrai fichier !",
            ["enregistrez-le sous un autre nom comme", "« CSV UTF-8 » : un vrai fichier !"],
        ),
        # A command line is copied: it stays whole, and so does an address.
        (
            'Pour l’annuler : movibot undo 20261127T213127Z --config "mes pages.yaml" (demain)',
            ["Pour l’annuler :", 'movibot undo 20261127T213127Z --config "mes pages.yaml"', "(demain)"],
        ),
        (
            "   http://127.0.0.1:34655/index.php/Cr%C3%A9neau_libre",
            ["   http://127.0.0.1:34655/index.php/Cr%C3%A9neau_libre"],
        ),
    ],
)
def test_a_sentence_is_broken_between_words(line: str, lines: list[str]) -> None:
    assert broken(line, 40).split("\n") == lines


@pytest.mark.parametrize(
    "line",
    [
        "quarante colonnes, pas une de plus ni de",
        "+| accroche = une ligne de la page, telle qu’elle y est écrite",
        "-| accroche = une ligne de la page, telle qu’elle y est écrite",
        " | accroche = une ligne de la page, telle qu’elle y est écrite",
        " 4 | | accroche = une ligne de la page, telle qu’elle y est écrite",
        "    13 | | accroche = une ligne de la page, telle qu’elle y est écrite",
        "   |                                              ^^^^^^^^^^^^",
        "        <!-- movibot:début catalogue-des-communs de tout le wiki -->",
    ],
)
def test_a_line_that_stands_for_itself_stays_whole(line: str) -> None:
    assert broken(line, 40) == line


def test_colours_take_no_column() -> None:
    line = "Le Dôme:13:14: \x1b[31m\x1b[1merreur\x1b[0m [x] « agenda » n’est pas une adresse \x1b[36mweb\x1b[0m."
    assert broken(line, 40).split("\n") == [
        "Le Dôme:13:14: \x1b[31m\x1b[1merreur\x1b[0m [x] « agenda »",
        "n’est pas une adresse \x1b[36mweb\x1b[0m.",
    ]


def test_only_a_terminal_has_a_width() -> None:
    line = "mot " * 100
    assert fitting(line, io.StringIO()) == line
