"""A run put back: what it saved, and what stands there now -> former texts -> plan -> apply.

    run -> saves -> net saves -> restorings -> plan -> apply -> report

A page is put back only where it stands exactly as the run left it. Where the wiki had merged the save with a
person's, what comes back is that person's text: the state right before the save, not the one it was computed from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from movibot.applying import save_plan
from movibot.messages import choose_language, sentence
from movibot.model import Outcome, Page, PastRevision, Plan, Refusal, Report, RestoreText, Revision, WikiFacts
from movibot.plan import check_limits, over_limit, plan_edits
from movibot.reading import Run, read_facts
from movibot.runrecord import RunRecord, SavedPage
from movibot.savedform import as_saved
from movibot.wiki import History, with_traffic
from movibot.wikitext.fixes import text_digest

NO_OTHERS: Mapping[Revision, str] = {}
"""Nothing is known of other runs."""


@dataclass(frozen=True, slots=True)
class NetSave:
    """What a run made of a page, by one save or by several that follow each other.

    Attributes:
        title: The page.
        base: What stood there before the first of them; None where the run created the page.
        revision: What the last of them made.
        parent: What stood there right before the last one.
    """

    title: str
    base: Revision | None
    revision: Revision
    parent: Revision | None


def undo(
    run: Run,
    record: RunRecord,
    others: Mapping[Revision, str] = NO_OTHERS,
    *,
    dry_run: bool = False,
    tell: Callable[[Outcome, WikiFacts], None] = lambda _, __: None,
) -> Report:
    """Put back what a run saved, page by page, where nobody saved the page since.

    Args:
        run: What to work with.
        record: The run to undo.
        others: What other runs saved -> the name of the run.
        dry_run: Plan, and write nothing.
        tell: Called with each outcome when it is there, and the facts of the wiki.

    Raises:
        UsageError: This kind of wiki keeps no history.
        WikiError: The wiki failed before anything was written.
        GuardError: There are more pages than `edits.max`. Nothing was written.
    """
    facts = read_facts(run)
    if not dry_run:
        run.wiki.check_writable()
    plan = plan_undo(run, record.saves, facts, others)
    if not dry_run:
        check_limits(plan, run.max_edits)
    stopped = over_limit(plan, run.max_edits)
    outcomes = plan.outcomes
    if not dry_run:
        outcomes, stopped = _apply(run, record, plan, facts, tell)
    planned, summary = (plan.edits, _summary(run, record, facts)) if dry_run else ((), "")
    report = Report(outcomes, (), {}, facts.language, planned, stopped=stopped, summary=summary)
    return with_traffic(report, run.wiki)


def _summary(run: Run, record: RunRecord, facts: WikiFacts) -> str:
    told = {"run": record.run, "own": run.summary}
    return sentence("edit-summary-undo", told, choose_language(facts.language))


def _apply(
    run: Run, record: RunRecord, plan: Plan, facts: WikiFacts, tell: Callable[[Outcome, WikiFacts], None]
) -> tuple[tuple[Outcome, ...], Refusal | None]:
    return save_plan(run, plan, facts, _summary(run, record, facts), tell)


def plan_undo(
    run: Run, saves: Sequence[SavedPage], facts: WikiFacts, others: Mapping[Revision, str] = NO_OTHERS
) -> Plan:
    """Which pages are put back, and why the others are not."""
    wiki = run.wiki
    titles = dict.fromkeys(save.title for save in saves)
    present = {title: Page(title, 0, "", None) for title in titles}  # a namespace may have another name by now
    present |= {page.title: page for page in wiki.pages(titles)}
    known, doubtful = net_saves(saves, present, others, wiki)
    past = {each.revision: each for each in wiki.revisions([each.revision for each in known])}
    bases = [each.base for each in known if each.base is not None]
    saved_again = [each.revision for each in known if present[each.title].revision in others]
    past |= {each.revision: each for each in wiki.revisions([*bases, *saved_again], texts=True)}
    decided = [_decided(save, present[save.title], past, others) for save in known]
    plan = plan_edits([each for each in decided if isinstance(each, RestoreText)], present, facts, user=run.user)
    return Plan(plan.edits, (*(each for each in decided if isinstance(each, Outcome)), *doubtful, *plan.outcomes))


# --- what the run did ------------------------------------------------------------------------------


def net_saves(
    saves: Iterable[SavedPage], present: Mapping[str, Page], others: Mapping[Revision, str], wiki: History
) -> tuple[Sequence[NetSave], Sequence[Outcome]]:
    """The saves that were made, one for each page, and those of which nobody can know any more.

    Where the run was killed, or an answer was lost, the page itself tells: it was saved if its present state is
    the account's and follows the base.

    Args:
        saves: What the log says.
        present: Title -> page as it is now.
        others: What other runs saved -> the name of the run.
        wiki: Is asked for the present states of pages in doubt.
    """
    saves = list(saves)
    asked = {page.revision for save in saves if save.revision is None and (page := present[save.title]).revision}
    now = {each.revision: each for each in wiki.revisions([each for each in asked if each])} if asked else {}
    made: dict[str, NetSave] = {}
    doubtful: dict[str, Outcome] = {}
    for save in saves:
        revision = save.revision or _made(save, present[save.title], now, others)
        if revision:
            earlier = made.get(save.title)
            follows = earlier is not None and earlier.revision == save.base
            first = earlier.base if earlier is not None and follows else save.base
            made[save.title] = NetSave(save.title, first, revision, save.base)
        elif _is_unclear(save, present[save.title], others):
            doubtful[save.title] = Outcome(save.title, "refused", Refusal("undo-unclear"))
    return list(made.values()), [each for title, each in doubtful.items() if title not in made]


def _made(
    save: SavedPage, page: Page, now: Mapping[Revision, PastRevision], others: Mapping[Revision, str]
) -> Revision | None:
    """What a save made of which nobody heard, if it made the present state of the page."""
    state = now.get(page.revision) if page.revision else None
    is_its = state and state.is_ours and state.parent == save.base and state.revision not in others
    return page.revision if is_its else None


def _is_unclear(save: SavedPage, page: Page, others: Mapping[Revision, str]) -> bool:
    """Somebody else saved the page since, so that it does not tell any more whether the save was made."""
    return page.revision not in {None, save.base} and page.revision not in others


# --- what can be put back --------------------------------------------------------------------------


def _decided(
    save: NetSave, page: Page, past: Mapping[Revision, PastRevision], others: Mapping[Revision, str]
) -> RestoreText | Outcome:
    if save.base is None and page.revision is None:
        return Outcome(page.title, "unchanged", Refusal("undo-gone"))
    base = past.get(save.base) if save.base else None
    if base and base.text is not None and page.revision and as_saved(page.text) == as_saved(base.text):
        return Outcome(page.title, "unchanged")
    refusal = next(_obstacles(save, page, past, others), None)
    if refusal or base is None or base.text is None:
        return Outcome(page.title, "refused", refusal)
    return RestoreText(page.title, text_digest(page.text), base.text)


def _obstacles(
    save: NetSave, page: Page, past: Mapping[Revision, PastRevision], others: Mapping[Revision, str]
) -> Iterator[Refusal]:
    """Why a page cannot be put back; the first is told."""
    saved, base = past.get(save.revision), past.get(save.base) if save.base else None
    if saved and saved.title != page.title:
        yield Refusal("undo-moved", {"title": saved.title})
    if page.revision is None:
        yield Refusal("undo-deleted")
    elif page.revision in others and (saved is None or page.text != saved.text):
        yield Refusal("undo-saved-again", {"run": others[page.revision]})
    elif page.revision != save.revision and page.revision not in others:
        yield Refusal("undo-edited")
    if save.base is None:
        yield Refusal("undo-created")
    if saved is None or saved.parent != save.parent or base is None or base.title != page.title:
        yield Refusal("undo-base-gone")
    if page.revision == save.revision and saved and not saved.is_ours:
        yield Refusal("undo-edited")  # a wiki that was put back to an older state gives its numbers again
    if base is None or base.text is None:
        yield Refusal("undo-base-hidden")
