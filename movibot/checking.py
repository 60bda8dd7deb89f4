"""Checks, and the fixes that checks propose: pages -> problems -> fixed texts -> plan -> apply.

What `pipeline` is for generated pages, this is for what people write.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from movibot.extract import SchemaFinder, schema_finder
from movibot.fixing import Check, Findings, Fixed, fix_text
from movibot.model import Edit, Outcome, Page, Place, Problem, Refusal, WikiFacts
from movibot.reading import Harvest, Run, in_order, read_facts, read_page, read_pages, record_titles
from movibot.schema import Pack

Wanted = Callable[[Problem], bool]
"""Whether somebody wants to hear of a problem."""

Watch = Callable[[Iterable[Page], int], Iterable[Page]]
"""Pages as they are read and how many there will be -> the same pages, while somebody looks on."""


def everything(_: Problem) -> bool:
    """All problems are wanted."""
    return True


def unwatched(pages: Iterable[Page], _: int) -> Iterable[Page]:
    """Nobody looks on."""
    return pages


@dataclass(frozen=True, slots=True)
class Mended:
    """What became of the fixes.

    Attributes:
        harvest: The pages as they are afterwards, checked again; as they are now where nothing was written.
        outcomes: One per page that had something to fix.
        edits: What was planned.
        made: Page -> how many problems were mended there, or would be.
        stopped: What ended the run before its end, or None.
    """

    harvest: Harvest
    outcomes: tuple[Outcome, ...] = ()
    edits: tuple[Edit, ...] = ()
    made: Mapping[str, int] = field(default_factory=dict)
    stopped: Refusal | None = None


# --- checks ----------------------------------------------------------------------------------------


def check_all(run: Run, watch: Watch = unwatched) -> Harvest:
    """Check all records of the wiki."""
    facts = read_facts(run)
    titles = record_titles(run)
    pages = watch(run.wiki.pages(titles), len(titles))
    return read_pages(run.pack, facts, pages, run.wiki.existing, keep=True, today=run.today)


def check(run: Run, titles: Sequence[str]) -> Harvest:
    """Check the records of some pages. A page that does not exist, or that holds no record, is a problem too."""
    facts = read_facts(run)
    pages = list(run.wiki.pages(titles))
    harvest = read_pages(run.pack, facts, pages, run.wiki.existing, keep=True, today=run.today, targets=run.wiki.pages)
    absent = [Problem("page-not-on-wiki", "error", Place(page.title)) for page in pages if page.revision is None]
    return _with_silent(harvest, [page for page in pages if page.revision is not None], absent)


def check_texts(
    pack: Pack, facts: WikiFacts, texts: Iterable[Page], today: datetime.date | None = None
) -> Harvest:
    """Check drafts, which are on no wiki yet: whatever their namespace will be, their records count.

    Whether the pages they refer to exist is not asked.
    """
    pages = list(texts)
    return _with_silent(read_pages(for_drafts(pack), facts, pages, None, keep=True, today=today), pages, [])


def for_drafts(pack: Pack) -> Pack:
    """The schemas, with records allowed where drafts stand."""
    schemas = {key: replace(schema, namespaces=schema.namespaces | {0}) for key, schema in pack.schemas.items()}
    return replace(pack, schemas=schemas)


def _with_silent(harvest: Harvest, pages: Iterable[Page], absent: Sequence[Problem]) -> Harvest:
    """The harvest, and a word on each page on which there is no record and nothing that was meant as one."""
    heard = {entry.record.title for entry in harvest.entries} | {each.place.source for each in harvest.problems}
    silent = [_silent(page) for page in pages if page.title not in heard]
    return replace(harvest, problems=in_order([*harvest.problems, *absent, *silent]))


def _silent(page: Page) -> Problem:
    if not page.text.strip():
        return Problem("empty-page", "warning", Place(page.title))
    return Problem("no-record", "info", Place(page.title))


# --- fixes -----------------------------------------------------------------------------------------


def fix_page(page: Page, pack: Pack, facts: WikiFacts, *, wanted: Wanted = everything, unsafe: bool = False) -> Fixed:
    """Make the fixes of one page, in memory.

    Args:
        page: The page as it was read.
        pack: The schemas; of a draft, from `for_drafts`.
        facts: Of the wiki.
        wanted: Which problems are to be mended.
        unsafe: Also make fixes that might change what the author meant.
    """
    check = page_check(page, schema_finder(pack.schemas, facts), pack, facts, wanted)
    return fix_text(page.text, check, unsafe=unsafe)


def page_check(page: Page, finder: SchemaFinder, pack: Pack, facts: WikiFacts, wanted: Wanted) -> Check:
    """What finds the records and problems of a page's text as it is and as it may become."""

    def findings(text: str) -> Findings:
        entries, problems, _ = read_page(replace(page, text=text), finder, pack, facts)
        return Findings([entry.record for entry in entries], [each for each in problems if wanted(each)])

    return findings


def fix_texts(
    pack: Pack, facts: WikiFacts, texts: Iterable[Page], *, wanted: Wanted = everything, unsafe: bool = False
) -> Mended:
    """Make the fixes of drafts. Nothing is written: the edits say what is to be."""
    drafts = for_drafts(pack)
    pages = list(texts)
    fixed = {page.title: fix_page(page, drafts, facts, wanted=wanted, unsafe=unsafe) for page in pages}
    after = [replace(page, text=fixed[page.title].text) for page in pages]
    edits = tuple(Edit(a, (), b.text) for a, b in zip(pages, after, strict=True) if a.text != b.text)
    harvest = settled(check_texts(pack, facts, after), fixed)
    return Mended(harvest, edits=edits, made={title: len(each.made) for title, each in fixed.items() if each.made})


def settled(harvest: Harvest, fixed: Mapping[str, Fixed]) -> Harvest:
    """The harvest without proposals that were tried in vain."""
    vain = {
        (each.place.source, each.code, each.place.start)
        for outcome in fixed.values()
        for each in outcome.left
        if each.fix is None
    }
    problems = (
        replace(each, fix=None) if (each.place.source, each.code, each.place.start) in vain else each
        for each in harvest.problems
    )
    return replace(harvest, problems=tuple(problems))
