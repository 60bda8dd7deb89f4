"""A bug of ours: a short message, and the traceback in a log file."""

from __future__ import annotations

import datetime
import os
import sys
import traceback
from pathlib import Path

from movibot import __version__
from movibot.messages import sentence, visible


def bug_sentence(error: BaseException, state: Path, language: str) -> str:
    """Log an exception that nobody foresaw.

    Args:
        error: The exception.
        state: Where logs go.
        language: Of the sentence.

    Returns:
        What to tell: the log, or the place in the code where no log can be written.
    """
    kind = type(error).__name__
    trace = traceback.extract_tb(error.__traceback__)
    try:
        log = _write_log(kind, trace, state / "log")
    except OSError:
        where = f"{Path(trace[-1].filename).name}:{trace[-1].lineno}"
        return sentence("bug-unlogged", {"kind": kind, "where": where}, language)
    return sentence("bug", {"kind": kind, "log": str(log)}, language)


def _write_log(kind: str, trace: traceback.StackSummary, folder: Path) -> Path:
    """The traceback, with no text of pages and no secret in it: source lines only, no values."""
    now = datetime.datetime.now(datetime.UTC)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"bug-{now:%Y%m%dT%H%M%SZ}-{os.getpid()}.txt"
    lines = [f"movibot {__version__}, Python {sys.version.split()[0]}, {sys.platform}\n", *trace.format(), f"{kind}\n"]
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.writelines(visible(line) if "\x1b" in line else line for line in lines)
    return path
