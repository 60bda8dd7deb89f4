"""`movibot push [TITLE or FILE]...`: files of a working copy to their pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import click

from movibot.cli import completing
from movibot.cli.alone import alone
from movibot.cli.copies import config_of_copy, copied_json, copy_code, copy_folder, shown_files, tell_end, tell_file
from movibot.cli.drafts import is_file
from movibot.cli.lines import ERROR, tell
from movibot.cli.opening import Opened, open_run
from movibot.cli.plans import keep_plan, plan_option
from movibot.cli.progress import progress_on
from movibot.cli.recording import recorded
from movibot.cli.speech import Command, Option, say, shared_options
from movibot.errors import UsageError
from movibot.messages import as_json
from movibot.problemlines import problem_lines
from movibot.regularfile import read_regular
from movibot.workingcopy.bases import open_bases
from movibot.workingcopy.files import MOST_BYTES
from movibot.workingcopy.pushing import Wishes, push
from movibot.workingcopy.values import Copied, FileOutcome

_NEEDING = frozenset({"conflict", "refused", "failed", "merged"})
"""What is merged in a file has not been sent."""


def _push(
    names: tuple[str, ...],
    config_path: str | None,
    form: str,
    language: str | None,
    folder: str | None,
    create: bool,
    allow_invalid: bool,
    summary: str,
    max_edits: int | None,
    dry_run: bool,
    plan_out: str | None,
    wait: bool,
) -> int:
    opened = open_run(config_of_copy(config_path), language)
    if max_edits is not None:
        opened = replace(opened, run=replace(opened.run, max_edits=max_edits))
    place = copy_folder(folder, opened, must_be=True)
    titles = tuple(name for name in names if not is_file(name))
    paths = tuple(_path_in(place, name) for name in names if is_file(name))
    wishes = Wishes(titles, paths, create, allow_invalid, summary)
    dry_run = dry_run or plan_out is not None
    with alone(opened, wait=wait, dry_run=dry_run):
        return _push_and_tell(opened, form, place, wishes, dry_run=dry_run, plan_out=plan_out)


def _path_in(folder: Path, name: str) -> str:
    """A file as it is called in the copy."""
    path = Path(name).absolute()
    for root, meant in ((folder, path), (folder.resolve(), path.resolve())):
        if meant.is_relative_to(root):
            return meant.relative_to(root).as_posix()
    raise UsageError("copy-outside", path=name, folder=str(folder))


@dataclass(slots=True)
class _Teller:
    """Tells what becomes of files, each once."""

    opened: Opened
    is_text: bool
    told: set[str] = field(default_factory=set)

    def tell(self, file: FileOutcome) -> None:
        if self.is_text and file.path not in self.told:
            self.told.add(file.path)
            tell_file(file, self.opened.language(self.opened.run.wiki.facts().language))


def _push_and_tell(
    opened: Opened, form: str, folder: Path, wishes: Wishes, *, dry_run: bool, plan_out: str | None
) -> int:
    teller = _Teller(opened, form == "text")
    with (
        open_bases(folder, scratch=dry_run) as bases,
        recorded(opened, "push", dry_run=dry_run) as recording,
    ):
        run = replace(recording.run, progress=progress_on(opened.language("")))
        copied = push(run, folder, bases, wishes, dry_run=dry_run, tell=teller.tell)
        report = replace(recording.told(copied.report), lasting={})
        code = copy_code(copied, needing=_NEEDING)
        recording.end(code, report.outcomes, report.stopped)
    keep_plan(plan_out, opened, "push", report)
    language = opened.language(report.language)
    if form == "json":
        say(as_json(copied_json("push", folder, copied, report, code, language)))
        return code
    for file in shown_files(copied.files):
        teller.tell(file)
    for line in _problem_lines(folder, copied, language):
        tell(line, ERROR)
    tell_end(copied, report, language)
    return code


def _problem_lines(folder: Path, copied: Copied, language: str) -> Iterator[str]:
    """The errors for which files were not sent, with the lines on which they stand."""
    texts: dict[str, str | None] = {}
    for problem in copied.report.problems:
        path = problem.place.source
        if path not in texts:
            texts[path] = _text_of(folder / path)
        yield "\n".join(problem_lines(problem, texts[path], language))


def _text_of(path: Path) -> str | None:
    try:
        data = read_regular(path, MOST_BYTES)
    except OSError:
        return None
    return "\n".join(_lines(data.decode("utf-8-sig", errors="replace")))


def _lines(text: str) -> Sequence[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


command = Command(
    "push",
    callback=_push,
    params=[
        click.Argument(["names"], nargs=-1, metavar="[TITLE or FILE]...", shell_complete=completing.titles_or_files),
        Option(["--folder"], metavar="FOLDER", help="help-copy-folder"),
        Option(["--create"], is_flag=True, help="help-push-create"),
        Option(["--allow-invalid"], is_flag=True, help="help-allow-invalid"),
        Option(["--summary"], metavar="TEXT", default="", help="help-push-summary"),
        Option(["--max-edits"], type=click.IntRange(1), metavar="NUMBER", help="help-import-max-edits"),
        Option(["--dry-run"], is_flag=True, help="help-dry-run"),
        plan_option(),
        Option(["--wait"], is_flag=True, help="help-wait"),
        *shared_options(),
    ],
    help="help-push",
)
