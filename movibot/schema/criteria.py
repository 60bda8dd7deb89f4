"""Completeness and score of a record: computed from what it says, never typed by anyone."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from movibot.schema.conditions import Readings, all_hold
from movibot.schema.definitions import Schema


@dataclass(frozen=True, slots=True)
class Score:
    """How a record stands.

    Attributes:
        completeness: How many of the required and suggested parameters are filled, of a hundred.
        score: The weight of the criteria that are met, of a hundred; None where the schema has none.
        criteria: Criterion -> whether it is met.
    """

    completeness: int
    score: int | None
    criteria: Mapping[str, bool]


def score_record(schema: Schema, readings: Readings, today: datetime.date) -> Score:
    """Judge a record by its schema's criteria.

    Args:
        schema: Its schema.
        readings: Parameter -> reading, for the filled ones.
        today: The day it is on the wiki.
    """
    wanted = [p.name for p in schema.parameters.values() if (p.required or p.suggested) and not p.deprecated]
    filled = sum(name in readings for name in wanted)
    met = {each.key: all_hold(each.conditions, readings, today) for each in schema.criteria}
    reached = sum(each.weight for each in schema.criteria if met[each.key])
    total = sum(each.weight for each in schema.criteria)
    return Score(_percent(filled, len(wanted)), _percent(reached, total) if schema.criteria else None, met)


def _percent(part: float, whole: float) -> int:
    """Rounded down, so that only what is whole has a hundred."""
    return int(part * 100 / whole) if whole else 100
