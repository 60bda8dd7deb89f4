"""French order and folded keys, whatever the machine's locale."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movibot.collation import fold, nearest, sort_key

IN_ORDER = [
    ["cote", "côte", "coté", "côté"],
    ["École", "écolier", "Ecully"],
    ["œuf", "oeuvre", "offre"],
    ["L’Atelier", "L'Étuve", "La Cale"],
    ["lieu 2", "lieu 9", "lieu 10", "lieu 100"],
    ["mairie", "Mairie", "mairies"],
    ["a", "A", "à", "À"],
    ["", "0", "a"],
    ["zèbre", "Ωmega"],
    ["🐝 Ruche", "Sel"],
]


@pytest.mark.parametrize("words", IN_ORDER, ids=lambda words: words[0] or "empty")
def test_french_order(words: list[str]) -> None:
    backwards = list(reversed(words))
    assert sorted(backwards, key=sort_key) == words


@given(st.lists(st.text(), unique=True), st.randoms())
def test_the_order_is_total_and_does_not_depend_on_the_input(words: list[str], random: object) -> None:
    expected = sorted(words, key=sort_key)
    shuffled = list(words)
    assert hasattr(random, "shuffle")
    random.shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == expected
    assert all(sort_key(a) < sort_key(b) for a, b in pairwise(expected))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("État de santé", "etat_de  sante"),
        ("œuvre", "OEUVRE"),
        ("e\u0301te\u0301", "ÉTÉ"),
        ("communauté d’entraide", "Communauté d'entraide"),
        ("a\u00a0b", "a b"),
        ("Île-de-France", "ile de france"),
    ],
)
def test_what_people_mean_to_be_the_same_folds_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("côte", "cotes"), ("lieu 1", "lieu 11"), ("nom", "non")])
def test_other_words_fold_differently(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


CHOICES = ["Bretagne", "Normandie", "Île-de-France", "gérer", "+"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("bretagne", "Bretagne"),
        ("Bretange", "Bretagne"),
        ("Normandi", "Normandie"),
        ("ile de france", "Île-de-France"),
        ("gerer", "gérer"),
    ],
)
def test_the_nearest_word_is_proposed(word: str, meant: str) -> None:
    assert nearest(word, CHOICES) == meant


@pytest.mark.parametrize("word", ["", "?", "-", "xyz", "Corse", "é"])
def test_nothing_is_proposed_for_what_is_far(word: str) -> None:
    assert nearest(word, CHOICES) is None
    assert nearest(word, []) is None


@given(st.text(), st.lists(st.text()))
def test_a_proposal_is_one_of_the_choices(word: str, choices: list[str]) -> None:
    assert nearest(word, choices) in {None, *choices}


def test_a_text_is_no_misspelt_word() -> None:
    assert nearest("Bretange " * 100, CHOICES) is None
    assert nearest("bretagne" + "." * 10_000, CHOICES) == "Bretagne"


def test_long_runs_of_marks_keep_their_meaning() -> None:
    marks = "\u0301\u0316" * 50
    assert sort_key(f"a{marks}") == (*sort_key(f"a{marks[::-1]}")[:3], f"a{marks}")
    assert fold(f"a{marks}b") == "ab"
