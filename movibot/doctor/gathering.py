"""The wiki -> facts -> findings, in few requests; what cannot be read is a finding too."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, Final, Protocol

from movibot.collation import nearest
from movibot.doctor.account import check_account
from movibot.doctor.drift import check_drift
from movibot.doctor.facts import PageSeen, Settings, TemplateSeen
from movibot.doctor.findings import Finding, Subject
from movibot.doctor.pages import check_pages, check_stop
from movibot.doctor.site import check_site
from movibot.doctor.templates import check_templates
from movibot.errors import LoginFailed, Unreachable, WikiError
from movibot.model import Page, Refusal, WikiFacts
from movibot.reading import Run, read_facts
from movibot.stopping import title_of_stop
from movibot.titles import TEMPLATE, normal_title
from movibot.wiki.about import AccountAbout, SiteAbout

REPORT_REGION: Final = "rapport"


class Inspecting(Protocol):
    """What is asked of a MediaWiki beyond what a run asks; see `wiki/inspecting.py`."""

    def about(self) -> tuple[SiteAbout, AccountAbout]:
        """The wiki and the account, in their own words."""

    def templatedata(self, titles: Iterable[str]) -> Mapping[str, Mapping[str, Any]]:
        """What the wiki's editors know of templates, by title."""

    def protection(self, titles: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """What an account needs, beyond the right to edit, to edit pages."""

    def moves(self, namespace: int) -> Mapping[str, str]:
        """The latest moves of pages that were in a namespace: where from, where to."""

    def knows_tag(self, tag: str) -> bool:
        """Whether a change tag exists and is in use."""


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
        _examine_pages(done, run, _Asking(run, facts, inspecting, site.extensions.keys()), settings, account)
    return done


@dataclass(frozen=True, slots=True)
class _Asking:
    """Whom to ask.

    Attributes:
        run: What a run works with.
        facts: Of the wiki.
        inspecting: Asks a MediaWiki, or None.
        extensions: The names of the wiki's extensions.
    """

    run: Run
    facts: WikiFacts
    inspecting: Inspecting | None
    extensions: Collection[str]


def _examine_pages(done: Examination, run: Run, asking: _Asking, settings: Settings, account: AccountAbout) -> None:
    facts, schemas = asking.facts, run.pack.schemas
    named = {key: _template(schema.template, facts) for key, schema in schemas.items()}
    regions = _regions(run, facts)
    stop = title_of_stop(run.stop_page, run.user, facts)
    wanted = dict.fromkeys(filter(None, [*named.values(), *regions, stop]))
    pages = {page.title: page for page in run.wiki.pages(wanted)}
    if not all(_is_answered(title, pages, facts) for title in wanted):
        raise Unreachable("wiki-not-an-api", url=run.wiki.name)
    with done.step("templates"):
        templates = _templates(asking, {key: title for key, title in named.items() if title}, pages)
        done.findings += check_templates(templates)
        done.findings += check_drift(_with_data(asking, templates), schemas)
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


# --- templates ---------------------------------------------------------------------------------------


def _template(name: str, facts: WikiFacts) -> str:
    """The full title of a template, in the wiki's normal form; empty where it is no title."""
    title = normal_title(name, facts, TEMPLATE)
    return title.full if title else ""


def _templates(asking: _Asking, named: Mapping[str, str], pages: Mapping[str, Page]) -> list[TemplateSeen]:
    """The templates of schemas as the wiki has them."""
    redirects = asking.facts.template_redirects
    targets = {title: redirects.get(title, "") for title in named.values() if pages[title].is_redirect}
    behind = {page.title: page for page in asking.run.wiki.pages(dict.fromkeys(filter(None, targets.values())))}
    gone = [title for title in dict.fromkeys(named.values()) if pages[title].revision is None]
    moved = _moved(asking, gone)
    near = _near(asking, [title for title in gone if not moved.get(title)])
    found = []
    for key, title in named.items():
        target = targets.get(title, "")
        source = behind.get(target) if target else pages[title]
        found.append(
            TemplateSeen(
                schema=key,
                title=title,
                page=pages[title],
                target=target if pages[title].is_redirect else "",
                target_exists=source is not None and source.revision is not None,
                moved_to=moved.get(title, ""),
                near=near.get(title, ""),
            )
        )
    return found


def _moved(asking: _Asking, gone: Sequence[str]) -> dict[str, str]:
    """Title of a template that is gone -> where it is now, by one move after the other."""
    if asking.inspecting is None or not gone:
        return {}
    moves = asking.inspecting.moves(TEMPLATE)
    return {title: _last(title, moves) for title in gone}


def _last(title: str, moves: Mapping[str, str]) -> str:
    seen = {title}
    while (after := moves.get(title, "")) and after not in seen:
        title = after
        seen.add(title)
    return title if len(seen) > 1 else ""


def _near(asking: _Asking, gone: Sequence[str]) -> dict[str, str]:
    """Title of a template that is not there -> one that is, with nearly the same name."""
    if not gone:
        return {}
    prefix = next((each.name for each in asking.facts.namespaces if each.number == TEMPLATE), "")
    there = asking.run.wiki.titles_beginning(f"{prefix}:")
    found = ((title, nearest(title, there)) for title in gone)
    return {title: near for title, near in found if near}


def _with_data(asking: _Asking, templates: Sequence[TemplateSeen]) -> list[TemplateSeen]:
    """The same, with what can be known of their parameters."""
    there = [seen.target or seen.title for seen in templates if seen.exists and seen.target_exists]
    known: Mapping[str, Mapping[str, Any]] = {}
    if asking.inspecting is not None and "TemplateData" in asking.extensions and there:
        known = asking.inspecting.templatedata(there)
    return [_described(seen, known.get(seen.target or seen.title)) for seen in templates]


def _described(seen: TemplateSeen, data: Mapping[str, Any] | None) -> TemplateSeen:
    """The same, with what TemplateData says. What the wiki made of it is believed as far as it has that form."""
    params = data.get("params") if data else None
    if not isinstance(params, dict):
        return seen
    each = {name: about for name, about in params.items() if isinstance(about, dict)}
    aliases = [alias for about in each.values() for alias in _listed(about.get("aliases"))]
    required = {name: about.get("required") is True for name, about in each.items()}
    return replace(seen, described=required, described_aliases=frozenset(aliases))


def _listed(given: object) -> list[str]:
    return [str(each) for each in given] if isinstance(given, list) else []


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


def _pages(asking: _Asking, regions: Mapping[str, tuple[str, ...]], pages: Mapping[str, Page]) -> list[PageSeen]:
    there = [title for title in regions if pages[title].revision is not None]
    levels = asking.inspecting.protection(there) if asking.inspecting and there else {}
    return [PageSeen(pages[title], names, levels.get(title, ())) for title, names in regions.items()]
