"""Verdicts on records -> lines for people, and JSON for programs. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from movibot.messages import quoted, sentence, visible
from movibot.model import Fix, Place, Problem
from movibot.report import problem_line, reason_text
from movibot.reportjson import problem_json, reason_json
from movibot.rewrite import Verdict

_LONGEST = 60


def value_lines(verdict: Verdict, language: str) -> Iterator[str]:
    """What each parameter says before and after, one per line; a value that only changes its name is told as that."""
    new = {after: name for name, (before, after) in verdict.values.items() if before is None and after}
    renamed = {name: new[old] for name, (old, after) in verdict.values.items() if after is None and old in new}
    for name, (before, after) in verdict.values.items():
        if name in renamed:
            value = _quoted(before, language)
            yield sentence("value-renamed", {"name": name, "target": renamed[name], "value": value}, language)
        if name in renamed or name in renamed.values():
            continue
        told = {"name": name, "before": _quoted(before, language), "after": _quoted(after, language)}
        yield sentence("value-set", told, language)


def trouble_lines(verdict: Verdict, language: str) -> Iterator[str]:
    """Why a record is refused, and what is wrong with it."""
    if verdict.reason is not None:
        yield reason_text(verdict.reason, language)
    for problem in verdict.problems:
        yield problem_line(_placeless(problem, verdict), language)
        if problem.fix and problem.fix.replacement:
            yield f"  = {_fix_text(problem.fix, language)}"


def _fix_text(fix: Fix, language: str) -> str:
    doubt = "" if fix.safe else sentence("fix-doubt", {}, language)
    code = "fix-add" if fix.start == fix.end else "fix-write"
    return sentence(code, {"text": visible(" ".join(fix.replacement.split()))[:_LONGEST], "doubt": doubt}, language)


def verdict_json(verdict: Verdict, language: str) -> dict[str, Any]:
    """A verdict for programs."""
    wanted = verdict.wanted
    return {
        "title": wanted.title,
        "schema": wanted.schema or None,
        "record": wanted.ordinal or None,
        "verdict": verdict.kind,
        "values": {name: {"before": old, "after": new} for name, (old, new) in verdict.values.items()},
        "reason": reason_json(verdict.reason, language),
        "problems": [problem_json(_placeless(problem, verdict), language) for problem in verdict.problems],
    }


def _placeless(problem: Problem, verdict: Verdict) -> Problem:
    """The problem at the place where somebody wanted the record: its own is on a page that is not there yet."""
    place = verdict.wanted.place
    if place.source and problem.place.source == place.source:
        return problem  # known better already
    return replace(problem, place=place if place.source else Place(verdict.wanted.title))


def _quoted(value: str | None, language: str) -> str:
    if value is None:
        return sentence("value-none", {}, language)
    line = visible(" ".join(value.split()))
    return quoted(line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…", language)
