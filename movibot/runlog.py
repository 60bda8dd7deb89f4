"""What each run that writes did: its saves with their revisions, and the pages that it left to a person.

One file for each run, in the folder `runs-WIKI` of the state folder; a line for each thing that happened, written
when it happens, so that a run that was killed is told as far as it came. There are titles and revisions in it, and
codes of reasons: no text of a page, no value, no secret.

Here they are read. `runjournal.py` writes them and removes old ones; what they say is a `RunRecord`.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from movibot.cachefile import mark_of, read_own
from movibot.model import Again, Revision
from movibot.runrecord import NeedingPage, RunRecord, SavedPage

_LARGEST: Final = 64 * 1024 * 1024


def runs(folder: Path, wiki: str) -> Iterator[RunRecord]:
    """The runs on a wiki, newest first, each read when it is asked for. Files that make no sense are passed over.

    Args:
        folder: Movibot's state folder.
        wiki: The name of the wiki, an address or a folder.
    """
    for path in sorted(files_of(folder_of(folder, wiki)), reverse=True):
        record = read_record(path)
        if record is not None:
            yield record


def folder_of(folder: Path, wiki: str) -> Path:
    """The folder that holds the files of a wiki's runs, in the state folder."""
    return folder / f"runs-{mark_of(wiki)}"


def files_of(folder: Path) -> list[Path]:
    """The files in the folder of a wiki's runs, in no particular order; none where it cannot be read."""
    try:
        return [path for path in folder.iterdir() if path.name.endswith(".jsonl")]
    except OSError:
        return []


def read_record(path: Path) -> RunRecord | None:
    """What one file says, or None where it is not ours or makes no sense."""
    lines = list(_lines(read_own(path, largest=_LARGEST, of_service=True)))
    head = next((line for line in lines if "started" in line), None)
    end = next((line for line in lines if "ended" in line), {})
    with suppress(KeyError, TypeError, ValueError, AttributeError):
        return RunRecord(
            run=path.name.split(".")[0],
            command=str(head["command"]) if head else "",
            started=_moment(head["started"]) if head else _moment(None),
            ended=_moment(end["ended"]) if end else None,
            exit_code=int(end["exit_code"]) if end else None,
            saves=tuple(_saves(lines)),
            needing=tuple(NeedingPage(n["title"], n["kind"], n["code"], _again(n)) for n in end.get("needing", ())),
            counts=dict(end.get("counts", {})),
            stopped=str(end.get("stopped", {}).get("code", "")),
            stopped_again=_again(end["stopped"]) if end.get("stopped") else None,
            whole=bool(end.get("whole")),
            undoes=str(head.get("undoes", "")) if head else "",
        )
    return None


def _lines(data: bytes) -> Iterator[dict[str, Any]]:
    """The lines that are whole."""
    for line in data.splitlines():
        with suppress(ValueError, RecursionError):
            told = json.loads(line)
            if isinstance(told, dict):
                yield told


def _saves(lines: Iterable[Mapping[str, Any]]) -> Iterator[SavedPage]:
    """The saves that were made, and those of which nobody knows."""
    open_saves: dict[str, Revision | None] = {}
    for line in lines:
        if "saving" in line:
            open_saves[line["saving"]] = line["base"]
        elif "kind" in line:
            base = open_saves.pop(line["title"], None)
            if line["revision"] is not None and line["kind"] != "unchanged":
                yield SavedPage(line["title"], line["base"], line["revision"])
            elif line["kind"] in {"failed", "unchanged"}:  # the answer to a save that was made may have been lost
                yield SavedPage(line["title"], base, None)
    for title, base in open_saves.items():
        yield SavedPage(title, base, None)


def _again(told: Mapping[str, Any]) -> Again:
    return Again(int(told["times"]), _moment(told["since"]))


def _moment(told: Any) -> datetime.datetime:
    """A moment with its zone."""
    moment = datetime.datetime.fromisoformat(told)
    if moment.tzinfo is None:
        raise ValueError
    return moment
