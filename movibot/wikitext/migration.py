"""The calls of a template on a page, all of them as a migration wants them, or none."""

from __future__ import annotations

from movibot.model import MigrateCalls, Refusal, WikiFacts
from movibot.wikitext.records import set_parameters
from movibot.wikitext.renaming import disproof_of_renaming, rename_template


def migrate_calls(text: str, change: MigrateCalls, facts: WikiFacts) -> str | Refusal:
    """Make all of it, each step proved, or say what cannot be made.

    Args:
        text: The present text.
        change: What is wanted.
        facts: The wiki's facts.
    """
    new = rename_template(text, change.renaming, facts) if change.renaming else text
    for record in change.records:
        if isinstance(new, Refusal):
            return new
        new = set_parameters(new, record, facts)
    return new


def disproof_of_migration(text: str, change: MigrateCalls, facts: WikiFacts) -> Refusal | None:
    """Why a page that was saved does not hold what was wanted, or None where it does."""
    refusal = disproof_of_renaming(text, change.renaming, facts) if change.renaming else None
    again = refusal or migrate_calls(text, change, facts)
    if again == text:
        return None
    return again if isinstance(again, Refusal) else Refusal("edit-unproved", {"name": "", "found": "other-values"})
