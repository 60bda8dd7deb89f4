"""What somebody looks for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from movibot.collation import fold, nearest
from movibot.errors import UsageError
from movibot.positions import Position
from movibot.schema import Parameter, Schema

ROLES: Final = ("action", "need", "cost", "time", "difficulty")
"""The roles of parameters that can be asked for. Of `time` and `difficulty`, what is asked for is the most."""

AT_MOST: Final = frozenset({"time", "difficulty"})


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody looks for.

    Attributes:
        words: Words, as they were typed.
        wanted: Role of a parameter -> the values of its vocabulary of which a record must have one.
        near: Where, or None.
        schemas: The kinds of records, by key; empty for all that are not people.
    """

    words: tuple[str, ...] = ()
    wanted: Mapping[str, frozenset[str]] = field(default_factory=dict)
    near: Position | None = None
    schemas: frozenset[str] = frozenset()


def understood(asked: Mapping[str, Sequence[str]], schemas: Mapping[str, Schema]) -> Mapping[str, frozenset[str]]:
    """The values that are meant, whatever their spelling.

    Args:
        asked: Role -> what somebody typed.
        schemas: Whose vocabularies count.

    Raises:
        UsageError: No value is meant.
    """
    return {role: _meant(role, words, schemas) for role, words in asked.items() if words}


def with_role(schema: Schema, role: str) -> Iterator[Parameter]:
    """The parameters of a schema that play a role."""
    return (parameter for parameter in schema.parameters.values() if parameter.role == role)


def _meant(role: str, words: Sequence[str], schemas: Mapping[str, Schema]) -> frozenset[str]:
    parameters = [parameter for schema in schemas.values() for parameter in with_role(schema, role)]
    found: set[str] = set()
    for word in words:
        values = {value for parameter in parameters if (value := value_meant(parameter, word))}
        if not values:
            choices = tuple(dict.fromkeys(value for each in parameters for value in terms_of(each)))
            raise UsageError("find-unknown-value", name=role, value=word, choices=choices)
        found |= values
    if role not in AT_MOST:
        return frozenset(found)
    return frozenset(value for parameter in parameters for value in _up_to(list(terms_of(parameter)), found))


def value_meant(parameter: Parameter, word: str) -> str | None:
    """The value of the parameter's vocabulary that somebody means."""
    if parameter.vocabulary is None:
        return None
    variants = parameter.vocabulary.variants
    folded = fold(word)
    if folded in variants:
        return variants[folded]
    near = nearest(folded, variants)
    return variants[near] if near else None


def terms_of(parameter: Parameter) -> Collection[str]:
    """The values of the parameter's vocabulary, in their order."""
    return parameter.vocabulary.terms if parameter.vocabulary else ()


def _up_to(values: Sequence[str], most: Collection[str]) -> Sequence[str]:
    last = max((index for index, value in enumerate(values) if value in most), default=-1)
    return values[: last + 1]
