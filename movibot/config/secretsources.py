"""The places where a secret can be: a place -> the secret, or the problem with it."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from movibot.config.paths import from_folder
from movibot.errors import ConfigError
from movibot.model import Place, Problem
from movibot.regularfile import may_exist

KEYRING_SERVICE: Final = "movibot"
"""The service under which the keyring keeps the secret: `keyring set movibot ACCOUNT`."""

_LOOKS_LIKE_A_VARIABLE: Final = re.compile(r"[A-Z_][A-Z0-9_]*")
"""Anything else could be the secret itself, put into the wrong place, and is not shown."""

_LOOKS_LIKE_A_FILE: Final = re.compile(r"[a-z_-]+\.(password|token|secret|txt)|password|token")


def from_credential(path: Path, place: Place) -> str:
    """What systemd hands to a service in a folder that nobody else can read.

    Its mode is not looked at: an access list, which shows as a right of the group, lets the service read it.

    Raises:
        ConfigError: It is empty or cannot be read.
    """
    try:
        if value := path.read_text(encoding="utf-8").strip():
            return value
    except (OSError, ValueError):
        pass
    raise _refused("credential-unreadable", place, name=path.name)


def from_environment(name: str, environ: Mapping[str, str], place: Place) -> str:
    """The value of a variable.

    Raises:
        ConfigError: It is empty or absent.
    """
    if not environ.get(name):
        shown = name if _LOOKS_LIKE_A_VARIABLE.fullmatch(name) else ""
        raise _refused("secret-env-missing", place, name=shown)
    return environ[name]


def from_file(here: Path, name: str, place: Place) -> str:
    """The content of a file that only its owner can use.

    Raises:
        ConfigError: Others can use it, it is empty, or it cannot be read.
    """
    path = from_folder(here, name) or here
    try:
        with open(path, encoding="utf-8", opener=_at_once) as file:
            if stat.S_IMODE(os.fstat(file.fileno()).st_mode) & 0o077:
                raise _refused("secret-file-open", place, path=str(path))
            if value := file.read().strip():
                return value
    except (OSError, ValueError):
        pass
    if may_exist(path) or _is_written_as_path(name, path):
        raise _refused("secret-file-unreadable", place, path=str(path), folder="")
    raise _refused("secret-file-unreadable", place, path="", folder=str(here))


def _is_written_as_path(name: str, path: Path) -> bool:
    """A name that says itself what it is, or that leads to a folder; anything else could be the secret itself."""
    if _LOOKS_LIKE_A_FILE.fullmatch(name):
        return True
    return "/" in name and os.path.isdir(path.parent)  # noqa: PTH112 - the folder of the folder may be closed


def from_keyring(account: str, place: Place) -> str:
    """What the keyring of the desktop keeps for an account. The library is imported only here.

    Raises:
        ConfigError: The library is not there, the keyring does not open, or it has nothing for the account.
    """
    try:
        import keyring
    except ImportError:
        raise _refused("keyring-missing", place) from None
    try:
        value = keyring.get_password(KEYRING_SERVICE, account)
    except Exception:  # noqa: BLE001 - each backend has failures of its own, none of which may show
        value, code = None, "keyring-failed"
    else:
        code = "keyring-empty"
    if not value:
        raise _refused(code, place, account=account)
    return value


def _at_once(path: str, flags: int) -> int:
    """A pipe that nobody writes to must not hold a run."""
    return os.open(path, flags | os.O_NONBLOCK)


def _refused(code: str, place: Place, **arguments: object) -> ConfigError:
    return ConfigError("config-invalid", problems=(Problem(code, "error", place, arguments),))
