"""What each run that writes did: its saves with their revisions, and the pages that it left to a person.

One file for each run, in the folder `runs-WIKI` of the state folder; a line for each thing that happened, written
when it happens, so that a run that was killed is told as far as it came. There are titles and revisions in it, and
codes of reasons: no text of a page, no value, no secret.

Here they are read. `runjournal.py` writes them and removes old ones; what they say is a `RunRecord`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from movibot.cachefile import mark_of, read_own
from movibot.model import Revision
from movibot.runlines import again, kind, moment, number, revision, text, whole_lines
from movibot.runrecord import NEEDING, NeedingPage, RunRecord, SavedPage

_LARGEST: Final = 64 * 1024 * 1024
_HEAD: Final = 8192
"""Bytes that the first line of a log never has."""


def _unheard(path: Path) -> None:
    del path


def runs(folder: Path, wiki: str, damaged: Callable[[Path], None] = _unheard) -> Iterator[RunRecord]:
    """The runs on a wiki, newest first, each read when it is asked for. Files that make no sense are passed over.

    Args:
        folder: Movibot's state folder.
        wiki: The name of the wiki, an address or a folder.
        damaged: Hears of each file of which something, or all, cannot be read.
    """
    for path in sorted(files_of(folder_of(folder, wiki)), reverse=True):
        record = read_record(path, damaged)
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


def read_record(path: Path, damaged: Callable[[Path], None] = _unheard) -> RunRecord | None:
    """What one file says, or None where it is not ours or makes no sense. One that is empty was just begun."""
    lines, unread = whole_lines(read_own(path, largest=_LARGEST, of_service=True))
    try:
        saves, unread_saves = _saves(lines)
        record = _record(path.name.split(".")[0], lines, saves)
    except (KeyError, TypeError, ValueError, AttributeError):
        record, unread_saves = None, 0
    if unread or unread_saves or (record is None and not _is_just_begun(path)):
        damaged(path)
    return record


def _is_just_begun(path: Path) -> bool:
    """Nothing but a line that was cut off at most, as a run leaves it that is killed at once; or gone meanwhile."""
    try:
        return path.stat().st_size < _HEAD and b"\n" not in read_own(path)
    except OSError:
        return True


def _record(run: str, lines: Sequence[Mapping[str, Any]], saves: Iterable[SavedPage]) -> RunRecord:
    head = next(line for line in [*lines, {}] if "started" in line or not line)
    end = next((line for line in lines if "ended" in line), {})
    stopped = end.get("stopped") or {}
    return RunRecord(
        run=run,
        command=text(head["command"]),
        started=moment(head["started"]),
        ended=moment(end["ended"]) if end else None,
        exit_code=number(end["exit_code"]) if end else None,
        saves=tuple(saves),
        needing=tuple(
            NeedingPage(text(n["title"]), kind(n["kind"], NEEDING), text(n["code"]), again(n))
            for n in end.get("needing", ())
        ),
        counts={text(key): number(count) for key, count in end.get("counts", {}).items()},
        stopped=text(stopped.get("code", "")),
        stopped_right=text(stopped.get("right", "")),
        stopped_again=again(stopped) if stopped else None,
        whole=end.get("whole") is True,
        undoes=text(head.get("undoes", "")),
    )


def _saves(lines: Iterable[Mapping[str, Any]]) -> tuple[list[SavedPage], int]:
    """The saves that were made, and those of which nobody knows; and how many lines made no sense."""
    found: list[SavedPage] = []
    open_saves: dict[str, Revision | None] = {}
    damaged = 0
    for line in lines:
        try:
            if "saving" in line:
                open_saves[text(line["saving"])] = revision(line["base"])
            elif "kind" in line:
                found += _settled(line, open_saves)
        except (KeyError, TypeError, ValueError):
            damaged += 1
    return found + [SavedPage(title, base, None) for title, base in open_saves.items()], damaged


def _settled(line: Mapping[str, Any], open_saves: dict[str, Revision | None]) -> Iterator[SavedPage]:
    title, base, made = text(line["title"]), revision(line["base"]), revision(line["revision"])
    before = open_saves.pop(title, None)
    if made is not None and line["kind"] != "unchanged":
        yield SavedPage(title, base, made)
    elif line["kind"] in {"failed", "unchanged"}:  # the answer to a save that was made may have been lost
        yield SavedPage(title, before, None)
