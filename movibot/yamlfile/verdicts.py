"""Which files were found to be right, so that they are not held against their JSON Schema at every start.

The library that does so takes longer to load than all the rest. What is remembered is a hash of the file's
text, of the JSON Schema and of movibot's version; the file that remembers it may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from movibot import __version__

MOST: Final = 2_000
"""Verdicts kept; beyond, only those of this run."""

_LARGEST: Final = 1_000_000
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
        try:
            _write(self.path, "".join(f"{line}\n" for line in lines))
        except OSError:
            return


def _key(digest: str, json_schema: Mapping[str, Any]) -> str:
    return hashlib.sha256(f"{__version__}\n{digest}\n{json_schema!r}".encode()).hexdigest()


def _read(path: Path | None) -> set[str]:
    """What was remembered; nothing from a file that is not ours, not only ours to write, or damaged."""
    if path is None:
        return set()
    try:
        about = path.stat()
        if about.st_uid != os.getuid() or about.st_mode & 0o022 or about.st_size > _LARGEST:
            return set()
        return {line for line in path.read_text(encoding="ascii").splitlines() if len(line) == _DIGITS}
    except (OSError, UnicodeDecodeError):
        return set()


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    new = path.with_name(f".{path.name}-{os.getpid()}")
    try:
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(text)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
