"""A configuration -> everything that a command works with."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from movibot.cli.speech import locale_language
from movibot.config import TEMPLATES, Config, load_config, today
from movibot.errors import ConfigError
from movibot.messages import choose_language
from movibot.model import Clock, Problem
from movibot.reading import Run
from movibot.schema import Pack, load_pack, read_pack
from movibot.wiki import Wiki
from movibot.yamlfile import Verdicts

if TYPE_CHECKING:
    from movibot.query import Query  # a check of files starts faster without it

CHECKED_FILES = "checked-files"
DEFAULT_CONTACT = "no contact given"
"""Stands in the user agent where the configuration names nobody."""


@dataclass(slots=True)
class Known:
    """What is known of the reader so far, for whoever has to report an error.

    Attributes:
        language: The language asked for, or empty.
        state: Where logs go.
    """

    language: str
    state: Path


@dataclass(frozen=True, slots=True)
class Opened:
    """What a command works with.

    Attributes:
        config: What `config.yaml` says.
        run: The stages' input.
        wish: The language asked for by option or configuration, or empty.
    """

    config: Config
    run: Run
    wish: str

    def language(self, wiki_language: str) -> str:
        """The language of what is shown: as asked for, else the wiki's, else the terminal's."""
        return choose_language(self.wish, wiki_language, locale_language(os.environ))


def open_run(config_path: str | None, language: str | None) -> Opened:
    """Load the configuration and the pack, and prepare the wiki without any request to it.

    Args:
        config_path: `--config`, or None for `$MOVIBOT_CONFIG`, then `./config.yaml`.
        language: `--lang`, or None.

    Raises:
        ConfigError: Something in the files is wrong; all problems at once.
    """
    path, verdicts = _config_path(config_path, os.environ), _verdicts(os.environ)
    config = load_config(path, os.environ, shipped_pack(), state_folder(os.environ), verdicts)
    wish = language or config.language
    _note(wish, config.state)
    if not config.templates.is_dir():
        raise ConfigError("config-invalid", problems=(_no_folder(config),))
    pack, queries = _load_all(config, verdicts)
    verdicts.keep()
    run = Run(
        wiki=_open_wiki(config),
        pack=pack,
        queries=queries,
        user=config.wiki.user.partition("@")[0],
        summary=config.edits.summary,
        max_edits=config.edits.max,
        create_pages=config.create_pages,
        today=today(config.timezone),
        zone=ZoneInfo(config.timezone),
    )
    return Opened(config, run, wish)


def _load_all(config: Config, verdicts: Verdicts) -> tuple[Pack, tuple[Query, ...]]:
    """The schemas and the page definitions; the mistakes of all their files in one report."""
    pack, problems, doubtful = read_pack(config.templates, config.template_names, config.places, verdicts)
    from movibot.query import read_queries

    queries, more = read_queries(pack, doubtful, verdicts)
    if problems or more:
        raise ConfigError("pack-invalid", problems=(*problems, *more))
    return pack, queries


def _no_folder(config: Config) -> Problem:
    return Problem("config-no-folder", "error", config.places[TEMPLATES], {"value": str(config.templates)})


def open_pack(config_path: str | None, language: str | None) -> tuple[Pack, str]:
    """The schemas, and the language asked for: what checking files needs. Without a configuration, the shipped ones.

    Raises:
        ConfigError: Something in the files is wrong.
    """
    if config_path or os.environ.get("MOVIBOT_CONFIG") or Path("config.yaml").is_file():
        opened = open_run(config_path, language)
        return opened.run.pack, opened.wish
    _note(language or "", state_folder(os.environ))
    verdicts = _verdicts(os.environ)
    pack = load_pack(shipped_pack(), verdicts=verdicts)
    verdicts.keep()
    return pack, language or ""


def _note(language: str, state: Path) -> None:
    known = click.get_current_context().obj
    if isinstance(known, Known):
        known.language, known.state = language, state


def _config_path(option: str | None, environ: Mapping[str, str]) -> Path:
    if option or environ.get("MOVIBOT_CONFIG"):
        return Path(option or environ["MOVIBOT_CONFIG"])
    path = Path("config.yaml")
    if not path.is_file():
        raise ConfigError("config-none")
    return path


def shipped_pack() -> Path:
    """The templates that come with movibot: in the wheel beside the code, in a checkout beside the package."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def state_folder(environ: Mapping[str, str]) -> Path:
    """Where movibot keeps what it may lose: systemd's state directory, else the platform's."""
    if environ.get("STATE_DIRECTORY"):
        return Path(environ["STATE_DIRECTORY"].split(":")[0])
    from platformdirs import user_state_path

    return user_state_path("movibot")


def _verdicts(environ: Mapping[str, str]) -> Verdicts:
    """What was found right at earlier starts; in the folder of things that may be deleted at any time."""
    if environ.get("CACHE_DIRECTORY"):
        return Verdicts(Path(environ["CACHE_DIRECTORY"].split(":")[0]) / CHECKED_FILES)
    from platformdirs import user_cache_path

    return Verdicts(user_cache_path("movibot") / CHECKED_FILES)


def _open_wiki(config: Config) -> Wiki:
    if config.wiki.folder is not None:
        from movibot.wiki.folder import FolderWiki

        return FolderWiki(config.wiki.folder)
    from movibot.wiki.mediawiki import Credentials, MediaWiki

    account = config.wiki
    return MediaWiki(
        account.url,
        contact=account.contact or DEFAULT_CONTACT,
        clock=Clock(today(config.timezone)),
        credentials=Credentials(account.user, account.password) if account.user else None,
        throttle=config.edits.throttle,
    )
