"""Diffs of lines: always right, and quick however much the lines look alike."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movibot.linediff import Match, matching_lines, unified_hunks
from tests.test_plan import patched

lines = st.lists(st.sampled_from("abcdefgh"), max_size=40) | st.lists(st.integers(0, 200).map(str), max_size=120)


def table(rows: int, column: Callable[[int], object]) -> list[str]:
    """A generated table, one cell a line."""
    return [line for n in range(rows) for line in ("|-", f"| [[Lieu {n}]]", f"| {column(n)}", "| Bretagne", "| oui")]


@given(lines, lines)
def test_matches_are_the_same_lines_in_order(old: list[str], new: list[str]) -> None:
    found = matching_lines(old, new)
    for match in found:
        assert match.size > 0
        assert old[match.old : match.old + match.size] == new[match.new : match.new + match.size]
    for one, other in pairwise(found):
        assert one.old + one.size <= other.old
        assert one.new + one.size <= other.new
    assert patched(old, list(unified_hunks(old, new))) == new


def test_what_stays_is_one_match_and_no_hunk() -> None:
    same = table(1_000, str)
    assert matching_lines(same, same) == [Match(0, 0, 5_000)]
    assert list(unified_hunks(same, same)) == []
    assert list(unified_hunks([], [])) == []


@pytest.mark.parametrize("column", ["b{}", "b{:.1}", "b"], ids=["all", "few", "same"])
def test_one_changed_column_changes_one_line_a_row(column: str) -> None:
    """Each of these took more than a minute by `difflib` alone."""
    old, new = table(5_000, lambda n: f"a{n % 5}"), table(5_000, lambda n: column.format(str(n)))
    hunks = list(unified_hunks(old, new))
    assert patched(old, hunks) == new
    assert sum(line.startswith("-") for line in hunks) == 5_000


def test_a_row_more_is_one_row_in_the_diff() -> None:
    old = table(5_000, str)
    new = [*old[:12_500], "|-", "| [[Autre]]", "| x", "| Bretagne", "| oui", *old[12_500:]]
    hunks = list(unified_hunks(old, new))
    assert patched(old, hunks) == new
    assert [line[0] for line in hunks].count("+") == 5


@pytest.mark.parametrize("kinds", [2, 50, 5_000, 50_000])
def test_lines_without_any_order(kinds: int) -> None:
    source = random.Random(kinds)  # noqa: S311
    old, new = ([str(source.randrange(kinds)) for _ in range(20_000)] for _ in range(2))
    assert patched(old, list(unified_hunks(old, new))) == new


def test_lines_that_alternate() -> None:
    old: Sequence[str] = ["a", "b"] * 10_000
    new = ["b", "c", "a"] * 7_000
    assert patched(list(old), list(unified_hunks(old, new))) == new
