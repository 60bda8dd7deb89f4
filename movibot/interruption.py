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
def finished_first() -> Iterator[None]:
    """Let an interruption wait for the end of the block; a second one does not wait.

    Only the main thread hears signals: in another one this does nothing.

    Raises:
        KeyboardInterrupt: At the end of the block, if somebody asked meanwhile.
    """
    if threading.current_thread() is not threading.main_thread():
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
