"""Values -> JSON for programs, as `docs/json.md` describes it. Pure: nothing is printed here."""

from __future__ import annotations

import datetime
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from movibot.editdiff import diff_edit
from movibot.errors import MovibotError
from movibot.messages import sentence
from movibot.model import Again, Edit, Entry, Outcome, Problem, Refusal, Report
from movibot.report import SEVERITIES, problem_text


def report_json(command: str, report: Report, exit_code: int, language: str) -> dict[str, Any]:
    """A run that writes."""
    return {
        "command": command,
        "exit_code": exit_code,
        "run": report.run or None,
        "outcomes": [outcome_json(outcome, language, report.lasting) for outcome in report.outcomes],
        "planned": [planned_json(edit) for edit in report.planned],
        "records": dict(report.records),
        "problems": [problem_json(problem, language) for problem in report.problems],
        "requests": {
            "read": report.reads,
            "write": report.writes,
            "received": report.received,
            "sent": report.sent,
        },
        "remarks": [reason_json(remark, language) for remark in report.remarks],
        "stopped": reason_json(report.stopped, language),
        "stopped_again": again_json(report.stopped_again),
    }


def planned_json(edit: Edit) -> dict[str, Any]:
    """One edit of a dry run, with its diff."""
    return {"title": edit.page.title, "diff": list(diff_edit(edit))}


def error_json(error: MovibotError, language: str) -> dict[str, Any]:
    """A run that could not begin, or a command that makes no sense."""
    return {
        "exit_code": error.exit_code,
        "error": reason_json(Refusal(error.code, error.arguments), language),
        "problems": [problem_json(problem, language) for problem in error.problems],
    }


def stopped_json(code: str, exit_code: int, language: str) -> dict[str, Any]:
    """A run that was ended from outside before it wrote."""
    return {"exit_code": exit_code, "error": reason_json(Refusal(code), language), "problems": []}


def outcome_json(
    outcome: Outcome, language: str, lasting: Mapping[tuple[str, str], Again] | None = None
) -> dict[str, Any]:
    """The outcome of one page."""
    code = outcome.reason.code if outcome.reason else ""
    return {
        "title": outcome.title,
        "outcome": outcome.kind,
        "revision": outcome.revision,
        "attempts": outcome.attempts,
        "reason": reason_json(outcome.reason, language),
        "again": again_json((lasting or {}).get((outcome.title, code))),
    }


def again_json(again: Again | None) -> dict[str, Any] | None:
    """For how many runs in a row something has been so; nothing where it is the first."""
    return None if again is None else {"times": again.times, "since": again.since.isoformat()}


def reason_json(reason: Refusal | None, language: str) -> dict[str, Any] | None:
    """Why something did not happen."""
    if reason is None:
        return None
    return {
        "code": reason.code,
        "message": sentence(reason.code, reason.arguments, language),
        "arguments": plain_data(reason.arguments),
    }


def problems_json(command: str, problems: Sequence[Problem], exit_code: int, language: str) -> dict[str, Any]:
    """The findings of a check."""
    counted = Counter(problem.severity for problem in problems)
    return {
        "command": command,
        "exit_code": exit_code,
        "problems": [problem_json(problem, language) for problem in problems],
        "counts": {severity: counted[severity] for severity in SEVERITIES},
    }


def problem_json(problem: Problem, language: str) -> dict[str, Any]:
    """One finding."""
    place = problem.place
    return {
        "source": place.source,
        "line": place.line,
        "column": place.column,
        "code": problem.code,
        "severity": problem.severity,
        "message": problem_text(problem, language),
        "arguments": plain_data({key: value for key, value in problem.arguments.items() if key != "hint"}),
        "fix": None
        if problem.fix is None
        else {
            "start": problem.fix.start,
            "end": problem.fix.end,
            "replacement": problem.fix.replacement,
            "safe": problem.fix.safe,
        },
    }


def entry_json(entry: Entry, computed: Mapping[str, object]) -> dict[str, Any]:
    """A record with its typed values, and what is computed from them."""
    record = entry.record
    return {
        "schema": record.schema,
        "title": record.title,
        "ordinal": record.ordinal,
        "conditional": record.conditional,
        "parameters": {
            name: {"text": reading.plain, "value": plain_data(reading.value)}
            for name, reading in entry.readings.items()
        },
        "arguments": [{"name": argument.name, "value": argument.value} for argument in record.arguments],
        "computed": plain_data(computed),
    }


def plain_data(value: object) -> Any:
    """What JSON can say: text, numbers, booleans, lists, objects; dates as ISO 8601; no number that is none."""
    if isinstance(value, Mapping):
        return {str(key): plain_data(item) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return [plain_data(item) for item in sorted(value, key=str)]
    if isinstance(value, list | tuple):
        return [plain_data(item) for item in value]
    if isinstance(value, Entry):
        return {name: plain_data(reading.value) for name, reading in value.readings.items()}
    return _simple_data(value)


def _simple_data(value: object) -> Any:
    if isinstance(value, datetime.date):
        return value.isoformat()
    if hasattr(value, "data"):  # the typed values of `schema.values`
        return value.data
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value if isinstance(value, str | int | float | bool) or value is None else str(value)
