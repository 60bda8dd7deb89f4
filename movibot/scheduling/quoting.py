"""Words for the files of systemd and for a crontab, so that each arrives as it is.

systemd.syntax(7), systemd.unit(5) on specifiers, systemd.service(5) "Command lines", crontab(5).
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence
from typing import Final

_PLAIN: Final = re.compile(r"[\w@%+=:,./\-]+")
"""What needs no quotes."""

_ESCAPES: Final = {"\\": "\\\\", '"': '\\"'}


_UNWANTED: Final = re.compile("""[\\\\"']""")
_ENV: Final = "/usr/bin/env"


def setting(text: str) -> str:
    """A value that takes the rest of its line: `%` would begin a specifier."""
    return text.replace("%", "%%")


def word(text: str) -> str:
    """One word of a list of words, in quotes where it needs them."""
    doubled = setting(text)
    if _PLAIN.fullmatch(doubled):
        return doubled
    return '"' + "".join(_ESCAPES.get(character, character) for character in doubled) + '"'


def command_line(words: Sequence[str]) -> str:
    """A program with its arguments; `$` begins a variable in arguments, and not in the program's path.

    systemd wants no quotes and no backslash in that path, however written; `env` takes it as an argument.
    """
    program, *arguments = words if not _UNWANTED.search(words[0]) else (_ENV, *words)
    return " ".join((word(program), *(word(argument).replace("$", "$$") for argument in arguments)))


def cron_command(words: Sequence[str]) -> str:
    """A program with its arguments, for the shell that cron starts; a bare `%` would end the command."""
    return shlex.join(words).replace("%", "\\%")
