"""Values that movibot remembers come back as they were, and bytes of anybody else make nothing."""

from __future__ import annotations

import datetime
import pickle
from dataclasses import is_dataclass

import pytest

from movibot import harvest, model
from movibot.harvest import Found
from movibot.model import Page, PageStamp, Report, Revision, WikiFacts
from movibot.packed import Unreadable, pack, seal, unpack
from movibot.schema import values
from movibot.wiki.folderfacts import FRENCH_FACTS

DAY = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)
PAGE = Page("A", 0, "texte", Revision("1"))


@pytest.mark.parametrize(
    "value",
    [PAGE, PageStamp("A", 0, None), Report((), (), {"commun": 3}), FRENCH_FACTS, (PAGE, {"a": DAY}, frozenset({1}))],
    ids=lambda value: type(value).__name__,
)
def test_what_is_remembered_comes_back(value: object) -> None:
    assert unpack(pack(value), (model,)) == value


def test_every_value_of_the_journey_can_be_remembered() -> None:
    """Wherever in `movibot.model` it is defined: else nothing that a run knows would be believed at the next."""
    kinds = [each for name in model.__all__ if is_dataclass(each := getattr(model, name))]
    assert {Page, WikiFacts} <= set(kinds)
    for kind in kinds:
        assert unpack(seal(pickle.dumps(kind)), (model,)) is kind, kind


def test_what_stands_on_a_page_can_be_remembered() -> None:
    found = Found()
    assert unpack(pack(found), (model, harvest, values)) == found


@pytest.mark.parametrize("value", [print, pickle.Unpickler, is_dataclass, datetime.tzinfo, Found])
def test_bytes_make_nothing_but_the_values_named(value: object) -> None:
    with pytest.raises(Unreadable):
        unpack(seal(pickle.dumps(value)), (model,))


@pytest.mark.parametrize("change", [lambda data: data[:-1], lambda data: data + b"x", lambda _: b""])
def test_damaged_bytes_make_nothing(change: object) -> None:
    with pytest.raises(Unreadable):
        unpack(change(pack(PAGE)), (model,))  # type: ignore[operator]
