"""Checks of what people write: pages of a wiki, or drafts -> problems. What mends them is `mending`."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Final

from movibot.harvest import Harvest
from movibot.model import Edit, Outcome, Page, Place, Problem, Refusal, WikiFacts
from movibot.reading import Run, in_order, near_title, other_titles, read_facts, read_pages, record_titles
from movibot.schema import Pack

Watch = Callable[[Iterable[Page], int], Iterable[Page]]
"""Pages as they are read and how many there will be -> the same pages, while somebody looks on."""

DRAFTS: Final = -2
"""The namespace of texts that are no pages yet. On a wiki it is that of `Media:`, which has no pages."""


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
        run: The name of the run in the log; empty where it has none.
        can_undo: `movibot undo` can put back what the run saved.
        config: What stands behind command lines for the same configuration.
        summary: Of a dry run, what the page histories would say.
    """

    harvest: Harvest
    outcomes: tuple[Outcome, ...] = ()
    edits: tuple[Edit, ...] = ()
    made: Mapping[str, int] = field(default_factory=dict)
    stopped: Refusal | None = None
    run: str = ""
    can_undo: bool = False
    config: str = ""
    summary: str = ""


def check_all(run: Run, watch: Watch = unwatched, *, unseen: bool = False) -> Harvest:
    """Check all records of the wiki.

    Args:
        run: What to work with.
        watch: Looks on while pages are read.
        unseen: Read the other pages too, and look for what was meant as a record and is none for the wiki.

    Raises:
        WikiError: The wiki cannot be used.
    """
    facts = read_facts(run)
    titles = record_titles(run)
    others = other_titles(run, facts, titles) if unseen else []
    pages = watch(chain(run.known.pages(titles), run.wiki.pages(others)), len(titles) + len(others))
    return read_pages(run.pack, facts, pages, run.known.existing, keep=True, today=run.today)


def check(run: Run, titles: Sequence[str]) -> Harvest:
    """Check the records of some pages. A page that does not exist, or that holds no record, is a problem too."""
    facts = read_facts(run)
    pages = list(run.known.pages(titles))
    harvest = read_pages(
        run.pack, facts, pages, run.known.existing, keep=True, today=run.today, targets=run.known.pages
    )
    absent = [_absent(page.title, near_title(run, page.title)) for page in pages if page.revision is None]
    return _with_silent(harvest, [page for page in pages if page.revision is not None], absent)


def check_texts(pack: Pack, facts: WikiFacts, texts: Iterable[Page], today: datetime.date | None = None) -> Harvest:
    """Check texts that come from files.

    A draft, which is on no wiki yet, has the namespace `DRAFTS`: its records count, whatever its namespace will be,
    and that it has none is a problem. Whether the pages exist that a text refers to is not asked.
    """
    pages = list(texts)
    harvest = read_pages(for_drafts(pack), facts, pages, None, keep=True, today=today)
    return _with_silent(harvest, [page for page in pages if page.namespace == DRAFTS or not page.text.strip()], [])


def for_drafts(pack: Pack) -> Pack:
    """The schemas, with records allowed where drafts stand."""
    schemas = {key: replace(schema, namespaces=schema.namespaces | {DRAFTS}) for key, schema in pack.schemas.items()}
    return replace(pack, schemas=schemas)


def _with_silent(harvest: Harvest, pages: Iterable[Page], absent: Sequence[Problem]) -> Harvest:
    """The harvest, and a word on each page on which there is no record and nothing that was meant as one."""
    heard = {entry.record.title for entry in harvest.entries} | {each.place.source for each in harvest.problems}
    silent = [_silent(page) for page in pages if page.title not in heard]
    return replace(harvest, problems=in_order([*harvest.problems, *absent, *silent]))


def _absent(title: str, near: str) -> Problem:
    return Problem("page-not-on-wiki", "error", Place(title), {"near": near})


def _silent(page: Page) -> Problem:
    if not page.text.strip():
        return Problem("empty-page", "warning", Place(page.title))
    return Problem("no-record", "info", Place(page.title))
