"""The files that are given out first are there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import LONGEST, pytest_collection_modifyitems


def test_each_is_a_file_of_tests_named_once() -> None:
    assert [name for name in LONGEST if not (Path(__file__).parent / name).is_file()] == []
    assert len(set(LONGEST)) == len(LONGEST)


def test_the_longest_are_first_and_no_test_is_lost(request: pytest.FixtureRequest) -> None:
    given = list(request.session.items)
    order = list(given)
    pytest_collection_modifyitems(order)
    assert sorted(map(id, order)) == sorted(map(id, given))
    places = [LONGEST.index(name) for item in order for name in LONGEST if item.path.match(f"tests/{name}")]
    assert places == sorted(places)
    assert order == given
