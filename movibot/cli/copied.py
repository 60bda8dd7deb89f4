"""Command lines that a message gives to be copied: from any folder, they mean the same configuration."""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_USUAL: Final = Path("config.yaml")


def config_words(path: Path) -> tuple[str, str]:
    """The option that names a configuration from any folder."""
    return "--config", os.path.abspath(path)  # noqa: PTH100 - a symbolic link is meant to stay one


def config_part(path: Path, environ: Mapping[str, str] = os.environ) -> str:
    """What stands behind a command line that is for this configuration.

    Args:
        path: The configuration, as it was found.
        environ: The environment.

    Returns:
        ` --config FILE`; empty where it is `./config.yaml`, which is found without being named.
    """
    is_usual = path == _USUAL and not environ.get("MOVIBOT_CONFIG")
    return "" if is_usual else f" {shlex.join(config_words(path))}"
