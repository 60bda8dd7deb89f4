"""`movibot publish [SCHEMA]...`: schemas to the wiki."""

from __future__ import annotations

from dataclasses import replace

import click

from movibot.cli import completing
from movibot.cli.alone import alone
from movibot.cli.copied import config_part
from movibot.cli.lines import INFO, WARNING, tell, tell_all
from movibot.cli.opening import Opened, open_run
from movibot.cli.plans import keep_plan, plan_option, refuse_plan
from movibot.cli.progress import progress_on
from movibot.cli.recording import recorded, tell_at_once
from movibot.cli.speech import Command, Option, say, shared_options
from movibot.cli.telling import tell_outcome
from movibot.cli.writing import exit_code, weights
from movibot.messages import CONFIG, as_json, sentence
from movibot.model import Outcome, Report
from movibot.publishing import Wishes, publish
from movibot.report import BAD_OUTCOMES, planned_lines, request_lines
from movibot.reportjson import report_json


def _publish(
    schemas: tuple[str, ...],
    config_path: str | None,
    form: str,
    language: str | None,
    check: bool,
    dry_run: bool,
    plan_out: str | None,
    wait: bool,
    replace_edited: tuple[str, ...],
    allow_shrink: tuple[str, ...],
) -> int:
    opened = open_run(config_path, language)
    settings = opened.config.publish
    wishes = Wishes(
        documentation=settings.documentation,
        tracking=settings.tracking,
        warn=settings.warn,
        replace_edited=frozenset(replace_edited),
        allow_shrink=frozenset(allow_shrink),
    )
    if check:
        refuse_plan(plan_out, "--check")
        return _check(opened, form, schemas, wishes)
    dry_run = dry_run or plan_out is not None
    with alone(opened, wait=wait, dry_run=dry_run):
        return _publish_and_tell(opened, form, schemas, wishes, dry_run=dry_run, plan_out=plan_out)


def _publish_and_tell(
    opened: Opened, form: str, schemas: tuple[str, ...], wishes: Wishes, *, dry_run: bool, plan_out: str | None
) -> int:
    with recorded(opened, "publish", dry_run=dry_run) as recording:
        tell_each = tell_at_once(opened, form, recording)
        run = replace(recording.run, progress=progress_on(opened.language("")))
        done = publish(run, schemas, wishes, dry_run=dry_run, tell=tell_each)
        report, code = recording.told(done), exit_code(done, strict=False)
        recording.end(code, report.outcomes, report.stopped)
    keep_plan(plan_out, opened, "publish", report)
    _show(opened, form, report, code, outcomes=report.outcomes if dry_run else ())
    return code


def _check(opened: Opened, form: str, schemas: tuple[str, ...], wishes: Wishes) -> int:
    """What differs, and an exit code for whoever watches over it. Nothing is written, whatever another run does."""
    report = publish(opened.run, schemas, wishes, dry_run=True)
    astray = {edit.page.title for edit in report.planned}
    left = {outcome.title for outcome in report.outcomes if outcome.kind in BAD_OUTCOMES}
    is_outdated = any(remark.code == "publish-outdated" for remark in report.remarks)
    code = max(exit_code(report, strict=False), 1 if astray or left or is_outdated else 0)
    told = [outcome for outcome in report.outcomes if outcome.kind != "unchanged"]
    _show(opened, form, report, code, outcomes=told)
    if form == "text":
        language, config = opened.language(report.language), config_part(opened.config.path)
        for said, titles in (("publish-drifted", astray), ("publish-left", left)):
            if titles:
                tell(sentence(said, {"n": len(titles), CONFIG: config}, language), WARNING)
        if not astray and not left and not is_outdated:
            tell(sentence("publish-fits", {}, language), INFO)
    return code


def _show(opened: Opened, form: str, report: Report, code: int, outcomes: tuple[Outcome, ...] | list[Outcome]) -> None:
    language = opened.language(report.language)
    if form == "json":
        say(as_json(report_json("publish", report, code, language)))
        return
    for edit in report.planned:
        for line in planned_lines(edit, language):
            tell(line)
    for outcome in outcomes:
        tell_outcome(outcome, language)
    tell_all(request_lines(report, language), weights(report, language))


command = Command(
    "publish",
    callback=_publish,
    params=[
        click.Argument(["schemas"], nargs=-1, metavar="[SCHEMA]...", shell_complete=completing.schemas),
        Option(["--check"], is_flag=True, help="help-publish-check"),
        Option(["--dry-run"], is_flag=True, help="help-dry-run"),
        plan_option(),
        Option(["--wait"], is_flag=True, help="help-wait"),
        Option(["--replace-edited"], metavar="PAGE", multiple=True, help="help-replace-edited"),
        Option(["--allow-shrink"], metavar="PAGE", multiple=True, help="help-allow-shrink"),
        *shared_options(),
    ],
    help="help-publish",
)
