"""The fixes that a check proposes: drafts -> fixed texts, pages of a wiki -> fixed texts -> plan -> apply.

What `pipeline` is for generated pages, this is for what people write.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from movibot.apply import INTERRUPTED, MOST_SAVES
from movibot.applying import outcomes_of
from movibot.checking import Mended, Watch, check, check_all, check_texts, for_drafts, unwatched
from movibot.errors import WikiError
from movibot.extract import SchemaFinder, schema_finder
from movibot.fixing import Check, Findings, Fixed, fix_text
from movibot.harvest import Harvest
from movibot.messages import choose_language, sentence
from movibot.model import Edit, FixText, Outcome, Page, Plan, Problem, Refusal, WikiFacts
from movibot.plan import check_limits, plan_edits
from movibot.reading import Run, read_facts, read_page, record_titles
from movibot.schema import Pack
from movibot.wikitext.fixes import line_fixes, text_digest

MOST_TRIES: Final = 3
"""How often a page is checked again that people keep saving."""

Wanted = Callable[[Problem], bool]
"""Whether somebody wants to hear of a problem."""


def everything(_: Problem) -> bool:
    """All problems are wanted."""
    return True


# --- in memory -------------------------------------------------------------------------------------


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
    pack: Pack,
    facts: WikiFacts,
    texts: Iterable[Page],
    today: datetime.date | None = None,
    *,
    wanted: Wanted = everything,
    unsafe: bool = False,
) -> Mended:
    """Make the fixes of drafts. Nothing is written: the edits say what is to be."""
    drafts = for_drafts(pack)
    pages = list(texts)
    fixed = {page.title: fix_page(page, drafts, facts, wanted=wanted, unsafe=unsafe) for page in pages}
    after = [replace(page, text=fixed[page.title].text) for page in pages]
    edits = tuple(Edit(a, (), b.text) for a, b in zip(pages, after, strict=True) if a.text != b.text)
    harvest = without_vain(check_texts(pack, facts, after, today), fixed)
    return Mended(harvest, edits=edits, made={title: len(each.made) for title, each in fixed.items() if each.made})


def without_vain(harvest: Harvest, fixed: Mapping[str, Fixed]) -> Harvest:
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


# --- on a wiki -------------------------------------------------------------------------------------


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
    plan = fixer.plan(watch(run.known.pages(asked), len(asked)))
    if not dry_run:
        check_limits(plan, run.max_edits)
    if dry_run:
        return Mended(fixer.recheck(titles), plan.outcomes, plan.edits, fixer.planned, summary=fixer.summary())
    outcomes, stopped = fixer.apply(plan)
    return Mended(without_vain(fixer.recheck(titles), fixer.fixed), outcomes, plan.edits, fixer.made, stopped)


@dataclass(slots=True)
class _Fixer:
    """Plans and makes the fixes of a wiki's pages.

    Attributes:
        planned: Page -> how many fixes its edit holds.
        made: Page -> how many fixes were saved.
        fixed: Page -> what is left, where no fix can be made.
    """

    run: Run
    facts: WikiFacts
    wanted: Wanted
    unsafe: bool
    finder: SchemaFinder
    planned: dict[str, int] = field(default_factory=dict)
    made: dict[str, int] = field(default_factory=dict)
    fixed: dict[str, Fixed] = field(default_factory=dict)

    def plan(self, pages: Iterable[Page]) -> Plan:
        present: dict[str, Page] = {}
        changes: list[FixText] = []
        for page in pages:
            check = page_check(page, self.finder, self.run.pack, self.facts, self.wanted)
            fixed = fix_text(page.text, check, unsafe=self.unsafe)
            self.fixed[page.title] = fixed
            if fixed.text != page.text:
                present[page.title] = page
                self.planned[page.title] = len(fixed.made)
                fixes = tuple(line_fixes(page.text, fixed.text))
                changes.append(FixText(page.title, text_digest(page.text), fixes))
        return plan_edits(changes, present, self.facts, user=self.run.user)

    def apply(self, plan: Plan) -> tuple[tuple[Outcome, ...], Refusal | None]:
        """Save, and look again at pages that somebody saved meanwhile, those that the wiki merged included."""
        outcomes: dict[str, Outcome] = {}
        try:
            for _ in range(MOST_TRIES):
                changed = {outcome.title: outcome for outcome in self._saved(plan)}
                outcomes |= changed
                moved = [outcome.title for outcome in changed.values() if _saw_another(outcome)]
                if not moved:
                    break
                plan = self.plan(self.run.known.pages(moved))
                again = {edit.page.title for edit in plan.edits}
                outcomes |= {title: _without_work(outcomes[title]) for title in moved if title not in again}
        except WikiError as error:
            return tuple(outcomes.values()), Refusal(error.code, error.arguments)
        except KeyboardInterrupt:
            return tuple(outcomes.values()), Refusal(INTERRUPTED)
        return tuple(outcomes.values()), None

    def _saved(self, plan: Plan) -> Iterator[Outcome]:
        applied = outcomes_of(self.run, plan, self.facts, self.summary())
        for outcome in applied:
            count = self.planned.pop(outcome.title, 0)
            if outcome.kind in {"saved", "merged"}:
                self.made[outcome.title] = self.made.get(outcome.title, 0) + count
            moved = outcome.reason is not None and outcome.reason.code == "text-moved-on"
            yield replace(outcome, kind="conflict", reason=Refusal("edit-conflict")) if moved else outcome

    def recheck(self, titles: Sequence[str] | None) -> Harvest:
        return check_all(self.run) if titles is None else check(self.run, titles)

    def summary(self) -> str:
        return self.run.summary or sentence("edit-summary-fix", {}, choose_language(self.facts.language))


def _saw_another(outcome: Outcome) -> bool:
    """Somebody saved the page between the check and the save."""
    conflict = outcome.reason is not None and outcome.reason.code == "edit-conflict"
    return outcome.kind == "merged" or (conflict and outcome.attempts < MOST_SAVES)


def _without_work(outcome: Outcome) -> Outcome:
    """The outcome of a page on which nothing is left to mend."""
    return outcome if outcome.kind == "merged" else Outcome(outcome.title, "unchanged")
