"""All changes of one page, made on the page as it was read: an edit, or why there is none."""

from __future__ import annotations

from collections.abc import Sequence

from movibot.model import Change, Edit, Outcome, Page, Plan, Refusal, WikiFacts
from movibot.wikitext.changes import apply_change
from movibot.wikitext.exclusion import excluding


def edit_page(page: Page, changes: Sequence[Change], facts: WikiFacts, user: str) -> Plan:
    """Make the changes of one page, in their order.

    A change that cannot be made is refused with an outcome of its own, and the others go on: they concern
    other regions, and the proof of each shows that the rest of the page stays.

    Args:
        page: The page as it was read, existing or not.
        changes: What is wanted of it, at least one.
        facts: The wiki's facts.
        user: The name of the bot's account, for `{{bots}}`.

    Returns:
        A plan with one edit at most. Without an edit it holds at least one outcome.
    """
    guarded = _guarded(page, facts, user)
    if guarded:
        return Plan((), (guarded,))
    text, made, refusals = _made(page, changes, facts)
    refused = tuple(Outcome(page.title, "refused", refusal) for refusal in refusals)
    if page.revision is not None and text == page.text:
        return Plan((), refused or (Outcome(page.title, "unchanged"),))
    if not made:
        return Plan((), refused)
    size = len(text.encode())
    if size > facts.article_size:
        too_large = Refusal("page-too-large", {"size": size, "limit": facts.article_size})
        return Plan((), (*refused, Outcome(page.title, "refused", too_large)))
    return Plan((Edit(page, made, text),), refused)


def _guarded(page: Page, facts: WikiFacts, user: str) -> Outcome | None:
    """Pages that are left alone whatever is wanted of them."""
    if page.is_redirect:
        return Outcome(page.title, "refused", Refusal("page-is-redirect"))
    template = excluding(page.text, user, facts)
    if template:
        return Outcome(page.title, "excluded", Refusal("bots-excluded", {"template": template}))
    return None


def _made(
    page: Page, changes: Sequence[Change], facts: WikiFacts
) -> tuple[str, tuple[Change, ...], tuple[Refusal, ...]]:
    """The text after all changes that can be made, those changes, and the refusals of the others."""
    text, exists = page.text, page.revision is not None
    made: list[Change] = []
    refusals: list[Refusal] = []
    for change in changes:
        result = apply_change(text, change, exists=exists, facts=facts)
        if isinstance(result, Refusal):
            refusals.append(result)
        else:
            text, exists = result, True
            made.append(change)
    return text, tuple(made), tuple(refusals)
