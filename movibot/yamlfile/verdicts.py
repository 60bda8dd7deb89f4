"""Which files were found to be right, so that they are not held against their JSON Schema at every start.

The library that does so takes longer to load than all the rest. What is remembered is a hash of the file's
text, of the JSON Schema and of movibot's version; the file that remembers it may be deleted at any time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from movibot import __version__
from movibot.cachefile import read_own, write_own

MOST: Final = 2_000
"""Verdicts kept; beyond, only those of this run."""

_DIGITS: Final = 64


@dataclass(slots=True)
class Verdicts:
    """Remembers the files that had no problem.

    Attributes:
        path: The file that remembers, or None to remember nothing beyond this run.
    """

    path: Path | None = None
    _known: set[str] | None = None
    _new: set[str] = field(default_factory=set)

    def knows(self, digest: str, json_schema: Mapping[str, Any]) -> bool:
        """Whether a text with this digest was found right."""
        if self._known is None:
            self._known = _read(self.path)
        return bool(digest) and _key(digest, json_schema) in self._known

    def note(self, digest: str, json_schema: Mapping[str, Any]) -> None:
        """A text with this digest is right."""
        if digest:
            self._new.add(_key(digest, json_schema))

    def keep(self) -> None:
        """Write down what is new. That it cannot be written is no matter."""
        if self.path is None or not self._new:
            return
        known = self._known or set()
        lines = sorted(known | self._new if len(known) < MOST else self._new)
        write_own(self.path, "".join(f"{line}\n" for line in lines).encode("ascii"))


def _key(digest: str, json_schema: Mapping[str, Any]) -> str:
    return hashlib.sha256(f"{__version__}\n{digest}\n{json_schema!r}".encode()).hexdigest()


def _read(path: Path | None) -> set[str]:
    """What was remembered; nothing from a file that is damaged."""
    text = read_own(path).decode("ascii", "replace") if path else ""
    return {line for line in text.splitlines() if len(line) == _DIGITS}
