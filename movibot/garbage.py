"""Python's search for cycles, held back while a great many values are made that have none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_cycles() -> Iterator[None]:
    """Look for no cycles: what is made here is a tree, and looking through all of it again and again takes time.

    Nor is it looked through afterwards, until this is entered again: a program reads a wiki once, and ends. What
    nobody needs any more is freed all the same, by its count of references. See Python's manual, `gc`.
    """
    was_on = gc.isenabled()
    gc.disable()
    gc.unfreeze()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
