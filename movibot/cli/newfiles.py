"""Files that a command makes, such as a configuration or schemas: all of them are there at the end, or none is."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from movibot.errors import UsageError
from movibot.interruption import finished_first
from movibot.regularfile import may_exist
from movibot.wiki.atomic import give_name

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


def check_place(path: Path, *, refusal: str | None) -> None:
    """See that a file can be written, before anybody is asked for what it shall hold.

    Args:
        path: The file.
        refusal: As in `write_files`.

    Raises:
        UsageError: It exists and may not be replaced, or it cannot be written.
    """
    if may_exist(path) or path.is_symlink():
        _check_present(path, refusal)
    there = next(each for each in path.absolute().parents if may_exist(each))
    if not os.access(there, os.W_OK | os.X_OK):
        raise _unwritable(path, os.strerror(errno.EACCES))


def write_files(files: Sequence[NewFile], *, refusal: str | None) -> None:
    """Write files; what was written is taken back where a later one cannot be.

    A symbolic link stays one: the file that it leads to is written.

    Args:
        files: In their order; the one that names the others comes last.
        refusal: The code of the message, which is told the `path`, for a file that is there already; None where files
            may be replaced. A folder, a pipe or a device is never replaced.

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
    try:
        file.path.parent.mkdir(parents=True, exist_ok=True)
        if os.path.lexists(file.path):
            _check_present(file.path, refusal)
        path = Path(os.path.realpath(file.path)) if refusal is None else file.path
        with _beside(path, file) as new:
            if refusal is None:
                new.replace(path)
            elif not give_name(new, path):
                raise UsageError(refusal, path=str(path))
    except OSError as error:
        raise _unwritable(file.path, error.strerror or "") from None


def _check_present(path: Path, refusal: str | None) -> None:
    try:
        about = path.stat() if path.exists() else None
    except OSError as error:
        raise _unwritable(path, error.strerror or "") from None
    if refusal is not None:
        raise UsageError(refusal, path=str(path))
    if about is not None and not stat.S_ISREG(about.st_mode):
        raise UsageError("file-not-regular", path=str(path))


def _unwritable(path: Path, reason: str) -> UsageError:
    return UsageError("file-unwritable-named", path=str(path), reason=reason)


@contextmanager
def _beside(path: Path, file: NewFile) -> Iterator[Path]:
    """The whole file under a name of its own, which is gone at the end."""
    new = path.with_name(f".{path.name}-{os.getpid()}")
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
