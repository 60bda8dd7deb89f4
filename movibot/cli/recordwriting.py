"""What `set` and `new` share: their pairs, their options, and how a record that was written is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import click

from movibot.cli.alone import alone
from movibot.cli.lines import OF_OUTCOMES, tell, tell_all
from movibot.cli.opening import Opened
from movibot.cli.plans import keep_plan, plan_option
from movibot.cli.progress import progress_on
from movibot.cli.recording import recorded, tell_at_once
from movibot.cli.speech import Option, say, shared_options
from movibot.cli.writing import exit_code, weights
from movibot.errors import UsageError
from movibot.messages import as_json
from movibot.model import Outcome, Report
from movibot.report import outcome_line, planned_lines, request_lines
from movibot.reportjson import report_json
from movibot.rewrite import Verdict, Wanted
from movibot.rewriting import Manner, Rewritten, rewrite
from movibot.verdictlines import trouble_lines, value_lines, verdict_json
from movibot.wikitext.placing import plain_value


def record_options() -> list[click.Parameter]:
    """The options of commands that write one record."""
    return [
        Option(["--plain"], is_flag=True, help="help-plain"),
        Option(["--dry-run"], is_flag=True, help="help-dry-run"),
        plan_option(),
        Option(["--wait"], is_flag=True, help="help-wait"),
        *shared_options(),
    ]


def wanted_values(pairs: Sequence[str], *, plain: bool) -> Mapping[str, str | None]:
    """Parameter -> wikitext, or None to empty it.

    Args:
        pairs: `PARAMETER=VALUE`.
        plain: The values are plain text.

    Raises:
        UsageError: One is no pair, or a parameter comes twice.
    """
    values: dict[str, str | None] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name.strip():
            raise UsageError("set-pair", value=pair)
        if name.strip() in values:
            raise UsageError("parameter-twice", name=name.strip())
        values[name.strip()] = (plain_value(value) if plain else value) if value.strip() else None
    return values


def write_and_tell(
    command: str,
    opened: Opened,
    form: str,
    wanted: Wanted,
    manner: Manner,
    *,
    wait: bool,
    plan_out: str | None = None,
) -> int:
    """Write one record and show what happened.

    Returns:
        The exit code.
    """
    dry_run = manner.dry_run or plan_out is not None
    manner = replace(manner, dry_run=dry_run)
    with alone(opened, wait=wait, dry_run=dry_run), recorded(opened, command, dry_run=dry_run) as recording:
        tell_each = tell_at_once(opened, form, recording)
        run = replace(recording.run, progress=progress_on(opened.language("")))
        done = rewrite(run, [wanted], manner, tell_each)
        report = recording.told(done.report)
        code = max(exit_code(report, strict=False), int(done.verdicts[0].kind == "refused"))
        recording.end(code, report.outcomes, report.stopped)
    keep_plan(plan_out, opened, command, report)
    language = opened.language(report.language)
    if form == "json":
        say(as_json(_json(command, replace(done, report=report), code, language)))
    else:
        _show(done.verdicts[0], report, language)
    return code


def _json(command: str, done: Rewritten, code: int, language: str) -> dict[str, object]:
    told = report_json(command, done.report, code, language)
    return told | {"verdicts": [verdict_json(verdict, language) for verdict in done.verdicts]}


def _show(verdict: Verdict, report: Report, language: str) -> None:
    for edit in report.planned:
        for line in planned_lines(edit, language):
            tell(line)
    troubles = [f"    {line}" for line in trouble_lines(verdict, language)]
    if verdict.kind in {"refused", "unchanged"}:
        head = outcome_line(Outcome(verdict.wanted.title, verdict.kind), language)
        tell("\n".join([head, *troubles]), OF_OUTCOMES[verdict.kind])
    else:
        tell_all([*(f"    {line}" for line in value_lines(verdict, language)), *troubles], {})
    tell_all(request_lines(report, language), weights(report, language))
