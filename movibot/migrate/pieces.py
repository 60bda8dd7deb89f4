"""A value cut into pieces, and pieces made one value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from movibot.patterns import FIELD, joined

_BLANKS: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Pieces:
    """How a value is cut.

    Attributes:
        names: The parameters that take the pieces.
        pattern: What stands around them, each in braces; empty for pieces that follow each other.
        between: What stands between two pieces then. Of too many, the last one takes the rest.
    """

    names: tuple[str, ...]
    pattern: str = ""
    between: str = ","

    @classmethod
    def of(cls, about: Any) -> Self:
        """What a file says: a pattern, or `into` with `with`."""
        if isinstance(about, str):
            return cls(tuple(FIELD.findall(about)), about)
        return cls(tuple(about["into"]), "", about.get("with", ","))

    def cut(self, value: str) -> Mapping[str, str] | None:
        """Parameter -> piece; None where the value has another form."""
        found = self._between_texts(value) if self.pattern else value.split(self.between, len(self.names) - 1)
        return None if found is None else dict(zip(self.names, map(str.strip, found), strict=False))

    def _between_texts(self, value: str) -> list[str] | None:
        """What stands around the texts of the pattern: each piece as short as may be, but the last one.

        Each text is looked for once, from where the one before it ends: if there is any way to cut the value, this is
        one, and a long value without one costs no more.
        """
        first, *others, last = _texts(self.pattern)
        start = re.match(first, value)
        if start is None:
            return None
        found, at = [], start.end()
        for text in (*others, rf"{last}\Z"):
            end = re.compile(text).search(value, at + 1) if at < len(value) else None
            if end is None:
                return None
            found.append(value[at : end.start()])
            at = end.end()
        return found


def _texts(pattern: str) -> Iterator[str]:
    """What stands around the parameters of a pattern, as expressions; any blanks stand for any others."""
    for text in FIELD.split(pattern)[::2]:
        yield r"\s+".join(map(re.escape, _BLANKS.split(text)))


@dataclass(frozen=True, slots=True)
class Joined:
    """What a value is made of.

    Attributes:
        names: The parameters.
        pattern: What is made of them, each in braces; empty for those that are filled, one behind the other.
        between: What stands between them then.
    """

    names: tuple[str, ...]
    pattern: str = ""
    between: str = ", "

    @classmethod
    def of(cls, about: Any) -> Self:
        """What a file says: a pattern, or `from` with `with`."""
        if isinstance(about, str):
            return cls(tuple(dict.fromkeys(FIELD.findall(about))), about)
        return cls(tuple(about["from"]), "", about.get("with", ", "))

    def made(self, values: Mapping[str, str]) -> str | None:
        """The value; empty where there is nothing, None where a pattern lacks some of what it needs."""
        return joined(self.names, values, self.pattern, self.between)
