"""The stages in their order: read this first.

    facts -> changes since -> pages -> records -> entries -> problems
                                                     |
                        rows -> wanted regions -> plan -> apply -> report

The first line is in `reading`; checks and their fixes are in `checking` and `mending`. Nothing here knows how a
wiki is reached or how a result is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from movibot.apply import apply_plan
from movibot.catalogue import build_region, new_page
from movibot.collation import fold, nearest
from movibot.errors import ConfigError, UsageError, WikiError
from movibot.messages import choose_language, sentence
from movibot.model import Change, Edit, Outcome, Page, Plan, Refusal, ReplaceRegion, Report, WikiFacts
from movibot.plan import check_limits, over_limit, plan_edits
from movibot.query import Query, select_rows
from movibot.reading import Harvest, Run, read_facts, read_pages, read_wiki
from movibot.titles import normal_title


@dataclass(frozen=True, slots=True)
class Overrides:
    """Pages for which a guard is lifted, by title. The name says which guard.

    Attributes:
        replace_edited: A person's edit inside the region is replaced.
        allow_shrink: The region may lose most of its lines.
    """

    replace_edited: frozenset[str] = frozenset()
    allow_shrink: frozenset[str] = frozenset()


def sync(
    run: Run,
    *,
    pages: Sequence[str] | None = None,
    overrides: Overrides = Overrides(),
    dry_run: bool = False,
    tell: Callable[[Outcome, WikiFacts], None] = lambda _, __: None,
) -> Report:
    """Bring the generated pages up to date.

    Args:
        run: What to work with.
        pages: Titles or keys of the pages wanted; None for all.
        overrides: Guards to lift.
        dry_run: Plan, and write nothing.
        tell: Called with each outcome when it is there, and the facts of the wiki.

    Returns:
        What happened, also where the wiki failed in the middle of the saves.

    Raises:
        WikiError: The wiki failed before anything was written.
        GuardError: The plan looks too large to be meant. Nothing was written.
        UsageError: A wanted page has no definition.
    """
    queries = wanted_queries(run.queries, pages)
    overrides = _lifted(overrides, run.queries)
    facts = read_facts(run)
    if not dry_run:
        run.wiki.check_writable()
    harvest = read_wiki(run, facts)
    wanted = _of_the_same_pages(queries, run.queries, facts)
    plan = plan_pages(run, _in_normal_form(wanted, facts), harvest, _titles_in_normal_form(overrides, facts))
    if dry_run:
        return _report(run, harvest, plan.outcomes, planned=plan.edits, stopped=over_limit(plan, run.max_edits))
    check_limits(plan, run.max_edits)
    outcomes, stopped = _apply(run, plan, facts, tell)
    return _report(run, harvest, outcomes, stopped=stopped)


def _report(
    run: Run,
    harvest: Harvest,
    outcomes: tuple[Outcome, ...],
    *,
    planned: tuple[Edit, ...] = (),
    stopped: Refusal | None,
) -> Report:
    return Report(
        outcomes=outcomes,
        problems=harvest.problems,
        records=harvest.records,
        language=harvest.facts.language,
        planned=planned,
        reads=run.wiki.traffic.reads,
        writes=run.wiki.traffic.writes,
        stopped=stopped,
    )


def wanted_queries(queries: Sequence[Query], pages: Sequence[str] | None) -> tuple[Query, ...]:
    """The definitions of the wanted pages, by title or by the name of their file; None wants all.

    Raises:
        UsageError: There is none for one of them.
    """
    if pages is None:
        return tuple(queries)
    wanted = {title for page in pages for title in _defined(queries, page)}
    return tuple(query for query in queries if query.title in wanted)


def _defined(queries: Sequence[Query], page: str) -> frozenset[str]:
    """The titles of the definitions that somebody means, whatever the case, the accents and the underscores."""
    exact = frozenset(query.title for query in queries if page in {query.title, query.key})
    alike = frozenset(query.title for query in queries if fold(page) in {fold(query.title), fold(query.key)})
    if exact or len(alike) == 1:
        return exact or alike
    titles = [query.title for query in queries]
    raise UsageError("page-not-defined", title=page, nearest=nearest(page, titles), choices=titles)


def _lifted(overrides: Overrides, queries: Sequence[Query]) -> Overrides:
    """The overrides with the titles that were meant.

    Raises:
        UsageError: One of them names no generated page.
    """
    return Overrides(
        frozenset(title for page in overrides.replace_edited for title in _defined(queries, page)),
        frozenset(title for page in overrides.allow_shrink for title in _defined(queries, page)),
    )


def plan_pages(run: Run, queries: Sequence[Query], harvest: Harvest, overrides: Overrides) -> Plan:
    """The difference between what the generated pages are and what they should be."""
    present = {page.title: page for page in run.wiki.pages(dict.fromkeys(query.title for query in queries))}
    regions = [_region(run, query, harvest, overrides) for query in queries]
    changes = list(_changes(regions, present, may_create=run.create_pages))
    return plan_edits(changes, present, harvest.facts, user=run.user)


def _changes(regions: Iterable[ReplaceRegion], present: Mapping[str, Page], *, may_create: bool) -> Iterator[Change]:
    """The regions, those of a page that is to be created joined into one page."""
    pages: dict[str, list[ReplaceRegion]] = {}
    for region in regions:
        pages.setdefault(region.title, []).append(region)
    for title, of_page in pages.items():
        if may_create and present[title].revision is None:
            yield new_page(of_page)
        else:
            yield from of_page


def _region(run: Run, query: Query, harvest: Harvest, overrides: Overrides) -> ReplaceRegion:
    groups = select_rows(query, harvest.entries, run.pack.schemas)
    return replace(
        build_region(query, groups, choose_language(harvest.facts.language)),
        replace_edited=query.title in overrides.replace_edited,
        allow_shrink=query.title in overrides.allow_shrink,
    )


def _of_the_same_pages(wanted: Sequence[Query], queries: Sequence[Query], facts: WikiFacts) -> Sequence[Query]:
    """The wanted definitions and those of other regions of their pages, however the title is written."""
    titles = {normal_title(query.title, facts) for query in wanted} - {None}
    return [query for query in queries if query in wanted or normal_title(query.title, facts) in titles]


def _titles_in_normal_form(overrides: Overrides, facts: WikiFacts) -> Overrides:
    def normal(titles: frozenset[str]) -> frozenset[str]:
        return frozenset(title.full for each in titles if (title := normal_title(each, facts)))

    return Overrides(normal(overrides.replace_edited), normal(overrides.allow_shrink))


def _in_normal_form(queries: Sequence[Query], facts: WikiFacts) -> list[Query]:
    """The definitions with the titles as the wiki writes them.

    Raises:
        ConfigError: A title is legal nowhere on this wiki, or two definitions claim one region.
    """
    owners: dict[tuple[str, str], str] = {}
    found = []
    for query in queries:
        title = normal_title(query.title, facts)
        if title is None:
            raise ConfigError("page-title-illegal", title=query.title, key=query.key)
        owner = owners.setdefault((title.full, query.region), query.key)
        if owner != query.key:
            raise ConfigError("region-taken", value=query.region, key=owner)
        found.append(replace(query, title=title.full))
    return found


def _apply(
    run: Run, plan: Plan, facts: WikiFacts, tell: Callable[[Outcome, WikiFacts], None]
) -> tuple[tuple[Outcome, ...], Refusal | None]:
    language = choose_language(facts.language)
    summary = run.summary or sentence("edit-summary", {}, language)
    outcomes: list[Outcome] = []
    try:
        for outcome in apply_plan(plan, run.wiki, facts, user=run.user, summary=summary):
            outcomes.append(outcome)
            tell(outcome, facts)
    except WikiError as error:
        return tuple(outcomes), Refusal(error.code, error.arguments)
    return tuple(outcomes), None


def show(run: Run, title: str) -> tuple[Harvest, bool]:
    """The records of one page, and whether the page exists. What is wrong with them is not asked."""
    facts = read_facts(run)
    page = next(iter(run.wiki.pages([title])))
    return read_pages(run.pack, facts, [page], None, today=run.today), page.revision is not None
