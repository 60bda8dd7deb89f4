"""What two sides made of a text: merged where their lines are apart, marked where they are not, and never lost."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from movibot.fixing import with_fixes
from movibot.workingcopy.linefixes import fixes_between
from movibot.workingcopy.merging import left_markers, merge

BASE = "un\ndeux\ntrois\nquatre\ncinq"

APART = {
    "nobody": (BASE, BASE, BASE),
    "we alone": (BASE.replace("deux", "2"), BASE, BASE.replace("deux", "2")),
    "they alone": (BASE, BASE.replace("deux", "2"), BASE.replace("deux", "2")),
    "other lines": (BASE.replace("un", "1"), BASE.replace("trois", "3"), "1\ndeux\n3\nquatre\ncinq"),
    "the same": (BASE.replace("deux", "2"), BASE.replace("deux", "2"), BASE.replace("deux", "2")),
    "both ends": (f"zéro\n{BASE}", f"{BASE}\nsix", f"zéro\n{BASE}\nsix"),
    "a line less and a line more": (BASE.replace("deux\n", ""), f"{BASE}\nsix", "un\ntrois\nquatre\ncinq\nsix"),
    "the same end": (f"{BASE}\nsix", f"{BASE}\nsix", f"{BASE}\nsix"),
    "all of it, they nothing": ("autre", BASE, "autre"),
    "to nothing, we nothing": (BASE, "", ""),
}


@pytest.mark.parametrize(("ours", "theirs", "wanted"), APART.values(), ids=list(APART))
def test_lines_that_one_side_changed_are_taken_from_it(ours: str, theirs: str, wanted: str) -> None:
    for left, right in ((ours, theirs), (theirs, ours)):
        merged = merge(BASE, left, right)
        assert (merged.text, merged.conflicts) == (wanted, 0)


TOUCHING = {
    "the same line": (BASE.replace("deux", "2"), BASE.replace("deux", "II")),
    "neighbouring lines": (BASE.replace("deux", "2"), BASE.replace("trois", "3")),
    "a line that the other side deleted": (BASE.replace("deux", "2"), BASE.replace("deux\n", "")),
    "new lines in one place": (BASE.replace("trois", "a\ntrois"), BASE.replace("trois", "b\ntrois")),
    "a new line beside a changed one": (BASE.replace("trois", "a\ntrois"), BASE.replace("trois", "3")),
    "new ends": (f"{BASE}\na", f"{BASE}\nb"),
    "all of it": ("rien", "tout"),
}


@pytest.mark.parametrize(("ours", "theirs"), TOUCHING.values(), ids=list(TOUCHING))
def test_what_touches_is_a_conflict(ours: str, theirs: str) -> None:
    for left, right in ((ours, theirs), (theirs, ours)):
        assert merge(BASE, left, right).conflicts == 1


def test_a_conflict_looks_as_git_shows_it() -> None:
    merged = merge(BASE, BASE.replace("deux", "2"), BASE.replace("deux", "II"), ("ici", "wiki, version 7"))
    assert merged.text.split("\n") == [
        *("un", "<<<<<<< ici", "2", "=======", "II", ">>>>>>> wiki, version 7", "trois", "quatre", "cinq"),
    ]


def test_what_both_sides_have_in_common_stands_outside_of_the_markers() -> None:
    merged = merge("a\nb", "a\nx\n1\ny", "a\nx\n2\ny")
    assert merged.text.split("\n") == ["a", "x", "<<<<<<<", "1", "=======", "2", ">>>>>>>", "y"]


def test_markers_are_found_unless_the_page_has_them_itself() -> None:
    merged = merge(BASE, BASE.replace("deux", "2"), BASE.replace("deux", "II"), ("ici", "là"))
    assert left_markers(merged.text, BASE) == (2, "<<<<<<< ici")
    assert left_markers(BASE, BASE) is None
    about_git = f"{BASE}\n<pre>\n<<<<<<< HEAD\n=======\n>>>>>>> autre\n</pre>"
    assert left_markers(about_git, about_git) is None
    assert left_markers(f"{about_git}\n=======", about_git) == (11, "=======")
    for text in ("======= x", "== a ==", "<<<<<<<<", "a <<<<<<< b", ">>>>>>", "======"):
        assert left_markers(text, "") is None, text


LINES = st.lists(st.sampled_from(["", "a", "b", "|}", "== x ==", "été"]), max_size=8).map("\n".join)


@given(LINES, LINES, LINES)
@example("a\na", "a", "a\na\na")
def test_nothing_that_either_side_wrote_is_lost(base: str, ours: str, theirs: str) -> None:
    merged = merge(base, ours, theirs, ("ici", "là"))
    lines = merged.text.split("\n")
    assert merged.conflicts == lines.count("<<<<<<< ici") == lines.count("=======") == lines.count(">>>>>>> là")
    for side, whole in zip(_sides(lines), (ours, theirs), strict=True):
        new = set(whole.split("\n")) - set(base.split("\n"))
        assert new <= set(side)


def _sides(lines: list[str]) -> tuple[list[str], list[str]]:
    """The text as each side would resolve it."""
    ours: list[str] = []
    theirs: list[str] = []
    here: tuple[list[str], ...] = (ours, theirs)
    for line in lines:
        if line == "<<<<<<< ici":
            here = (ours,)
        elif line == "=======":
            here = (theirs,)
        elif line == ">>>>>>> là":
            here = (ours, theirs)
        else:
            for side in here:
                side.append(line)
    return ours, theirs


@given(LINES, LINES)
def test_a_side_that_did_nothing_changes_nothing(base: str, other: str) -> None:
    assert merge(base, other, base) == merge(base, base, other) == merge(base, other, other)
    assert merge(base, other, base).text == other


@given(LINES, LINES)
def test_the_lines_to_be_replaced_make_the_new_text(old: str, new: str) -> None:
    fixes = tuple(fixes_between(old, new))
    assert all(a.end < b.start or a.end == b.start for a, b in itertools.pairwise(fixes))
    assert with_fixes(old, fixes) == new
    assert (not fixes) == (old == new)


def test_a_line_separator_that_is_none_for_mediawiki_stays() -> None:
    old = "a\u2028b\x85c\nd"
    (fix,) = fixes_between(old, old.replace("d", "e"))
    assert old[fix.start : fix.end] == "d"
