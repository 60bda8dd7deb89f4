"""A status -> lines for people and JSON for programs. Pure."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any, Final

from movibot.messages import bare_sentence, sentence
from movibot.runrecord import OF_SECRETS, NeedingPage, RunRecord
from movibot.status import INTERRUPTED, Status

_HOUR: Final = datetime.timedelta(hours=1)
_DAY: Final = datetime.timedelta(days=1)
_HOURS_UNTIL: Final = 2 * _DAY


def status_lines(status: Status, about: Mapping[str, str], zone: datetime.tzinfo, language: str) -> Iterator[str]:
    """What a person wants to know first comes first.

    Args:
        status: What is known.
        about: What sentences of errors may name: `url`, `account`, `folder`; `secret`, the file of the secret.
        zone: In which moments are told.
        language: Of the lines.
    """
    verdicts = {
        "fine": "status-fine",
        "person": "status-person",
        "wiki": "status-wiki",
        "config": "status-config",
        "old": "status-old",
        "never": "status-never",
    }
    yield sentence(verdicts[status.verdict], {}, language)
    yield from success_lines(status, zone, language)
    if status.holder is not None:
        since = status.holder.since.astimezone(zone) if status.holder.since else None
        yield sentence("status-at-work", {"since": since, "process": status.holder.process or None}, language)
    elif status.last is not None and status.last.ended is None:
        yield sentence("status-cut", {"when": _moment(status.last, zone)}, language)
    elif status.last is not None and status.last.exit_code == INTERRUPTED:
        yield sentence("status-interrupted", {"when": _moment(status.last, zone)}, language)
    if status.needing:
        yield sentence("status-needing", {"n": len({page.title for page in status.needing})}, language)
    for page in status.needing:
        yield from _page_lines(page, about, zone, language)
    if status.failure is not None:
        yield _failure_line(status.failure, about, zone, language)
    if status.ahead is not None:
        yield sentence("status-ahead", {"when": _moment(status.ahead, zone)}, language)


def success_lines(status: Status, zone: datetime.tzinfo, language: str) -> Iterator[str]:
    """When the last success was, and how long ago; nothing where there was none."""
    if status.success is not None and status.age is not None:
        when = {"when": _moment(status.success, zone), "age": age_text(status.age, language)}
        yield sentence("status-success", when, language)


def _page_lines(page: NeedingPage, about: Mapping[str, str], zone: datetime.tzinfo, language: str) -> Iterator[str]:
    kind = sentence(f"outcome-{page.kind}", {}, language)
    since = page.again.since.astimezone(zone)
    told = {"title": page.title, "kind": kind, "since": since, "times": page.again.times}
    yield f"    {sentence('status-page', told, language)}"
    if page.code:
        yield f"        {bare_sentence(page.code, {'title': page.title, **about}, language)}"


def _failure_line(record: RunRecord, about: Mapping[str, str], zone: datetime.tzinfo, language: str) -> str:
    told = {"when": _moment(record, zone), "code": record.exit_code, "reason": _reason(record, about, language)}
    line = sentence("status-failure", told, language)
    again = record.stopped_again
    if again is None or again.times == 1:
        return line
    repeated = {"times": again.times, "since": again.since.astimezone(zone)}
    return f"{line} {sentence('stopped-again', repeated, language)}"


def _reason(record: RunRecord, about: Mapping[str, str], language: str) -> str:
    if not record.stopped:
        return ""
    known = {**about, "right": record.stopped_right} if record.stopped_right else about
    if record.stopped.startswith(OF_SECRETS) and "secret" in about:
        known = {**known, "path": about["secret"]}
    return bare_sentence(record.stopped, known, language)


def _moment(record: RunRecord, zone: datetime.tzinfo) -> datetime.datetime:
    return (record.ended or record.started).astimezone(zone)


def age_text(age: datetime.timedelta, language: str) -> str:
    """A length of time in words: minutes, hours up to two days, then days."""
    if age < _HOUR:
        return sentence("age-minutes", {"n": max(0, age // datetime.timedelta(minutes=1))}, language)
    if age < _HOURS_UNTIL:
        return sentence("age-hours", {"n": age // _HOUR}, language)
    return sentence("age-days", {"n": age // _DAY}, language)


# --- JSON ------------------------------------------------------------------------------------------


def status_json(status: Status, wiki: str, about: Mapping[str, str], exit_code: int, language: str) -> dict[str, Any]:
    """The same for programs; moments in ISO 8601 with their zone."""
    holder = status.holder
    return {
        "command": "status",
        "exit_code": exit_code,
        "verdict": status.verdict,
        "wiki": wiki,
        "last_success": _run_json(status.success, about, language),
        "age": int(status.age.total_seconds()) if status.age is not None else None,
        "last_run": _run_json(status.last, about, language),
        "last_failure": _run_json(status.failure, about, language),
        "ahead": _run_json(status.ahead, about, language),
        "at_work": {"process": holder.process, "since": _iso(holder.since)} if holder else None,
        "needing": [_page_json(page, about, language) for page in status.needing],
    }


def _run_json(record: RunRecord | None, about: Mapping[str, str], language: str) -> dict[str, Any] | None:
    if record is None:
        return None
    again = record.stopped_again
    return {
        "run": record.run,
        "command": record.command,
        "started": _iso(record.started),
        "ended": _iso(record.ended),
        "exit_code": record.exit_code,
        "code": record.stopped or None,
        "message": _reason(record, about, language) or None,
        "times": again.times if again else None,
        "since": _iso(again.since) if again else None,
    }


def _page_json(page: NeedingPage, about: Mapping[str, str], language: str) -> dict[str, Any]:
    return {
        "title": page.title,
        "outcome": page.kind,
        "code": page.code or None,
        "message": bare_sentence(page.code, {"title": page.title, **about}, language) if page.code else None,
        "since": _iso(page.again.since),
        "times": page.again.times,
    }


def _iso(moment: datetime.datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None
