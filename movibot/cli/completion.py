"""`movibot completion SHELL`: what a shell reads to complete the words of movibot's commands."""

from __future__ import annotations

import os
from typing import Any, Final

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    add_completion_class,
    get_completion_class,
    split_arg_string,
)

from movibot.cli.completing import VARIABLE
from movibot.cli.speech import Command, Option, say

SHELLS: Final = ("bash", "zsh", "fish")

_BASH: Final = """\
%(complete_func)s() {
    local IFS=$'\\n' answer
    COMPREPLY=()
    for answer in $(env COMP_LINE="${COMP_LINE:0:COMP_POINT}" COMP_WORD="${COMP_WORDS[COMP_CWORD]}" \\
            %(complete_var)s=bash_complete "$1" 2>/dev/null); do
        case $answer in
            file,*) compopt -o default ;;
            *) COMPREPLY+=("${answer#*,}") ;;
        esac
    done
}
complete -o nosort -o filenames -F %(complete_func)s %(prog_name)s
"""


class TitledBash(BashComplete):
    """Bash, with words that hold spaces and colons, as titles do.

    Bash breaks words at `:` and `=`, and replaces what stands behind the last of them; so only that is answered. With
    `-o filenames` bash itself puts the quotes that a word needs.
    """

    source_template = _BASH

    def source(self) -> str:
        """The script; an old bash finds out by itself that it is too old."""
        return str(self.source_template % self.source_vars())

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one that is typed, and that one as far as it goes."""
        mark = "_"  # so that an empty last word is one
        *words, last = split_arg_string(os.environ.get("COMP_LINE", "") + mark)[1:] or [mark]
        return words, last.removesuffix(mark)

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """Its kind, and what stands in the place of what bash takes for the word."""
        typed = os.environ.get("COMP_WORD", "")
        begun = self.get_completion_args()[1]
        kept = 0 if typed[:1] in {'"', "'"} else max(begun.rfind(":"), begun.rfind("=")) + 1
        return f"{item.type},{item.value[kept:]}"


def teach_shells() -> None:
    """Have the words of titles completed in bash; called where a shell asks."""
    add_completion_class(TitledBash, "bash")


def _completion(shell: str, language: str | None) -> int:
    del language
    teach_shells()
    found = get_completion_class(shell)
    root = click.get_current_context().find_root()
    if found is None:
        raise click.UsageError(shell)
    for line in found(root.command, {}, "movibot", VARIABLE).source().splitlines():
        say(line)
    return 0


command = Command(
    "completion",
    callback=_completion,
    params=[
        click.Argument(["shell"], type=click.Choice(SHELLS), metavar="SHELL"),
        Option(["--lang", "language"], type=click.Choice(("fr", "en")), help="help-lang"),
    ],
    help="help-completion",
)
