"""The reference of all commands, as their `--help` tells it, and of the configuration: the man page, and two in `docs`.

LANG=C.UTF-8 python -m movibot.cli.reference markdown > docs/commands.md
LANG=C.UTF-8 python -m movibot.cli.reference config > docs/config.md
LANG=C.UTF-8 python -m movibot.cli.reference man > docs/movibot.1
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import click

from movibot.cli import COMMANDS, cli, configkeys
from movibot.cli.speech import choose_spoken, say
from movibot.messages import sentence

_NOTE: Final = "<!-- Made by `python -m movibot.cli.reference markdown` from what `--help` says. -->"
_BLOCK: Final = re.compile(r"^[^\n]*:\n(?:[ ]{2}.*\n?)+", re.MULTILINE)
"""Examples: a line that ends with a colon, and what is indented under it."""
_ENDINGS: Final = (
    ("0", "Fine."),
    ("1", "Somebody has to look: errors were found, or a page ended in conflict, refused or failed."),
    ("2", "The command line, the configuration or a file of the pack is wrong."),
    ("3", "A mistake of movibot; the details are in a log file."),
    ("4", "A guard stopped the run, or somebody wrote on the stop page."),
    ("5", "The wiki is unreachable or read-only, or refused the login."),
    ("6", "Another run works on the wiki."),
    ("130", "Interrupted."),
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a command tells of itself.

    Attributes:
        name: The command.
        usage: How it is called.
        help: Its sentences, examples and exit codes.
        options: Each option, and what it is for.
    """

    name: str
    usage: str
    help: str
    options: tuple[tuple[str, str], ...]


def told_commands() -> Iterator[Told]:
    """All commands, in the order in which `movibot --help` lists them."""
    root = click.Context(cli, info_name="movibot", help_option_names=["-h", "--help"])
    for name in COMMANDS:
        command = cli.get_command(root, name)
        if command is not None and command.help:
            context = click.Context(command, root, info_name=name)
            rows = (
                each.get_help_record(context) for each in command.get_params(context) if isinstance(each, click.Option)
            )
            words = " ".join([context.command_path, *command.collect_usage_pieces(context)])
            text = sentence(command.help, {}, choose_spoken(None))
            yield Told(name, words, text, tuple(row for row in rows if row))


def as_markdown() -> str:
    """The reference as a page of the documentation."""
    parts = ["# The commands", _NOTE, *(_markdown(each) for each in told_commands())]
    return "\n\n".join(parts) + "\n"


def _markdown(told: Told) -> str:
    text = _BLOCK.sub(lambda block: _fenced(block[0]), told.help)
    rows = "\n".join(f"| `{option.replace('|', chr(92) + '|')}` | {what} |" for option, what in told.options)
    return f"## `movibot {told.name}`\n\n`{told.usage}`\n\n{text}\n\n| option | |\n|---|---|\n{rows}"


def _fenced(block: str) -> str:
    head, *lines = block.rstrip("\n").splitlines()
    end = "\n" if block.endswith("\n") else ""
    return "\n".join([head, "", "```text", *(line.removeprefix("  ") for line in lines), "```"]) + end


def as_man_page() -> str:
    """The reference as a page for man(1), with the macros of man(7)."""
    commands = list(told_commands())
    names = [
        line for told in commands for line in (".TP", f".B {_roff(told.name)}", _roff(told.help.split(chr(10))[0]))
    ]
    details = [line for told in commands for line in _man_section(told)]
    endings = [line for code, what in _ENDINGS for line in (".TP", f".B {code}", _roff(what))]
    lines = [
        ".TH MOVIBOT 1",
        *(".SH NAME", r"movibot \- read, check and index the qualification templates of a MediaWiki"),
        *(".SH SYNOPSIS", ".B movibot", r".I COMMAND", r"[\fIOPTIONS\fR] [\fIARGUMENTS\fR]"),
        *(".SH COMMANDS", *names),
        *details,
        *(".SH EXIT STATUS", *endings),
        *(".SH ENVIRONMENT", ".TP", ".B MOVIBOT_CONFIG", "The configuration, where no option names one."),
        *(".SH FILES", ".TP", r".I config.yaml", "The configuration; every key is explained in docs/config.md."),
    ]
    return "\n".join(lines) + "\n"


def _man_section(told: Told) -> list[str]:
    options = [line for name, what in told.options for line in (".TP", f".B {_roff(name)}", _roff(what))]
    return [
        f".SH MOVIBOT {_roff(told.name.upper())}",
        ".nf",
        *map(_roff, [told.usage, "", *told.help.splitlines()]),
        ".fi",
        *options,
    ]


def _roff(text: str) -> str:
    """A line of text that troff shows as it is. Manual page groff_char(7)."""
    plain = text.replace("\\", r"\e").replace("-", r"\-").replace("'", r"\(aq")
    return rf"\&{plain}" if plain.startswith(".") else plain


_FORMS: Final = {"markdown": as_markdown, "man": as_man_page, "config": configkeys.as_markdown}

if __name__ == "__main__":
    say(_FORMS[sys.argv[1]]().rstrip("\n"))
