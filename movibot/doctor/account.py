"""The account: whether it may do what movibot does, and how fast."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from movibot.doctor.facts import Settings
from movibot.doctor.findings import Finding, Level
from movibot.grants import GRANT_OF, wanted_rights
from movibot.wiki.about import AccountAbout, SiteAbout

_LACKING: Final[Mapping[str, str]] = {
    "edit": "doctor-right-edit",
    "createpage": "doctor-right-createpage",
    "bot": "doctor-right-bot",
    "apihighlimits": "doctor-right-apihighlimits",
    "applychangetags": "doctor-right-applychangetags",
}
"""Right -> what it means that it is lacking."""

_EVERYBODY: Final = ("*", "user")


def check_account(account: AccountAbout, site: SiteAbout, settings: Settings) -> Iterator[Finding]:
    """Whether the account has the rights that its work needs.

    Args:
        account: The account.
        site: The wiki, with the rights of its groups.
        settings: The configuration.
    """
    if not settings.names_account:
        yield Finding("account", "warning", "doctor-no-account", {}, "doctor-do-account")
    if not settings.user or account.is_anonymous:
        return  # what is wrong then is told elsewhere: no secret, or a locked wiki, which lets nobody in
    yield Finding("account", "fine", "doctor-account", {"account": account.name, "groups": _groups(account)})
    if account.block is not None:
        told = {"account": account.name, "reason": account.block}
        yield Finding("account", "fault", "doctor-blocked", told, "doctor-do-unblock")
    if "@" not in settings.user and not settings.by_token:
        yield Finding("account", "warning", "doctor-own-password", {}, "doctor-do-bot-password")
    yield from _rights(account, site, settings)
    yield _speed(account, settings)
    if not settings.contact:
        yield Finding("account", "warning", "doctor-no-contact", {}, "doctor-do-contact")


def _groups(account: AccountAbout) -> list[str]:
    return [group for group in account.groups if group not in _EVERYBODY]


def _rights(account: AccountAbout, site: SiteAbout, settings: Settings) -> Iterator[Finding]:
    wanted = wanted_rights(creates=settings.create_pages, tags=bool(settings.tag))
    missing = [right for right in wanted if right not in account.rights]
    for right in missing:
        yield _missing(right, "fault" if wanted[right] else "warning", account, site)
    if not missing:
        yield Finding("account", "fine", "doctor-rights-fine", {"rights": list(wanted)})


def _missing(right: str, level: Level, account: AccountAbout, site: SiteAbout) -> Finding:
    """Whose word is lacking: that of the account's groups, or that of its bot password."""
    of_groups = {each for group in (*account.groups, *_EVERYBODY) for each in site.group_rights.get(group, ())}
    told = {"right": right, "grant": GRANT_OF[right], "account": account.name}
    remedy = "doctor-do-grant" if right in of_groups else "doctor-do-group"
    return Finding("account", level, _LACKING[right], told, remedy)


def _speed(account: AccountAbout, settings: Settings) -> Finding:
    """How often the wiki lets the account save. Saves keep to it by themselves (`movibot.wiki.pace`)."""
    if any(limit.hits < 1 for limit in account.edit_limits):
        return Finding("account", "fault", "doctor-speed-none", {}, "doctor-do-rate")
    slow = [limit for limit in account.edit_limits if limit.hits * settings.throttle < limit.seconds]
    if not slow:
        return Finding("account", "fine", "doctor-speed-fine", {"throttle": settings.throttle})
    worst = max(slow, key=lambda limit: limit.seconds / limit.hits)
    return Finding("account", "fine", "doctor-speed-limit", {"hits": worst.hits, "seconds": worst.seconds})
