"""Fixes of a page that was checked, made on exactly the text that was checked."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate

from movibot.model import Fix, FixText, Refusal
from movibot.savedform import as_saved
from movibot.wikitext.lines import line_and_column
from movibot.wikitext.saving import hazards


def text_digest(text: str) -> str:
    """What tells one text from another."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def line_fixes(old: str, new: str) -> Iterator[Fix]:
    """The lines that make one text of another; what is the same in both is not touched."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    same = _common(before, after)
    tail = _common(before[same:][::-1], after[same:][::-1])
    starts = [0, *accumulate(map(len, before))]
    left, right = before[same : len(before) - tail], after[same : len(after) - tail]
    for tag, a, b, c, d in difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Fix(starts[same + a], starts[same + b], "".join(right[c:d]), safe=False)


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """How many lines are the same from the beginning on."""
    pairs = zip(old, new, strict=False)
    return next((count for count, (a, b) in enumerate(pairs) if a != b), min(len(old), len(new)))


def make_fixes(text: str, change: FixText, extension_tags: Collection[str]) -> str | Refusal:
    """The text with the fixes made.

    Args:
        text: The present text.
        change: What is wanted.
        extension_tags: Names of the wiki's extension tags.

    Returns:
        The new text; why not, where the text is another one than was checked, or saving would change it.
    """
    if text_digest(text) != change.base:
        return Refusal("text-moved-on")
    pieces, done = [], 0
    for fix in change.fixes:
        pieces += [text[done : fix.start], fix.replacement]
        done = fix.end
    new = "".join([*pieces, text[done:]])
    if as_saved(new) != new and as_saved(text) == text:
        return Refusal("edit-unproved", {"name": "", "found": "bytes"})
    for hazard in hazards(new, extension_tags):
        line, column = line_and_column(new, hazard.start)
        return Refusal("page-changed-by-saving", {"found": hazard.kind, "line": line, "column": column})
    return new


def disproof_of_fixes(text: str, change: FixText) -> Refusal | None:
    """Why a page that was saved does not hold the fixed lines, or None where it does."""
    if all(as_saved(fix.replacement) in text for fix in change.fixes):
        return None
    return Refusal("edit-unproved", {"name": "", "found": "other-text"})
