"""Options -> arguments, lines -> screen, errors -> exit codes. One module per command, loaded when it is called."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from movibot import __version__
from movibot.cli.boundary import run_guarded
from movibot.cli.completing import VARIABLE
from movibot.cli.speech import Command, Group, Option, locale_language

COMMANDS = (
    "init",
    "sync",
    "check",
    "index",
    "show",
    "export",
    "find",
    "set",
    "new",
    "import",
    "migrate",
    "pull",
    "push",
    "apply",
    "undo",
    "infer",
    "publish",
    "schema",
    "schedule",
    "status",
    "doctor",
    "completion",
)

_MODULES = {"import": "importing"}
"""Commands that cannot be called as a module is."""


class _LazyGroup(Group):
    """Knows the names of all commands, and imports the module of the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        from importlib import import_module

        command: Command = import_module(f"movibot.cli.{_MODULES.get(cmd_name, cmd_name)}").command
        return command


def _print_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        click.echo(f"movibot {__version__}")
        ctx.exit()


cli = _LazyGroup(
    "movibot",
    help="help-movibot",
    params=[
        Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            help="help-version",
            callback=_print_version,
        ),
    ],
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def main(arguments: Sequence[str] | None = None) -> None:
    """The program: run a command and end the process with its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if VARIABLE in os.environ:
        from movibot.cli.completion import teach_shells

        teach_shells()
    sys.exit(run_guarded(cli, words, locale_language(os.environ)))
