"""What `config.yaml` says, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from movibot.localday import DEFAULT_TIMEZONE
from movibot.model import Place

DEFAULT_MAX_EDITS = 200
DEFAULT_PATIENCE = 300.0


@dataclass(frozen=True, slots=True)
class WikiConfig:
    """Which wiki, and who we are on it.

    Attributes:
        folder: A wiki that is a folder of files, or None.
        url: The address of a MediaWiki's `api.php`, or empty.
        user: The account, such as `MoviBot@sync`; empty to read without one.
        contact: A way to reach the operator, for the user agent.
        password: Its password, never shown; empty where there is a token.
        token: The OAuth 2 access token of an owner-only consumer of the account, never shown.
        secret_key: The key that names the secret, such as `password_file`; empty where systemd is to hand it over.
        secret_file: The file that it names, or None.
        patience: Seconds that one run spends on waits and failed requests at most.
    """

    folder: Path | None = None
    url: str = ""
    user: str = ""
    contact: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    secret_key: str = field(default="", compare=False)
    secret_file: Path | None = field(default=None, compare=False)
    patience: float = DEFAULT_PATIENCE

    @property
    def has_secret(self) -> bool:
        """There is something to log in with."""
        return bool(self.password or self.token)


@dataclass(frozen=True, slots=True)
class EditsConfig:
    """How a run writes.

    Attributes:
        throttle: Seconds between two saves.
        max: More edits than this in one run: nothing is written.
        summary: The edit summary; empty for the default one, in the wiki's language.
        stop_page: A page on which any text stops the run; empty for the one beside the account's user page.
        tag: A change tag of the wiki for each save; empty for none.
    """

    throttle: float = 1.0
    max: int = DEFAULT_MAX_EDITS
    summary: str = ""
    stop_page: str = ""
    tag: str = ""


@dataclass(frozen=True, slots=True)
class PublishConfig:
    """What `movibot publish` makes of schemas.

    Attributes:
        documentation: The name of the sub-page that documents a template; empty for the wiki's own, or the usual one.
        tracking: The category of pages with a problem, `{label}` standing for what a record is called; empty for the
            usual one, in the wiki's language.
        warn: Who sees the problems that a template finds.
    """

    documentation: str = ""
    tracking: str = ""
    warn: Literal["preview", "everyone", "nobody"] = "preview"


@dataclass(frozen=True, slots=True)
class Config:
    """What `config.yaml` says.

    Attributes:
        path: The file itself.
        wiki: Which wiki.
        timezone: The time zone in which "today" is meant.
        templates: The folder of schemas, vocabularies and page definitions.
        template_names: Schema -> the name its template has on this wiki.
        places: Where the file names `templates`, and each of its `schemas`, for messages.
        create_pages: Generated pages that do not exist yet may be created.
        namespaces: Where people may define indexes, by number; None for the usual ones.
        state: The folder for the lock, the logs of the runs, and what movibot has read.
        edits: How a run writes.
        language: `fr`, `en`, or empty for the wiki's own.
        report_page: The page of the wiki that tells what runs found; empty for none.
        publish: What `movibot publish` makes of schemas.
    """

    path: Path
    wiki: WikiConfig
    timezone: str = DEFAULT_TIMEZONE
    templates: Path = Path()
    template_names: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)
    create_pages: bool = False
    namespaces: frozenset[int] | None = None
    state: Path = Path()
    edits: EditsConfig = EditsConfig()
    language: str = ""
    report_page: str = ""
    publish: PublishConfig = PublishConfig()
