"""Keys without effect: what the message proposes has one."""

from __future__ import annotations

from typing import Any

import pytest

from movibot.schema.effects import without_effect


@pytest.mark.parametrize(
    ("about", "proposed"),
    [
        ({"vocabulary": "v"}, {"vocabulary": ("add", "type: choice")}),
        ({"type": "line", "vocabulary": "v"}, {"vocabulary": ("write", "type: choice")}),
        ({"type": "list", "vocabulary": "v"}, {"vocabulary": ("add", "items: choice")}),
        ({"type": "list", "items": "line", "schema": "s"}, {"schema": ("write", "items: page")}),
        ({"separator": ";"}, {"separator": ("add", "type: list")}),
        ({"type": "date", "separator": ";"}, {"separator": ("write", "type: list, items: date")}),
        ({"type": "url", "items": "url"}, {"items": ("write", "type: list")}),
        ({"type": "records", "schema": "s", "minItems": 1}, {"minItems": ("write", "")}),
        ({"minimum": 1}, {"minimum": ("add", "type: number")}),
        ({"type": "list", "items": "integer", "maximum": 1}, {"maximum": ("write", "")}),
        (
            {"vocabulary": "v", "separator": ";"},
            dict.fromkeys(("vocabulary", "separator"), ("add", "type: list, items: choice")),
        ),
    ],
)
def test_one_proposal_mends_all(about: dict[str, Any], proposed: dict[str, tuple[str, str]]) -> None:
    found = dict(without_effect(about, about))
    ways = {key: next(way for way in ("add", "write") if way in told) for key, told in found.items()}
    assert {key: (way, found[key][way]) for key, way in ways.items()} == proposed


@pytest.mark.parametrize(
    "about",
    [
        {"type": "list", "items": "choice", "vocabulary": "v", "separator": ";", "minItems": 1},
        {"type": "licence", "vocabulary": "v"},
        {"type": "records", "schema": "s"},
        {"type": "money", "minimum": 1},
        {},
    ],
)
def test_what_has_an_effect_is_not_told(about: dict[str, Any]) -> None:
    assert list(without_effect(about, about)) == []
