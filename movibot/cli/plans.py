"""`--plan-out FILE`: a command that writes makes a plan for a second person instead.

A command has `plan_option()` among its options, makes a dry run where the option is given, and hands its report to
`keep_plan`. That is all: `movibot apply` does the rest.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from movibot.cli.speech import Option
from movibot.errors import UsageError

if TYPE_CHECKING:  # most commands with the option are not given it
    from movibot.cli.opening import Opened
    from movibot.model import Report

_ONLY_OWNER: Final = 0o600


def plan_option() -> click.Parameter:
    """The option; that its file cannot be made is told before any work."""
    return Option(["--plan-out"], metavar="FILE", callback=_new_file, help="help-plan-out")


def _new_file(context: click.Context, parameter: click.Parameter, target: str | None) -> str | None:
    del context, parameter
    if target is not None:
        path = Path(target)
        if os.path.lexists(path):
            raise UsageError("plan-file-exists", path=target)
        if not path.absolute().parent.is_dir():
            raise UsageError("plan-no-folder", path=str(path.parent))
    return target


def refuse_plan(target: str | None, option: str) -> None:
    """Refuse a plan of something that writes nothing.

    Args:
        target: `--plan-out`, or None.
        option: What was asked for beside it.

    Raises:
        UsageError: A plan is wanted.
    """
    if target is not None:
        raise UsageError("plan-of-nothing", option=option)


def keep_plan(target: str | None, opened: Opened, command: str, report: Report, *, undoes: str = "") -> None:
    """Write what a dry run would have saved, where that is wanted.

    Args:
        target: `--plan-out`, or None.
        opened: What the command works with.
        command: Its name.
        report: Of the dry run.
        undoes: The run that is undone.

    Raises:
        UsageError: The file cannot be written.
    """
    if target is not None:
        _keep(target, opened, command, report, undoes)


def _keep(target: str, opened: Opened, command: str, report: Report, undoes: str) -> None:
    import datetime

    from movibot import __version__
    from movibot.cli.copied import config_part
    from movibot.cli.lines import NOTICE, WARNING, tell
    from movibot.cli.newfiles import NewFile, write_files
    from movibot.messages import CONFIG, sentence
    from movibot.planfile.making import planned_edits
    from movibot.planfile.planned import Planned
    from movibot.planfile.writing import plan_text

    language = opened.language(report.language)
    if report.stopped is not None or not report.summary:
        tell(sentence("plan-not-written", {"path": target}, language), WARNING, aside=True)
        return
    made = datetime.datetime.now(opened.run.zone).isoformat(timespec="seconds")
    edits = tuple(planned_edits(report.planned))
    planned = Planned(opened.run.wiki.name, command, __version__, made, report.summary, edits, undoes)
    write_files([NewFile(Path(target), plan_text(planned), _ONLY_OWNER)], refusal="plan-file-exists")
    told = {"n": len(edits), "path": target, CONFIG: config_part(opened.config.path)}
    tell(sentence("plan-written", told, language), NOTICE, aside=True)
