"""The schemas that a check of files works with."""

from __future__ import annotations

import datetime
import os
from dataclasses import dataclass
from pathlib import Path

from movibot.cli.folders import shipped_pack
from movibot.cli.known import note_reader
from movibot.cli.lastfacts import LastFacts, last_facts
from movibot.cli.packs import open_verdicts, remembered_or_read
from movibot.errors import ConfigError
from movibot.localday import today
from movibot.schema import Pack


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
        from movibot.cli.opening import open_run  # a check without a configuration starts faster

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
