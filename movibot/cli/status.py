"""`movibot status`: whether movibot can be left alone. Asks nothing of the wiki."""

from __future__ import annotations

import datetime
from typing import Final
from zoneinfo import ZoneInfo

from movibot.cli.configured import read_config, wiki_name
from movibot.cli.copied import config_part
from movibot.cli.hints import hints_of
from movibot.cli.lastlanguage import last_language
from movibot.cli.lines import say_prose
from movibot.cli.pastruns import past_runs
from movibot.cli.speech import Command, Option, choose_spoken, say, shared_options
from movibot.config import Config
from movibot.errors import ConfigError, UsageError
from movibot.messages import CONFIG, as_json
from movibot.runlock import holder_of
from movibot.runlog import runs
from movibot.scheduling.lengths import read_length
from movibot.status import Verdict, read_status
from movibot.statuslines import status_json, status_lines, success_lines

_CODES: Final[dict[Verdict, int]] = {"fine": 0, "person": 1, "wiki": 5, "config": 2, "old": 5, "never": 5}


def _status(config_path: str | None, form: str, language: str | None, max_age: str) -> int:
    oldest = _age(max_age)
    try:
        config = read_config(config_path, language, with_secret=False)
    except ConfigError:
        if form == "text":
            _tell_last_success(config_path, language, oldest)
        raise
    wiki, zone = wiki_name(config), ZoneInfo(config.timezone)
    spoken = choose_spoken(language or config.language or last_language(config.state, wiki))
    holder = holder_of(config.state, wiki)
    records = past_runs(config.state, wiki, spoken)
    status = read_status(records, holder, datetime.datetime.now(zone), oldest)
    about = {key: value for key, value in _about(config, wiki).items() if value}
    code = _CODES[status.verdict]
    if form == "json":
        say(as_json(status_json(status, wiki, about, code, spoken)))
        return code
    for line in status_lines(status, about, zone, spoken):
        say_prose(line)
    return code


def _tell_last_success(config_path: str | None, language: str | None, oldest: datetime.timedelta) -> None:
    """How long ago all was well, as far as a configuration that cannot be read leads to the log."""
    hints = hints_of(config_path)
    if hints.wiki:
        status = read_status(runs(hints.state, hints.wiki), None, datetime.datetime.now(hints.zone), oldest)
        for line in success_lines(status, hints.zone, choose_spoken(language or hints.language)):
            say_prose(line)


def _about(config: Config, wiki: str) -> dict[str, str]:
    """What sentences of errors may name."""
    return {
        CONFIG: config_part(config.path),
        "url": config.wiki.url,
        "account": config.wiki.user.partition("@")[0],
        "folder": wiki,
        "secret": str(config.wiki.secret_file or ""),
    }


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
