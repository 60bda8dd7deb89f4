"""Packs, read or remembered."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from movibot.cli.folders import cache_folder
from movibot.model import Place
from movibot.schema import Loaded
from movibot.schema.remembered import PackMemory
from movibot.yamlfile.verdicts import Verdicts

CHECKED_FILES = "checked-files"


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
