"""`movibot status`: whether movibot can be left alone. Asks nothing of the wiki."""

from __future__ import annotations

import datetime
import os
import re
from typing import Final
from zoneinfo import ZoneInfo

from movibot.cli.folders import config_file, shipped_pack, state_folder
from movibot.cli.known import note_reader
from movibot.cli.speech import Command, Option, choose_spoken, say, shared_options
from movibot.config import Config, load_config
from movibot.errors import UsageError
from movibot.messages import as_json
from movibot.runlock import holder_of
from movibot.runlog import runs
from movibot.status import Verdict, read_status
from movibot.statuslines import status_json, status_lines
from movibot.wiki.folder import FolderWiki

_AGE: Final = re.compile(r"(\d{1,4})(min|h|d|w)")
_UNITS: Final = {
    "min": datetime.timedelta(minutes=1),
    "h": datetime.timedelta(hours=1),
    "d": datetime.timedelta(days=1),
    "w": datetime.timedelta(weeks=1),
}
_CODES: Final[dict[Verdict, int]] = {"fine": 0, "person": 1, "wiki": 5, "old": 5, "never": 5}


def _status(config_path: str | None, form: str, language: str | None, max_age: str) -> int:
    oldest = _age(max_age)
    config = _config(config_path, language)
    wiki = FolderWiki(config.wiki.folder).name if config.wiki.folder else config.wiki.url
    zone = ZoneInfo(config.timezone)
    holder = holder_of(config.state, wiki)
    status = read_status(runs(config.state, wiki), holder, datetime.datetime.now(zone), oldest)
    about = {"url": wiki, "account": config.wiki.user, "folder": wiki}
    spoken = choose_spoken(language or config.language)
    code = _CODES[status.verdict]
    if form == "json":
        say(as_json(status_json(status, wiki, about, code, spoken)))
        return code
    for line in status_lines(status, about, zone, spoken):
        say(line)
    return code


def _config(path: str | None, language: str | None) -> Config:
    state = state_folder(os.environ)
    config = load_config(config_file(path, os.environ), os.environ, shipped_pack(), state, with_secret=False)
    note_reader(language or config.language, config.state)
    return config


def _age(text: str) -> datetime.timedelta:
    match = _AGE.fullmatch(text)
    if match is None:
        raise UsageError("status-max-age", value=text)
    return int(match[1]) * _UNITS[match[2]]


command = Command(
    "status",
    callback=_status,
    params=[
        Option(["--max-age"], default="2d", show_default=True, metavar="TIME", help="help-max-age"),
        *shared_options(),
    ],
    help="help-status",
)
