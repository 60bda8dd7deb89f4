"""Files that a command makes, such as a configuration or schemas: all of them are there at the end, or none is."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from movibot.errors import UsageError
from movibot.interruption import finished_first

ANY_READER: Final = 0o666
"""Permissions that leave the rest to the umask of the person."""


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to be written.

    Attributes:
        path: Where.
        text: What it holds; not shown, it may be a secret.
        mode: Its permissions.
    """

    path: Path
    text: str = field(repr=False)
    mode: int


def write_files(files: Sequence[NewFile], *, refusal: str | None) -> None:
    """Write files; what was written is taken back where a later one cannot be.

    Args:
        files: In their order; the one that names the others comes last.
        refusal: The code of the message, which is told the `path`, for a file that is there already; None where files
            may be replaced.

    Raises:
        UsageError: One of them exists, or cannot be written.
        KeyboardInterrupt: Somebody asked for the end meanwhile; the files are there.
    """
    with finished_first():
        made: list[Path] = []
        try:
            for file in files:
                is_new = not os.path.lexists(file.path)
                _write(file, refusal)
                made += [file.path] if is_new else []
        except BaseException:
            for path in made:
                with suppress(OSError):
                    path.unlink()
            raise


def _write(file: NewFile, refusal: str | None) -> None:
    path = str(file.path)
    try:
        file.path.parent.mkdir(parents=True, exist_ok=True)
        with _beside(file) as new:
            if refusal is None:
                new.replace(file.path)
            elif not _is_placed(new, file.path):
                raise UsageError(refusal, path=path)
    except OSError as error:
        raise UsageError("file-unwritable-named", path=path, reason=error.strerror or "") from None


def _is_placed(new: Path, path: Path) -> bool:
    """The file has its name now; not so where there is one of that name already."""
    try:
        os.link(new, path)
    except FileExistsError:
        return False
    return True


@contextmanager
def _beside(file: NewFile) -> Iterator[Path]:
    """The whole file under a name of its own, which is gone at the end."""
    new = file.path.with_name(f".{file.path.name}-{os.getpid()}")
    with suppress(FileNotFoundError):
        new.unlink()
    try:
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, file.mode), "wb") as stream:
            stream.write(file.text.encode())
            stream.flush()
            os.fsync(stream.fileno())
        yield new
    finally:
        new.unlink(missing_ok=True)
