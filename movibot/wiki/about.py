"""What a wiki says of itself, of an account and of its templates, beyond what every run needs, as values."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page of the web, as it came.

    Attributes:
        status: The HTTP status.
        body: The text; the beginning of it where it is long.
        location: Where a redirect leads, as it was sent; empty for none.
    """

    status: int
    body: str = ""
    location: str = ""


@dataclass(frozen=True, slots=True)
class SiteAbout:
    """A wiki, in its own words.

    Attributes:
        name: The site's name.
        language: The content language.
        generator: Its software, such as `MediaWiki 1.39.17`.
        api: The address of its `api.php` by its own account; empty where it does not tell.
        wiki_id: The name of its database, the same under all of its addresses.
        page_url: The address of a page, `$1` standing for its title.
        special: Canonical name of a special page -> its full title in the wiki's language.
        extensions: Name of an extension -> its version, or an empty text.
        group_rights: Group -> the rights of its members.
        collation: MediaWiki's `categorycollation`.
        timezone: In which it shows times, such as `Europe/Berlin`; empty where it does not say.
        pages: How many pages there are.
        edits: How many edits were ever made.
        lock: Why the wiki is locked for writing, or None.
        read_at: The wiki's own clock; None where it does not tell.
    """

    name: str = ""
    language: str = ""
    generator: str = ""
    api: str = ""
    wiki_id: str = ""
    page_url: str = ""
    special: Mapping[str, str] = field(default_factory=dict)
    extensions: Mapping[str, str] = field(default_factory=dict)
    group_rights: Mapping[str, frozenset[str]] = field(default_factory=dict)
    collation: str = ""
    timezone: str = ""
    pages: int = 0
    edits: int = 0
    lock: str | None = None
    read_at: datetime.datetime | None = None


@dataclass(frozen=True, slots=True)
class Limit:
    """So many actions in so many seconds; more are refused."""

    hits: int
    seconds: int


@dataclass(frozen=True, slots=True)
class AccountAbout:
    """An account, as the wiki sees it.

    Attributes:
        name: As the wiki calls it; an address where nobody is logged in.
        is_anonymous: Nobody is logged in.
        rights: What its groups and its bot password leave.
        groups: The groups it is in.
        edit_limits: How often it may edit, each limit by itself; none where it may at will.
        block: The reason of a block that covers the whole wiki, or None.
    """

    name: str = ""
    is_anonymous: bool = True
    rights: frozenset[str] = frozenset()
    groups: tuple[str, ...] = ()
    edit_limits: tuple[Limit, ...] = ()
    block: str | None = None
