"""A former text put back in the place of exactly the text that movibot saved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from movibot.model import Refusal, RestoreText
from movibot.savedform import as_saved
from movibot.wikitext.fixes import text_digest
from movibot.wikitext.saving import hazards


def restore_text(text: str, change: RestoreText, extension_tags: Collection[str]) -> str | Refusal:
    """The former text.

    Args:
        text: The present text.
        change: What is wanted.
        extension_tags: Names of the wiki's extension tags.

    Returns:
        The former text, or the present one where that is the same; why not, where somebody changed it since, or
        where saving would change the former text.
    """
    if as_saved(text) == as_saved(change.text):
        return text
    if text_digest(text) != change.base:
        return Refusal("undo-edited")
    if new := _hazards(change.text, extension_tags) - _hazards(text, extension_tags):
        return Refusal("undo-unsafe", {"found": next(iter(new))})
    return change.text


def disproof_of_restoring(text: str, change: RestoreText) -> Refusal | None:
    """Why a page that was saved does not hold the former text, or None where it does."""
    same = as_saved(text) == as_saved(change.text)
    return None if same else Refusal("edit-unproved", {"name": "", "found": "other-text"})


def _hazards(text: str, extension_tags: Collection[str]) -> Counter[str]:
    """What saving would replace. What stands in the present text too, saving has left alone already."""
    return Counter(text[each.start : each.end] for each in hazards(text, extension_tags))
