"""The stages in their order: read this first.

    facts -> indexes defined on the wiki
          -> changes since -> pages -> records -> entries -> problems
                                                     |
                        rows -> wanted regions -> plan -> apply -> report

The first line is in `reading`; checks and their fixes are in `checking` and `mending`. Nothing here knows how a
wiki is reached or how a result is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

from movibot.apply import apply_plan
from movibot.catalogue import build_region, new_page, read_layouts
from movibot.choosing import choose_regions, definitions_for, titles_meant
from movibot.errors import ConfigError, WikiError
from movibot.gathering import gather, look_for
from movibot.messages import choose_language, sentence
from movibot.model import Change, Edit, FillIndex, Outcome, Page, Plan, Refusal, ReplaceRegion, Report, WikiFacts
from movibot.onwiki import (
    beside_lists,
    definitions_of,
    fill_indexes,
    read_definitions,
    told_outcomes,
    told_problems,
    within_limit,
)
from movibot.plan import check_limits, over_limit, plan_edits
from movibot.query import Query, Wanted
from movibot.query.categories import is_for_categories
from movibot.query.mistakes import layouts_folder
from movibot.query.regions import Stock, family_prefix, family_title, unpaged_values, wanted_regions
from movibot.reading import Harvest, Run, read_facts, read_pages, read_wiki
from movibot.titles import normal_title
from movibot.wikitext.markers import Region, find_region

AnyRegion = TypeVar("AnyRegion", ReplaceRegion, FillIndex)


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
    prepared = _prepare(run, pages, overrides, writing=not dry_run)
    harvest, plan = prepared.harvest, prepared.plan
    if dry_run:
        return _report(run, harvest, plan.outcomes, planned=plan.edits, stopped=over_limit(plan, run.max_edits))
    check_limits(plan, run.max_edits)
    outcomes, stopped = _apply(run, plan, harvest.facts, tell)
    return _report(run, harvest, outcomes, stopped=stopped)


def preview(run: Run, pages: Sequence[str] | None = None) -> Iterator[tuple[str, str]]:
    """The pages as the wiki would show them after a run, in HTML; nothing is written.

    Args:
        run: What to work with.
        pages: As in `sync`.

    Yields:
        Title and HTML of each page that changes, or that is as it should be.

    Raises:
        WikiError: The wiki cannot be used, or cannot show pages.
        UsageError: A wanted page has no definition.
    """
    plan = _prepare(run, pages, Overrides(), writing=False).plan
    for edit in plan.edits:
        yield edit.page.title, run.wiki.rendered(edit.page.title, edit.text)
    unchanged = [outcome.title for outcome in plan.outcomes if outcome.kind == "unchanged"]
    for page in run.wiki.pages(unchanged):
        yield page.title, run.wiki.rendered(page.title, page.text)


class _Prepared(NamedTuple):
    """A run up to the moment where it would write."""

    harvest: Harvest
    plan: Plan


def _prepare(run: Run, pages: Sequence[str] | None, overrides: Overrides, *, writing: bool) -> _Prepared:
    facts = read_facts(run)
    if writing:
        run.wiki.check_writable()
    language = choose_language(facts.language)
    queries = definitions_for(run, facts, pages)
    defining = read_definitions(run, facts, language)
    asked = (*queries, *definitions_of(defining))
    harvest = beside_lists(read_wiki(run, facts, look_for(asked, facts)), defining)
    stock = gather(run, harvest, asked, language)
    ours = _all_regions(queries, stock, facts)
    regions = (*ours, *(each.wanted for each in defining))
    wanted = choose_regions(regions, pages)
    chosen = [each for each in defining if each.page.title in {region.title for region in wanted}]
    plan = plan_regions(
        run,
        [region for region in wanted if not region.query.is_untrusted],
        facts,
        _meant(overrides, regions),
        language,
        filled=fill_indexes(chosen, stock, language),
        known=[each.page for each in chosen],
    )
    plan = within_limit(replace(plan, outcomes=(*plan.outcomes, *told_outcomes(chosen))))
    if pages is None:
        plan = replace(plan, outcomes=(*plan.outcomes, *_unmade(run, ours, stock, facts)))
    return _Prepared(replace(harvest, problems=(*harvest.problems, *told_problems(chosen))), plan)


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


def _meant(overrides: Overrides, regions: Sequence[Wanted]) -> Overrides:
    """The overrides with the titles that were meant.

    Raises:
        UsageError: One of them names no generated page.
    """
    return Overrides(
        frozenset(title for page in overrides.replace_edited for title in titles_meant(regions, page)),
        frozenset(title for page in overrides.allow_shrink for title in titles_meant(regions, page)),
    )


def _all_regions(queries: Sequence[Query], stock: Stock, facts: WikiFacts) -> tuple[Wanted, ...]:
    """The regions that all definitions ask for.

    Raises:
        ConfigError: A title is legal nowhere on this wiki, or two definitions claim one region.
    """
    for query in queries:
        if query.title and (not query.each or query.subject) and normal_title(query.title, facts) is None:
            raise ConfigError("page-title-illegal", title=query.title, key=query.key)
    regions = tuple(region for query in queries for region in wanted_regions(query, stock))
    owners: dict[tuple[str, str], str] = {}
    for region in regions:
        owner = owners.setdefault((region.title, region.query.region), region.query.key)
        if owner != region.query.key:
            raise ConfigError("region-taken", value=region.query.region, key=owner)
    return regions


def plan_regions(
    run: Run,
    wanted: Sequence[Wanted],
    facts: WikiFacts,
    overrides: Overrides,
    language: str,
    *,
    filled: Sequence[FillIndex] = (),
    known: Sequence[Page] = (),
) -> Plan:
    """The difference between what the regions are and what they should be.

    Args:
        run: What the run works with.
        wanted: The regions of the pack's definitions.
        facts: Of the wiki.
        overrides: Guards to lift.
        language: The wiki's.
        filled: What the indexes that people defined should be.
        known: The pages that these are on, as they were read.
    """
    present = {page.title: page for page in known}
    titles = dict.fromkeys(region.title for region in wanted if region.title not in present)
    present |= {page.title: page for page in run.wiki.pages(titles)}
    layouts = read_layouts([region.query for region in wanted], layouts_folder(run.pack))
    built = [(region.title, build_region(region, language, layouts)) for region in wanted]
    regions = [_guarded(made, overrides) for _, made in built if isinstance(made, ReplaceRegion)]
    refused = [Outcome(title, "refused", made) for title, made in built if isinstance(made, Refusal)]
    changes = _changes(regions, present, may_create=run.create_pages)
    own = (_guarded(each, overrides) for each in filled)
    plan = plan_edits([*changes, *own], present, facts, user=run.user)
    return replace(plan, outcomes=(*plan.outcomes, *refused))


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


def _guarded(region: AnyRegion, overrides: Overrides) -> AnyRegion:
    """The region with the guards that are lifted for its page."""
    return replace(
        region,
        replace_edited=region.title in overrides.replace_edited,
        allow_shrink=region.title in overrides.allow_shrink,
    )


def _unmade(run: Run, regions: Sequence[Wanted], stock: Stock, facts: WikiFacts) -> Iterator[Outcome]:
    """Pages of families that are not, or no longer, asked for: values that no title can hold, groups that are gone."""
    made = {region.title for region in regions}
    for query in run.queries:
        for value in unpaged_values(query, stock):
            yield Outcome(family_title(query, value), "refused", Refusal("value-in-no-title", {"value": value}))
        if query.each and not is_for_categories(query):
            titles = run.wiki.titles_beginning(family_prefix(query))
            for page in run.wiki.pages(title for title in titles if title not in made):
                if isinstance(find_region(page.text, query.region, facts.extension_tags), Region):
                    yield Outcome(page.title, "unchanged", Refusal("group-gone", {"name": query.region}))


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
