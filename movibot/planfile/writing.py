"""A plan -> the text of its file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

from movibot.messages import as_json
from movibot.model import Change
from movibot.planfile.coding import as_plain
from movibot.planfile.planned import Planned, PlannedEdit

FORMAT: Final = 1
"""What stands under `plan`: files of another number are of another movibot."""


def plan_text(planned: Planned) -> str:
    """The file, in JSON. What a terminal would obey is escaped in it."""
    told = {
        "plan": FORMAT,
        "movibot": planned.version,
        "wiki": planned.wiki,
        "command": planned.command,
        "made": planned.made,
        "summary": planned.summary,
        "undoes": planned.undoes,
        "edits": [_edit(each) for each in planned.edits],
    }
    return as_json({**told, "sha256": seal(told)}) + "\n"


def seal(told: Mapping[str, Any]) -> str:
    """What tells one content of a plan from another, whatever the order of its keys and its blanks."""
    whole = json.dumps(told, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(whole.encode()).hexdigest()


def _edit(edit: PlannedEdit) -> dict[str, Any]:
    return {
        "title": edit.title,
        "base": edit.base,
        "base_sha256": edit.base_digest,
        "diff": list(edit.diff),
        "changes": [_change(each) for each in edit.changes],
        "text": edit.text,
    }


def _change(change: Change) -> dict[str, Any]:
    return {"kind": type(change).__name__, **as_plain(change)}
