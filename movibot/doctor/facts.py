"""What the checks look at: the machine, the configuration, the wiki's templates and pages, as values."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from movibot.model import Page, Refusal
from movibot.runlock import Holder


@dataclass(frozen=True, slots=True)
class Machine:
    """Where movibot runs.

    Attributes:
        state: The state folder.
        state_exists: It is there.
        state_writable: Files can be made in it, or it can be made itself.
        state_open: Others may read it.
        free: Bytes that are free there; None where that is not known.
        holder: The run that is at work, or None.
        secret_key: The key of the configuration that names the secret, or empty.
        secret_fault: What is wrong with the secret, or None.
        now: The time it is.
    """

    state: Path
    state_exists: bool
    state_writable: bool
    state_open: bool
    free: int | None
    holder: Holder | None
    secret_key: str
    secret_fault: Refusal | None
    now: datetime.datetime


@dataclass(frozen=True, slots=True)
class Settings:
    """What the configuration says.

    Attributes:
        url: The address of the wiki's API.
        user: The account that logs in, or empty.
        names_account: The configuration names an account, be its secret there or not.
        by_token: It shows an OAuth token instead of a password.
        throttle: Seconds between two saves.
        create_pages: Pages that do not exist may be created.
        tag: A change tag, or empty.
        contact: There is one.
    """

    url: str
    user: str
    by_token: bool
    throttle: float
    create_pages: bool
    tag: str = ""
    contact: bool = True
    names_account: bool = True


@dataclass(frozen=True, slots=True)
class TemplateSeen:
    """A template that a schema names, as the wiki has it.

    Attributes:
        schema: The key of the schema.
        title: The full title that it names.
        page: What stands there; without a revision where nothing does.
        target: Where it redirects, or empty.
        target_exists: There is something.
        is_double: What stands there is a redirect too, which MediaWiki does not follow.
        moved_to: Where it was moved, if it is gone; or empty.
        near: A template of the wiki whose name is nearly the same, or empty.
        reads: The names of the parameters that its source reads, behind a redirect; None where that is not known,
            as where it hands them all to a module.
        described: What TemplateData says: name -> whether it is required; None where the template has none.
        described_aliases: Other names that TemplateData gives.
    """

    schema: str
    title: str
    page: Page
    target: str = ""
    target_exists: bool = True
    is_double: bool = False
    moved_to: str = ""
    near: str = ""
    reads: frozenset[str] | None = None
    described: Mapping[str, bool] | None = None
    described_aliases: frozenset[str] = frozenset()

    @property
    def exists(self) -> bool:
        """There is a page of that name."""
        return self.page.revision is not None


@dataclass(frozen=True, slots=True)
class PageSeen:
    """A page that movibot fills, as the wiki has it.

    Attributes:
        page: The page.
        regions: The names of the regions that it should have.
        levels: What an account needs to edit it, beyond the right to edit.
    """

    page: Page
    regions: tuple[str, ...]
    levels: tuple[str, ...] = ()
