"""The program at a terminal, with a person who answers its questions."""

from __future__ import annotations

import os
import pty
import select
import signal
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.program import ROOT

CTRL_C = "\x03"
"""What a person types to end a program."""

_SILENCE = 60.0
"""Seconds after which a program that neither says anything nor ends is ended."""

_AGAIN = 1.0
"""Seconds after which Ctrl-C is pressed once more: Python does not hear it right before it begins to read."""

_MOST_PRESSES = 30


class Hidden(str):
    """An answer that is typed where nothing of it is shown."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Dialogue:
    """What stood on the terminal, and how the program ended."""

    code: int
    shown: str


def dialogue(
    arguments: Sequence[str],
    answers: Sequence[tuple[str, str]],
    *,
    cwd: Path,
    environ: Mapping[str, str] | None = None,
) -> Dialogue:
    """Run `movibot` on a terminal of its own.

    Args:
        arguments: What stands behind the program's name.
        answers: Words of a question, and what is typed once they stand on the terminal, in their order.
        cwd: Where it runs.
        environ: More variables.
    """
    pid, terminal = pty.fork()
    if pid == 0:  # pragma: no cover - the program itself
        os.chdir(cwd)
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell lets what it starts in the background ignore it
        usual = {"PYTHONPATH": str(ROOT), "LANG": "fr_FR.UTF-8", "TERM": "xterm"}
        words = [sys.executable, "-m", "movibot", *arguments]
        os.execve(sys.executable, words, os.environ | usual | dict(environ or {}))  # noqa: S606
    left, shown, done = list(answers), b"", 0
    is_ending, presses = False, 0
    while True:
        if not select.select([terminal], [], [], _AGAIN if is_ending else _SILENCE)[0]:
            if is_ending and presses < _MOST_PRESSES:
                presses += 1
                os.write(terminal, CTRL_C.encode())
                continue
            os.kill(pid, signal.SIGKILL)
            break
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
        unbroken = shown.replace(b"\r\n", b" ")  # what is waited for may stand on two lines
        while left and (at := unbroken.find(left[0][0].encode(), done)) >= 0:
            done = at + len(left[0][0].encode())
            typed = left.pop(0)[1]
            _wait_until_hidden(terminal, typed)
            is_ending = typed == CTRL_C
            os.write(terminal, typed.encode() if typed == CTRL_C else f"{typed}\n".encode())
    os.close(terminal)
    _, status = os.waitpid(pid, 0)
    assert not left, (left, shown.decode())
    return Dialogue(os.waitstatus_to_exitcode(status), shown.decode())


def _wait_until_hidden(terminal: int, typed: str) -> None:
    """The program throws away what was typed before it stopped showing it."""
    while isinstance(typed, Hidden) and termios.tcgetattr(terminal)[3] & termios.ECHO:
        time.sleep(0.01)
