"""The pages that movibot fills: whether they are there, with their markers, and may be edited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from movibot.doctor.facts import PageSeen, Settings
from movibot.doctor.findings import Finding
from movibot.model import Refusal, WikiFacts
from movibot.wikitext.exclusion import excluding
from movibot.wikitext.markers import Region, find_region

_RIGHT_OF: Final = {"sysop": "editprotected", "autoconfirmed": "editsemiprotected"}
"""Level of protection -> the right that it asks for; others are rights themselves. Manual:Page protection."""


def check_pages(
    pages: Sequence[PageSeen], rights: frozenset[str], settings: Settings, facts: WikiFacts
) -> Iterator[Finding]:
    """Whether generated pages can be filled.

    Args:
        pages: Those whose titles are known beforehand.
        rights: Of the account.
        settings: The configuration.
        facts: Of the wiki.
    """
    there = [seen for seen in pages if seen.page.revision is not None]
    found = {seen.page.title: list(_on_page(seen, rights, settings, facts)) for seen in there}
    for of_page in found.values():
        yield from of_page
    fine = [title for title, each in found.items() if not each]
    if fine:
        yield Finding("pages", "fine", "doctor-pages-fine", {"n": len(fine), "titles": fine})
    if absent := [seen.page.title for seen in pages if seen.page.revision is None]:
        told = {"n": len(absent), "titles": absent}
        if settings.create_pages:
            yield Finding("pages", "fine", "doctor-pages-to-create", told)
        else:
            yield Finding("pages", "warning", "doctor-pages-absent", told, "doctor-do-create-pages")


def _on_page(seen: PageSeen, rights: frozenset[str], settings: Settings, facts: WikiFacts) -> Iterator[Finding]:
    page, told = seen.page, {"title": seen.page.title}
    if page.is_redirect:
        yield Finding("pages", "fault", "doctor-page-redirect", told, "doctor-do-page-redirect")
        return
    for name in seen.regions:
        region = find_region(page.text, name, facts.extension_tags)
        if isinstance(region, Refusal):
            yield Finding("pages", "fault", "doctor-page", told, cause=region)
        elif isinstance(region, Region) and not region.is_untouched:
            yield Finding("pages", "warning", "doctor-page-edited", told | {"name": name}, "doctor-do-replace-edited")
    if template := excluding(page.text, settings.user, facts):
        yield Finding("pages", "warning", "doctor-page", told, cause=Refusal("bots-excluded", {"template": template}))
    for level in seen.levels:
        right = _RIGHT_OF.get(level, level)
        if settings.user and right not in rights:
            told = {"title": page.title, "right": right, "level": level}
            yield Finding("pages", "fault", "doctor-page-protected", told, "doctor-do-protected")


def check_stop(title: str, text: str) -> Finding:
    """Whether somebody stops movibot.

    Args:
        title: The stop page; empty where there is none.
        text: What stands on it; empty where it does not exist.
    """
    told = {"title": title}
    if not title:
        return Finding("pages", "warning", "doctor-no-stop-page", told, "doctor-do-stop-page")
    if text.strip():
        return Finding("pages", "fault", "doctor-stopped", told | {"text": text.strip()[:200]}, "doctor-do-unstop")
    return Finding("pages", "fine", "doctor-stop-fine", told)
