"""Pages -> records -> entries -> problems: what every command does first.

facts -> changes since -> pages -> records -> entries -> problems
"""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from movibot.collation import nearest, sort_key
from movibot.extract import SchemaFinder, extract_records, read_record, schema_finder, with_nested
from movibot.garbage import no_cycles
from movibot.harvest import Found, Harvest, Look
from movibot.journal import NO_JOURNAL, Journal
from movibot.model import Entry, Page, PageStamp, Problem, WikiFacts
from movibot.progress import UNWATCHED, Progress
from movibot.schema import Pack
from movibot.titles import namespace_name, normal_title
from movibot.validate import (
    silence_of,
    validate_entry,
    validate_misnamed,
    validate_references,
    validate_targets,
    validate_unseen,
)
from movibot.wiki import Answers, PagesNow, Wiki
from movibot.wikitext.exclusion import TEMPLATES as EXCLUSION_TEMPLATES
from movibot.wikitext.indexcalls import INDEX_TEMPLATES
from movibot.wikitext.values import unseen_names

if TYPE_CHECKING:
    from movibot.memory import Memory
    from movibot.query import Query  # a check of files starts faster without it

Targets = Callable[[Iterable[str]], Iterable[Page]]
"""Titles -> their pages."""

Existing = Callable[[Iterable[str]], Collection[str]]
"""Titles -> those of them that are pages."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a run works with.

    Attributes:
        wiki: Where the pages are; what it says is what holds at this moment.
        pack: The schemas.
        queries: The page definitions.
        user: The account, for `{{bots}}`.
        summary: The edit summary; empty for the default one in the wiki's language.
        stop_page: A page on which any text stops the run; empty for the one beside the account's user page.
        report_page: The page that tells people what runs found; empty for none.
        max_edits: More edits than this: nothing is written.
        create_pages: Generated pages that do not exist are created.
        namespaces: Where people may define indexes, by number; None for the usual ones.
        today: The day it is on the wiki; without it nothing is in the future.
        zone: The time zone in which moments are shown.
        memory: What was found out at earlier runs; None where nothing is remembered.
        mirror: Answers what the wiki would, from what it said before; None where nothing is remembered.
        present: Saves what the mirror must learn of; None where there is no mirror.
        journal: Hears of every save.
        monotonic: Seconds of a clock that only goes forward.
        progress: Sees how far the run is.
    """

    wiki: Wiki
    pack: Pack
    queries: tuple[Query, ...] = ()
    user: str = ""
    summary: str = ""
    stop_page: str = ""
    report_page: str = ""
    max_edits: int = 0
    create_pages: bool = False
    namespaces: frozenset[int] | None = None
    today: datetime.date | None = None
    zone: datetime.tzinfo = datetime.UTC
    journal: Journal = NO_JOURNAL
    progress: Progress = UNWATCHED
    monotonic: Callable[[], float] = time.monotonic
    memory: Memory | None = None
    mirror: Answers | None = None
    present: PagesNow | None = None

    @property
    def known(self) -> Answers:
        """What the wiki answers, from memory where nothing has changed."""
        return self.mirror or self.wiki

    @property
    def writable(self) -> PagesNow:
        """The pages as they are at this moment, for whoever writes."""
        return self.present or self.wiki


def read_facts(run: Run) -> WikiFacts:
    """The facts of the wiki, with the redirects to every template that matters."""
    return run.known.facts([*_templates(run), *EXCLUSION_TEMPLATES, *INDEX_TEMPLATES])


def _templates(run: Run) -> list[str]:
    return [schema.template for schema in run.pack.schemas.values()]


def read_wiki(run: Run, facts: WikiFacts, look: Look | None = None) -> Harvest:
    """Read every record of the wiki and check it; with `look`, note what stands beside the records.

    Pages that have not changed since they were read at an earlier run are remembered, not read.
    """
    with no_cycles():
        return _harvest(_found_everywhere(run, facts, look), run.pack, facts, run.known.existing)


def _found_everywhere(run: Run, facts: WikiFacts, look: Look | None) -> Mapping[str, Found]:
    stamps = _record_stamps(run)
    memory = run.memory
    found = dict(memory.recall(stamps, facts)) if memory else {}
    titles = [stamp.title for stamp in stamps if stamp.title not in found]
    pages = run.progress.reading(run.known.pages(titles), len(titles))
    for page, each in _found_on(pages, run.pack, facts, run.today, look):
        found[page.title] = each
        if memory:
            memory.keep(page, each, facts)
    if memory:
        memory.flush(facts)
        memory.keep_only(found)
    return found


def record_titles(run: Run) -> list[str]:
    """The titles of the pages that may hold records.

    A MediaWiki lists the pages that embed a template. One on which it sees none, because of a `[[` that nobody
    closed, is not among them: see `other_titles`. A folder wiki lists all its pages.
    """
    return [stamp.title for stamp in _record_stamps(run)]


def other_titles(run: Run, facts: WikiFacts, listed: Collection[str]) -> list[str]:
    """The titles of the other pages in the namespaces of records, redirects aside: one request for 500 or 5,000.

    Somebody may have meant a record there that the wiki does not see.

    Args:
        run: What to work with.
        facts: Of the wiki.
        listed: The titles of the pages that may hold records.
    """
    numbers = sorted({n for schema in run.pack.schemas.values() for n in schema.namespaces})
    names = {n: namespace_name(n, facts) for n in numbers}
    prefixes = [f"{name}:" if n else "" for n, name in names.items() if name or not n]
    known = frozenset(listed)
    return [title for each in prefixes for title in run.wiki.titles_beginning(each) if title not in known]


def near_title(run: Run, title: str) -> str:
    """The page that may hold records whose title is nearly this one, which no page has; empty where there is none.

    Apostrophes, accents and capitals that were typed otherwise make the usual difference.
    """
    return nearest(title, record_titles(run)) or ""


def _record_stamps(run: Run) -> list[PageStamp]:
    namespaces = frozenset(n for schema in run.pack.schemas.values() for n in schema.namespaces)
    return [stamp for stamp in run.known.stamps_embedding(_templates(run)) if stamp.namespace in namespaces]


def read_pages(
    pack: Pack,
    facts: WikiFacts,
    pages: Iterable[Page],
    existing: Existing | None,
    *,
    keep: bool = False,
    today: datetime.date | None = None,
    targets: Targets | None = None,
) -> Harvest:
    """The records of some pages, with what is wrong with them, in the order of their titles.

    Args:
        pack: The schemas.
        facts: Of the wiki.
        pages: The pages.
        existing: Tells which titles exist; None leaves references unchecked.
        keep: Hand back the pages on which something is wrong, to show their lines or to mend them.
        today: The day it is on the wiki; without it nothing is in the future.
        targets: Reads further pages to see what records they have; None where these pages are all there are.
    """
    found: dict[str, Found] = {}
    kept: dict[str, Page] = {}
    for page, each in _found_on(pages, pack, facts, today, None):
        found[page.title] = each
        if keep and (each.wrong or each.unsure):
            kept[page.title] = page
    return replace(_harvest(found, pack, facts, existing, targets), pages=kept)


def _found_on(
    pages: Iterable[Page], pack: Pack, facts: WikiFacts, today: datetime.date | None, look: Look | None
) -> Iterator[tuple[Page, Found]]:
    finder = schema_finder(pack.schemas, facts)
    for page in pages:
        entries, wrong, unsure = read_page(page, finder, pack, facts, today)
        beside = look(page) if entries and look else None
        yield page, Found(tuple(entries), tuple(wrong), tuple(unsure), beside)


def _harvest(
    found: Mapping[str, Found],
    pack: Pack,
    facts: WikiFacts,
    existing: Existing | None,
    targets: Targets | None = None,
) -> Harvest:
    """What was found on all pages, once it is known which references lead nowhere."""
    pages = [found[title] for title in sorted(found)]
    entries = [entry for each in pages for entry in each.entries]
    problems = [problem for each in pages for problem in each.wrong]
    if existing is not None:
        unsure = _still_missing([problem for each in pages for problem in each.unsure], existing)
        problems += _astray(unsure, entries, targets, pack, facts)
    entries.sort(key=lambda entry: (sort_key(entry.record.title), entry.record.start))
    beside = {title: each.beside for title, each in sorted(found.items()) if each.beside}
    return Harvest(facts, tuple(entries), in_order(problems), beside=beside)


def read_page(
    page: Page, finder: SchemaFinder, pack: Pack, facts: WikiFacts, today: datetime.date | None = None
) -> tuple[Sequence[Entry], Sequence[Problem], Sequence[Problem]]:
    """The records of one page, what is wrong there, and references that may lead nowhere.

    What the page itself silences is left out.
    """
    entries = tuple(page_entries(page, finder, pack, facts))
    silence = silence_of(page, facts.extension_tags)
    schemas = pack.schemas
    every = [(entry, schemas[entry.record.schema]) for entry in with_nested(entries)]
    linked = [(entry, schema) for entry, schema in every if schema.linked]
    doubtful = [p for entry, schema in linked for p in validate_references(entry, schema, page)]
    doubtful += [p for entry, schema in linked for p in validate_targets(entry, schema, page)]
    wrong = [p for entry, schema in every for p in validate_entry(entry, schema, page, today)]
    wrong += validate_unseen(page, [entry.record for entry, _ in every], finder, schemas, facts)
    if not entries and not wrong:
        wrong += validate_misnamed(page, schemas, facts.extension_tags)
    return entries, [*silence.heard(wrong), *silence.mistakes], silence.heard(doubtful)


def page_entries(page: Page, finder: SchemaFinder, pack: Pack, facts: WikiFacts) -> Iterator[Entry]:
    """The records of one page, understood."""
    unseen = unseen_names(facts)
    for record in extract_records(page, finder, pack.schemas, facts):
        yield read_record(record, pack.schemas[record.schema], pack.schemas, finder, unseen)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems by page as French sorts, then by place; advice comes after all that is wrong on its page."""
    return tuple(
        sorted(problems, key=lambda p: (sort_key(p.place.source), p.severity == "info", p.place.start, p.code))
    )


def _still_missing(doubtful: Sequence[Problem], existing: Existing) -> list[Problem]:
    """The references that are wrong or still unsure: to pages that are not there, or that have no such record."""
    titles = dict.fromkeys(str(problem.arguments["value"]) for problem in doubtful)
    known = existing(titles) if titles else frozenset()
    return [p for p in doubtful if (p.arguments["value"] in known) == ("schema" in p.arguments)]


def _astray(
    unsure: Sequence[Problem], entries: Sequence[Entry], targets: Targets | None, pack: Pack, facts: WikiFacts
) -> list[Problem]:
    """The same without references to a page that has a record of the schema which the parameter asks for."""
    known = {(entry.record.title, kind) for entry in entries for kind in pack.schemas[entry.record.schema].kinds}
    aimed = [_aim(p, facts) for p in unsure if "schema" in p.arguments]
    open_titles = list(dict.fromkeys(title for title, schema in aimed if (title, schema) not in known))
    if targets is not None and open_titles:
        finder = schema_finder(pack.schemas, facts)
        for page in targets(open_titles):
            records = extract_records(page, finder, pack.schemas, facts)
            known |= {(page.title, kind) for record in records for kind in pack.schemas[record.schema].kinds}
    return [_told(p, pack) for p in unsure if "schema" not in p.arguments or _aim(p, facts) not in known]


def _told(problem: Problem, pack: Pack) -> Problem:
    """The problem with the templates, one of which the page would need."""
    wanted = problem.arguments.get("schema")
    if not wanted:
        return problem
    templates = tuple(schema.template for schema in pack.schemas.values() if wanted in schema.kinds)
    return replace(problem, arguments={**problem.arguments, "choices": templates})


def _aim(problem: Problem, facts: WikiFacts) -> tuple[str, str]:
    title = str(problem.arguments["value"])
    normal = normal_title(title, facts)
    return normal.full if normal else title, str(problem.arguments["schema"])
