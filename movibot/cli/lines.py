"""What a run tells, line by line: whole on a terminal, one line for each event elsewhere, with its weight in a journal.

How a line gets its weight there: sd-daemon(3). How a stream is known to be the journal's: `$JOURNAL_STREAM` in
systemd.exec(5).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Final, TextIO

import click

from movibot.cli.speech import say

ERROR: Final = 3
WARNING: Final = 4
NOTICE: Final = 5
INFO: Final = 6

OF_OUTCOMES: Final[Mapping[str, int]] = {
    "failed": ERROR,
    "refused": WARNING,
    "conflict": WARNING,
    "saved": NOTICE,
    "merged": NOTICE,
    "unchanged": INFO,
    "excluded": INFO,
}
OF_SEVERITIES: Final[Mapping[str, int]] = {"error": ERROR, "warning": WARNING, "info": INFO}


def tell(text: str, weight: int = INFO, *, aside: bool = False) -> None:
    """Tell one event.

    Args:
        text: One line or a few.
        weight: As syslog counts, 3 for an error to 6 for what may be skipped.
        aside: On standard error, where it is no result of the command.
    """
    stream = sys.stderr if aside else sys.stdout
    STATUS.clear()
    if not stream.isatty():
        text = _on_one_line(text)
    line = f"<{weight}>{text}" if _is_journal(stream) else _fitting(text, stream)
    if aside:
        click.echo(line, err=True)
    else:
        say(line)


def say_prose(text: str) -> None:
    """Print a line of the result that is made for people, broken where their terminal ends."""
    say(_fitting(text, sys.stdout))


def _fitting(text: str, stream: TextIO) -> str:
    if not stream.isatty():
        return text
    from movibot.cli.fitting import fitting  # not needed by what merely starts

    return fitting(text, stream)


def tell_now(text: str, weight: int) -> None:
    """Tell an event on standard error from within a signal, which may come while something else is being written."""
    shown = "\r\x1b[K" if STATUS.is_shown else ""
    line = f"{shown}<{weight}>{text}\n" if _is_journal(sys.stderr) else f"{shown}{text}\n"
    with suppress(OSError, ValueError):  # nobody listens any more
        os.write(sys.stderr.fileno(), line.encode(errors="replace"))


def _on_one_line(text: str) -> str:
    """What stood on lines of its own comes after a dash; markers to paste come after what announced them."""
    first, *others = map(str.strip, text.splitlines() or [""])
    return "".join([first, *(f" {line}" if line.startswith("<!--") else f" – {line}" for line in others)])


def tell_all(texts: Iterable[str], weights: Mapping[str, int]) -> None:
    """Tell several events; those without a weight may be skipped."""
    for text in texts:
        tell(text, weights.get(text, INFO))


def _is_journal(stream: TextIO) -> bool:
    """The variable names the journal's own stream; another one was redirected by somebody."""
    wanted = os.environ.get("JOURNAL_STREAM")
    if not wanted:
        return False
    try:
        about = os.fstat(stream.fileno())
    except (OSError, ValueError):  # no file at all
        return False
    return wanted == f"{about.st_dev}:{about.st_ino}"


class _Status:
    """A line on the terminal that lasts until the next one; whoever tells something clears it first."""

    def __init__(self) -> None:
        self.is_shown = False

    def show(self, text: str) -> None:
        """Put it in the place of the last one. It must be shorter than the terminal is wide."""
        self.is_shown = True
        sys.stderr.write(f"\r{text}\x1b[K")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take it away, if there is one."""
        if self.is_shown:
            self.is_shown = False
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


STATUS: Final = _Status()
"""A process has one terminal."""
