"""Changes, present pages -> plan: what is to be saved, and what will not be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from movibot.errors import GuardError
from movibot.model import Change, Page, Plan, Refusal, WikiFacts
from movibot.wikitext.editing import edit_page

TOO_MANY: Final = "too-many-edits"
"""The code that says that a plan has more edits than `edits.max`."""
BY_OPTION: Final = "too-many-rows"
"""The same, where the option `--max-edits` lifts the limit."""


def plan_edits(changes: Sequence[Change], pages: Mapping[str, Page], facts: WikiFacts, *, user: str) -> Plan:
    """Subtract what is already there, page by page.

    Args:
        changes: What is wanted, each with the title of its page in the wiki's normal form.
        pages: Title -> page as it was just read; every title of the changes is in it, missing pages too.
        facts: The wiki's facts.
        user: The name of the bot's account, for `{{bots}}`.

    Returns:
        One edit for each page that changes, in the order in which the changes name the pages, and the
        outcomes that stand already: unchanged, refused with the reason, excluded. A page can have both an
        edit and refusals, where one of its regions cannot be written.
    """
    wanted: dict[str, list[Change]] = {}
    for change in changes:
        wanted.setdefault(change.title, []).append(change)
    plans = [edit_page(pages[title], of_page, facts, user) for title, of_page in wanted.items()]
    return Plan(
        tuple(edit for plan in plans for edit in plan.edits),
        tuple(outcome for plan in plans for outcome in plan.outcomes),
    )


def over_limit(plan: Plan, max_edits: int, code: str = TOO_MANY) -> Refusal | None:
    """Why a plan looks too large to be meant, or None.

    Args:
        plan: The plan.
        max_edits: How many edits it may have.
        code: The message; another one where an option of the command lifts the limit.
    """
    if len(plan.edits) <= max_edits:
        return None
    return Refusal(code, {"planned": len(plan.edits), "limit": max_edits})


def check_limits(plan: Plan, max_edits: int, code: str = TOO_MANY) -> None:
    """Refuse a plan that looks too large to be meant.

    Args:
        plan: The plan.
        max_edits: How many edits it may have, `edits.max` of the configuration.
        code: As in `over_limit`.

    Raises:
        GuardError: It has more. Nothing was written.
    """
    if guard := over_limit(plan, max_edits, code):
        raise GuardError.of(guard)
