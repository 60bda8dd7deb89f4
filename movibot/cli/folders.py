"""Where things are: the templates that come with movibot, and what it may lose."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from movibot.errors import ConfigError

CONFIG_FILE: Final = "config.yaml"
"""What a configuration is called where nobody says otherwise."""


def shipped_pack() -> Path:
    """The templates that come with movibot: in the wheel beside the code, in a checkout beside the package."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def state_folder(environ: Mapping[str, str]) -> Path:
    """Where movibot keeps what it may lose: systemd's state directory, else the platform's."""
    if environ.get("STATE_DIRECTORY"):
        return Path(environ["STATE_DIRECTORY"].split(":")[0])
    from platformdirs import user_state_path

    return user_state_path("movibot")


def cache_folder(environ: Mapping[str, str]) -> Path:
    """Where movibot keeps what it has found out before, which may be deleted at any time."""
    if environ.get("CACHE_DIRECTORY"):
        return Path(environ["CACHE_DIRECTORY"].split(":")[0])
    from platformdirs import user_cache_path

    return user_cache_path("movibot")


def config_file(option: str | None, environ: Mapping[str, str]) -> Path:
    """The configuration that a command means: as asked for, else `$MOVIBOT_CONFIG`, else `./config.yaml`.

    Raises:
        ConfigError: There is none.
    """
    if option or environ.get("MOVIBOT_CONFIG"):
        return Path(option or environ["MOVIBOT_CONFIG"])
    path = Path(CONFIG_FILE)
    if not path.is_file():
        raise ConfigError("config-none")
    return path
