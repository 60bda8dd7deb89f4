"""One run at a time on a wiki: the lock, who holds it, and since when.

The lock itself is the system's, so that it ends with its process, however that ends. Beside it stands a file that
tells who holds it; a file without a lock means nothing.
"""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from movibot.cachefile import mark_of, read_own, write_own
from movibot.errors import Locked

_LOOK: Final = 0.2
"""Seconds between two looks at a lock that is waited for."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock.

    Attributes:
        process: The number of the process; 0 where it is not known.
        since: When it took the lock; None where it is not known.
    """

    process: int = 0
    since: datetime.datetime | None = None


@contextmanager
def one_run(
    folder: Path, wiki: str, now: Callable[[], datetime.datetime], waiting: Callable[[Holder], None] | None = None
) -> Iterator[bool]:
    """Hold the lock of a wiki for as long as the block lasts.

    Args:
        folder: Movibot's state folder.
        wiki: The name of the wiki, an address or a folder.
        now: The time it is, asked for when the lock is there: the next one is told.
        waiting: Called when another run holds the lock, which is then waited for; None not to wait.

    Yields:
        Whether there is a lock: not in a folder where nothing can be written.

    Raises:
        Locked: Another run holds it.
    """
    path = lock_file(folder, wiki)
    lock = FileLock(path, mode=0o600, poll_interval=_LOOK)
    held = _take(lock, path, waiting)
    try:
        if held:
            about = {"process": os.getpid(), "since": now().isoformat(timespec="seconds")}
            write_own(_holder_file(path), json.dumps(about).encode())
        yield held
    finally:
        if held:
            with suppress(OSError):  # the next one would be told of a run that has ended
                _holder_file(path).unlink(missing_ok=True)
        lock.release()


def holder_of(folder: Path, wiki: str) -> Holder | None:
    """Who holds the lock of a wiki now, or None.

    The lock itself is tried only where somebody says that they hold it and is alive, so that a run that begins
    just now never finds it taken by a question.

    Args:
        folder: Movibot's state folder.
        wiki: The name of the wiki, an address or a folder.
    """
    path = lock_file(folder, wiki)
    holder = _holder(path)
    if not holder.process or not _is_alive(holder.process):
        return None
    lock = FileLock(path, mode=0o600)
    try:
        lock.acquire(timeout=0)
    except (Timeout, OSError, NotImplementedError):  # held; or not ours to try, and then we believe what is said
        return holder
    lock.release()
    return None


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True


def lock_file(folder: Path, wiki: str) -> Path:
    """The file whose lock is that of a wiki, in the state folder."""
    return folder / f"run-{mark_of(wiki)}.lock"


def _take(lock: FileLock, path: Path, waiting: Callable[[Holder], None] | None) -> bool:
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            holder = _holder(path)
            if waiting is None:
                raise Locked("run-locked", process=holder.process, since=holder.since) from None
            waiting(holder)
            lock.acquire(timeout=-1)
    except (OSError, NotImplementedError):  # no folder to write to, or a file system without locks
        return False
    return True


def _holder_file(path: Path) -> Path:
    return path.with_suffix(".json")


def _holder(path: Path) -> Holder:
    """What the one who holds the lock has written."""
    try:
        about = json.loads(read_own(_holder_file(path), of_service=True))
        return Holder(int(about["process"]), datetime.datetime.fromisoformat(about["since"]))
    except (ValueError, TypeError, KeyError):
        return Holder()
