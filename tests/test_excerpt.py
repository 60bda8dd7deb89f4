"""A line and what is underlined in it, in the columns of a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movibot.excerpt import WIDTH, columns, excerpt
from movibot.model import Place
from tests.wikitext.hostile import hostile_texts


def shown(text: str, piece: str, width: int = WIDTH) -> tuple[str, str]:
    start = text.index(piece)
    line = text.count("\n", 0, start) + 1
    found = excerpt(text, Place("p", line, 1, start, start + len(piece)), width)
    assert found is not None
    return found.line, found.underline


FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


@pytest.mark.parametrize(
    ("text", "piece", "line", "underline"),
    [
        ("a = b", "b", "a = b", "    ^"),
        ("x\na = bcd\ny", "bcd", "a = bcd", "    ^^^"),
        ("é = b", "b", "é = b", "    ^"),
        ("e\u0301 = b", "b", "e\u0301 = b", "    ^"),
        ("a = e\u0301o\u0308", "e\u0301o\u0308", "a = e\u0301o\u0308", "    ^^"),
        ("漢字 = b", "b", "漢字 = b", "       ^"),
        ("a = 漢字", "漢字", "a = 漢字", "    ^^^^"),
        ("\U0001f600 = b", "b", "\U0001f600 = b", "     ^"),
        (f"{FAMILY} = b", "b", f"{FAMILY} = b", "     ^"),
        ("\U0001f1eb\U0001f1f7 = b", "b", "\U0001f1eb\U0001f1f7 = b", "     ^"),
        ("\U0001f44d\U0001f3fd = b", "b", "\U0001f44d\U0001f3fd = b", "     ^"),
        ("\u2764\ufe0f = b", "b", "\u2764\ufe0f = b", "     ^"),
        ("\tb", "b", "        b", "        ^"),
        ("ab\tc", "c", "ab      c", "        ^"),
        ("漢\tc", "c", "漢      c", "        ^"),
        ("a\x1bb c", "c", "a\\u001bb c", "         ^"),
        ("a\u202eb", "b", "a\\u202eb", "       ^"),
        ("a\r\nb", "a", "a", "^"),
        ("\u0301 b", "b", "\u25cc\u0301 b", "  ^"),
        ("a\u00a0b", "\u00a0", "a\u00a0b", " ^"),
        ("abc\ndef", "c\nd", "abc", "  ^"),
    ],
)
def test_the_place_is_underlined(text: str, piece: str, line: str, underline: str) -> None:
    assert shown(text, piece) == (line, underline)


@pytest.mark.parametrize("place", [Place("p"), Place("p", 1, 1, 99, 100)])
def test_what_is_no_place_in_the_text_has_no_excerpt(place: Place) -> None:
    assert excerpt("abc", place) is None


def test_the_end_of_a_text_can_be_shown() -> None:
    found = excerpt("abc", Place("p", 1, 4, 3, 3))
    assert found is not None
    assert (found.line, found.underline) == ("abc", "   ^")


@pytest.mark.parametrize("at", [0, 30, 500, 5_000, 99_990])
def test_a_long_line_is_shown_around_the_place(at: int) -> None:
    text = "x" * at + "ICI" + "y" * (100_000 - at)
    line, underline = shown(text, "ICI", 40)
    assert columns(line) <= 42
    assert line[underline.index("^") : len(underline)] == "ICI"
    assert line.startswith("…") == (at > 0)


@given(hostile_texts() | st.text(), st.integers(0, 40), st.integers(0, 10), st.integers(10, 60))
def test_no_text_makes_it_raise_or_overflow(text: str, start: int, length: int, width: int) -> None:
    found = excerpt(text, Place("p", 1, 1, start, start + length), width)
    if found is None:
        return
    assert "\n" not in found.line
    assert "\x1b" not in found.line
    assert found.underline.strip(" ").strip("^") == ""
    assert columns(found.line) <= width + 2
