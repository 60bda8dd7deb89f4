"""What a shell may offer while a command is typed: titles, schemas, runs. No wiki is asked, and nothing is told.

How a shell asks: https://click.palletsprojects.com/en/stable/shell-completion/.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Final

import click

from movibot.errors import MovibotError

if TYPE_CHECKING:  # loaded when somebody asks, which most starts do not
    from click.shell_completion import CompletionItem

    from movibot.config import Config

VARIABLE: Final = "_MOVIBOT_COMPLETE"
"""By this variable a shell asks what may come next."""

_MOST: Final = 200
"""More titles than anybody reads."""


def titles(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Titles of pages: of the last run, or of the folder."""
    del parameter
    config = _config(context)
    return _fitting(_titles(config, begun), begun) if config else []


def titles_or_files(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Titles of pages; where none begins so, files."""
    from click.shell_completion import CompletionItem

    found = [] if begun.startswith((".", "/", "~")) else titles(context, parameter, begun)
    return found or [CompletionItem(begun, type="file")]


def schemas(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Names of schemas."""
    del parameter
    config = _config(context)
    if config is None:
        return []
    try:
        return _fitting((path.stem for path in sorted((config.templates / "schemas").glob("*.yaml"))), begun)
    except OSError:  # the folder is closed
        return []


def pairs(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Names of parameters, each with its `=`: of the schema that is named, else of all."""
    del parameter
    from movibot.collation import fold
    from movibot.schema import read_pack

    config = _config(context)
    if config is None or "=" in begun:
        return []
    with suppress(MovibotError, OSError):
        schemas = read_pack(config.templates, config.template_names).pack.schemas
        named = fold(context.params.get("schema") or "")
        chosen = [each for each in schemas.values() if named in {fold(each.key), fold(each.template)}]
        every = (name for each in chosen or schemas.values() for name in each.parameters)
        return _fitting((f"{name}=" for name in dict.fromkeys(every)), begun)
    return []


def past(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Names of runs, the newest first."""
    del parameter
    from movibot.cli.configured import wiki_name
    from movibot.runlog import runs

    config = _config(context)
    return _fitting((each.run for each in runs(config.state, wiki_name(config))), begun) if config else []


def _config(context: click.Context) -> Config | None:
    """The configuration that the command would work with, or None where it cannot be read."""
    from movibot.cli.configured import read_config

    with suppress(MovibotError, OSError), context.scope(cleanup=False):
        return read_config(context.params.get("config_path"), None, with_secret=False)
    return None


def _titles(config: Config, begun: str) -> Iterable[str]:
    from movibot.cli.configured import wiki_name
    from movibot.store.titles import kept_titles

    if config.wiki.folder is None:
        return kept_titles(config.state, wiki_name(config))
    from movibot.wiki.folder import FolderWiki

    with suppress(MovibotError):
        return FolderWiki(config.wiki.folder).titles_beginning(begun)
    return ()


def _fitting(words: Iterable[str], begun: str) -> list[CompletionItem]:
    from itertools import islice

    from click.shell_completion import CompletionItem

    start = begun.casefold()
    return [CompletionItem(each) for each in islice((w for w in words if w.casefold().startswith(start)), _MOST)]
