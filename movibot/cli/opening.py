"""A configuration -> everything that a command works with."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from movibot.cli.configured import read_config, wiki_name
from movibot.cli.copied import config_part
from movibot.cli.lastlanguage import last_language
from movibot.cli.packs import open_verdicts, remembered_or_read
from movibot.cli.speech import locale_language
from movibot.config import TEMPLATES, Config
from movibot.errors import ConfigError
from movibot.localday import today
from movibot.messages import CONFIG, choose_language
from movibot.model import Clock, Problem
from movibot.query import Query, read_queries
from movibot.query.naming import layouts_folder
from movibot.reading import Run
from movibot.schema import Pack
from movibot.wiki import Wiki
from movibot.yamlfile import Verdicts

DEFAULT_CONTACT = "no contact given"
"""Stands in the user agent where the configuration names nobody."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a command works with.

    Attributes:
        config: What `config.yaml` says.
        run: The stages' input.
        wish: The language asked for by option or configuration, or empty.
        last: The wiki's language at the last run, or empty.
    """

    config: Config
    run: Run
    wish: str
    last: str = ""

    def language(self, wiki_language: str) -> str:
        """The language of what is shown: as asked for, else the wiki's, now or last time, else the terminal's."""
        return choose_language(self.wish, wiki_language, self.last, locale_language(os.environ))


def open_run(config_path: str | None, language: str | None, *, with_secret: bool = True) -> Opened:
    """Load the configuration and the pack, and prepare the wiki without any request to it.

    Args:
        config_path: `--config`, or None for `$MOVIBOT_CONFIG`, then `./config.yaml`.
        language: `--lang`, or None.
        with_secret: Read the secret of the account, which must then be there; else nobody logs in.

    Raises:
        ConfigError: Something in the files is wrong; all problems at once.
    """
    verdicts = open_verdicts(os.environ)
    config = read_config(config_path, language, verdicts=verdicts, with_secret=with_secret)
    wish, last = language or config.language, last_language(config.state, wiki_name(config))
    if not config.templates.is_dir():
        raise ConfigError("config-invalid", problems=(_no_folder(config),))
    pack, queries = _load_all(config, verdicts)
    verdicts.keep()
    run = Run(
        wiki=open_wiki(config, choose_language(wish, last, locale_language(os.environ))),
        pack=pack,
        queries=queries,
        user=config.wiki.user.partition("@")[0],
        summary=config.edits.summary,
        stop_page=config.edits.stop_page,
        report_page=config.report_page,
        max_edits=config.edits.max,
        create_pages=config.create_pages,
        namespaces=config.namespaces,
        today=today(config.timezone),
        zone=ZoneInfo(config.timezone),
    )
    return Opened(config, run, wish, last)


def _load_all(config: Config, verdicts: Verdicts) -> tuple[Pack, tuple[Query, ...]]:
    """The schemas and the page definitions; the mistakes of all their files in one report."""
    pack, problems, doubtful = remembered_or_read(config.templates, verdicts, config.template_names, config.places)
    queries, more = read_queries(pack, doubtful, verdicts)
    of_layouts = _layout_mistakes(pack, queries)
    if problems or more or of_layouts:
        raise ConfigError("pack-invalid", problems=(*problems, *more, *of_layouts))
    return pack, queries


def _layout_mistakes(pack: Pack, queries: Sequence[Query]) -> tuple[Problem, ...]:
    if not any(query.layout for query in queries):
        return ()
    from movibot.catalogue import layout_mistakes

    return layout_mistakes(queries, layouts_folder(pack))


def _no_folder(config: Config) -> Problem:
    folder = str(config.templates)
    told = {"value": folder, "folder": shlex.quote(folder), CONFIG: config_part(config.path)}
    return Problem("config-no-folder", "error", config.places[TEMPLATES], told)


def open_wiki(config: Config, language: str) -> Wiki:
    """The wiki that a configuration names, without any request to it; waits are told in a language."""
    if config.wiki.folder is not None:
        from movibot.wiki.folder import FolderWiki

        return FolderWiki(config.wiki.folder)
    from movibot.cli.waiting import telling_waits
    from movibot.interruption import sleep_until_asked, was_asked
    from movibot.wiki.mediawiki import Credentials, MediaWiki
    from movibot.wiki.retrying import Patience

    account, waits = config.wiki, Clock(today(config.timezone), sleep=sleep_until_asked)
    return MediaWiki(
        account.url,
        contact=account.contact or DEFAULT_CONTACT,
        clock=waits,
        credentials=Credentials(account.user, account.password, account.token) if account.has_secret else None,
        throttle=config.edits.throttle,
        patience=Patience(waits, account.patience, telling_waits(language), is_ending=was_asked),
        tag=config.edits.tag,
    )
