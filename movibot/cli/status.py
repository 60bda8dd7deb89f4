"""`movibot status`: whether movibot can be left alone. Asks nothing of the wiki."""

from __future__ import annotations

import datetime
from typing import Final
from zoneinfo import ZoneInfo

from movibot.cli.public import read_public_config
from movibot.cli.speech import Command, Option, choose_spoken, say, shared_options
from movibot.errors import UsageError
from movibot.messages import as_json
from movibot.runlock import holder_of
from movibot.runlog import runs
from movibot.scheduling.lengths import read_length
from movibot.status import Verdict, read_status
from movibot.statuslines import status_json, status_lines
from movibot.wiki.folder import FolderWiki

_CODES: Final[dict[Verdict, int]] = {"fine": 0, "person": 1, "wiki": 5, "old": 5, "never": 5}


def _status(config_path: str | None, form: str, language: str | None, max_age: str) -> int:
    oldest = _age(max_age)
    config = read_public_config(config_path, language)
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


def _age(text: str) -> datetime.timedelta:
    age = read_length(text)
    if age is None:
        raise UsageError("status-max-age", value=text)
    return age


command = Command(
    "status",
    callback=_status,
    params=[
        Option(["--max-age"], default="2d", show_default=True, metavar="TIME", help="help-max-age"),
        *shared_options(),
    ],
    help="help-status",
)
