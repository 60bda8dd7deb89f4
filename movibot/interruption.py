"""Ctrl-C, and the end that a service manager asks for: what is in hand is finished first."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

from movibot.errors import WikiError

_ASKING: Final = (signal.SIGINT, signal.SIGTERM)
_LOOK: Final = 0.5
"""Seconds of a wait after which it is looked whether somebody asked."""


class _End:
    """Ends what is at work as Ctrl-C does, and knows how to say that something is finished first."""

    def __init__(self, say_so: Callable[[], None]) -> None:
        self.say_so = say_so

    def __call__(self, number: int, frame: FrameType | None) -> None:
        """Called by the system, in the main thread."""
        signal.default_int_handler(number, frame)


class _Note:
    """Hears that somebody asks for the end, and remembers it; a second time it ends what is at work."""

    def __init__(self) -> None:
        self.was_asked = False
        former = signal.getsignal(signal.SIGTERM)
        self._say_so = former.say_so if isinstance(former, _End) else _say_nothing

    def __call__(self, number: int, frame: FrameType | None) -> None:
        """Called by the system, in the main thread."""
        del number, frame
        if self.was_asked:
            raise KeyboardInterrupt
        self.was_asked = True
        self._say_so()


def _say_nothing() -> None:
    return


@contextmanager
def ends_when_asked(say_so: Callable[[], None] = _say_nothing) -> Iterator[None]:
    """Let the end that a service manager asks for (SIGTERM) be told like Ctrl-C, for the time of the block.

    Without it the system ends the process at once, without a report. Where SIGTERM is ignored or heard already,
    and outside of the main thread, this does nothing.

    Args:
        say_so: Called at once where somebody asks and `finished_first` makes them wait; by a signal, so that it may
            come in the middle of anything.

    Raises:
        KeyboardInterrupt: Somebody asked.
    """
    if not _is_main_thread() or signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        yield
        return
    signal.signal(signal.SIGTERM, _End(say_so))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


@contextmanager
def finished_first() -> Iterator[None]:
    """Let an interruption wait for the end of the block; a second one does not wait.

    Only the main thread hears signals: in another one this does nothing.

    Raises:
        KeyboardInterrupt: At the end of the block, if somebody asked meanwhile; also where the wiki failed then.
    """
    if not _is_main_thread():
        yield
        return
    note = _Note()
    former = {number: signal.signal(number, note) for number in _ASKING}
    try:
        yield
    except WikiError as error:
        if note.was_asked:
            raise KeyboardInterrupt from error
        raise
    finally:
        for number, action in former.items():
            signal.signal(number, action)
    if note.was_asked:
        raise KeyboardInterrupt


def was_asked() -> bool:
    """Whether somebody asked for the end and what is in hand is being finished, in whichever thread."""
    heard_by = signal.getsignal(signal.SIGINT)
    return isinstance(heard_by, _Note) and heard_by.was_asked


def sleep_until_asked(seconds: float) -> None:
    """Sleep; not any longer when somebody asks for the end while something is being finished."""
    end = time.monotonic() + seconds
    while not was_asked() and (left := end - time.monotonic()) > 0:
        time.sleep(min(left, _LOOK))


def _is_main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()
