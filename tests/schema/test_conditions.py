"""What may be asked of a value: each test beside a value for which it does not hold."""

from __future__ import annotations

import datetime

import pytest

from movibot.schema import Parameter, all_hold, conditions_of, read_value

TODAY = datetime.date(2026, 11, 22)
TYPES = {"l": "line", "n": "number", "m": "money", "p": "percentage", "u": "duration", "d": "date", "q": "partial date"}


def holds(kind: str, text: str, asked: object) -> bool:
    parameter = Parameter("x", type=TYPES[kind])
    readings = {"x": read_value(parameter, text)} if text else {}
    return all_hold(conditions_of({"x": asked}), readings, TODAY)


@pytest.mark.parametrize(
    ("kind", "asked", "yes", "no"),
    [
        ("l", "vélo", ["vélo", "VELO"], ["", "vélos"]),
        ("l", ["a", "b"], ["a", "B"], ["c", ""]),
        ("l", {"not": "vélo"}, ["", "vélos"], ["Vélo"]),
        ("l", {"not": ["a", "b"]}, ["c", ""], ["a", "b"]),
        ("l", {"contains": "velo"}, ["Atelier Vélo", "vélos"], ["", "moto"]),
        ("l", {"contains": ["velo", "moto"]}, ["vélo", "motos"], ["bus"]),
        ("l", {"filled": True}, ["x"], [""]),
        ("l", {"filled": False}, [""], ["x"]),
        ("n", {"at least": 3}, ["3", "3,5"], ["2", "", "beaucoup"]),
        ("n", {"at most": 3}, ["3", "-1"], ["3,1", ""]),
        ("m", {"at least": 100}, ["100 €"], ["99 €"]),
        ("p", {"at least": 50}, ["50 %"], ["49 %"]),
        ("u", {"at most": 60}, ["1 h"], ["61 min"]),
        ("d", {"before": "today"}, ["2026-11-21"], ["2026-11-22", ""]),
        ("d", {"from": "today"}, ["2026-11-22", "2027-01-01"], ["2026-11-21", "bientôt"]),
        ("d", {"until": "2024-03-18"}, ["2024-03-18"], ["2024-03-19"]),
        ("d", {"after": "2024-03-18"}, ["2024-03-19"], ["2024-03-18"]),
        ("q", {"before": "today"}, ["2025", "octobre 2026"], ["2026", "novembre 2026"]),
        ("q", {"from": "today"}, ["2026", "novembre 2026"], ["octobre 2026"]),
        ("q", {"until": "today"}, ["2026", "novembre 2026"], ["2027"]),
        ("q", {"after": "today"}, ["décembre 2026", "2027"], ["novembre 2026"]),
        ("d", {"newer than": "18 months"}, ["2025-05-22", "2026-11-22"], ["2025-05-21", ""]),
        ("d", {"older than": "18 months"}, ["2025-05-21"], ["2025-05-22", ""]),
        ("d", {"older than": "10 days"}, ["2026-11-11"], ["2026-11-12"]),
        ("d", {"newer than": "1 year"}, ["2025-11-22"], ["2025-11-21"]),
    ],
)
def test_a_condition_holds_where_it_says(kind: str, asked: object, yes: list[str], no: list[str]) -> None:
    assert [text for text in [*yes, *no] if holds(kind, text, asked)] == yes
