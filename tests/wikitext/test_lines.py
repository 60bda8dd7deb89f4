"""Offsets as people count them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from movibot.wikitext import Lines, line_and_column


@given(st.text(alphabet="ab\n\r"), st.integers(0, 50))
def test_lines_are_those_that_counting_finds(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    expected = (text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
    assert Lines(text).place(offset) == line_and_column(text, offset) == expected


def test_the_first_character_stands_at_one_one() -> None:
    assert Lines("").place(0) == (1, 1)
    assert Lines("\n").place(0) == (1, 1)
    assert Lines("\n").place(1) == (2, 1)
