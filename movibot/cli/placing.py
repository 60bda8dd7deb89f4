"""A file that movibot wrote is replaced; one that a person changed is left, and what differs is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from movibot.errors import UsageError
from movibot.linediff import unified_hunks
from movibot.messages import sentence, visible
from movibot.scheduling import is_ours

_SENTENCES: Mapping[str, str] = {
    "written": "schedule-written",
    "unchanged": "schedule-unchanged",
    "refused": "schedule-refused",
}


@dataclass(frozen=True, slots=True)
class Placed:
    """What became of a file.

    Attributes:
        path: The file.
        text: What it should hold.
        outcome: `shown` where nothing was to be written.
        diff: What a person changed, from what is there to what should be.
    """

    path: Path
    text: str
    outcome: Literal["shown", "written", "unchanged", "refused"]
    diff: tuple[str, ...] = ()

    def lines(self, language: str) -> Iterator[str]:
        """For people."""
        if self.outcome == "shown":
            yield f"# {visible(str(self.path))}"
            yield self.text
            return
        yield sentence(_SENTENCES[self.outcome], {"path": self.path}, language)
        yield from (visible(line) for line in self.diff)

    def as_data(self) -> dict[str, Any]:
        """For JSON."""
        return {"path": str(self.path), "outcome": self.outcome, "text": self.text, "diff": list(self.diff)}


def place_file(path: Path, text: str, *, write: bool, force: bool) -> Placed:
    """Write a file, whole or not at all, unless a person changed what is there.

    Args:
        path: The file.
        text: What it should hold.
        write: Write it; else it is only shown.
        force: Replace what a person changed, too.

    Raises:
        UsageError: It cannot be written.
    """
    if not write:
        return Placed(path, text, "shown")
    try:
        there = _text(path)
        if there == text:
            return Placed(path, text, "unchanged")
        if there is not None and not is_ours(there) and not force:
            diff = tuple(unified_hunks(there.splitlines(), text.splitlines()))
            return Placed(path, text, "refused", diff)
        _write(path, text)
    except OSError as error:
        raise UsageError("file-unwritable-named", path=str(path), reason=error.strerror or "") from None
    return Placed(path, text, "written")


def _text(path: Path) -> str | None:
    """What is there, be it a link to nowhere; None where nothing is."""
    if path.is_symlink() and not path.is_file():
        return ""
    try:
        return path.read_text(encoding="utf-8", errors="surrogateescape")
    except FileNotFoundError:
        return None


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    new.write_text(text, encoding="utf-8", errors="surrogateescape")
    new.chmod(0o644)
    new.replace(path)
