"""What `pull` and `push` share: where the working copy is, and how what became of its files is shown."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from movibot.cli.endings import GUARDED, stopped_code
from movibot.cli.folders import CONFIG_FILE
from movibot.cli.lines import ERROR, INFO, NOTICE, WARNING, tell, tell_all
from movibot.cli.opening import Opened
from movibot.cli.writing import weights
from movibot.editdiff import diff_edit
from movibot.errors import UsageError
from movibot.messages import sentence, visible
from movibot.model import Report
from movibot.report import planned_lines, reason_text, request_lines
from movibot.reportjson import reason_json, report_json
from movibot.workingcopy.bases import is_copy
from movibot.workingcopy.values import Copied, FileKind, FileOutcome

_NEEDING: Final = frozenset({"conflict", "refused", "failed"})
_WEIGHTS: Final[dict[FileKind, int]] = {
    "failed": ERROR,
    "conflict": WARNING,
    "refused": WARNING,
    "merged": WARNING,
    "sent": NOTICE,
    "created": NOTICE,
    "joined": NOTICE,
    "fetched": NOTICE,
}
_ORDER: Final[tuple[FileKind, ...]] = (
    *("sent", "created", "joined", "fetched", "merged", "edited", "unchanged"),
    *("deleted-there", "deleted-here", "excluded", "conflict", "refused", "failed"),
)


def config_of_copy(option: str | None) -> str | None:
    """The configuration that a command means in a working copy, where neither an option nor this folder has one.

    The nearest one above the copy, if it is the person's own: a configuration says to whom the password is sent.

    Args:
        option: `--config`, or None.
    """
    here = Path.cwd()
    if option or os.environ.get("MOVIBOT_CONFIG") or (here / CONFIG_FILE).is_file():
        return option
    copy = next(filter(is_copy, (here, *here.parents)), here)
    above = (folder / CONFIG_FILE for folder in copy.parents) if is_copy(copy) else ()
    found = next((path for path in above if path.is_file()), None)
    return str(found) if found and found.stat().st_uid == os.getuid() else None


def copy_folder(option: str | None, opened: Opened, *, must_be: bool) -> Path:
    """The folder of the working copy: as asked for, else the nearest one from here upwards.

    Args:
        option: `--folder`, or None.
        opened: What the command works with.
        must_be: There must be a copy already.

    Raises:
        UsageError: There is none, or it is the folder of the wiki itself.
    """
    here = Path.cwd()
    found = Path(option).absolute() if option else next(filter(is_copy, (here, *here.parents)), None)
    if found is None or (must_be and not is_copy(found)):
        raise UsageError("copy-none", folder=str(found) if found else "")
    if found.exists() and not found.is_dir():
        raise UsageError("copy-no-folder", folder=str(found))
    wiki = opened.config.wiki.folder
    if wiki is not None and found.resolve() == wiki.resolve():
        raise UsageError("copy-is-wiki", folder=str(found))
    return found


def copy_code(copied: Copied, *, needing: frozenset[str] = _NEEDING) -> int:
    """What the process ends with.

    Args:
        copied: What was done.
        needing: The kinds of outcomes that need a person.
    """
    stopped = copied.report.stopped
    if stopped is not None:
        return GUARDED if copied.report.planned else stopped_code(stopped)
    return 1 if any(file.kind in needing for file in copied.files) else 0


def tell_file(file: FileOutcome, language: str) -> None:
    """Tell what became of a file."""
    tell("\n".join(_file_lines(file, language)), _WEIGHTS.get(file.kind, INFO))


def _file_lines(file: FileOutcome, language: str) -> Iterator[str]:
    kind = sentence(f"copied-{file.kind}", {}, language)
    yield sentence("outcome", {"title": file.path or file.title, "kind": kind}, language)
    if file.reason is not None:
        yield f"    {reason_text(file.reason, language)}"


def tell_end(copied: Copied, report: Report, language: str) -> None:
    """Tell what a dry run would write, and the counts."""
    for edit in (*report.planned, *copied.rewritten):
        for line in planned_lines(edit, language):
            tell(line)
    if copied.files:
        tell(sentence("copy-counts", {"counts": _counts(copied.files, language)}, language))
    else:
        tell(sentence("copy-nothing", {}, language))
    tell_all(request_lines(report, language), weights(report, language))


def _counts(files: Iterable[FileOutcome], language: str) -> str:
    counted = Counter(file.kind for file in files)
    return ", ".join(sentence(f"copied-n-{kind}", {"n": counted[kind]}, language) for kind in _ORDER if counted[kind])


def copied_json(command: str, folder: Path, copied: Copied, report: Report, code: int, language: str) -> dict[str, Any]:
    """The same for programs."""
    whole = report_json(command, report, code, language)
    kept = ("command", "exit_code", "run", "planned", "problems", "requests", "remarks", "stopped")
    return {
        **{key: whole[key] for key in kept},
        "folder": str(folder),
        "files": [_file_json(file, language) for file in copied.files],
        "rewritten": [{"file": edit.page.title, "diff": list(diff_edit(edit))} for edit in copied.rewritten],
    }


def _file_json(file: FileOutcome, language: str) -> dict[str, Any]:
    return {
        "title": file.title or None,
        "file": visible(file.path) or None,
        "outcome": file.kind,
        "revision": file.revision,
        "reason": reason_json(file.reason, language),
    }


def shown_files(files: Sequence[FileOutcome]) -> Iterator[FileOutcome]:
    """The files that are told one by one; those of which nothing is to be told are counted."""
    return (file for file in files if file.kind != "unchanged")
