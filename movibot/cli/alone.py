"""A run that writes is alone on its wiki."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager

from movibot.cli.lines import NOTICE, WARNING, tell
from movibot.cli.opening import Opened
from movibot.messages import sentence
from movibot.runlock import Holder, lock_file, one_run


@contextmanager
def alone(opened: Opened, *, wait: bool, dry_run: bool) -> Iterator[None]:
    """Hold the lock of the wiki while a command writes. A dry run needs none.

    Args:
        opened: What the command works with.
        wait: Wait for another run, and say so, instead of ending.
        dry_run: Nothing will be written.

    Raises:
        Locked: Another run works on the wiki.
    """
    language = opened.language("")

    def say_who(holder: Holder) -> None:
        about = {"process": holder.process, "since": holder.since}
        tell(sentence("run-waits", about, language), NOTICE, aside=True)

    def now() -> datetime.datetime:
        return datetime.datetime.now(opened.run.zone)

    if dry_run:
        yield
        return
    with one_run(opened.config.state, opened.run.wiki.name, now, say_who if wait else None) as held:
        if not held:
            tell(
                sentence("run-unlocked", {"file": lock_file(opened.config.state, opened.run.wiki.name)}, language),
                WARNING,
                aside=True,
            )
        yield
