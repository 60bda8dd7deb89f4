"""The machine that movibot runs on -> what the checks look at."""

from __future__ import annotations

import datetime
import os
import shutil
import stat
from pathlib import Path

from movibot.config import Config
from movibot.doctor.facts import Machine, Settings
from movibot.model import Refusal
from movibot.regularfile import may_exist
from movibot.runlock import holder_of


def look_here(config: Config, wiki: str, secret_fault: Refusal | None, now: datetime.datetime) -> Machine:
    """What is so on this machine.

    Args:
        config: The configuration.
        wiki: The name of the wiki, under which the lock stands.
        secret_fault: What was wrong with the secret when it was read, or None.
        now: The time it is, with its zone.
    """
    state = config.state
    about = _about(state)
    exists = about is not None and stat.S_ISDIR(about.st_mode)
    return Machine(
        state=state,
        state_exists=exists,
        state_writable=_writable(state),
        state_open=exists and about is not None and bool(about.st_mode & 0o077) and about.st_uid == os.getuid(),
        free=_free(state),
        holder=holder_of(state, wiki),
        secret_key=config.wiki.secret_key if config.wiki.user else "",
        secret_fault=secret_fault,
        now=now,
    )


def settings_of(config: Config) -> Settings:
    """What the checks need to know of the configuration."""
    wiki = config.wiki
    return Settings(
        url=wiki.url,
        user=wiki.user if wiki.has_secret else "",
        by_token=bool(wiki.token),
        throttle=config.edits.throttle,
        create_pages=config.create_pages,
        tag=config.edits.tag,
        contact=bool(wiki.contact),
        names_account=bool(wiki.user),
    )


def _about(path: Path) -> os.stat_result | None:
    """What the system says of it; None where there is nothing, or where a folder above it is closed."""
    try:
        return path.stat()
    except (OSError, ValueError):
        return None


def _nearest(path: Path) -> Path:
    """The folder itself, or the nearest one above it that is there."""
    return next((each for each in (path, *path.parents) if _about(each) is not None), Path("/"))


def _writable(state: Path) -> bool:
    """It can be written to, or made; what has a name that cannot be, can be neither."""
    there = _nearest(state.absolute())
    can_be = there == state.absolute() or not may_exist(state)
    return can_be and there.is_dir() and os.access(there, os.W_OK | os.X_OK)


def _free(state: Path) -> int | None:
    try:
        return shutil.disk_usage(_nearest(state.absolute())).free
    except OSError:
        return None
