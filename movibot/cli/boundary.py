"""The one place where exceptions become messages and exit codes."""

from __future__ import annotations

import datetime
import io
import os
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from movibot import __version__
from movibot.cli.folders import state_folder
from movibot.cli.known import Known
from movibot.cli.speech import OutputError, say
from movibot.collation import nearest
from movibot.errors import MovibotError
from movibot.messages import LANGUAGES, as_json, sentence, visible
from movibot.report import again_text, error_json, problem_line

if TYPE_CHECKING:
    from traceback import StackSummary

BUG = 3
USAGE = 2
NEEDS_PERSON = 1
INTERRUPTED = 130


def run_guarded(command: click.Group, arguments: Sequence[str], language: str) -> int:
    """Run a command.

    Args:
        command: The command line's root.
        arguments: What stands behind the program's name.
        language: Of the messages, where nothing better is known.

    Returns:
        The exit code of the process; see the design's list. Never raises.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    known = Known(_wished(arguments, "--lang", LANGUAGES) or "")
    try:
        code: Any = command.main(list(arguments), "movibot", standalone_mode=False, obj=known)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - what is no one's is a bug of ours, and is told
        return _tell(error, arguments, known, known.language or language)
    return code if isinstance(code, int) else 0


def _tell(error: BaseException, arguments: Sequence[str], known: Known, language: str) -> int:
    """Say what happened; the exit code."""
    match error:
        case MovibotError():
            _tell_problems(error, arguments, language)
            text, code = sentence(error.code, error.arguments, language), error.exit_code
            if "runs_in_a_row" in error.arguments:
                again = again_text(error.arguments["runs_in_a_row"], error.arguments["since"], language)
                text = f"{text} {again}"
        case click.exceptions.NoArgsIsHelpError():
            click.echo(error.format_message(), err=True)
            return USAGE
        case click.ClickException():
            text, code = _usage_sentence(error, language), USAGE
        case KeyboardInterrupt() | click.Abort():
            text, code = sentence("interrupted", {}, language), INTERRUPTED
        case OutputError():
            text, code = sentence("output-failed", {"reason": error.strerror}, language), NEEDS_PERSON
        case _:
            text, code = _bug_sentence(error, known.state or state_folder(os.environ), language), BUG
    click.echo(f"movibot: {sentence('severity-error', {}, language)}: {text}", err=True)
    return code


def _tell_problems(error: MovibotError, arguments: Sequence[str], language: str) -> None:
    for problem in error.problems:
        click.echo(problem_line(problem, language), err=True)
    if _wished(arguments, "--format", ("json",)):
        say(as_json(error_json(error, language)))


def _wished(arguments: Sequence[str], option: str, choices: Sequence[str]) -> str | None:
    """An option as it stands on the command line, which may be wrong in other places."""
    for word, following in pairwise([*arguments, ""]):
        wish = following if word == option else word.removeprefix(f"{option}=")
        if word.startswith(option) and wish in choices:
            return wish
    return None


def _usage_sentence(error: click.ClickException, language: str) -> str:
    """What click found, said in the reader's language."""
    path = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "movibot"
    if isinstance(error, click.NoSuchOption):
        near = ", ".join(error.possibilities or ())
        return sentence("usage-no-option", {"option": error.option_name, "nearest": near, "path": path}, language)
    if isinstance(error, click.NoSuchCommand):
        group = error.ctx.command if error.ctx else None
        commands = group.list_commands(error.ctx) if error.ctx and isinstance(group, click.Group) else ()
        meant = {"name": error.command_name, "nearest": nearest(error.command_name, commands)}
        return sentence("usage-no-command", meant, language)
    if isinstance(error, click.MissingParameter):
        name = error.param.make_metavar(error.ctx) if error.param and error.ctx else ""
        return sentence("usage-missing", {"name": name, "path": path}, language)
    if isinstance(error, click.BadParameter):
        name = " / ".join(error.param.opts) if error.param else ""
        choices = error.param.type.choices if error.param and isinstance(error.param.type, click.Choice) else ()
        told = {"option": name, "choices": choices, "detail": "" if choices else error.message, "path": path}
        return sentence("usage-bad-value", told, language)
    return sentence("usage-other", {"detail": error.format_message(), "path": path}, language)


def _bug_sentence(error: BaseException, state: Path, language: str) -> str:
    import traceback  # only what fails needs it

    kind = type(error).__name__
    try:
        log = _write_log(error, traceback.extract_tb(error.__traceback__), state / "log")
    except OSError:
        where = traceback.extract_tb(error.__traceback__)[-1]
        return sentence(
            "bug-unlogged", {"kind": kind, "where": f"{Path(where.filename).name}:{where.lineno}"}, language
        )
    return sentence("bug", {"kind": kind, "log": str(log)}, language)


def _write_log(error: BaseException, trace: StackSummary, folder: Path) -> Path:
    """The traceback, with no text of pages and no secret in it: source lines only, no values."""
    now = datetime.datetime.now(datetime.UTC)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"bug-{now:%Y%m%dT%H%M%SZ}-{os.getpid()}.txt"
    lines = [f"movibot {__version__}, Python {sys.version.split()[0]}, {sys.platform}\n"]
    lines += trace.format()
    lines.append(f"{type(error).__name__}\n")
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.writelines(visible(line) if "\x1b" in line else line for line in lines)
    return path
