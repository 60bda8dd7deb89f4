"""A run applies its plan: in the name of its account, with its stop page, its journal and whoever watches."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from movibot.apply import apply_plan, take_outcomes
from movibot.model import Outcome, Plan, Refusal, WikiFacts
from movibot.reading import Run


def outcomes_of(run: Run, plan: Plan, facts: WikiFacts, summary: str) -> Iterator[Outcome]:
    """Save the edits of a plan, each when its outcome is asked for; see `apply_plan` for what it raises.

    Args:
        run: What to work with.
        plan: What is to be saved.
        facts: Of the wiki.
        summary: What the page histories say.
    """
    applied = apply_plan(
        plan, run.writable, facts, user=run.user, summary=summary, stop_page=run.stop_page, journal=run.journal
    )
    return run.progress.saving(applied, len(plan.outcomes), len(plan.edits))


def save_plan(
    run: Run, plan: Plan, facts: WikiFacts, summary: str, tell: Callable[[Outcome, WikiFacts], None]
) -> tuple[tuple[Outcome, ...], Refusal | None]:
    """Save them all.

    Args:
        run: What to work with.
        plan: What is to be saved.
        facts: Of the wiki.
        summary: What the page histories say.
        tell: Called with each outcome when it is there.

    Returns:
        The outcomes, and what ended the run before its end, or None.
    """
    return take_outcomes(outcomes_of(run, plan, facts, summary), lambda outcome: tell(outcome, facts))
