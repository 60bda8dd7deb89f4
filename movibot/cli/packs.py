"""The schemas that a command works with, read or remembered."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from movibot.cli.folders import cache_folder, shipped_pack
from movibot.cli.known import note_reader
from movibot.cli.lastfacts import LastFacts, last_facts
from movibot.errors import ConfigError
from movibot.localday import today
from movibot.model import Place
from movibot.schema import Loaded, Pack
from movibot.schema.remembered import PackMemory
from movibot.yamlfile.verdicts import Verdicts

CHECKED_FILES = "checked-files"


@dataclass(frozen=True, slots=True)
class Bench:
    """What checking files needs.

    Attributes:
        pack: The schemas.
        wish: The language asked for by option or configuration, or empty.
        today: The day it is on the wiki.
        last: What a check on the wiki itself knew of it last; None where there was none.
    """

    pack: Pack
    wish: str
    today: datetime.date | None
    last: LastFacts | None = None


def open_bench(config_path: str | None, language: str | None) -> Bench:
    """The schemas for a check of files. Without a configuration, the shipped ones.

    Raises:
        ConfigError: Something in the files is wrong.
    """
    if config_path or os.environ.get("MOVIBOT_CONFIG") or Path("config.yaml").is_file():
        from movibot.cli.opening import open_run

        opened = open_run(config_path, language)
        last = last_facts(opened.config.state, opened.run.wiki.name)
        return Bench(opened.run.pack, opened.wish, opened.run.today, last)
    note_reader(language or "")
    verdicts = open_verdicts(os.environ)
    read = remembered_or_read(shipped_pack(), verdicts)
    verdicts.keep()
    if read.problems:
        raise ConfigError("pack-invalid", problems=read.problems)
    return Bench(read.pack, language or "", today())


def open_verdicts(environ: Mapping[str, str]) -> Verdicts:
    """Which files were found right at earlier starts."""
    return Verdicts(cache_folder(environ) / CHECKED_FILES)


def remembered_or_read(
    folder: Path,
    verdicts: Verdicts,
    template_names: Mapping[str, str] | None = None,
    places: Mapping[str, Place] | None = None,
) -> Loaded:
    """The pack of a folder, from memory where nothing has changed since it was found right.

    Args:
        folder: It holds `schemas/` and `vocabularies/`.
        verdicts: Remembers which files were found right.
        template_names: Schema -> the name its template has on this wiki, where it differs.
        places: Schema -> where that is said, for messages.

    Raises:
        ConfigError: The folder has no schema.
    """
    memory = PackMemory.inside(cache_folder(os.environ), folder, template_names)
    key = memory.key()
    pack = memory.recall(key)
    if pack is not None:
        return Loaded(pack)
    from movibot.schema.loading import read_pack

    found = read_pack(folder, template_names, places, verdicts)
    if not found.problems:
        memory.keep(found.pack, key)
    return found
