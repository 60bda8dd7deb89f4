"""`movibot import FILE --schema SCHEMA`: the records of a file, written to the wiki."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import click

from movibot.cli import completing
from movibot.cli.alone import alone
from movibot.cli.lines import ERROR, INFO, NOTICE, WARNING, tell, tell_all
from movibot.cli.opening import Opened, open_run
from movibot.cli.plans import keep_plan, plan_option
from movibot.cli.progress import progress_on
from movibot.cli.recording import recorded, tell_at_once
from movibot.cli.remembering import remembering
from movibot.cli.speech import Command, Option, files, say, shared_options
from movibot.cli.writing import exit_code, weights
from movibot.errors import UsageError
from movibot.importing.columns import Columns, understand_columns
from movibot.importing.mapping import NOTHING_MAPPED, read_mapping
from movibot.importing.reading import FORMS, read_table
from movibot.importing.rows import Table
from movibot.importing.wishes import Taking
from movibot.intake import Taken, take_in
from movibot.intakelines import counts_line, intake_json, remark_lines, row_lines
from movibot.messages import as_json, sentence
from movibot.regularfile import NotRegularError, read_regular
from movibot.report import problem_line, request_lines
from movibot.reportjson import report_json
from movibot.rewrite import same_text
from movibot.rewriting import Manner, same_value
from movibot.schema.meant import schema_meant

_MOST_BYTES: Final = 64 * 1024 * 1024
_MEGA: Final = 1024 * 1024
_STDIN: Final = "-"
_WEIGHTS: Final = {"created": INFO, "changed": INFO, "unchanged": INFO, "doubtful": WARNING, "refused": ERROR}


@dataclass(frozen=True, slots=True)
class _Given:
    """The file, and how it is to be understood."""

    file: str
    schema: str
    mapping: str | None
    key: str | None
    read_as: str | None
    encoding: str | None
    separator: str | None


def _import(
    file: str,
    schema: str,
    mapping: str | None,
    key: str | None,
    read_as: str | None,
    encoding: str | None,
    separator: str | None,
    wikitext: bool,
    clear: bool,
    unsafe: bool,
    new_anyway: bool,
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
    given = _Given(file, schema, mapping, key, read_as, encoding, separator)
    table, columns = _understood(given, opened)
    if max_edits is not None:
        opened = replace(opened, run=replace(opened.run, max_edits=max_edits))
    dry_run = dry_run or plan_out is not None
    same = same_text if wikitext else same_value  # words may be the same where their markup is not
    manner = Manner(same, allow_invalid, partial, dry_run, "edit-summary-import")
    taking = Taking(clear, wikitext, unsafe)
    with alone(opened, wait=wait, dry_run=dry_run), remembering(opened, dry_run=dry_run) as knowing:
        done, code = _import_and_tell(knowing, form, table, columns, taking, manner, new_anyway=new_anyway)
    keep_plan(plan_out, opened, "import", done.report)
    return code


def _understood(given: _Given, opened: Opened) -> tuple[Table, Columns]:
    """The rows of the file, and what its columns mean.

    Raises:
        UsageError: It cannot be read, or nobody can tell what it means.
        ConfigError: The mapping file is wrong.
    """
    schema = schema_meant(opened.run.pack, given.schema)
    mapped = read_mapping(Path(given.mapping), schema) if given.mapping else NOTHING_MAPPED
    table = _table(given)
    names = tuple(filter(None, (name.strip() for name in (given.key or "").split(","))))
    columns, problems = understand_columns(table, schema, mapped, names)
    wrong = tuple(problem for problem in problems if problem.severity == "error")
    if wrong:
        raise UsageError("import-file", file=table.source, problems=wrong)
    language = opened.language("")
    if table.encoding:
        told = {"file": table.source, "encoding": table.encoding, "examples": table.examples}
        tell(sentence("import-read-in", told, language), NOTICE, aside=True)
    for problem in problems:
        tell(problem_line(problem, language), WARNING, aside=True)
    return table, columns


def _table(given: _Given) -> Table:
    source = given.file
    try:
        data = sys.stdin.buffer.read(_MOST_BYTES + 1) if source == _STDIN else read_regular(source, _MOST_BYTES)
    except NotRegularError:
        raise UsageError("import-not-regular", file=source) from None
    except OSError as error:
        raise UsageError("import-unreadable", file=source, reason=error.strerror or "") from None
    if len(data) > _MOST_BYTES:
        raise UsageError("import-too-large", file=source, limit=_MOST_BYTES // _MEGA)
    return read_table(data, source, given.read_as or "", encoding=given.encoding or "", separator=given.separator or "")


def _import_and_tell(
    opened: Opened, form: str, table: Table, columns: Columns, taking: Taking, manner: Manner, *, new_anyway: bool
) -> tuple[Taken, int]:
    """Write the rows and show what happened.

    Returns:
        What became of them, and the exit code.
    """
    with recorded(opened, "import", dry_run=manner.dry_run) as recording:
        tell_each = tell_at_once(opened, form, recording)
        run = replace(recording.run, progress=progress_on(opened.language("")))
        done = take_in(run, table, columns, taking, manner, new_anyway=new_anyway, tell=tell_each)
        done = replace(done, report=recording.told(done.report))
        code = exit_code(done.report, strict=False) or int(_has_bad_rows(done))
        recording.end(code, done.report.outcomes, done.report.stopped)
    language = opened.language(done.report.language)
    if form == "json":
        told = report_json("import", done.report, code, language)
        say(as_json(told | intake_json(done, columns, language)))
    else:
        _show(done, columns, manner, language)
    return done, code


def _has_bad_rows(done: Taken) -> bool:
    return any(verdict.kind in {"doubtful", "refused"} for verdict in done.verdicts)


def _show(done: Taken, columns: Columns, manner: Manner, language: str) -> None:
    for line, kind in row_lines(done, columns, language, every=manner.dry_run):
        tell(line, _WEIGHTS[kind])
    tell(counts_line(done, language), NOTICE)
    tell_all(remark_lines(done, columns, language), {})
    if n := sum(1 for verdict in done.verdicts for each in verdict.problems if verdict.kind == "refused" and each.fix):
        tell(sentence("rows-fixes", {"n": n}, language), NOTICE)
    if _has_bad_rows(done) and not manner.partial:
        tell(sentence("rows-would-be-held" if manner.dry_run else "rows-held", {}, language), ERROR)
    tell_all(request_lines(done.report, language), weights(done.report, language))


def _options() -> Sequence[click.Parameter]:
    return [
        Option(
            ["--schema"], required=True, metavar="SCHEMA", help="help-import-schema", shell_complete=completing.schemas
        ),
        Option(["--mapping"], metavar="FILE", help="help-import-mapping", shell_complete=files),
        Option(["--key"], metavar="PARAMETER,...", help="help-import-key"),
        Option(["--read-as"], type=click.Choice(FORMS), help="help-import-read-as"),
        Option(["--encoding"], metavar="NAME", help="help-import-encoding"),
        Option(["--separator"], metavar="SIGN", help="help-import-separator"),
        Option(["--wikitext"], is_flag=True, help="help-import-wikitext"),
        Option(["--clear"], is_flag=True, help="help-import-clear"),
        Option(["--unsafe"], is_flag=True, help="help-import-unsafe"),
        Option(["--new-anyway"], is_flag=True, help="help-import-new-anyway"),
        Option(["--partial"], is_flag=True, help="help-import-partial"),
        Option(["--allow-invalid"], is_flag=True, help="help-allow-invalid"),
        Option(["--max-edits"], type=click.IntRange(1), metavar="NUMBER", help="help-import-max-edits"),
        Option(["--dry-run"], is_flag=True, help="help-dry-run"),
        plan_option(),
        Option(["--wait"], is_flag=True, help="help-wait"),
    ]


command = Command(
    "import",
    callback=_import,
    params=[
        click.Argument(["file"], metavar="FILE", shell_complete=files),
        *_options(),
        *shared_options(),
    ],
    help="help-import",
)
