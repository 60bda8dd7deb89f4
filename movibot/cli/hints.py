"""What a configuration that cannot be read as a whole says all the same: single lines of it, each worth a guess.

So that its mistakes are told in the right language and at the right hour, and `status` finds the log of the runs.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from movibot.cli.folders import config_file, state_folder
from movibot.cli.lastlanguage import last_language
from movibot.config.paths import from_folder
from movibot.errors import ConfigError
from movibot.localday import DEFAULT_TIMEZONE
from movibot.regularfile import read_regular

_MOST: Final = 1_000_000
_IN_WIKI: Final = r"^wiki:(?:[ ]*\{(?:[^}\n]*,)?[ ]*|.*\n(?:(?:[ #].*)?\n)*?[ ]+)"
_VALUE: Final = r"""[ ]*:[ ]*["']?([^"'#,}\n]+)"""


@dataclass(frozen=True, slots=True)
class Hints:
    """Lines of a configuration.

    Attributes:
        folder: Where relative paths in it start from.
        text: What it holds; empty where it cannot be read at all.
        default_state: The state folder where it names none.
    """

    folder: Path
    text: str
    default_state: Path

    @property
    def state(self) -> Path:
        """The state folder."""
        return from_folder(self.folder, self._said(r"^state")) or self.default_state

    @property
    def language(self) -> str:
        """The language that it asks for, else the last one; or empty."""
        said = self._said(r"^language")[:2]
        return said if said in {"fr", "en"} else last_language(self.state)

    @property
    def zone(self) -> ZoneInfo:
        """The time zone, as far as there is one of that name; else the usual one."""
        with suppress(ZoneInfoNotFoundError, ValueError, OSError):
            return ZoneInfo(self._said(r"^timezone"))
        return ZoneInfo(DEFAULT_TIMEZONE)

    @property
    def wiki(self) -> str:
        """The name of the wiki in the state folder, or empty."""
        if folder := from_folder(self.folder, self._said(_IN_WIKI + "folder")):
            from movibot.wiki.folder import FolderWiki

            return FolderWiki(folder).name
        return self._said(_IN_WIKI + "url")

    def _said(self, key: str) -> str:
        found = re.search(key + _VALUE, self.text, re.MULTILINE)
        return found[1].strip() if found else ""


def read_hints(path: Path, default_state: Path) -> Hints:
    """The hints of a file, which may not be there."""
    try:
        text = read_regular(path, _MOST).decode(errors="replace")
    except OSError:
        text = ""
    return Hints(path.resolve().parent, text, default_state)


def hints_of(option: str | None, environ: Mapping[str, str] = os.environ) -> Hints:
    """The hints of the configuration that a command means; without any where there is none.

    Args:
        option: `--config`, or None.
        environ: The environment.
    """
    state = state_folder(environ)
    try:
        return read_hints(config_file(option, environ), state)
    except ConfigError:
        return Hints(Path(), "", state)
