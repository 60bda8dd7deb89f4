"""The wiki -> facts -> findings, in few requests; what cannot be read is a finding too."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from movibot.doctor.account import check_account
from movibot.doctor.asking import Asking, Inspecting
from movibot.doctor.drift import check_drift
from movibot.doctor.facts import PageSeen, Settings
from movibot.doctor.findings import Finding, Subject
from movibot.doctor.pages import check_pages, check_stop
from movibot.doctor.seeing import see_templates, title_of_template
from movibot.doctor.site import check_site
from movibot.doctor.templates import check_templates
from movibot.errors import LoginFailed, Unreachable, WikiError
from movibot.model import Page, Refusal, WikiFacts
from movibot.reading import Run, read_facts
from movibot.stopping import title_of_stop
from movibot.titles import normal_title
from movibot.wiki.about import AccountAbout, SiteAbout

REPORT_REGION: Final = "rapport"


@dataclass(slots=True)
class Examination:
    """What was found out of a wiki.

    Attributes:
        findings: In the order in which they were made.
        language: The wiki's; empty where it did not tell.
        failed: The wiki could not be used for something.
    """

    findings: list[Finding] = field(default_factory=list)
    language: str = ""
    failed: bool = False

    @contextmanager
    def step(self, subject: Subject) -> Iterator[None]:
        """A part that may fail without the others."""
        try:
            yield
        except WikiError as error:
            self.failed = True
            about: Subject = "account" if isinstance(error, LoginFailed) else subject
            cause = Refusal(error.code, error.arguments)
            self.findings.append(Finding(about, "fault", "doctor-unchecked", cause=cause))


def examine(
    run: Run, inspecting: Inspecting | None, settings: Settings, now: Callable[[], datetime.datetime]
) -> Examination:
    """Look at a wiki, and say what was found.

    Args:
        run: What a run works with.
        inspecting: Asks a MediaWiki; None where the wiki is a folder of files.
        settings: The configuration.
        now: The time it is.
    """
    done = Examination()
    site, account = SiteAbout(), AccountAbout()
    if inspecting is not None:
        with done.step("wiki"):
            before = now()
            site, account = inspecting.about()
            between = before + (now() - before) / 2
            done.findings += check_site(site, settings, account, between)
            done.findings += check_account(account, site, settings)
    else:
        done.findings.append(Finding("wiki", "fine", "doctor-folder", {"name": run.wiki.name}))
    if done.failed:
        return done
    with done.step("wiki"):
        facts = read_facts(run)
        done.language = facts.language
        _examine_pages(done, Asking(run, facts, inspecting, site.extensions.keys()), settings, account)
    return done


def _examine_pages(done: Examination, asking: Asking, settings: Settings, account: AccountAbout) -> None:
    run, facts, schemas = asking.run, asking.facts, asking.run.pack.schemas
    named = {key: title_of_template(schema.template, facts) for key, schema in schemas.items()}
    regions = _regions(run, facts)
    stop = title_of_stop(run.stop_page, run.user, facts)
    wanted = dict.fromkeys(filter(None, [*named.values(), *regions, stop]))
    pages = {page.title: page for page in run.wiki.pages(wanted)}
    if not all(_is_answered(title, pages, facts) for title in wanted):
        raise Unreachable("wiki-not-an-api", url=run.wiki.name)
    with done.step("templates"):
        templates = see_templates(asking, {key: title for key, title in named.items() if title}, pages)
        done.findings += check_templates(templates)
        done.findings += check_drift(templates, schemas)
    with done.step("pages"):
        seen = _pages(asking, regions, pages)
        done.findings += check_pages(seen, account.rights, settings, facts)
        if settings.user:
            done.findings.append(check_stop(stop, pages[stop].text if stop in pages else ""))
    if asking.inspecting and settings.tag:
        with done.step("account"):
            if not asking.inspecting.knows_tag(settings.tag):
                told = {"tag": settings.tag}
                done.findings.append(Finding("account", "warning", "doctor-tag-unknown", told, "doctor-do-tag"))


def _is_answered(title: str, pages: Mapping[str, Page], facts: WikiFacts) -> bool:
    """The wiki said of this page whether it is there: one that it did not speak of comes without its namespace."""
    meant = normal_title(title, facts)
    return title in pages and meant is not None and pages[title].namespace == meant.namespace


# --- pages -------------------------------------------------------------------------------------------


def _regions(run: Run, facts: WikiFacts) -> dict[str, tuple[str, ...]]:
    """The pages whose titles are known beforehand -> the names of their regions."""
    found: dict[str, list[str]] = {}
    wanted = [(query.title, query.region) for query in run.queries if query.title and not (query.each or query.holders)]
    for written, region in [*wanted, (run.report_page, REPORT_REGION)]:
        title = normal_title(written, facts) if written else None
        if title is not None:
            found.setdefault(title.full, []).append(region)
    return {title: tuple(dict.fromkeys(names)) for title, names in found.items()}


def _pages(asking: Asking, regions: Mapping[str, tuple[str, ...]], pages: Mapping[str, Page]) -> list[PageSeen]:
    there = [title for title in regions if pages[title].revision is not None]
    levels = asking.inspecting.protection(there) if asking.inspecting and there else {}
    return [PageSeen(pages[title], names, levels.get(title, ())) for title, names in regions.items()]
