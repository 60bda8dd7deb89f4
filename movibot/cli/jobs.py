"""What a configuration, an installation and a machine say -> the job that is to run by itself."""

from __future__ import annotations

import os
import pwd
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import movibot
from movibot.cli.folders import cache_folder
from movibot.config import Config
from movibot.errors import UsageError
from movibot.scheduling import RHYTHMS, Job, read_rhythm
from movibot.scheduling.jobs import STATE_ROOT

_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_CONTROL: Final = re.compile("[\x00-\x1f\x7f]")
_HOMES: Final = (Path("/home"), Path("/root"), Path("/run/user"))
"""What `ProtectHome=yes` hides. systemd.exec(5)."""

TEMPORARY: Final = (Path("/tmp"), Path("/var/tmp"))  # noqa: S108 - what `PrivateTmp=yes` hides


def build_job(config: Config, *, name: str, every: str, system: bool) -> Job:
    """The job of a configuration.

    Args:
        config: The configuration.
        name: Of the units.
        every: How often, such as `1h`.
        system: For the whole machine.

    Raises:
        UsageError: There is no such rhythm, a unit cannot have this name, or a file cannot stand in one.
    """
    rhythm = read_rhythm(every)
    if rhythm is None:
        raise UsageError("schedule-every", value=every, choices=list(RHYTHMS))
    if not _NAME.fullmatch(name):
        raise UsageError("schedule-name", value=name)
    read = list(_read_paths(config))
    for path in read:
        if _CONTROL.search(str(path)):
            raise UsageError("schedule-path", path=str(path))
    folder = _absolute(config.wiki.folder) if config.wiki.folder else None
    return Job(
        name=name,
        program=_program(),
        config=_absolute(config.path),
        rhythm=rhythm,
        system=system,
        account=_account(config, read) if system else "",
        state=_absolute(config.state),
        cache=_absolute(cache_folder(os.environ)),
        writable=(folder,) if folder else (),
        sees_homes=not system or any(path.is_relative_to(home) for path in read for home in _HOMES),
        credential=_credential(config, system=system),
    )


def hidden_files(job: Job) -> list[Path]:
    """What the service needs and cannot see, because it has temporary folders of its own."""
    return [path for path in (Path(job.program[0]), job.config) if any(path.is_relative_to(each) for each in TEMPORARY)]


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - a symbolic link is meant to stay one


def _program() -> tuple[str, ...]:
    """The words that start this very installation."""
    script = Path(sys.executable).parent / "movibot"
    return (str(script),) if os.access(script, os.X_OK) else (sys.executable, "-m", "movibot")


def _read_paths(config: Config) -> Iterator[Path]:
    """Everything that a run reads."""
    yield from map(_absolute, (config.path, config.templates, config.state))
    yield from (_absolute(folder) for folder in (config.wiki.folder, config.wiki.secret_file) if folder)
    yield from (Path(sys.executable), Path(sys.prefix), Path(sys.base_prefix), Path(movibot.__file__).parent)


def _account(config: Config, read: list[Path]) -> str:
    """The account of a machine's service: one that systemd makes up, where that can read and write what it needs."""
    is_free = config.state.is_relative_to(STATE_ROOT) and config.wiki.folder is None
    own = {_absolute(path) for path in (config.state, config.wiki.secret_file) if path}
    needed = [path for path in read if path not in own]
    if is_free and all(_is_open(path) for path in needed):
        return ""
    folder = config.wiki.folder
    owner = (folder if folder and folder.exists() else config.path).stat().st_uid
    try:
        return pwd.getpwuid(owner).pw_name
    except KeyError:
        return str(owner)


def _is_open(path: Path) -> bool:
    """Everybody may read it: the right to read the file, and the right to pass through the folders that lead to it."""
    real = path.resolve()
    is_readable = real.exists() and bool(real.stat().st_mode & 0o004)
    return is_readable and all(folder.stat().st_mode & 0o001 for folder in real.parents)


def _credential(config: Config, *, system: bool) -> tuple[str, Path] | None:
    """What systemd has to hand over: what the service could not find, or could not read, by itself."""
    wiki = config.wiki
    if not wiki.user or (not system and wiki.secret_key.endswith(("_file", "_keyring"))):
        return None
    kind = "token" if wiki.secret_key.startswith("token") else "password"
    path = wiki.secret_file or config.path.parent / f"movibot.{kind}"
    return f"movibot-{kind}", _absolute(path)
