"""The machine that movibot runs on -> what the checks look at."""

from __future__ import annotations

import datetime
import os
import shutil
from pathlib import Path

from movibot.config import Config
from movibot.doctor.facts import Machine, Settings
from movibot.model import Refusal
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
    exists = state.is_dir()
    return Machine(
        state=state,
        state_exists=exists,
        state_writable=_writable(state),
        state_open=exists and bool(state.stat().st_mode & 0o077) and state.stat().st_uid == os.getuid(),
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


def _nearest(path: Path) -> Path:
    """The folder itself, or the nearest one above it that is there."""
    return next((each for each in (path, *path.parents) if each.exists()), Path("/"))


def _writable(state: Path) -> bool:
    there = _nearest(state.absolute())
    return there.is_dir() and os.access(there, os.W_OK | os.X_OK)


def _free(state: Path) -> int | None:
    try:
        return shutil.disk_usage(_nearest(state.absolute())).free
    except OSError:
        return None
