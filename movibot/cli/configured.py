"""The configuration that a command means, and in which language its mistakes are told."""

from __future__ import annotations

import os
from pathlib import Path

from movibot.cli.folders import config_file, shipped_pack, state_folder
from movibot.cli.hints import read_hints
from movibot.cli.known import note_reader
from movibot.cli.lastlanguage import last_language
from movibot.config import Config, load_config
from movibot.errors import ConfigError
from movibot.yamlfile import Verdicts


def read_config(
    option: str | None,
    language: str | None,
    *,
    state: Path | None = None,
    verdicts: Verdicts | None = None,
    with_secret: bool = True,
) -> Config:
    """Read the configuration, and note its language for whoever has to report an error.

    Args:
        option: `--config`, or None.
        language: `--lang`, or None.
        state: The state folder where the configuration names none; None for the usual one.
        verdicts: Remembers which files were found right.
        with_secret: Read the secret of the account, too.

    Raises:
        ConfigError: It is not there, or something in it is wrong.
    """
    folder = state or state_folder(os.environ)
    note_reader(language or last_language(folder), folder)
    path = config_file(option, os.environ)
    try:
        config = load_config(path, os.environ, shipped_pack(), folder, verdicts, with_secret=with_secret)
    except ConfigError:
        note_reader(language or read_hints(path, folder).language, folder)
        raise
    note_reader(language or config.language or last_language(config.state, wiki_name(config)), config.state)
    return config


def wiki_name(config: Config) -> str:
    """The name of the wiki in the state folder, as the wiki itself gives it: an address or a folder."""
    if config.wiki.folder is None:
        return config.wiki.url
    from movibot.wiki.folder import FolderWiki

    return FolderWiki(config.wiki.folder).name
