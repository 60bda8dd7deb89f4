"""A run applies its plan: in the name of its account, with its stop page, its journal and whoever watches."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from movibot.apply import apply_plan, take_outcomes
from movibot.errors import WikiError
from movibot.model import Outcome, Plan, Refusal, WikiFacts
from movibot.reading import Run
from movibot.stopping import StopWatch, title_of_stop
from movibot.titles import TEMPLATE, normal_title


def stop_watch(run: Run, facts: WikiFacts) -> StopWatch:
    """Who reads the stop page of a run."""
    return StopWatch(run.writable, title_of_stop(run.stop_page, run.user, facts), run.monotonic)


def outcomes_of(
    run: Run, plan: Plan, facts: WikiFacts, summary: str, watch: StopWatch | None = None
) -> Iterator[Outcome]:
    """Save the edits of a plan, each when its outcome is asked for; see `apply_plan` for what it raises.

    Args:
        run: What to work with.
        plan: What is to be saved.
        facts: Of the wiki.
        summary: What the page histories say.
        watch: Reads the stop page; None for one that has not read it yet.
    """
    watch = watch or stop_watch(run, facts)
    applied = apply_plan(plan, run.writable, facts, user=run.user, summary=summary, watch=watch, journal=run.journal)
    return run.progress.saving(applied, len(plan.outcomes), len(plan.edits), run.writable.least_seconds)


def save_plan(
    run: Run,
    plan: Plan,
    facts: WikiFacts,
    summary: str,
    tell: Callable[[Outcome, WikiFacts], None],
    watch: StopWatch | None = None,
) -> tuple[tuple[Outcome, ...], Refusal | None]:
    """Save them all, and have the wiki read templates that were saved anew, for its editors to know them at once.

    What was saved is told, even where the wiki then fails: its job queue reads the templates later.

    Args:
        run: What to work with.
        plan: What is to be saved.
        facts: Of the wiki.
        summary: What the page histories say.
        tell: Called with each outcome when it is there.
        watch: As in `outcomes_of`.

    Returns:
        The outcomes, and what ended the run before its end, or None.
    """
    applied = outcomes_of(run, plan, facts, summary, watch)
    outcomes, stopped = take_outcomes(applied, lambda outcome: tell(outcome, facts))
    templates = _templates(outcomes, facts)
    if templates and stopped is None:
        try:
            run.wiki.refresh(templates)
        except WikiError as error:
            stopped = Refusal(error.code, error.arguments)
    return outcomes, stopped


def _templates(outcomes: Sequence[Outcome], facts: WikiFacts) -> Sequence[str]:
    """The templates that were saved, and those whose documentation was: a template says what that holds."""
    saved = (normal_title(outcome.title, facts) for outcome in outcomes if outcome.kind in {"saved", "merged"})
    titles = [title.full for title in saved if title is not None and title.namespace == TEMPLATE]
    return list(dict.fromkeys(each for title in titles for each in _above(title)))


def _above(title: str) -> Sequence[str]:
    """The pages of which it is a sub-page; itself where it is none."""
    parts = title.split("/")
    return ["/".join(parts[:count]) for count in range(len(parts) - 1, 0, -1)] or [title]
