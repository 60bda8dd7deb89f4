"""A configuration -> what is no secret in it, for commands that ask nothing of the wiki."""

from __future__ import annotations

import os
from pathlib import Path

from movibot.cli.folders import config_file, shipped_pack, state_folder
from movibot.cli.known import note_reader
from movibot.config import Config, load_config


def read_public_config(option: str | None, language: str | None, state: Path | None = None) -> Config:
    """The configuration without its secret, which may be readable by the scheduled job alone.

    Args:
        option: `--config`, or None for `$MOVIBOT_CONFIG`, then `./config.yaml`.
        language: `--lang`, or None.
        state: Where the job keeps what it may lose; None for the state folder of this process.

    Raises:
        ConfigError: It is not there, or something in it is wrong.
    """
    path, folder = config_file(option, os.environ), state or state_folder(os.environ)
    config = load_config(path, os.environ, shipped_pack(), folder, with_secret=False)
    note_reader(language or config.language, config.state)
    return config
