"""`movibot migrate FILE`: the records of a template, as a file says that they shall be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from movibot.cli.alone import alone
from movibot.cli.copied import config_part
from movibot.cli.lines import ERROR, INFO, NOTICE, WARNING, tell, tell_all
from movibot.cli.opening import Opened, open_run
from movibot.cli.plans import keep_plan, plan_option
from movibot.cli.progress import progress_on
from movibot.cli.recording import recorded, tell_at_once
from movibot.cli.remembering import remembering
from movibot.cli.speech import Command, Option, files, say, shared_options
from movibot.cli.writing import exit_code, weights
from movibot.messages import CONFIG, as_json, sentence
from movibot.migrate.migration import Migration, read_migration
from movibot.migratelines import counts_line, migration_json, record_lines
from movibot.migrating import migrate, unread_names
from movibot.report import request_lines
from movibot.reportjson import report_json
from movibot.rewriting import Manner, Rewritten


def _migrate(
    file: str,
    partial: bool,
    allow_invalid: bool,
    max_edits: int | None,
    dry_run: bool,
    plan_out: str | None,
    wait: bool,
    config_path: str | None,
    form: str,
    language: str | None,
) -> int:
    opened = open_run(config_path, language)
    migration = read_migration(Path(file), opened.run.pack)
    if max_edits is not None:
        opened = replace(opened, run=replace(opened.run, max_edits=max_edits))
    dry_run = dry_run or plan_out is not None
    manner = Manner(allow_invalid=allow_invalid, partial=partial, dry_run=dry_run, summary="edit-summary-migrate")
    with alone(opened, wait=wait, dry_run=dry_run), remembering(opened, dry_run=dry_run) as knowing:
        done, code = _migrate_and_tell(knowing, form, migration, manner)
    keep_plan(plan_out, opened, "migrate", done.report)
    return code


def _migrate_and_tell(opened: Opened, form: str, migration: Migration, manner: Manner) -> tuple[Rewritten, int]:
    """Write the records and show what happened.

    Returns:
        What became of them, and the exit code.
    """
    with recorded(opened, "migrate", dry_run=manner.dry_run) as recording:
        tell_each = tell_at_once(opened, form, recording)
        run = replace(recording.run, progress=progress_on(opened.language("")))
        done = migrate(run, migration, manner, tell_each)
        is_changing = any(verdict.kind == "changed" for verdict in done.verdicts)
        template, unread = unread_names(run, migration) if is_changing else ("", ())
        done = replace(done, report=recording.told(done.report))
        code = exit_code(done.report, strict=False) or int(_is_held(done))
        recording.end(code, done.report.outcomes, done.report.stopped)
    language = opened.language(done.report.language)
    if form == "json":
        told = report_json("migrate", done.report, code, language)
        say(as_json(told | migration_json(done.verdicts, language) | {"unread": list(unread)}))
    else:
        _show(done, manner, language)
        if unread:
            key = migration.schema.key if migration.schema else ""
            told = {"title": template, "names": unread, "key": key, CONFIG: config_part(opened.config.path)}
            tell(sentence("migration-unread", told, language), WARNING)
    return done, code


def _is_held(done: Rewritten) -> bool:
    return any(verdict.kind == "refused" for verdict in done.verdicts)


def _show(done: Rewritten, manner: Manner, language: str) -> None:
    for line, kind in record_lines(done.verdicts, language, every=manner.dry_run):
        tell(line, ERROR if kind == "refused" else INFO)
    tell(counts_line(done.verdicts, language), NOTICE)
    if _is_held(done) and not manner.partial and not manner.dry_run:
        tell(sentence("migration-held", {}, language), ERROR)
    tell_all(request_lines(done.report, language), weights(done.report, language))


command = Command(
    "migrate",
    callback=_migrate,
    params=[
        click.Argument(["file"], metavar="FILE", shell_complete=files),
        Option(["--partial"], is_flag=True, help="help-migrate-partial"),
        Option(["--allow-invalid"], is_flag=True, help="help-migrate-allow-invalid"),
        Option(["--max-edits"], type=click.IntRange(1), metavar="NUMBER", help="help-import-max-edits"),
        Option(["--dry-run"], is_flag=True, help="help-dry-run"),
        plan_option(),
        Option(["--wait"], is_flag=True, help="help-wait"),
        *shared_options(),
    ],
    help="help-migrate",
)
