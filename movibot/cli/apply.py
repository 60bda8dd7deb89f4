"""`movibot apply PLAN`: what somebody has reviewed, as it is or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import click

from movibot.cli.alone import alone
from movibot.cli.lines import tell_all
from movibot.cli.opening import Opened, open_run
from movibot.cli.progress import progress_on
from movibot.cli.recording import recorded
from movibot.cli.speech import Command, Option, say, shared_options
from movibot.cli.telling import tell_outcome
from movibot.cli.writing import exit_code, weights
from movibot.errors import UsageError
from movibot.messages import as_json, sentence
from movibot.model import Outcome, Report, WikiFacts
from movibot.planfile.planned import Planned
from movibot.planfile.reading import MOST_BYTES, read_plan
from movibot.regularfile import NotRegularError, read_regular
from movibot.replaying import replay
from movibot.report import planned_lines, request_lines
from movibot.reportjson import report_json


def _apply(plan: str, config_path: str | None, form: str, language: str | None, dry_run: bool, wait: bool) -> int:
    planned = read_plan(_bytes(plan), plan)
    opened = open_run(config_path, language)
    with alone(opened, wait=wait, dry_run=dry_run):
        return _apply_and_tell(opened, form, planned, dry_run=dry_run)


def _bytes(path: str) -> bytes:
    try:
        data = read_regular(path, MOST_BYTES)
    except NotRegularError:
        raise UsageError("file-not-regular", path=path) from None
    except OSError as error:
        raise UsageError("file-unreadable-named", path=path, reason=error.strerror or "") from None
    if len(data) > MOST_BYTES:
        raise UsageError("plan-none", path=path)
    return data


def _apply_and_tell(opened: Opened, form: str, planned: Planned, *, dry_run: bool) -> int:
    told: set[str] = set()
    with recorded(opened, "apply", dry_run=dry_run, undoes=planned.undoes) as recording:

        def tell_each(outcome: Outcome, facts: WikiFacts) -> None:
            if form == "text":
                told.add(outcome.title)
                tell_outcome(outcome, opened.language(facts.language))

        run = replace(recording.run, progress=progress_on(opened.language("")))
        done = replay(run, planned, dry_run=dry_run, tell=tell_each)
        report, code = replace(recording.told(done), lasting={}), exit_code(done, strict=False)
        recording.end(code, report.outcomes, report.stopped)
    language = opened.language(report.language)
    if form == "json":
        whole = report_json("apply", report, code, language)
        say(as_json(whole | {"plan": _as_json(planned)}))
        return code
    for outcome in report.outcomes:
        if outcome.title not in told:
            tell_outcome(outcome, language)
    tell_all(_end_lines(report, planned, language), weights(report, language))
    return code


def _end_lines(report: Report, planned: Planned, language: str) -> Iterator[str]:
    for edit in report.planned:
        yield from planned_lines(edit, language)
    if report.planned and planned.summary:
        yield sentence("plan-summary", {"summary": planned.summary}, language)
    if not report.planned and report.stopped is None and all(each.kind == "unchanged" for each in report.outcomes):
        yield sentence("plan-done-already" if planned.edits else "plan-empty", {}, language)
    yield from request_lines(report, language)


def _as_json(planned: Planned) -> dict[str, object]:
    return {
        "command": planned.command,
        "made": planned.made,
        "movibot": planned.version,
        "wiki": planned.wiki,
        "summary": planned.summary,
        "edits": len(planned.edits),
    }


command = Command(
    "apply",
    callback=_apply,
    params=[
        click.Argument(["plan"], metavar="PLAN", type=click.Path()),
        Option(["--dry-run"], is_flag=True, help="help-apply-dry-run"),
        Option(["--wait"], is_flag=True, help="help-wait"),
        *shared_options(),
    ],
    help="help-apply",
)
