"""A plan that somebody has reviewed -> its saves, as it is or not at all.

    plan file, present pages -> changes made again, compared with what was reviewed -> plan -> apply -> report

Nothing is made again on a page that moved on: whoever reviewed the plan has not seen that page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from movibot.applying import save_plan, stop_watch
from movibot.editdiff import diff_edit
from movibot.errors import GuardError, UsageError, WikiError
from movibot.messages import choose_language, sentence
from movibot.model import Change, CreatePage, Edit, Outcome, Page, Plan, Refusal, ReplaceText, Report, WikiFacts
from movibot.plan import over_limit
from movibot.planfile.planned import Planned, PlannedEdit
from movibot.reading import Run, read_facts
from movibot.savedform import as_saved
from movibot.stopping import StopWatch
from movibot.titles import TEMPLATE, normal_title
from movibot.wiki import with_traffic
from movibot.wikitext.editing import edit_page
from movibot.wikitext.fixes import text_digest

Tell = Callable[[Outcome, WikiFacts], None]

_PUBLISH = "publish"


def replay(run: Run, planned: Planned, *, dry_run: bool = False, tell: Tell = lambda _, __: None) -> Report:
    """Save what a plan says where every page of it is as it was; else nothing.

    Args:
        run: What to work with.
        planned: The plan.
        dry_run: Look, and write nothing.
        tell: Called with each outcome when it is there, and the facts of the wiki.

    Returns:
        What happened. Where a page is not as it was, it says so of that page, and that the others were held back.

    Raises:
        UsageError: The plan is for another wiki.
        StopAsked: Somebody wrote on the stop page before the run began.
        GuardError: The plan has more edits than `edits.max`. Nothing was written.
        WikiError: The wiki failed before anything was written.
    """
    if planned.wiki != run.wiki.name:
        raise UsageError("plan-other-wiki", wiki=planned.wiki, other=run.wiki.name)
    facts = read_facts(run)
    watch = stop_watch(run, facts)
    if not dry_run:
        run.wiki.check_writable()
        watch.look()
    decided = _decided(run, planned, facts)
    outcomes = tuple(each for each in decided if isinstance(each, Outcome))
    edits = tuple(each for each in decided if isinstance(each, Edit))
    if any(outcome.kind != "unchanged" for outcome in outcomes):
        return _told(run, facts, tuple(map(_held_back, decided)))
    guard = over_limit(Plan(edits, ()), run.max_edits)
    if dry_run:
        return replace(_told(run, facts, outcomes, guard), planned=edits)
    if guard:
        raise GuardError.of(guard)
    return _told(run, facts, *_saved(run, planned, Plan(edits, outcomes), facts, tell, watch))


def _told(run: Run, facts: WikiFacts, outcomes: tuple[Outcome, ...], stopped: Refusal | None = None) -> Report:
    return with_traffic(Report(outcomes, (), {}, facts.language, stopped=stopped), run.wiki)


def _held_back(decided: Edit | Outcome) -> Outcome:
    """What becomes of a page that could be saved, where others cannot."""
    return (
        decided if isinstance(decided, Outcome) else Outcome(decided.page.title, "refused", Refusal("plan-held-back"))
    )


# --- looking at the pages ------------------------------------------------------------------------------


def _decided(run: Run, planned: Planned, facts: WikiFacts) -> Sequence[Edit | Outcome]:
    """What is to be saved, and of which pages nothing is, in the order of the plan."""
    titles = [edit.title for edit in planned.edits]
    present = {page.title: page for page in run.wiki.pages(title for title in titles if _is_normal(title, facts))}
    return [_decision(edit, present, facts, run.user) for edit in planned.edits]


def _is_normal(title: str, facts: WikiFacts) -> bool:
    found = normal_title(title, facts)
    return found is not None and found.full == title


def _decision(edit: PlannedEdit, present: Mapping[str, Page], facts: WikiFacts, user: str) -> Edit | Outcome:
    page = present.get(edit.title)
    if page is None:
        return Outcome(edit.title, "refused", Refusal("plan-bad-title"))
    if page.revision is not None and as_saved(page.text) == as_saved(edit.text):
        return Outcome(edit.title, "unchanged", Refusal("plan-done"), page.revision)
    if moved := _moved_on(edit, page):
        return Outcome(edit.title, "conflict", moved)
    made = edit_page(page, edit.changes, facts, user)
    if made.outcomes and made.outcomes[0].kind != "unchanged":
        return made.outcomes[0]
    again = made.edits[0] if made.edits else None
    if again is None or again.text != edit.text or tuple(diff_edit(again)) != edit.diff:
        return Outcome(edit.title, "refused", Refusal("plan-made-otherwise"))
    return replace(again, changes=(_exactly(again),))


def _moved_on(edit: PlannedEdit, page: Page) -> Refusal | None:
    if edit.base is None:
        return Refusal("plan-page-appeared") if page.revision is not None else None
    if page.revision is None:
        return Refusal("plan-page-gone")
    same = page.revision == edit.base and text_digest(page.text) == edit.base_digest
    return None if same else Refusal("plan-moved-on")


def _exactly(edit: Edit) -> Change:
    """The edit as an intention that is never made on another page than the one that was reviewed."""
    if edit.page.revision is None:
        return CreatePage(edit.page.title, edit.text)
    return ReplaceText(edit.page.title, text_digest(edit.page.text), edit.text)


# --- saving --------------------------------------------------------------------------------------------


def _saved(
    run: Run, planned: Planned, plan: Plan, facts: WikiFacts, tell: Tell, watch: StopWatch
) -> tuple[tuple[Outcome, ...], Refusal | None]:
    """Save, and have the wiki read templates anew whose documentation was published."""

    def tell_as_conflict(outcome: Outcome, facts: WikiFacts) -> None:
        tell(_as_conflict(outcome), facts)

    summary = planned.summary or run.summary or sentence("edit-summary", {}, choose_language(facts.language))
    outcomes, stopped = save_plan(run, plan, facts, summary, tell_as_conflict, watch)
    saved = [outcome.title for outcome in outcomes if outcome.kind in {"saved", "merged"}]
    if planned.command == _PUBLISH and saved and stopped is None:
        try:
            run.wiki.refresh(dict.fromkeys(_templates(saved, facts)))
        except WikiError as error:
            stopped = Refusal(error.code, error.arguments)
    return tuple(map(_as_conflict, outcomes)), stopped


def _templates(titles: Sequence[str], facts: WikiFacts) -> Iterator[str]:
    """The templates among the titles, and those of which they are subpages."""
    for title in titles:
        found = normal_title(title, facts)
        if found and found.namespace == TEMPLATE:
            yield title
            yield from [title.rpartition("/")[0]] if "/" in found.name else []


def _as_conflict(outcome: Outcome) -> Outcome:
    """Somebody was first, or at the same time."""
    code = outcome.reason.code if outcome.reason else ""
    if outcome.attempts and code in {"plan-moved-on", "page-exists", "page-is-redirect"}:
        return replace(outcome, kind="conflict", reason=Refusal("plan-moved-on"))
    return replace(outcome, reason=Refusal("plan-merged")) if code == "merge-unproved" else outcome
