"""Path -> the bytes of a file, read without waiting and without end: a pipe or a device is none."""

from __future__ import annotations

import os
import stat
from pathlib import Path


class NotRegularError(OSError):
    """There is something under that name, but no regular file."""


def may_exist(path: Path) -> bool:
    """There is something of that name, or nobody may look: `Path.exists` raises where a folder above is closed."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
    except OSError:
        return True
    return True


def read_regular(path: Path | str, most: int) -> bytes:
    """At most one byte more than `most`, so that the caller sees where a file is too large.

    Raises:
        NotRegularError: It is a folder, a pipe, a device.
        OSError: It cannot be read.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except ValueError as error:  # a NUL in the name
        raise FileNotFoundError(2, os.strerror(2)) from error
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise NotRegularError
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read(most + 1)
    finally:
        os.close(handle)
