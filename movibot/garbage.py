"""Python's search for cycles, held back while a great many values are made that have none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_cycles() -> Iterator[None]:
    """Look for no cycles: what is made here is a tree, and looking through all of it again and again takes time.

    What nobody needs any more is freed all the same, by its count of references. See Python's manual, `gc`.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
