"""What `sync` and `index` share: their options, and how a run is shown."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import click

from movibot.cli.copied import config_words
from movibot.cli.endings import GUARDED, stopped_code
from movibot.cli.lastlanguage import keep_language
from movibot.cli.lines import OF_SEVERITIES, tell, tell_all
from movibot.cli.opening import Opened
from movibot.cli.plans import keep_plan, plan_option
from movibot.cli.progress import progress_on
from movibot.cli.recording import recorded
from movibot.cli.speech import Option, say
from movibot.cli.telling import OutcomeTeller
from movibot.messages import as_json, choose_language
from movibot.model import Outcome, Report, WikiFacts
from movibot.pipeline import sync
from movibot.planning import Overrides
from movibot.report import needs_person, planned_lines, report_lines, urgent_lines
from movibot.reportjson import report_json


def writing_options() -> list[click.Parameter]:
    """The options of commands that write generated pages."""
    return [
        Option(["--dry-run"], is_flag=True, help="help-dry-run"),
        plan_option(),
        Option(["--strict"], is_flag=True, help="help-strict"),
        Option(["--wait"], is_flag=True, help="help-wait"),
        Option(["--replace-edited"], metavar="PAGE", multiple=True, help="help-replace-edited"),
        Option(["--allow-shrink"], metavar="PAGE", multiple=True, help="help-allow-shrink"),
        Option(["--allow-vanished"], metavar="SCHEMA", multiple=True, help="help-allow-vanished"),
    ]


def overrides(
    replace_edited: Sequence[str], allow_shrink: Sequence[str], allow_vanished: Sequence[str] = ()
) -> Overrides:
    """The guards that the command line lifts."""
    return Overrides(frozenset(replace_edited), frozenset(allow_shrink), frozenset(allow_vanished))


def run_and_tell(
    command: str,
    opened: Opened,
    form: str,
    *,
    overrides: Overrides,
    pages: Sequence[str] | None = None,
    dry_run: bool = False,
    strict: bool = False,
    plan_out: str | None = None,
) -> int:
    """Regenerate pages and show what happened.

    Returns:
        The exit code.
    """
    with recorded(opened, command, dry_run=dry_run) as recording:
        teller = OutcomeTeller(pages is None and not sys.stdout.isatty(), recording.again, _anyway(command, opened))

        def tell_each(outcome: Outcome, facts: WikiFacts) -> None:
            if form == "text":
                teller.tell(outcome, opened.language(facts.language))

        run = replace(recording.run, progress=progress_on(opened.language("")))
        done = sync(run, pages=pages, overrides=overrides, dry_run=dry_run, tell=tell_each)
        report, code = recording.told(done), exit_code(done, strict=strict)
        recording.end(code, report.outcomes, report.stopped, whole=pages is None)
    keep_plan(plan_out, opened, command, report)
    if report.language and not dry_run:
        keep_language(opened.config.state, opened.run.wiki.name, choose_language(report.language))
    language = opened.language(report.language)
    if form == "json":
        say(as_json(report_json(command, report, code, language)))
        return code
    for edit in report.planned:
        for line in planned_lines(edit, language):
            tell(line)
    for outcome in report.outcomes if dry_run else ():
        teller.tell(outcome, language)
    teller.finish(language)
    labels = {key: schema.label for key, schema in opened.run.pack.schemas.items()}
    tell_all(report_lines(report, labels, language), weights(report, language))
    return code


def _anyway(command: str, opened: Opened) -> Callable[[str, str], str]:
    """The command lines that lift guards, to be copied: from any folder, with the same configuration."""

    def line(override: str, title: str) -> str:
        option = f"--{override.replace('_', '-')}"
        return shlex.join(["movibot", command, *config_words(opened.config.path), option, title])

    return line


def weights(report: Report, language: str) -> Mapping[str, int]:
    """The lines of a report that matter more than the others."""
    return {line: OF_SEVERITIES[severity] for line, severity in urgent_lines(report, language).items()}


def exit_code(report: Report, *, strict: bool) -> int:
    """What the process ends with.

    Where the run was stopped, see `endings`; 4 where a dry run planned too much, 1 where a page needs a person
    (with `strict`, an error on any page), else 0.
    """
    if report.stopped is not None:
        return GUARDED if report.planned else stopped_code(report.stopped)
    errors = strict and any(problem.severity == "error" for problem in report.problems)
    return 1 if errors or needs_person(report.outcomes) else 0
