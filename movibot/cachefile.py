"""Files that movibot may lose: what was found out before, so that it need not be found out at every start.

Such a file is believed only where nobody else can have written it. That it is damaged or cannot be written is no
matter: the work is done again.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Final

_LARGEST: Final = 16 * 1024 * 1024


def mark_of(wiki: str) -> str:
    """What stands for a wiki in the names of files.

    Args:
        wiki: Its name, an address or a folder.
    """
    return hashlib.sha256(wiki.encode()).hexdigest()[:16]


def read_own(path: Path, *, largest: int = _LARGEST, of_service: bool = False) -> bytes:
    """The content of a file that is ours, and only ours to write; nothing from any other, or from none.

    Args:
        path: The file.
        largest: A file of more bytes is not read.
        of_service: To root, a file of the owner of its folder is as good: the state of a service is looked at. Only
            for what is told, and never for what decides.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)  # a FIFO would wait for its writer
        with os.fdopen(handle, "rb") as file:
            about = os.fstat(handle)
            is_ours = about.st_uid == os.getuid() or (of_service and _is_of_service(path, about.st_uid))
            if not is_ours or about.st_mode & 0o022 or about.st_size > largest:
                return b""
            return file.read(about.st_size)
    except OSError:
        return b""


def _is_of_service(path: Path, owner: int) -> bool:
    return os.getuid() == 0 and owner == path.parent.stat().st_uid


def write_own(path: Path, data: bytes) -> None:
    """Write a file that only we can read, whole or not at all."""
    new = path.with_name(f".{path.name}-{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
        new.replace(path)
    except OSError:
        _remove(new)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:  # the folder is a file, or not ours
        return
