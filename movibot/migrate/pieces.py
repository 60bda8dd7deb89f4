"""A value cut into pieces, and pieces made one value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

FIELD: Final = re.compile(r"\{([^{}]+)\}")
"""A parameter in a pattern."""

LONGEST: Final = 2_000
"""Characters of a value that is cut; what the search costs grows with a power of their number."""

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
        if len(value) > LONGEST:
            return None
        if not self.pattern:
            found = [piece.strip() for piece in value.split(self.between, len(self.names) - 1)]
            return dict(zip(self.names, found, strict=False))
        match = self._expression.fullmatch(value)
        return {name: match[at].strip() for at, name in enumerate(self.names, start=1)} if match else None

    @property
    def _expression(self) -> re.Pattern[str]:
        """Each piece as short as may be, but the last one; any blanks stand for any others.

        What ends a piece is looked for once (`(?>...)`): a later place would leave less for the others. Else a value of
        many commas would be tried in every way.
        """
        texts = FIELD.split(self.pattern)[::2]
        first, *literals = (r"\s+".join(map(re.escape, _BLANKS.split(text))) for text in texts)
        ended = "".join(f"(?>(.+?){literal})" for literal in literals[:-1])
        return re.compile(f"{first}{ended}(.+){literals[-1]}", re.DOTALL)


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
        filled = [values[name] for name in self.names if values.get(name)]
        if not self.pattern or not filled:
            return self.between.join(filled)
        if len(filled) < len(self.names):
            return None
        return FIELD.sub(lambda found: values[found[1]], self.pattern)
