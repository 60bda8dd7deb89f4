"""Questions to the person at the terminal. Without a terminal nothing is asked."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any, Final

import click

from movibot.cli.fitting import fitting
from movibot.messages import sentence

_YES: Final = frozenset({"o", "oui", "y", "yes"})
_NO: Final = frozenset({"n", "non", "no"})


class Asker:
    """Asks on standard error, so that the result of a command stays alone on standard output."""

    def __init__(self, language: str, *, may_ask: bool) -> None:
        """Remember how to ask.

        Args:
            language: Of the questions.
            may_ask: Whether there may be questions at all; there are none without a terminal.
        """
        self.language = language
        self.is_there = may_ask and sys.stdin.isatty()

    def tell(self, code: str, **arguments: Any) -> None:
        """Say something."""
        click.echo(fitting(self._said(code, arguments), sys.stderr), err=True)

    def text(self, code: str, **arguments: Any) -> str:
        """An answer, which may be empty."""
        given = click.prompt(self._said(code, arguments), default="", show_default=False, prompt_suffix=" ", err=True)
        return str(given).strip()

    def secret(self, code: str, **arguments: Any) -> str:
        """An answer that is not shown while it is typed, and may be empty."""
        asked = self._said(code, arguments)
        given = click.prompt(asked, default="", show_default=False, prompt_suffix=" ", hide_input=True, err=True)
        return str(given).strip()

    def agreed(self, code: str, **arguments: Any) -> bool:
        """Yes, which Enter means too, or no."""
        while True:
            word = self.text(code, **arguments).lower()
            if not word or word in _YES | _NO:
                return word not in _NO

    def _said(self, code: str, arguments: Mapping[str, Any]) -> str:
        return sentence(code, arguments, self.language)
