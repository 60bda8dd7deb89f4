"""Normal forms, however long a run of combining marks is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movibot.savedform import composed, with_ordered_marks

LETTERS = "aé€가\u1100\u1161\u11a8か\u3099\u0301\u0316\u0344\u0345\u0f73\U0001d15e"


@given(st.text(alphabet=LETTERS, min_size=25, max_size=90))
def test_ordering_marks_changes_no_normal_form(text: str) -> None:
    assert composed(text) == unicodedata.normalize("NFC", text)
    ordered = with_ordered_marks(text)
    assert unicodedata.normalize("NFD", ordered) == unicodedata.normalize("NFD", text)
    assert unicodedata.normalize("NFKD", ordered) == unicodedata.normalize("NFKD", text)


@pytest.mark.parametrize("text", ["", "Le Dôme", "l’été – « à 10 h »", "e\u0301" * 5])
def test_ordinary_text_is_not_touched(text: str) -> None:
    assert with_ordered_marks(text) is text


def test_a_long_run_is_composed() -> None:
    assert composed("e" + "\u0316\u0301" * 100_000).startswith("é\u0316\u0316")
    assert composed("\u0f73" * 100_000) == "\u0f71" * 100_000 + "\u0f72" * 100_000
