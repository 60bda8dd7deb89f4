"""Files that are there whole or not at all, after a power cut too."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

UNFINISHED: Final = ".movibot-"
"""What the name of a file begins with while it is written; a process that is killed may leave one."""


def create_file(path: Path, data: bytes) -> bool:
    """Create a file with this content; False, and nothing done, where there is one already.

    Raises:
        OSError: It cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with _written_beside(path, data) as new:
        if not give_name(new, path):
            return False
    _keep_entry(path.parent)
    return True


_NO_LINKS: Final = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK})
"""What is said where a file can have one name only, as on a USB stick or on some shares."""


def give_name(new: Path, path: Path) -> bool:
    """Give a whole file the name that it is to have; False, and nothing done, where something has it already.

    Raises:
        OSError: It cannot have that name.
    """
    try:
        os.link(new, path)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        return _renamed(new, path)
    return True


def _renamed(new: Path, path: Path) -> bool:
    """The same where there is no second name: an empty file keeps the place until the whole one has it."""
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        return False
    new.replace(path)
    return True


def replace_file(path: Path, data: bytes, *, keeps_time: bool = True) -> None:
    """Give an existing file this content, with the permissions it has.

    Args:
        path: The file.
        data: What it is to hold.
        keeps_time: Its time moves within its millisecond only: who lists what people edited last must not find our own
            saves there, and who watches the file still sees that it changed.

    Raises:
        OSError: It cannot be written.
    """
    with _written_beside(path, data) as new:
        before = path.stat()
        new.chmod(before.st_mode & 0o777)
        if keeps_time:
            os.utime(new, ns=(before.st_atime_ns, _moved(before.st_mtime_ns)))
        new.replace(path)
    _keep_entry(path.parent)


_MICROSECOND = 1_000
_MILLISECOND = 1_000_000


def _moved(nanoseconds: int) -> int:
    """Another moment of the same millisecond."""
    beginning = nanoseconds - nanoseconds % _MILLISECOND
    moved = beginning + _MICROSECOND
    return moved if moved != nanoseconds else beginning + 2 * _MICROSECOND


@contextmanager
def _written_beside(path: Path, data: bytes) -> Iterator[Path]:
    """A hidden file with the content in the same folder, gone at the end of the block."""
    handle, name = tempfile.mkstemp(prefix=UNFINISHED, dir=path.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        new.chmod(0o666 & ~_umask())
        yield new
    finally:
        new.unlink(missing_ok=True)


def _keep_entry(folder: Path) -> None:
    """Make the new name of a file survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _umask() -> int:
    """The umask of this process, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
