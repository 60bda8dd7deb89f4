"""What is known of the reader while a command runs, for whoever has to report an error."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from movibot.cli.speech import choose_spoken

if TYPE_CHECKING:
    from pathlib import Path  # every start passes here


@dataclass(slots=True)
class Known:
    """What is known of the reader so far.

    Attributes:
        language: The language asked for, or empty.
        state: Where logs go; None for the platform's folder.
        has_saved: Pages were saved.
    """

    language: str
    state: Path | None = None
    has_saved: bool = False


def note_reader(language: str, state: Path | None = None) -> None:
    """Remember what a command has found out of its reader."""
    known = click.get_current_context().obj
    if isinstance(known, Known):
        known.language, known.state = language, state


def note_saves() -> None:
    """Remember that pages were saved, for whoever tells of an interruption."""
    context = click.get_current_context(silent=True)
    if context and isinstance(context.obj, Known):
        context.obj.has_saved = True


def known_language() -> str:
    """The language of whoever reads an error: as far as a command has found out, else the terminal's."""
    known = click.get_current_context().obj
    return choose_spoken(known.language if isinstance(known, Known) else "")
