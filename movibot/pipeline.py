"""The stages in their order: read this first.

    facts -> changes since -> pages -> records -> entries -> problems
                                                     |
                        rows -> wanted regions -> plan -> apply -> report

Nothing here knows how a wiki is reached or how a result is shown.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from movibot.apply import apply_plan
from movibot.catalogue import build_region, new_page
from movibot.collation import fold, nearest, sort_key
from movibot.errors import ConfigError, UsageError, WikiError
from movibot.extract import SchemaFinder, extract_records, read_record, schema_finder, with_nested
from movibot.messages import choose_language, sentence
from movibot.model import (
    Change,
    Edit,
    Entry,
    Outcome,
    Page,
    Place,
    Plan,
    Problem,
    Refusal,
    ReplaceRegion,
    Report,
    WikiFacts,
)
from movibot.plan import check_limits, over_limit, plan_edits
from movibot.query import Query, select_rows
from movibot.schema import Pack
from movibot.titles import normal_title
from movibot.validate import validate_entry, validate_references, validate_targets, validate_unseen
from movibot.wiki import Wiki
from movibot.wikitext.exclusion import TEMPLATES as EXCLUSION_TEMPLATES

Targets = Callable[[Iterable[str]], Iterable[Page]]
"""Titles -> their pages."""

Existing = Callable[[Iterable[str]], Collection[str]]
"""Titles -> those of them that are pages."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a run works with.

    Attributes:
        wiki: Where the pages are.
        pack: The schemas.
        queries: The page definitions.
        user: The account, for `{{bots}}`.
        summary: The edit summary; empty for the default one in the wiki's language.
        max_edits: More edits than this: nothing is written.
        create_pages: Generated pages that do not exist are created.
        today: The day it is on the wiki; without it nothing is in the future.
    """

    wiki: Wiki
    pack: Pack
    queries: tuple[Query, ...] = ()
    user: str = ""
    summary: str = ""
    max_edits: int = 0
    create_pages: bool = False
    today: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Overrides:
    """Pages for which a guard is lifted, by title. The name says which guard.

    Attributes:
        replace_edited: A person's edit inside the region is replaced.
        allow_shrink: The region may lose most of its lines.
    """

    replace_edited: frozenset[str] = frozenset()
    allow_shrink: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Harvest:
    """What was read from a wiki.

    Attributes:
        facts: Of the wiki.
        entries: The records, understood.
        problems: What is wrong with them.
    """

    facts: WikiFacts
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]

    @property
    def records(self) -> Mapping[str, int]:
        """Schema -> how many records."""
        return dict(sorted(Counter(entry.record.schema for entry in self.entries).items()))


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


def read_facts(run: Run) -> WikiFacts:
    """The facts of the wiki, with the redirects to every template that matters."""
    return run.wiki.facts([*_templates(run), *EXCLUSION_TEMPLATES])


def _templates(run: Run) -> list[str]:
    return [schema.template for schema in run.pack.schemas.values()]


def read_wiki(run: Run, facts: WikiFacts) -> Harvest:
    """Read every record of the wiki and check it.

    A MediaWiki lists the pages that embed a template. One on which it sees none, because of a `[[` that nobody
    closed, is not among them: `check` finds it by its title, or in a file. A folder wiki lists all its pages.
    """
    namespaces = frozenset(n for schema in run.pack.schemas.values() for n in schema.namespaces)
    stamps = run.wiki.changes_since(None, _templates(run)).stamps
    titles = [stamp.title for stamp in stamps if stamp.namespace in namespaces]
    return read_pages(run.pack, facts, run.wiki.pages(titles), run.wiki.existing, run.today)


def read_pages(
    pack: Pack,
    facts: WikiFacts,
    pages: Iterable[Page],
    existing: Existing | None,
    today: datetime.date | None = None,
    targets: Targets | None = None,
) -> Harvest:
    """The records of some pages, with what is wrong with them, in the order of their titles.

    Args:
        pack: The schemas.
        facts: Of the wiki.
        pages: The pages.
        existing: Tells which titles exist; None leaves references unchecked.
        today: The day it is on the wiki; without it nothing is in the future.
        targets: Reads further pages to see what records they have; None where these pages are all there are.
    """
    finder = schema_finder(pack.schemas, facts)
    entries: list[Entry] = []
    problems: list[Problem] = []
    doubtful: list[Problem] = []
    aimed: list[Problem] = []
    for page in pages:
        of_page = tuple(page_entries(page, finder, pack, facts))
        entries += of_page
        problems += _page_problems(page, of_page, finder, pack, facts, today)
        for entry in with_nested(of_page):
            doubtful += validate_references(entry, pack.schemas[entry.record.schema], page)
            aimed += validate_targets(entry, pack.schemas[entry.record.schema], page)
    missing = _still_missing(doubtful, existing)
    problems += missing
    if existing is not None:
        gone = {problem.arguments["value"] for problem in missing}
        aimed = [problem for problem in aimed if problem.arguments["value"] not in gone]
        problems += _astray(aimed, entries, targets, pack, facts)
    entries.sort(key=lambda entry: (sort_key(entry.record.title), entry.record.start))
    return Harvest(facts, tuple(entries), in_order(problems))


def _page_problems(
    page: Page,
    entries: Sequence[Entry],
    finder: SchemaFinder,
    pack: Pack,
    facts: WikiFacts,
    today: datetime.date | None,
) -> Iterator[Problem]:
    """What is wrong on a page, references aside: its records, and templates that MediaWiki does not see."""
    for entry in with_nested(entries):
        yield from validate_entry(entry, pack.schemas[entry.record.schema], page, today)
    yield from validate_unseen(page, [entry.record for entry in entries], finder, pack.schemas, facts)


def page_entries(page: Page, finder: SchemaFinder, pack: Pack, facts: WikiFacts) -> Iterator[Entry]:
    """The records of one page, understood."""
    for record in extract_records(page, finder, pack.schemas, facts):
        yield read_record(record, pack.schemas[record.schema], pack.schemas, finder)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems by page as French sorts, then by place."""
    return tuple(sorted(problems, key=lambda p: (sort_key(p.place.source), p.place.start, p.code)))


def _still_missing(doubtful: Sequence[Problem], existing: Existing | None) -> list[Problem]:
    """Those references whose page does not exist, asked in one batch."""
    titles = dict.fromkeys(str(problem.arguments["value"]) for problem in doubtful)
    if existing is None or not titles:
        return []
    known = existing(titles)
    return [problem for problem in doubtful if problem.arguments["value"] not in known]


def _astray(
    aimed: Sequence[Problem], entries: Sequence[Entry], targets: Targets | None, pack: Pack, facts: WikiFacts
) -> list[Problem]:
    """Those references to a page that has no record of the schema which the parameter asks for."""
    known = {(entry.record.title, entry.record.schema) for entry in entries}
    open_ones = [problem for problem in aimed if _aim(problem, facts) not in known]
    if targets is not None and open_ones:
        finder = schema_finder(pack.schemas, facts)
        for page in targets(list(dict.fromkeys(_aim(problem, facts)[0] for problem in open_ones))):
            known |= {(page.title, record.schema) for record in extract_records(page, finder, pack.schemas, facts)}
    return [problem for problem in open_ones if _aim(problem, facts) not in known]


def _aim(problem: Problem, facts: WikiFacts) -> tuple[str, str]:
    title = str(problem.arguments["value"])
    normal = normal_title(title, facts)
    return normal.full if normal else title, str(problem.arguments["schema"])


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


def check_all(run: Run) -> Harvest:
    """Check all records of the wiki."""
    return read_wiki(run, read_facts(run))


def check(run: Run, titles: Sequence[str]) -> Harvest:
    """Check the records of some pages. A page that does not exist, or that holds no record, is a problem too."""
    facts = read_facts(run)
    pages = list(run.wiki.pages(titles))
    harvest = read_pages(run.pack, facts, pages, run.wiki.existing, run.today, run.wiki.pages)
    absent = [Problem("page-not-on-wiki", "error", Place(page.title)) for page in pages if page.revision is None]
    return _with_silent(harvest, [page for page in pages if page.revision is not None], absent)


def check_texts(
    pack: Pack, facts: WikiFacts, texts: Iterable[Page], today: datetime.date | None = None
) -> Harvest:
    """Check texts that are on no wiki yet. Whether the pages they refer to exist is not asked."""
    pages = list(texts)
    return _with_silent(read_pages(pack, facts, pages, None, today), pages, [])


def _with_silent(harvest: Harvest, pages: Iterable[Page], absent: Sequence[Problem]) -> Harvest:
    """The harvest, and a word on each page on which there is no record and nothing that was meant as one."""
    heard = {entry.record.title for entry in harvest.entries} | {each.place.source for each in harvest.problems}
    silent = [Problem("no-record", "info", Place(page.title)) for page in pages if page.title not in heard]
    return replace(harvest, problems=in_order([*harvest.problems, *absent, *silent]))


def show(run: Run, title: str) -> tuple[Harvest, bool]:
    """The records of one page, and whether the page exists. What is wrong with them is not asked."""
    facts = read_facts(run)
    page = next(iter(run.wiki.pages([title])))
    return read_pages(run.pack, facts, [page], None, run.today), page.revision is not None
