"""`movibot completion SHELL`: what a shell reads to complete the words of movibot's commands."""

from __future__ import annotations

import os
import re
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
    local answer
    COMPREPLY=()
    while IFS= read -r answer; do
        case $answer in
            file,*) compopt -o default ;;
            plain,*) COMPREPLY+=("${answer#*,}") ;;
        esac
    done <<< "$(env COMP_LINE="${COMP_LINE:0:COMP_POINT}" COMP_WORD="${COMP_WORDS[COMP_CWORD]}" \\
        %(complete_var)s=bash_complete "$1" 2>/dev/null)"
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""

_MARK: Final = "_"
"""Goes behind what is typed, so that an empty last word is one."""

_MEANT: Final = {
    "": re.compile(r"[^\w@%+,./:=\x80-\U0010ffff-]"),
    '"': re.compile(r"[\\\"$`!]"),
    "'": re.compile("'"),
}
"""What means something to bash, outside of quotes and in each kind of them."""


class TitledBash(BashComplete):
    """Bash, with words that hold spaces and colons, as titles do.

    Bash breaks words at `:` and `=`, and replaces what stands behind the last of them; so only that is answered. It is
    answered as it is to be typed: a title is the work of strangers, and with `-o filenames` bash would leave in it
    what names a command (`` ` ``) or a variable.
    """

    source_template = _BASH

    def source(self) -> str:
        """The script; an old bash finds out by itself that it is too old."""
        return str(self.source_template % self.source_vars())

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one that is typed, and that one as far as it goes."""
        *words, last = split_arg_string(os.environ.get("COMP_LINE", "") + _MARK)[1:] or [_MARK]
        return words, last.removesuffix(_MARK)

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """Its kind, and what stands in the place of what bash takes for the word."""
        typed = os.environ.get("COMP_WORD", "")
        begun = self.get_completion_args()[1]
        quote = _open_quote(os.environ.get("COMP_LINE", ""))
        if quote and typed[:1] != quote:
            return "none,"  # the quote stands in the middle of the word
        behind_break = max(begun.rfind(":"), begun.rfind("=")) + 1
        kept = len(begun) - len(_unquoted(typed)) if quote else behind_break
        return f"{item.type},{_typed(item.value[kept:], quote)}"


def _open_quote(line: str) -> str:
    """The quotation mark that is still open at the end of a line, or nothing."""
    left = re.sub(r"\\.|'[^']*'|\"(?:[^\"\\]|\\.)*\"", "", line, flags=re.DOTALL)
    found = re.search("[\"']", left)
    return found[0] if found else ""


def _unquoted(word: str) -> str:
    return (split_arg_string(word + _MARK) or [_MARK])[-1].removesuffix(_MARK)


def _typed(text: str, quote: str) -> str:
    """A text as one types it so that bash takes it as it is, within open quotes or without."""
    others = {("'", "'"): "'\\''", ('"', "!"): "\"'!'\""}  # where no backslash helps: out of the quotes, and in again
    return _MEANT[quote].sub(lambda found: others.get((quote, found[0]), f"\\{found[0]}"), text)


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
