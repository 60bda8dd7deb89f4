"""Commands and options whose help is said in the reader's language. Their `help` holds a message code."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from movibot.messages import LANGUAGES, choose_language, sentence

if TYPE_CHECKING:  # loaded when a shell asks
    from click.shell_completion import CompletionItem


def locale_language(environ: Mapping[str, str]) -> str:
    """The language of the terminal: French where it is set to French, else English."""
    setting = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or ""
    return setting[:2] if setting[:2] in LANGUAGES else "en"


def choose_spoken(wish: str | None) -> str:
    """The language of a command that reads no configuration: as asked for, else the terminal's."""
    return choose_language(wish, locale_language(os.environ))


def _say(code: str) -> str:
    return sentence(code, {}, locale_language(os.environ))


class Option(click.Option):
    """An option whose `help` is a message code."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        record = super().get_help_record(ctx)
        if record is None or not self.help:
            return record
        default = f"[{_say('help-default')} "
        return record[0], record[1].replace(self.help, _say(self.help)).replace("[default: ", default)


class _Speaking(click.Command):
    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        words = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, words, f"{_say('help-usage')} ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        if self.help:
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write(_indented(_say(self.help)))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [parameter for parameter in self.get_params(ctx) if isinstance(parameter, click.Option)]
        rows = [row for option in options if (row := option.get_help_record(ctx))]
        with formatter.section(_say("help-options")):
            formatter.write_dl(rows)

    def get_short_help_str(self, limit: int = 45) -> str:
        del limit
        return _first_line(self.help) if self.help else ""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _say("help-help")
        return option


class Command(_Speaking):
    """A command whose `help` is a message code."""


class Interrupted(Exception):
    """Somebody asked for the end, where no terminal has shown `^C`: click would close that line with an empty one."""


class Group(_Speaking, click.Group):
    """A group of commands whose `help` is a message code.

    That of the command NAME is `help-NAME`, so that a list of commands needs none of them.
    """

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            if sys.stderr.isatty():
                raise
            raise Interrupted from None

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        rows = [(name, _first_line(f"help-{name}")) for name in self.list_commands(ctx)]
        with formatter.section(_say("help-commands")):
            formatter.write_dl(rows)


def _first_line(code: str) -> str:
    return _say(code).splitlines()[0]


def _indented(text: str) -> str:
    return "".join(f"  {line}\n" if line else "\n" for line in text.splitlines())


class OutputError(OSError):
    """The result cannot be written: a full disk."""


def say(line: str) -> None:
    """Print a line of the result. Nobody may be listening any more (`| head`): the work goes on all the same."""
    _echo(line, nl=True)


def say_data(text: str) -> None:
    """Print a result as it is, byte by byte, its own line ends included."""
    _echo(text.encode(), nl=False)


def _echo(message: str | bytes, *, nl: bool) -> None:
    try:
        click.echo(message, nl=nl)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise OutputError(error.errno, error.strerror) from None


def files(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Names of files, which the shell completes itself."""
    del context, parameter
    from click.shell_completion import CompletionItem

    return [CompletionItem(begun, type="file")]


def shared_options(forms: Sequence[str] = ("text", "json")) -> list[click.Parameter]:
    """The options that every command has."""
    return [
        Option(["--config", "config_path"], metavar="FILE", help="help-config", shell_complete=files),
        Option(
            ["--format", "form"],
            type=click.Choice(forms),
            default="text",
            show_default=True,
            help="help-format",
        ),
        Option(["--lang", "language"], type=click.Choice(LANGUAGES), help="help-lang"),
    ]
