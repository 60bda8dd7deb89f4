"""What ended a run before its end -> the exit code of the process."""

from __future__ import annotations

from movibot.apply import INTERRUPTED
from movibot.model import Refusal
from movibot.vanished import CODE as RECORDS_VANISHED

GUARDED = 4
"""The plan was too large, all records of a kind were gone, or somebody wrote on the stop page."""
_WIKI_FAILED = 5
_CODES = {"stop-asked": GUARDED, RECORDS_VANISHED: GUARDED, INTERRUPTED: 130}


def stopped_code(reason: Refusal) -> int:
    """The exit code of a run that was stopped: 4 by a guard or the stop page, 130 by Ctrl-C, else 5."""
    return _CODES.get(reason.code, _WIKI_FAILED)
