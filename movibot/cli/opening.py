"""A configuration -> everything that a command works with."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from movibot.config import Config, load_config, today
from movibot.errors import ConfigError
from movibot.messages import choose_language
from movibot.model import Clock
from movibot.pipeline import Run
from movibot.query import load_queries
from movibot.schema import load_pack
from movibot.wiki import Wiki

DEFAULT_CONTACT = "no contact given"
"""Stands in the user agent where the configuration names nobody."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a command works with.

    Attributes:
        config: What `config.yaml` says.
        run: The stages' input.
        language: Of what is shown.
    """

    config: Config
    run: Run
    language: str


def open_run(config_path: str | None, language: str | None) -> Opened:
    """Load the configuration and the pack, and prepare the wiki without any request to it.

    Args:
        config_path: `--config`, or None for `$MOVIBOT_CONFIG`, then `./config.yaml`.
        language: `--lang`, or None.

    Raises:
        ConfigError: Something in the files is wrong; all problems at once.
    """
    config = load_config(_config_path(config_path, os.environ), os.environ, shipped_pack(), state_folder(os.environ))
    pack = load_pack(config.templates, config.template_names)
    queries = load_queries(pack)
    run = Run(
        wiki=_open_wiki(config),
        pack=pack,
        queries=queries,
        user=config.wiki.user.partition("@")[0],
        summary=config.edits.summary,
        max_edits=config.edits.max,
        create_pages=config.create_pages,
    )
    return Opened(config, run, choose_language(language, config.language))


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
