"""Ctrl-C, and the end that a service manager asks for: what is in hand is finished first."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

_ASKING: Final = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def ends_when_asked() -> Iterator[None]:
    """Let the end that a service manager asks for (SIGTERM) be told like Ctrl-C, for the time of the block.

    Without it the system ends the process at once, without a report. Where SIGTERM is ignored or heard already,
    and outside of the main thread, this does nothing.

    Raises:
        KeyboardInterrupt: Somebody asked.
    """
    if not _is_main_thread() or signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        yield
        return
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


@contextmanager
def finished_first() -> Iterator[None]:
    """Let an interruption wait for the end of the block; a second one does not wait.

    Only the main thread hears signals: in another one this does nothing.

    Raises:
        KeyboardInterrupt: At the end of the block, if somebody asked meanwhile.
    """
    if not _is_main_thread():
        yield
        return
    asked: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        del frame
        if asked:
            raise KeyboardInterrupt
        asked.append(number)

    former = {number: signal.signal(number, note) for number in _ASKING}
    try:
        yield
    finally:
        for number, action in former.items():
            signal.signal(number, action)
    if asked:
        raise KeyboardInterrupt


def _is_main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()
