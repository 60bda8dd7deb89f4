"""The result of a command as a file, or on standard output."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import Final

from movibot.cli.newfiles import ANY_READER, NewFile, write_files
from movibot.cli.speech import say_data
from movibot.errors import UsageError
from movibot.messages import visible

_WRITTEN_BY_PEOPLE: Final = frozenset({".yaml", ".yml", ".wiki", ".j2", ".py", ".env"})
"""Files that no export makes: a configuration, a schema, a page of a wiki that is a folder."""


def write_result(text: str, output: str | None) -> bool:
    """Write a result; False where the file has it already, so that nothing is written.

    Args:
        text: All of it, with its line ends.
        output: The path of a file, which is there whole or as it was; None or `-` for standard output.

    Raises:
        UsageError: What stands there is no file, or a file that people write, or it cannot be written.
    """
    if output in {None, "-"}:
        say_data(_shown(text) if sys.stdout.isatty() else text)
        return True
    path = Path(os.path.realpath(output or ""))
    mode = _mode(path, output or "")
    if mode is not None and _is_same(path, text):
        return False
    write_files([NewFile(path, text, ANY_READER if mode is None else mode)], refusal=None)
    if mode is not None:
        path.chmod(mode)
    return True


def _mode(path: Path, output: str) -> int | None:
    """The permissions of the file, or None where there is none."""
    try:
        about = path.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UsageError("file-unwritable-named", path=output, reason=error.strerror or "") from None
    if not stat.S_ISREG(about.st_mode):
        raise UsageError("output-no-file", path=output)
    if path.suffix.lower() in _WRITTEN_BY_PEOPLE:
        raise UsageError("output-of-people", path=output)
    return stat.S_IMODE(about.st_mode)


def _is_same(path: Path, text: str) -> bool:
    data = text.encode()
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _shown(text: str) -> str:
    """What a terminal shows: characters that it would obey are written out."""
    return "\n".join(visible(line.removesuffix("\r")) for line in text.split("\n"))
