"""The log of runs, for commands that look back; what is damaged in it is told."""

from __future__ import annotations

from pathlib import Path

from movibot.cli.lines import WARNING, tell
from movibot.messages import sentence
from movibot.runlog import runs
from movibot.runrecord import RunRecord


def past_runs(state: Path, wiki: str, language: str) -> list[RunRecord]:
    """The runs on a wiki, newest first; one warning where something in their log cannot be read.

    Args:
        state: Movibot's state folder.
        wiki: The name of the wiki, an address or a folder.
        language: Of the warning.
    """
    damaged: list[Path] = []
    records = list(runs(state, wiki, damaged.append))
    if damaged:
        about = {"n": len(damaged), "path": str(damaged[0])}
        tell(sentence("log-damaged", about, language), WARNING, aside=True)
    return records
