"""From definitions to a plan: which regions are wanted, and how far each page is from them.

    definitions, stock -> wanted regions -> changes -> plan

What is asked of the wiki here is the present text of the pages, and which pages of a family there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from movibot.catalogue import build_region, new_page, read_layouts
from movibot.choosing import titles_meant
from movibot.errors import ConfigError
from movibot.model import Change, FillIndex, Outcome, Page, Plan, Refusal, ReplaceRegion, WikiFacts
from movibot.plan import plan_edits
from movibot.query import Query, Wanted
from movibot.query.categories import is_for_categories
from movibot.query.naming import layouts_folder
from movibot.query.regions import Stock, family_prefix, family_title, unpaged_values, wanted_regions
from movibot.reading import Run
from movibot.titles import normal_title
from movibot.wikitext.markers import Region, find_region

AnyRegion = TypeVar("AnyRegion", ReplaceRegion, FillIndex)


@dataclass(frozen=True, slots=True)
class Overrides:
    """Pages, by title, and schemas for which a guard is lifted. The name says which guard.

    Attributes:
        replace_edited: A person's edit inside the region is replaced.
        allow_shrink: The region may lose most of its lines.
        allow_vanished: Schemas, by key, that may have lost all their records.
    """

    replace_edited: frozenset[str] = frozenset()
    allow_shrink: frozenset[str] = frozenset()
    allow_vanished: frozenset[str] = frozenset()

    def without(self, title: str, facts: WikiFacts) -> Overrides:
        """The same, but for the guard of a person's edit on the page of this title, however it is written."""
        return replace(
            self,
            replace_edited=frozenset(
                page
                for page in self.replace_edited
                if not title or (found := normal_title(page, facts)) is None or found.full != title
            ),
        )


NO_OVERRIDES = Overrides()
"""All guards stand."""


def all_regions(queries: Sequence[Query], stock: Stock, facts: WikiFacts) -> tuple[Wanted, ...]:
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


def overrides_meant(overrides: Overrides, regions: Sequence[Wanted]) -> Overrides:
    """The overrides with the titles that were meant.

    Raises:
        UsageError: One of them names no generated page.
    """
    return Overrides(
        frozenset(title for page in overrides.replace_edited for title in titles_meant(regions, page)),
        frozenset(title for page in overrides.allow_shrink for title in titles_meant(regions, page)),
        overrides.allow_vanished,
    )


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
        language: That of the wiki's pages, see `messages.language_of_pages`.
        filled: What the indexes that people defined should be.
        known: The pages that these are on, as they were read.
    """
    present = {page.title: page for page in known}
    titles = dict.fromkeys(region.title for region in wanted if region.title not in present)
    present |= {page.title: page for page in run.known.pages(titles)}
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


def unmade_pages(run: Run, regions: Sequence[Wanted], stock: Stock, facts: WikiFacts) -> Iterator[Outcome]:
    """Pages of families that are not, or no longer, asked for: values that no title can hold, groups that are gone."""
    made = {region.title for region in regions}
    for query in run.queries:
        for value in unpaged_values(query, stock):
            yield Outcome(family_title(query, value), "refused", Refusal("value-in-no-title", {"value": value}))
        if query.each and not is_for_categories(query):
            titles = run.known.titles_beginning(family_prefix(query))
            for page in run.known.pages(title for title in titles if title not in made):
                if isinstance(find_region(page.text, query.region, facts.extension_tags), Region):
                    yield Outcome(page.title, "unchanged", Refusal("group-gone", {"name": query.region}))
