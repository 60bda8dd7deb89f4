"""Sentences, broken between words where a terminal ends, so that none is cut in two.

Lines that stand for themselves stay whole: those of a diff, a line of a page with its carets, markers to paste. So do
command lines within sentences, which people copy.
"""

from __future__ import annotations

import re
from typing import Final, TextIO

_PROSE: Final = re.compile(r"(?: {2,}|- )?[^\s+@|<>-]")
"""How a sentence begins, unlike a line of a diff or of a page."""
_HANGING: Final = re.compile(r" *(?:\S+ {2,}(?=\S)|[-→] |\d+\. )?")
"""What stands before the words of a line: blanks, the label of a table, the sign of a list."""
_COMMAND: Final = re.compile(
    r"""movibot [a-z]+(?: (?:--[a-z-]+(?: [\w./:-]+)?|"[^"]*"|'[^']*'|[\w./-]*[./\d][\w./-]*|[A-Z]{2,}))*"""
)
_SIGN: Final = re.compile(r"(?<=«) | (?=[»:;!?](?!\S))")
"""The blank that French writes beside a sign, which stays with its word."""
_STYLE: Final = re.compile(r"\x1b\[[0-9;]*m")
_GLUE: Final = "\ue000"
_NARROWEST: Final = 40
"""Columns below which nothing is gained."""


def fitting(text: str, stream: TextIO) -> str:
    """A text for a stream: broken at the width of a terminal, whole elsewhere."""
    if not stream.isatty():
        return text
    import shutil

    width = shutil.get_terminal_size().columns
    return "\n".join(broken(line, width) for line in text.split("\n"))


def broken(line: str, width: int) -> str:
    """A line, or several that are no wider.

    Args:
        line: Of a report; its colours take no column.
        width: Columns.
    """
    plain = _STYLE.sub("", line)
    if plain != line:
        return _styled(line, broken(plain, width))
    numbered = re.match(r"\s*\d+ \| ", line)
    if len(line) <= width or width < _NARROWEST or numbered or not _PROSE.match(line):
        return line
    import textwrap

    hanging = _HANGING.match(line)
    indent = min(len(hanging[0]) if hanging else 0, width // 2)
    lines = textwrap.wrap(
        _SIGN.sub(_GLUE, _COMMAND.sub(lambda found: found[0].replace(" ", _GLUE), line.lstrip(" "))),
        width,
        initial_indent=" " * (len(line) - len(line.lstrip(" "))),
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
        replace_whitespace=False,
        expand_tabs=False,
    )
    return "\n".join(lines).replace(_GLUE, " ")


def _styled(line: str, lines: str) -> str:
    """The lines that a line without its colours was broken into, with its colours."""
    found, at = [], 0
    for style, sign in re.findall(rf"({_STYLE.pattern})|(.)", line, re.DOTALL):
        found.append(style)
        if sign and lines[at] == "\n":
            end = len(lines) - len(lines[at:].lstrip("\n "))
            found.append(lines[at:end])
            at = end
            if sign == " ":
                continue
        found.append(sign)
        at += len(sign)
    return "".join(found)
