"""Patterns mean what `re` means by them, and never keep anybody waiting."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movibot.schema.patterns import UnsupportedPatternError, compile_pattern

PATTERNS = (
    *("", "a", "ab|c", "a*", "a+b?", "(a|b)*c", "(a+)+b", "(?:a*)*", "a{2}", "a{1,3}b", "a{2,}", "(ab){0,2}", "[a-c]+"),
    *(
        "[^a]b",
        r"\d{2}-\d{2}",
        r"\w+(-\w+)*",
        ".a",
        "^a$",
        "^$",
        "a^b",
        "$a",
        r"\Aab\Z",
        "a|",
        "(|a)b",
        "a*?b",
        r"[\d.]+",
    ),
    *(r"W\d{9}", r"[^\W\d]+", r"\S\s\D", "(a?){3}a{3}", "[)]"),
)


@pytest.mark.parametrize("pattern", PATTERNS)
@given(st.text(st.sampled_from("abcAé0129-. \n)W"), max_size=12))
def test_a_pattern_fits_what_it_fits_in_python(pattern: str, text: str) -> None:
    if text.endswith("\n"):
        return  # there `$` differs: here it means the end
    assert compile_pattern(pattern).fits(text) == (re.fullmatch(pattern, text) is not None)


@pytest.mark.parametrize(
    "pattern", ["(a+)+b", "(a|a)*b", "(a|aa)+b", "a*a*a*a*a*a*b", "(.*)(.*)(.*)x", "(a?){99}a{99}b"]
)
def test_what_would_take_python_years_is_answered(pattern: str) -> None:
    assert not compile_pattern(pattern).fits("a" * 999)


@pytest.mark.parametrize(
    "pattern", ["(?=a)b", "(?!a)b", "(?<=a)b", r"(a)\1", r"\bab", "(?i)a", "a{99999}", "(a{99}){99}"]
)
def test_what_cannot_be_bounded_is_refused(pattern: str) -> None:
    with pytest.raises(UnsupportedPatternError):
        compile_pattern(pattern)


@pytest.mark.parametrize("pattern", ["[", "(", "a{2,1}", "*", r"\q"])
def test_what_is_no_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(re.error):
        compile_pattern(pattern)


@given(st.text(st.sampled_from("ab|()*+?{}[]^$.\\d-12,"), max_size=15), st.text("ab1", max_size=8))
def test_any_text_is_a_pattern_or_refused(pattern: str, text: str) -> None:
    try:
        machine = compile_pattern(pattern)
    except (re.error, UnsupportedPatternError):
        return
    assert machine.fits(text) == (re.fullmatch(pattern, text) is not None)
