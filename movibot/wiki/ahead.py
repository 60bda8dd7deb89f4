"""One reader ahead: the next answer is fetched while the last one is worked on."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

_T = TypeVar("_T")


def one_ahead(items: Iterator[_T]) -> Iterator[_T]:
    """The same items, the next of which is always being made, in a thread of its own.

    Whoever stops asking leaves one item unfinished, and does not wait for it.
    """
    coming = _next(items)
    while (item := coming.result()) is not None:
        coming = _next(items)
        yield item[0]


def _next(items: Iterator[_T]) -> Future[tuple[_T] | None]:
    """The next item, or None at the end; a failure is raised where the item is wanted."""
    future: Future[tuple[_T] | None] = Future()

    def make() -> None:
        try:
            future.set_result(next(((item,) for item in items), None))
        except BaseException as error:  # noqa: BLE001, it is raised where the item is wanted
            future.set_exception(error)

    Thread(target=make, daemon=True, name="ahead").start()
    return future
