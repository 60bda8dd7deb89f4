"""What a run knows from earlier ones: opened for the run, closed after it, and never in its way."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

import click

from movibot import __version__
from movibot.cli.opening import Opened
from movibot.memory import Memory
from movibot.messages import sentence
from movibot.mirror import Mirror
from movibot.present import Present
from movibot.regularfile import read_regular
from movibot.store import Store
from movibot.yamlfile.paths import MOST_BYTES

_PACKAGE: Final = Path(__file__).resolve().parent.parent


@contextmanager
def remembering(opened: Opened, *, dry_run: bool, full: bool = False) -> Iterator[Opened]:
    """The same, asking the wiki only for what may have changed since the last run.

    Args:
        opened: What the command works with.
        dry_run: Another run may be at work: what is found out is not kept.
        full: Forget what is known, and read everything.
    """
    run = opened.run
    store = Store(opened.config.state, run.wiki.name, scratch=dry_run)
    try:
        if full:
            store.forget()
        mirror, present = Mirror(run.wiki, store, run.today), Present(run.wiki, store)
        known = replace(run, mirror=mirror, memory=Memory(store, _key(opened)), present=present)
        yield replace(opened, run=known) if store.is_open else opened
    finally:
        store.close()
        if store.trouble and not dry_run:
            code = "state-not-ours" if store.is_replaced else "state-unusable"
            click.echo(sentence(code, {"file": store.path, "reason": store.trouble}, opened.language("")), err=True)


def _key(opened: Opened) -> str:
    """What all that is found out depends on, beside the wiki: the program, the files, the configuration, the day."""
    digest = hashlib.sha256(f"{__version__} {opened.config!r} {opened.run.create_pages} {opened.run.today}".encode())
    for path in sorted(_PACKAGE.rglob("*.py")):
        about = path.stat()  # Python tells by these two whether its byte code is still true
        digest.update(f"{path.name} {about.st_size} {about.st_mtime_ns}\n".encode())
    for path in _pack_files(opened.config.templates):
        content = read_regular(path, MOST_BYTES)
        digest.update(f"{path.parent.name}/{path.name} {len(content)}\n".encode(errors="surrogateescape"))
        digest.update(content)
    return digest.hexdigest()


def _pack_files(folder: Path) -> list[Path]:
    rooms = [folder / name for name in ("schemas", "vocabularies", "pages")]
    return sorted(Path(entry.path) for room in rooms if room.is_dir() for entry in os.scandir(room) if entry.is_file())
