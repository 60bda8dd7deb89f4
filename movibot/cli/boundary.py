"""The one place where exceptions become messages and exit codes.

Every start passes here; what only errors need is imported where they are told.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import click

from movibot.cli.known import Known
from movibot.cli.lines import ERROR, NOTICE, OF_SEVERITIES, WARNING, tell, tell_now
from movibot.cli.speech import Interrupted, OutputError, say
from movibot.errors import MovibotError, UsageError
from movibot.interruption import ends_when_asked
from movibot.messages import LANGUAGES, as_json, sentence

BUG = 3
USAGE = 2
NEEDS_PERSON = 1
INTERRUPTED = 130
_LOCKED = 6
_CLOSED = frozenset({errno.EACCES, errno.EPERM, errno.ENAMETOOLONG, errno.ELOOP, errno.ESTALE, errno.EIO})
"""What the system says of a file or folder that nobody can look at under this account, if at all."""

_WEIGHTS = {INTERRUPTED: NOTICE, _LOCKED: WARNING}
"""Of what ends a run without being a failure."""


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
        with ends_when_asked(lambda: tell_now(sentence("interruption-heard", {}, known.language or language), NOTICE)):
            code: Any = command.main(list(arguments), "movibot", standalone_mode=False, obj=known)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - what is no one's is a bug of ours, and is told
        return _tell(_in_words(error), arguments, known, known.language or language)
    return code if isinstance(code, int) else 0


def _in_words(error: BaseException) -> BaseException:
    """The same; of a file that the system keeps closed, its name and why: that is for people to mend."""
    if isinstance(error, OSError) and error.errno in _CLOSED and error.filename is not None:
        return UsageError("file-unreadable-named", path=str(error.filename), reason=error.strerror or "")
    return error


def _tell(error: BaseException, arguments: Sequence[str], known: Known, language: str) -> int:
    """Say what happened; the exit code."""
    match error:
        case MovibotError():
            _tell_problems(error, arguments, language)
            text, code = sentence(error.code, error.arguments, language), error.exit_code
            if times := error.arguments.get("runs_in_a_row"):
                again = {"times": times, "since": error.arguments["since"]}
                text = f"{text} {sentence('stopped-again', again, language)}"
        case click.exceptions.NoArgsIsHelpError():
            click.echo(error.format_message(), err=True)
            return USAGE
        case click.ClickException():
            text, code = _usage_sentence(error, language), USAGE
        case KeyboardInterrupt() | Interrupted() | click.Abort():
            _tell_interruption(arguments, language)
            said = "interrupted" if known.has_saved else "interrupted-early"
            text, code = sentence(said, {}, language), INTERRUPTED
        case OutputError():
            text, code = sentence("output-failed", {"reason": error.strerror}, language), NEEDS_PERSON
        case _:
            text, code = _bug_sentence(error, known, language), BUG
    tell(f"movibot: {sentence('severity-error', {}, language)}: {text}", _WEIGHTS.get(code, ERROR), aside=True)
    return code


def _tell_problems(error: MovibotError, arguments: Sequence[str], language: str) -> None:
    from movibot.report import problem_line
    from movibot.reportjson import error_json

    for problem in error.problems:
        tell(problem_line(problem, language), OF_SEVERITIES[problem.severity], aside=True)
    if _wished(arguments, "--format", ("json",)):
        say(as_json(error_json(error, language)))


def _tell_interruption(arguments: Sequence[str], language: str) -> None:
    """The report of a run that was ended before its first save."""
    if _wished(arguments, "--format", ("json",)):
        from movibot.reportjson import stopped_json

        say(as_json(stopped_json("interrupted", INTERRUPTED, language)))


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
        from movibot.collation import nearest

        group = error.ctx.command if error.ctx else None
        commands = group.list_commands(error.ctx) if error.ctx and isinstance(group, click.Group) else ()
        meant = {"name": error.command_name, "nearest": nearest(error.command_name, commands)}
        return sentence("usage-no-command", meant, language)
    if isinstance(error, click.MissingParameter):
        name = error.param.make_metavar(error.ctx) if error.param and error.ctx else ""
        return sentence("usage-missing", {"name": name, "path": path}, language)
    if isinstance(error, click.BadParameter):
        name = _called(error)
        choices = error.param.type.choices if error.param and isinstance(error.param.type, click.Choice) else ()
        told = {"option": name, "choices": choices, "detail": "" if choices else error.message, "path": path}
        return sentence("usage-bad-value", told, language)
    return sentence("usage-other", {"detail": error.format_message(), "path": path}, language)


def _called(error: click.BadParameter) -> str:
    """An option as people write it, an argument as the help names it."""
    if isinstance(error.param, click.Argument) and error.ctx:
        return error.param.make_metavar(error.ctx)
    return " / ".join(error.param.opts) if error.param else ""


def _bug_sentence(error: BaseException, known: Known, language: str) -> str:
    from movibot.cli.bugs import bug_sentence
    from movibot.cli.folders import state_folder

    return bug_sentence(error, known.state or state_folder(os.environ), language)
