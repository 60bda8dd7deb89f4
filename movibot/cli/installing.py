"""`movibot index --install`: the templates by which people define indexes on the wiki."""

from __future__ import annotations

from collections.abc import Sequence

from movibot.cli.lines import tell, tell_all
from movibot.cli.opening import Opened
from movibot.cli.plans import keep_plan
from movibot.cli.recording import recorded, tell_at_once
from movibot.cli.speech import say
from movibot.cli.telling import tell_outcome
from movibot.cli.writing import exit_code, weights
from movibot.errors import UsageError
from movibot.installing import install
from movibot.messages import as_json
from movibot.report import planned_lines, request_lines
from movibot.reportjson import report_json


def install_and_tell(
    opened: Opened, form: str, pages: Sequence[str], *, dry_run: bool, plan_out: str | None = None
) -> int:
    """Create the templates and show what happened.

    Returns:
        The exit code.

    Raises:
        UsageError: Pages were named, which has no sense here.
    """
    if pages:
        raise UsageError("install-alone", title=pages[0])

    with recorded(opened, "index", dry_run=dry_run) as recording:
        tell_each = tell_at_once(opened, form, recording)
        done = install(recording.run, dry_run=dry_run, tell=tell_each)
        report, code = recording.told(done), exit_code(done, strict=False)
        recording.end(code, report.outcomes, report.stopped)
    keep_plan(plan_out, opened, "index", report)
    language = opened.language(report.language)
    if form == "json":
        say(as_json(report_json("index", report, code, language)))
        return code
    for edit in report.planned:
        for line in planned_lines(edit, language):
            tell(line)
    for outcome in report.outcomes if dry_run else ():
        tell_outcome(outcome, language)
    tell_all(request_lines(report, language), weights(report, language))
    return code
