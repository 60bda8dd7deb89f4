"""The wiki itself: its software, its address, its clock, its order of letters, its extensions."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from movibot.doctor.facts import Settings
from movibot.doctor.findings import Finding
from movibot.messages import LANGUAGES, choose_language
from movibot.schema.dates import NAMES as MONTH_NAMES
from movibot.wiki.about import AccountAbout, SiteAbout

_OLDEST: Final = (1, 35)
"""Older ones know neither `baserevid` nor main slots as movibot uses them."""

_VERSION: Final = re.compile(r"MediaWiki (\d{1,3})\.(\d{1,3})")
_SECONDS: Final = 120
"""A clock that is off by less harms nobody."""

_HOURS: Final = datetime.timedelta(hours=6)
"""One that is off by more is of another day."""

_RESTRAINING: Final = ("FlaggedRevs", "Flagged Revisions", "Moderation", "Approved Revs")
"""Extensions under which what is saved is not what readers see at once."""

_WRITES: Final = {"fr": "doctor-writes-french", "en": "doctor-writes-english"}
"""Language of the sentences on a wiki in another language -> what is told of it."""


def check_site(site: SiteAbout, settings: Settings, account: AccountAbout, now: datetime.datetime) -> Iterator[Finding]:
    """Whether movibot can work with this wiki.

    Args:
        site: The wiki.
        settings: The configuration.
        account: The account that asks.
        now: The time it was here when the wiki told its own.
    """
    yield _version(site)
    if (own := site.api) and _place(own) != _place(settings.url):
        yield Finding("wiki", "warning", "doctor-address-alias", {"url": own}, "doctor-do-address")
    if site.lock is not None:
        yield Finding("wiki", "fault", "doctor-locked", {"reason": site.lock}, "doctor-do-wait")
    if site.read_at is not None:
        yield _clock(site.read_at, now)
    if site.language == "fr" and site.collation and not site.collation.startswith("uca"):
        yield Finding("wiki", "warning", "doctor-collation", {"collation": site.collation}, "doctor-do-collation")
    elif site.collation:
        yield Finding("wiki", "fine", "doctor-collation-fine", {"collation": site.collation})
    yield from _language(site.language)
    yield from _extensions(site, settings, account)


def _version(site: SiteAbout) -> Finding:
    told = {"name": site.name, "generator": site.generator, "pages": site.pages}
    version = _VERSION.match(site.generator)
    if version is None:
        return Finding("wiki", "warning", "doctor-version-unknown", told, "doctor-do-tell-us")
    if (int(version[1]), int(version[2])) < _OLDEST:
        return Finding("wiki", "fault", "doctor-version-old", told, "doctor-do-upgrade")
    return Finding("wiki", "fine", "doctor-version-fine", told)


def _place(url: str) -> tuple[str, str]:
    """An address without its scheme: a wiki behind a proxy often gives http as its own."""
    parts = urlsplit(url)
    return parts.netloc.lower(), parts.path


def _clock(theirs: datetime.datetime, ours: datetime.datetime) -> Finding:
    off = abs(theirs - ours)
    told = {"seconds": int(off.total_seconds())}
    if off > _HOURS:
        return Finding("wiki", "fault", "doctor-clock-off", told, "doctor-do-clock")
    if off.total_seconds() > _SECONDS:
        return Finding("wiki", "warning", "doctor-clock-off", told, "doctor-do-clock")
    return Finding("wiki", "fine", "doctor-clock-fine", told)


def _language(language: str) -> Iterator[Finding]:
    """What is not as the people of a wiki in another language than French may think."""
    code = language.partition("-")[0]
    if code == "en":
        yield Finding("wiki", "fine", "doctor-days-first")
    if code in {"", *LANGUAGES}:
        return
    told = {"language": language}
    yield Finding("wiki", "fine", _WRITES[choose_language(language)], told)
    if code not in MONTH_NAMES:
        yield Finding("wiki", "warning", "doctor-months-unread", told, "doctor-do-write-iso")


def _extensions(site: SiteAbout, settings: Settings, account: AccountAbout) -> Iterator[Finding]:
    names = site.extensions.keys()
    versions = [
        f"{name} {site.extensions[name]}".strip()
        for name in ("ParserFunctions", "TemplateData", "Abuse Filter")
        if name in names
    ]
    if versions:
        yield Finding("wiki", "fine", "doctor-extensions", {"extensions": versions})
    if "ParserFunctions" not in names:
        yield Finding("wiki", "warning", "doctor-no-parserfunctions", {}, "doctor-do-parserfunctions")
    if "TemplateData" not in names:
        yield Finding("wiki", "warning", "doctor-no-templatedata", {}, "doctor-do-templatedata")
    for name in filter(names.__contains__, _RESTRAINING):
        yield Finding("wiki", "warning", "doctor-reviewed", {"extension": name}, "doctor-do-reviewed")
    if not settings.user:
        return
    if "ConfirmEdit" in names and "skipcaptcha" not in account.rights:
        yield Finding("wiki", "warning", "doctor-captcha", {}, "doctor-do-captcha")
    if settings.by_token and "OAuth" not in names:
        yield Finding("wiki", "fault", "doctor-no-oauth", {}, "doctor-do-password")
