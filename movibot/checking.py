"""Checks, and the fixes that checks propose: pages -> problems -> fixed texts -> plan -> apply.

What `pipeline` is for generated pages, this is for what people write.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from movibot.apply import apply_plan
from movibot.errors import WikiError
from movibot.extract import SchemaFinder, schema_finder
from movibot.fixing import Check, Findings, Fixed, fix_text
from movibot.messages import choose_language, sentence
from movibot.model import Edit, FixText, Outcome, Page, Place, Plan, Problem, Refusal, WikiFacts
from movibot.pipeline import Harvest, Run, in_order, read_facts, read_page, read_pages, record_titles
from movibot.plan import check_limits, plan_edits
from movibot.schema import Pack
from movibot.wikitext.fixes import line_fixes, text_digest

Wanted = Callable[[Problem], bool]
"""Whether somebody wants to hear of a problem."""

Watch = Callable[[Iterable[Page], int], Iterable[Page]]
"""Pages as they are read and how many there will be -> the same pages, while somebody looks on."""

MOST_TRIES = 3
"""How often a page is checked again that people keep saving."""


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
    return read_pages(run.pack, facts, pages, run.wiki.existing, keep=True)


def check(run: Run, titles: Sequence[str]) -> Harvest:
    """Check the records of some pages. A page that does not exist, or that holds no record, is a problem too."""
    facts = read_facts(run)
    pages = list(run.wiki.pages(titles))
    harvest = read_pages(run.pack, facts, pages, run.wiki.existing, keep=True)
    absent = [Problem("page-not-on-wiki", "error", Place(page.title)) for page in pages if page.revision is None]
    return _with_silent(harvest, [page for page in pages if page.revision is not None], absent)


def check_texts(pack: Pack, facts: WikiFacts, texts: Iterable[Page]) -> Harvest:
    """Check drafts, which are on no wiki yet: whatever their namespace will be, their records count.

    Whether the pages they refer to exist is not asked.
    """
    pages = list(texts)
    return _with_silent(read_pages(for_drafts(pack), facts, pages, None, keep=True), pages, [])


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
    check = _page_check(page, schema_finder(pack.schemas, facts), pack, facts, wanted)
    return fix_text(page.text, check, unsafe=unsafe)


def _page_check(page: Page, finder: SchemaFinder, pack: Pack, facts: WikiFacts, wanted: Wanted) -> Check:
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
    harvest = _settled(check_texts(pack, facts, after), fixed)
    return Mended(harvest, edits=edits, made={title: len(each.made) for title, each in fixed.items() if each.made})


def fix_titles(
    run: Run,
    titles: Sequence[str] | None,
    *,
    wanted: Wanted = everything,
    unsafe: bool = False,
    dry_run: bool = False,
    watch: Watch = unwatched,
) -> Mended:
    """Make the fixes of pages of the wiki, each proved, and saved only on the text that was checked.

    A page that somebody saves meanwhile is read, checked and fixed again, three times at most.

    Args:
        run: What to work with.
        titles: The pages; None for all that may hold records.
        wanted: Which problems are to be mended.
        unsafe: Also make fixes that might change what the author meant.
        dry_run: Plan, and write nothing.
        watch: Looks on while pages are read.

    Raises:
        GuardError: There are more edits than `edits.max` allows. Nothing was written.
        WikiError: The wiki failed before anything was written.
    """
    facts = read_facts(run)
    if not dry_run:
        run.wiki.check_writable()
    fixer = _Fixer(run, facts, wanted, unsafe, schema_finder(run.pack.schemas, facts))
    asked = record_titles(run) if titles is None else titles
    plan = fixer.plan(watch(run.wiki.pages(asked), len(asked)))
    if not dry_run:
        check_limits(plan, run.max_edits)
    if dry_run:
        return Mended(fixer.recheck(titles), plan.outcomes, plan.edits, fixer.made)
    outcomes, stopped = fixer.apply(plan)
    written = {outcome.title for outcome in outcomes if outcome.kind in {"saved", "merged"}}
    made = {title: count for title, count in fixer.made.items() if title in written}
    return Mended(_settled(fixer.recheck(titles), fixer.settled), outcomes, plan.edits, made, stopped)


@dataclass(slots=True)
class _Fixer:
    """Plans and makes the fixes of a wiki's pages.

    Attributes:
        made: Page -> how many fixes its edit holds.
        settled: Page -> what is left, where no fix can be made.
    """

    run: Run
    facts: WikiFacts
    wanted: Wanted
    unsafe: bool
    finder: SchemaFinder
    made: dict[str, int] = field(default_factory=dict)
    settled: dict[str, Fixed] = field(default_factory=dict)

    def plan(self, pages: Iterable[Page]) -> Plan:
        present: dict[str, Page] = {}
        changes: list[FixText] = []
        for page in pages:
            check = _page_check(page, self.finder, self.run.pack, self.facts, self.wanted)
            fixed = fix_text(page.text, check, unsafe=self.unsafe)
            self.settled[page.title] = fixed
            if fixed.text != page.text:
                present[page.title] = page
                self.made[page.title] = len(fixed.made)
                fixes = tuple(line_fixes(page.text, fixed.text))
                changes.append(FixText(page.title, text_digest(page.text), fixes))
        return plan_edits(changes, present, self.facts, user=self.run.user)

    def apply(self, plan: Plan) -> tuple[tuple[Outcome, ...], Refusal | None]:
        outcomes: dict[str, Outcome] = {}
        try:
            for _ in range(MOST_TRIES):
                moved = []
                for outcome in apply_plan(
                    plan, self.run.wiki, self.facts, user=self.run.user, summary=self._summary()
                ):
                    outcomes[outcome.title] = outcome
                    if outcome.reason and outcome.reason.code == "text-moved-on":
                        moved.append(outcome.title)
                        outcomes[outcome.title] = replace(outcome, kind="conflict", reason=Refusal("edit-conflict"))
                if not moved:
                    break
                plan = self.plan(self.run.wiki.pages(moved))
                again = {edit.page.title for edit in plan.edits}
                outcomes |= {title: Outcome(title, "unchanged") for title in moved if title not in again}
        except WikiError as error:
            return tuple(outcomes.values()), Refusal(error.code, error.arguments)
        return tuple(outcomes.values()), None

    def recheck(self, titles: Sequence[str] | None) -> Harvest:
        return check_all(self.run) if titles is None else check(self.run, titles)

    def _summary(self) -> str:
        return self.run.summary or sentence("edit-summary-fix", {}, choose_language(self.facts.language))


def _settled(harvest: Harvest, fixed: Mapping[str, Fixed]) -> Harvest:
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
