"""Titles are asked for in lists, each once and in their order, and few at last."""

from __future__ import annotations

import pytest

from movibot.wiki.batches import title_batches, with_short_end


@pytest.mark.parametrize(
    ("count", "sizes"),
    [
        (0, []),
        (1, [1]),
        (299, [299]),
        (300, [150, 150]),
        (500, [350, 150]),
        (501, [500, 1]),
        (1000, [500, 350, 150]),
        (1100, [500, 500, 100]),
    ],
)
def test_few_at_last(count: int, sizes: list[int]) -> None:
    titles = [f"Page {number}" for number in range(count)]
    batches = list(with_short_end(title_batches(titles, 500)))
    assert [len(batch) for batch in batches] == sizes
    assert [title for batch in batches for title in batch] == titles


def test_small_lists_stay_as_they_are() -> None:
    titles = [f"Page {number}" for number in range(120)]
    assert [len(batch) for batch in with_short_end(title_batches(titles, 50))] == [50, 50, 20]
