"""Which argument gives a parameter its value, as MediaWiki decides it."""

from __future__ import annotations

import pytest

from movibot.model import Argument, Record
from movibot.schema import Parameter, argument_of, effective_arguments

NAME = Parameter("nom", aliases=("titre", "intitulé"))


def record(*pairs: tuple[str, str]) -> Record:
    arguments = (Argument(name, value, index, index) for index, (name, value) in enumerate(pairs))
    return Record("lieu", "Page", 1, tuple(arguments), 0, 0)


@pytest.mark.parametrize(
    ("pairs", "value"),
    [
        ([("nom", "A")], "A"),
        ([("nom", "A"), ("nom", "B")], "B"),
        ([("nom", "A"), ("nom", "")], ""),
        ([("titre", "T")], "T"),
        ([("titre", "T"), ("nom", "A")], "A"),
        ([("nom", "A"), ("titre", "T")], "A"),
        ([("nom", ""), ("titre", "T")], "T"),
        ([("nom", " \n"), ("titre", "T")], "T"),
        ([("nom", "A"), ("nom", ""), ("titre", "T")], "T"),
        ([("intitulé", "I"), ("titre", "T")], "T"),
        ([("nom", ""), ("titre", "")], ""),
        ([("Nom", "A")], None),
        ([("autre", "A")], None),
        ([], None),
    ],
)
def test_the_last_one_counts_and_the_name_before_its_aliases(pairs: list[tuple[str, str]], value: str | None) -> None:
    argument = argument_of(NAME, effective_arguments(record(*pairs)))
    assert (argument.value if argument else None) == value


def test_an_empty_argument_is_found_by_its_name_first() -> None:
    argument = argument_of(NAME, effective_arguments(record(("titre", ""), ("nom", ""))))
    assert argument is not None
    assert argument.name == "nom"


def test_other_arguments_stay_beside_each_other() -> None:
    assert list(effective_arguments(record(("a", "1"), ("b", "2"), ("a", "3")))) == ["a", "b"]
