"""A run applies its plan: in the name of its account, with its stop page, its journal and whoever watches."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from movibot.apply import apply_plan, take_outcomes
from movibot.model import Outcome, Plan, Refusal, WikiFacts
from movibot.reading import Run
from movibot.stopping import StopWatch, title_of_stop


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
    """Save them all.

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
    return take_outcomes(outcomes_of(run, plan, facts, summary, watch), lambda outcome: tell(outcome, facts))
