"""The arguments of an index call, and what is found wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

_QUOTED: Final = 80
"""Characters of what somebody wrote that a message repeats."""


class Asked(NamedTuple):
    """An argument of a call.

    Attributes:
        name: As MediaWiki sees it; a number where it has none.
        value: Its plain text.
        is_blank: Nothing is written there.
    """

    name: str
    value: str
    is_blank: bool


class Mistake(NamedTuple):
    """What is wrong with a call.

    Attributes:
        argument: The name of the argument, or empty where it is the call as a whole.
        code: A message code.
        arguments: What its sentence fills in.
    """

    argument: str
    code: str
    arguments: Mapping[str, object]


class Mistakes:
    """What is wrong with one call, in the order in which it is found."""

    def __init__(self) -> None:
        self._found: list[Mistake] = []

    @property
    def found(self) -> tuple[Mistake, ...]:
        """All of it."""
        return tuple(self._found)

    def add(self, argument: str, code: str, **arguments: object) -> None:
        """Note a mistake.

        Args:
            argument: The name of the argument, or empty where it is the call as a whole.
            code: A message code.
            arguments: What its sentence fills in; of long texts, the beginning.
        """
        quoted = {key: _beginning(value) if isinstance(value, str) else value for key, value in arguments.items()}
        self._found.append(Mistake(argument, code, quoted))


def _beginning(text: str) -> str:
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"
