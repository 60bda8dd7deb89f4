"""A text that somebody has reviewed, put in the place of exactly the text that it was made from."""

from __future__ import annotations

from movibot.model import Refusal, ReplaceText
from movibot.savedform import as_saved
from movibot.wikitext.fixes import text_digest


def replace_text(text: str, change: ReplaceText, *, exists: bool) -> str | Refusal:
    """The new text.

    What saving would make of it is not asked here: it was made by other changes, which are proved.

    Args:
        text: The present text; empty where the page does not exist.
        change: What is wanted.
        exists: The page exists.

    Returns:
        The new text, or the present one where that is the same; why not, where the page has another text by now.
    """
    if exists and as_saved(text) == as_saved(change.text):
        return text
    if exists != bool(change.base) or (exists and text_digest(text) != change.base):
        return Refusal("plan-moved-on")
    return change.text


def disproof_of_replacing(text: str, change: ReplaceText) -> Refusal | None:
    """Why a page that was saved does not hold the text, or None where it does."""
    same = as_saved(text) == as_saved(change.text)
    return None if same else Refusal("edit-unproved", {"name": "", "found": "other-text"})
