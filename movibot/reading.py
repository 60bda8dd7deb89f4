"""Pages -> records -> entries -> problems: what every command does first.

facts -> changes since -> pages -> records -> entries -> problems
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from movibot.collation import sort_key
from movibot.extract import SchemaFinder, extract_records, read_record, schema_finder, with_nested
from movibot.journal import NO_JOURNAL, Journal
from movibot.model import Entry, Page, Problem, WikiFacts
from movibot.progress import UNWATCHED, Progress
from movibot.schema import Pack
from movibot.titles import normal_title
from movibot.validate import (
    silence_of,
    validate_entry,
    validate_misnamed,
    validate_references,
    validate_targets,
    validate_unseen,
)
from movibot.wiki import Wiki
from movibot.wikitext.exclusion import TEMPLATES as EXCLUSION_TEMPLATES
from movibot.wikitext.indexcalls import INDEX_TEMPLATES

if TYPE_CHECKING:
    from movibot.query import Query  # a check of files starts faster without it

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
        stop_page: A page on which any text stops the run; empty for the one beside the account's user page.
        max_edits: More edits than this: nothing is written.
        create_pages: Generated pages that do not exist are created.
        namespaces: Where people may define indexes, by number; None for the usual ones.
        today: The day it is on the wiki; without it nothing is in the future.
        zone: The time zone in which moments are shown.
        journal: Hears of every save.
        progress: Sees how far the run is.
    """

    wiki: Wiki
    pack: Pack
    queries: tuple[Query, ...] = ()
    user: str = ""
    summary: str = ""
    stop_page: str = ""
    max_edits: int = 0
    create_pages: bool = False
    namespaces: frozenset[int] | None = None
    today: datetime.date | None = None
    zone: datetime.tzinfo = datetime.UTC
    journal: Journal = NO_JOURNAL
    progress: Progress = UNWATCHED


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands on a page beside its records.

    Attributes:
        regions: The names of the regions that it carries.
        own_links: Where its text leads outside of them; empty where it carries none.
        extract: Its beginning as plain text; empty where nobody asked for it.
    """

    regions: tuple[str, ...] = ()
    own_links: frozenset[str] = frozenset()
    extract: str = ""


Look = Callable[[Page], Beside]
"""A page with records -> what else stands on it."""


@dataclass(frozen=True, slots=True)
class Harvest:
    """What was read from a wiki.

    Attributes:
        facts: Of the wiki.
        entries: The records, understood.
        problems: What is wrong with them.
        pages: Title -> page, for those on which something is wrong; empty where nobody asked for them.
        beside: Title -> what else stands on the page, for pages with records; empty where nobody asked for it.
    """

    facts: WikiFacts
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    pages: Mapping[str, Page] = field(default_factory=dict)
    beside: Mapping[str, Beside] = field(default_factory=dict)

    @property
    def records(self) -> Mapping[str, int]:
        """Schema -> how many records."""
        return dict(sorted(Counter(entry.record.schema for entry in self.entries).items()))


def read_facts(run: Run) -> WikiFacts:
    """The facts of the wiki, with the redirects to every template that matters."""
    return run.wiki.facts([*_templates(run), *EXCLUSION_TEMPLATES, *INDEX_TEMPLATES])


def _templates(run: Run) -> list[str]:
    return [schema.template for schema in run.pack.schemas.values()]


def read_wiki(run: Run, facts: WikiFacts, look: Look | None = None) -> Harvest:
    """Read every record of the wiki and check it; with `look`, note what stands beside the records."""
    titles = record_titles(run)
    pages = run.progress.reading(run.wiki.pages(titles), len(titles))
    return read_pages(run.pack, facts, pages, run.wiki.existing, today=run.today, look=look)


def record_titles(run: Run) -> list[str]:
    """The titles of the pages that may hold records.

    A MediaWiki lists the pages that embed a template. One on which it sees none, because of a `[[` that nobody
    closed, is not among them: `check` finds it by its title, or in a file. A folder wiki lists all its pages.
    """
    namespaces = frozenset(n for schema in run.pack.schemas.values() for n in schema.namespaces)
    stamps = run.wiki.changes_since(None, _templates(run)).stamps
    return [stamp.title for stamp in stamps if stamp.namespace in namespaces]


def read_pages(
    pack: Pack,
    facts: WikiFacts,
    pages: Iterable[Page],
    existing: Existing | None,
    *,
    keep: bool = False,
    today: datetime.date | None = None,
    targets: Targets | None = None,
    look: Look | None = None,
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
        look: Says what stands on a page with records beside them; None where nobody asks.
    """
    finder = schema_finder(pack.schemas, facts)
    entries: list[Entry] = []
    problems: list[Problem] = []
    doubtful: list[Problem] = []
    kept: dict[str, Page] = {}
    beside: dict[str, Beside] = {}
    for page in pages:
        of_page, wrong, unsure = read_page(page, finder, pack, facts, today)
        if of_page and look:
            beside[page.title] = look(page)
        entries += of_page
        problems += wrong
        doubtful += unsure
        if keep and (wrong or unsure):
            kept[page.title] = page
    if existing is not None:
        problems += _astray(_still_missing(doubtful, existing), entries, targets, pack, facts)
    entries.sort(key=lambda entry: (sort_key(entry.record.title), entry.record.start))
    return Harvest(facts, tuple(entries), in_order(problems), kept, beside)


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
    for record in extract_records(page, finder, pack.schemas, facts):
        yield read_record(record, pack.schemas[record.schema], pack.schemas, finder)


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
    templates = tuple(schema.template for schema in pack.schemas.values() if wanted in schema.kinds)
    return replace(problem, arguments={**problem.arguments, "choices": templates}) if wanted else problem


def _aim(problem: Problem, facts: WikiFacts) -> tuple[str, str]:
    title = str(problem.arguments["value"])
    normal = normal_title(title, facts)
    return normal.full if normal else title, str(problem.arguments["schema"])
