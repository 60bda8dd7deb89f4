"""An answer of the API -> what the wiki and the account are. Manual pages "API:Siteinfo" and "API:Userinfo"."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import suppress
from typing import Final
from urllib.parse import urlsplit

from movibot.address import SCRIPT
from movibot.errors import Unreachable
from movibot.wiki.about import AccountAbout, Limit, SiteAbout
from movibot.wiki.shape import Answer, Question
from movibot.wiki.siteinfo import lock_reason, page_address

_PROPERTIES: Final = (
    *("general", "namespaces", "namespacealiases", "extensiontags"),  # what every run asks too
    *("specialpagealiases", "extensions", "usergroups", "statistics"),
)
ABOUT: Final[Question] = {
    "meta": "siteinfo|userinfo",
    "siprop": "|".join(_PROPERTIES),
    "uiprop": "groups|ratelimits",
    "curtimestamp": 1,
}
"""One question for all of it."""

_SPECIAL: Final = "-1"
_SAVING: Final = ("edit", "create")
"""What a save counts as; newer wikis have a limit of their own for new pages."""
_BESIDE: Final = frozenset({"ip", "subnet", "ip-all", "subnet-all", "user-global"})
_NEW: Final = "newbie"


def site_about(answer: Answer) -> SiteAbout:
    """What the wiki says of itself.

    Args:
        answer: The whole answer to `ABOUT`.

    Raises:
        Unreachable: This is not MediaWiki's answer.
    """
    query = answer.part("query")
    general, statistics = query.part("general"), query.part_if_any("statistics")
    return SiteAbout(
        name=general.text("sitename", ""),
        language=general.text("lang", ""),
        generator=general.text("generator"),
        api=_api(general),
        wiki_id=general.text("wikiid", ""),
        page_url=page_address(general),
        special=_special(query),
        extensions={each.text("name", ""): each.said("version") for each in query.parts("extensions")},
        group_rights={each.text("name"): frozenset(each.texts("rights")) for each in query.parts("usergroups")},
        collation=general.text("categorycollation", ""),
        timezone=general.text("timezone", ""),
        pages=statistics.number("pages", 0),
        edits=statistics.number("edits", 0),
        lock=lock_reason(query),
        read_at=_moment(answer),
    )


def account_about(answer: Answer) -> AccountAbout:
    """What the wiki says of the account that asks.

    Args:
        answer: The whole answer to `ABOUT`, which also holds the rights.

    Raises:
        Unreachable: This is not MediaWiki's answer.
    """
    user = answer.part("query", "userinfo")
    is_blocked = "blockedby" in user and not user.states("blockpartial")
    return AccountAbout(
        name=user.text("name", ""),
        is_anonymous=user.states("anon") or not user.number("id", 0),
        rights=frozenset(user.texts("rights")),
        groups=tuple(user.texts("groups")),
        edit_limits=edit_limits(user),
        block=user.said("blockreason") if is_blocked else None,
    )


def edit_limits(user: Answer) -> tuple[Limit, ...]:
    """How often an account may save, each limit by itself. Manual page "Manual:$wgRateLimits".

    The limits of addresses hold beside that of the account. Of its own, that of new accounts takes the place of the
    others; else the most generous one counts, the groups' included.

    Args:
        user: `userinfo`, with its `ratelimits`; they are empty for an account that is exempt.
    """
    given = user.part_if_any("ratelimits")
    return tuple(limit for action in _SAVING for limit in _of_action(given.part_if_any(action)))


def _of_action(given: Answer) -> Iterator[Limit]:
    parts = {kind: given.part(kind) for kind in given.given}
    limits = {kind: Limit(each.number("hits"), each.number("seconds")) for kind, each in parts.items()}
    yield from (limit for kind, limit in limits.items() if kind in _BESIDE)
    own = [limit for kind, limit in limits.items() if kind not in _BESIDE]
    if _NEW in limits:
        yield limits[_NEW]
    elif own:
        yield max(own, key=lambda limit: limit.hits / max(limit.seconds, 1))


def _api(general: Answer) -> str:
    server, path = general.text("server", ""), general.text("scriptpath", "")
    if server.startswith("//"):
        server = f"{urlsplit(general.url).scheme}:{server}"
    return f"{server}{path}/{SCRIPT}" if server else ""


def _special(query: Answer) -> dict[str, str]:
    namespace = query.part_if_any("namespaces").part_if_any(_SPECIAL).text("name", "Special")
    pages = query.parts("specialpagealiases")
    return {page.text("realname"): f"{namespace}:{next(iter(page.texts('aliases')), '')}" for page in pages}


def _moment(answer: Answer) -> datetime.datetime | None:
    with suppress(Unreachable):
        return answer.moment("curtimestamp")
    return None
