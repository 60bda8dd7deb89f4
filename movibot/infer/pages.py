"""A draft -> the definition of a page that lists all its records: something to look at on the first day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from movibot.infer.draft import Draft
from movibot.infer.parameters import ParameterDraft
from movibot.yamlfile.writing import scalar

_COLUMNS: Final = 5
"""More make a table that nobody can read on a telephone."""

_GROUPS: Final = range(2, 26)
"""So many values make headings."""

_FILLED: Final = 0.6
"""Share of the pages on which a parameter is filled that others are grouped by."""

_ASIDE: Final = frozenset({"text", "email", "phone", "person", "records", "file", "coordinates"})
"""Types that are too long for a table, or that the maintainer is to choose."""


def chosen_columns(draft: Draft) -> tuple[str, ...]:
    """The page, and the parameters that most pages fill, in the order in which people fill them."""
    able = [each for each in draft.parameters if _is_shown(each) and each.name != draft.name]
    most = sorted(able, key=lambda each: -each.pages)[: _COLUMNS - 1]
    return ("$page", *(each.name for each in able if each in most))


def chosen_group(draft: Draft) -> str:
    """The parameter with few values that most pages fill, or nothing."""
    able = [each for each in draft.parameters if _is_heading(each, draft)]
    return max(able, key=lambda each: each.pages).name if able else ""


def page_lines(draft: Draft, key: str, title: str, comment: str) -> Iterator[str]:
    """The lines of the file, but for its first.

    Args:
        draft: The draft.
        key: The name of its schema.
        title: Of the page.
        comment: What its reader should know.
    """
    yield f"# {comment}"
    yield f"title: {scalar(title)}"
    yield f"from: [{scalar(key)}]"
    group = chosen_group(draft)
    if group:
        yield f"group: [{scalar(group)}]"
    columns = (name for name in chosen_columns(draft) if name != group)
    yield f"columns: [{', '.join(scalar(name) for name in columns)}]"


def _is_shown(each: ParameterDraft) -> bool:
    kinds = {each.guess.type, each.guess.items if each.guess.type == "list" else each.guess.type}
    return bool(each.pages) and not each.personal and not each.nested and not kinds & _ASIDE


def _is_heading(each: ParameterDraft, draft: Draft) -> bool:
    words = each.guess.words
    few = words is not None and len(words.terms) in _GROUPS
    return few and not each.personal and each.pages >= _FILLED * draft.pages
