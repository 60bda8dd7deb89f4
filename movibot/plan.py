"""Changes, present pages -> plan: what is to be saved, what will not be, and the diffs people read."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence

from movibot.errors import GuardError
from movibot.model import Change, Edit, Page, Plan, Refusal, WikiFacts
from movibot.wikitext.editing import edit_page

CONTEXT = 3
"""Unchanged lines shown around each change of a diff."""


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


def over_limit(plan: Plan, max_edits: int) -> Refusal | None:
    """Why a plan looks too large to be meant, or None."""
    if len(plan.edits) <= max_edits:
        return None
    return Refusal("too-many-edits", {"planned": len(plan.edits), "limit": max_edits})


def check_limits(plan: Plan, max_edits: int) -> None:
    """Refuse a plan that looks too large to be meant.

    Raises:
        GuardError: It has more edits than `edits.max` of the configuration. Nothing was written.
    """
    if over_limit(plan, max_edits):
        raise GuardError("too-many-edits", planned=len(plan.edits), limit=max_edits)


def diff_edit(edit: Edit) -> Sequence[str]:
    """A unified diff of an edit, one string per line, without line ends.

    The text is the wiki's own: what prints it on a terminal shows its control characters escaped.
    """
    title = edit.page.title
    before = f"--- {title}" if edit.page.revision is not None else "--- /dev/null"
    hunks = list(_hunks(edit.page.text.splitlines(), edit.text.splitlines()))
    return [before, f"+++ {title}", *hunks]


def _hunks(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """The hunks of a diff; lines that are the same at both ends are left out first, for speed."""
    same = _common(old, new)
    tail = _common(old[same:][::-1], new[same:][::-1])
    skipped = max(0, same - CONTEXT)
    left, right = old[skipped : len(old) - max(0, tail - CONTEXT)], new[skipped : len(new) - max(0, tail - CONTEXT)]
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    for group in matcher.get_grouped_opcodes(CONTEXT):
        first, last = group[0], group[-1]
        yield f"@@ -{_range(first[1], last[2], skipped)} +{_range(first[3], last[4], skipped)} @@"
        for tag, a, b, c, d in group:
            if tag == "equal":
                yield from (f" {line}" for line in left[a:b])
            else:
                yield from (f"-{line}" for line in left[a:b])
                yield from (f"+{line}" for line in right[c:d])


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """How many lines are the same from the beginning on."""
    pairs = zip(old, new, strict=False)
    return next((count for count, (a, b) in enumerate(pairs) if a != b), min(len(old), len(new)))


def _range(start: int, stop: int, skipped: int) -> str:
    """Line numbers in the unified format: first line and count, the line before where there is none."""
    count = stop - start
    first = start + skipped + (1 if count else 0)
    return f"{first}" if count == 1 else f"{first},{count}"
