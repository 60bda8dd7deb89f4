"""A progress bar on a terminal; nothing where standard error is none."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator

import click

from movibot.model import Page


def watched(label: str) -> Callable[[Iterable[Page], int], Iterable[Page]]:
    """Shows how many pages have been read, on standard error if that is a terminal."""

    def watch(pages: Iterable[Page], count: int) -> Iterator[Page]:
        if not sys.stderr.isatty():
            yield from pages
            return
        with click.progressbar(pages, length=count, label=label, file=sys.stderr) as bar:
            yield from bar

    return watch
