"""Records of then and of now -> why a run looks as if something came over the wiki, or None. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from movibot.model import Refusal
from movibot.schema import Pack

CODE: Final = "records-vanished"

MANY: Final = 10
"""A schema that had as many records, or more, does not lose all of them at once. Not by people's edits."""


def vanished(before: Mapping[str, int], now: Mapping[str, int], pack: Pack, allowed: Collection[str]) -> Refusal | None:
    """Why the records of a run look as if their template were renamed or emptied.

    Args:
        before: Schema -> how many records there were at the last run that came to its end; empty where nobody knows.
        now: Schema -> how many there are; one without any may be missing.
        pack: The schemas of this run. Of others nobody says how many records there should be.
        allowed: Schemas that may have lost all of them.
    """
    gone = [
        key for key in sorted(pack.schemas) if before.get(key, 0) >= MANY and not now.get(key) and key not in allowed
    ]
    if not gone:
        return None
    return Refusal(
        CODE,
        {
            "schemas": [f"{key} ({before[key]})" for key in gone],
            "templates": sorted({pack.schemas[key].template for key in gone}),
            "schema": gone[0],
            "options": " ".join(f"--allow-vanished {key}" for key in gone),
        },
    )


def counts_to_keep(before: Mapping[str, int], now: Mapping[str, int], pack: Pack) -> Mapping[str, int]:
    """What the next run compares with: schemas that are not in this pack keep what they had."""
    return {**before, **{key: now.get(key, 0) for key in pack.schemas}}
