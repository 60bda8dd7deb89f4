"""The bytes of a file -> the plan, or what is wrong with them. The file may be by anybody."""

from __future__ import annotations

import json
from typing import Any, Final, get_args

from movibot.errors import UsageError
from movibot.model import Change, Revision
from movibot.planfile.coding import Misfit, from_plain
from movibot.planfile.planned import Planned, PlannedEdit
from movibot.planfile.writing import FORMAT, seal

MOST_BYTES: Final = 128 * 1024 * 1024
"""More than any plan of pages that a wiki takes; what is larger is something else."""

_KEYS: Final = frozenset({"plan", "movibot", "wiki", "command", "made", "summary", "undoes", "edits", "sha256"})
_KINDS: Final = {kind.__name__: kind for kind in get_args(Change)}


def read_plan(data: bytes, path: str) -> Planned:
    """The plan in a file.

    Args:
        data: What the file holds.
        path: The file, for messages.

    Raises:
        UsageError: It is no plan, of another movibot, or not as movibot wrote it.
    """
    told = _json(data, path)
    if not isinstance(told, dict) or "plan" not in told:
        raise UsageError("plan-none", path=path)
    if told["plan"] != FORMAT or isinstance(told["plan"], bool):
        version = told.get("movibot")
        raise UsageError("plan-of-another", path=path, version=version if isinstance(version, str) else "")
    if told.get("sha256") != seal({key: each for key, each in told.items() if key != "sha256"}):
        raise UsageError("plan-altered", path=path)
    try:
        return _planned(told)
    except (Misfit, UnicodeError, RecursionError):
        raise UsageError("plan-damaged", path=path) from None


def _json(data: bytes, path: str) -> Any:
    try:
        return json.loads(data, object_pairs_hook=_each_key_once)
    except Misfit:
        raise UsageError("plan-damaged", path=path) from None
    except (ValueError, RecursionError):
        raise UsageError("plan-none", path=path) from None


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object. Of two values under one key a person reads the first, and programs take the last.

    Raises:
        Misfit: A key is named twice.
    """
    found = dict(pairs)
    if len(found) < len(pairs):
        raise Misfit
    return found


def _planned(told: dict[str, Any]) -> Planned:
    if told.keys() != _KEYS or not isinstance(told["edits"], list):
        raise Misfit
    edits = tuple(map(_edit, told["edits"]))
    if len({edit.title for edit in edits}) != len(edits):
        raise Misfit
    texts = (_text(told[key]) for key in ("wiki", "command", "movibot", "made", "summary"))
    wiki, command, version, made, summary = texts
    return Planned(wiki, command, version, made, summary, edits, _text(told["undoes"]))


def _edit(told: object) -> PlannedEdit:
    wanted = {"title", "base", "base_sha256", "diff", "changes", "text"}
    if not isinstance(told, dict) or told.keys() != wanted or not isinstance(told["changes"], list):
        raise Misfit
    base = None if told["base"] is None else Revision(_text(told["base"]))
    diff = from_plain(told["diff"], tuple[str, ...])
    changes = tuple(map(_change, told["changes"]))
    title, text = _text(told["title"]), _text(told["text"])
    if not changes or any(change.title != title for change in changes):
        raise Misfit
    return PlannedEdit(title, base, _text(told["base_sha256"]), changes, text, diff)


def _change(told: object) -> Change:
    kind = _KINDS.get(str(told.get("kind"))) if isinstance(told, dict) else None
    if not isinstance(told, dict) or kind is None:
        raise Misfit
    change: Change = from_plain({key: each for key, each in told.items() if key != "kind"}, kind)
    return change


def _text(told: object) -> str:
    """A text that can be sent: half of a character cannot."""
    if not isinstance(told, str):
        raise Misfit
    told.encode()
    return told
