"""The one place where exceptions become messages and exit codes."""

from __future__ import annotations

import datetime
import os
import sys
import traceback
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import click

from movibot import __version__
from movibot.cli.opening import state_folder
from movibot.errors import MovibotError
from movibot.messages import LANGUAGES, sentence, visible
from movibot.report import problem_line

BUG = 3
USAGE = 2
INTERRUPTED = 130


def run_guarded(command: click.Group, arguments: Sequence[str], language: str) -> int:  # noqa: PLR0911 - one per kind
    """Run a command.

    Args:
        command: The command line's root.
        arguments: What stands behind the program's name.
        language: Of the messages, where nothing better is known.

    Returns:
        The exit code of the process; see the design's list. Never raises.
    """
    spoken = _wished_language(arguments) or language
    try:
        code: Any = command.main(list(arguments), "movibot", standalone_mode=False)
    except MovibotError as error:
        _tell_error(error, _wished_language(arguments) or error.language or language)
        return error.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return USAGE
    except click.ClickException as error:
        _tell(_usage_sentence(error, spoken), spoken)
        return USAGE
    except (KeyboardInterrupt, click.Abort):
        _tell(sentence("interrupted", {}, spoken), spoken)
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception as error:  # noqa: BLE001 - what gets here is a bug of ours, and is written down
        _tell(sentence("bug", {"kind": type(error).__name__, "log": str(_write_log(error))}, spoken), spoken)
        return BUG
    return code if isinstance(code, int) else 0


def _wished_language(arguments: Sequence[str]) -> str | None:
    """`--lang` as it stands on the command line, which may be wrong in other places."""
    for word, following in pairwise([*arguments, ""]):
        wish = following if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang") and wish in LANGUAGES:
            return wish
    return None


def _tell(text: str, language: str) -> None:
    click.echo(f"movibot: {sentence('severity-error', {}, language)}: {text}", err=True)


def _tell_error(error: MovibotError, language: str) -> None:
    for problem in error.problems:
        click.echo(problem_line(problem, language), err=True)
    _tell(sentence(error.code, error.arguments, language), language)


def _usage_sentence(error: click.ClickException, language: str) -> str:
    """What click found, said in the reader's language."""
    path = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "movibot"
    if isinstance(error, click.NoSuchOption):
        near = ", ".join(error.possibilities or ())
        return sentence("usage-no-option", {"option": error.option_name, "nearest": near, "path": path}, language)
    if isinstance(error, click.NoSuchCommand):
        near = ", ".join(error.possibilities or ())
        return sentence("usage-no-command", {"name": error.command_name, "nearest": near}, language)
    if isinstance(error, click.MissingParameter):
        return sentence(
            "usage-missing",
            {"name": error.param.make_metavar(error.ctx) if error.param and error.ctx else "", "path": path},
            language,
        )
    if isinstance(error, click.BadParameter):
        name = " / ".join(error.param.opts) if error.param else ""
        return sentence("usage-bad-value", {"option": name, "detail": error.message, "path": path}, language)
    return sentence("usage-other", {"detail": error.format_message(), "path": path}, language)


def _write_log(error: BaseException) -> Path:
    """The traceback, with no text of pages and no secret in it: source lines only, no values."""
    now = datetime.datetime.now(datetime.UTC)
    folder = state_folder(os.environ) / "log"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"bug-{now:%Y%m%dT%H%M%SZ}-{os.getpid()}.txt"
    lines = [f"movibot {__version__}, Python {sys.version.split()[0]}, {sys.platform}\n"]
    lines += traceback.format_list(traceback.extract_tb(error.__traceback__))
    lines.append(f"{type(error).__name__}\n")
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.writelines(visible(line) if "\x1b" in line else line for line in lines)
    return path
