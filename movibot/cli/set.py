"""`movibot set TITLE PARAMETER=VALUE...`: values for a record that is on the wiki."""

from __future__ import annotations

import click

from movibot.cli import completing
from movibot.cli.opening import open_run
from movibot.cli.recordwriting import record_options, wanted_values, write_and_tell
from movibot.cli.speech import Command, Option
from movibot.errors import UsageError
from movibot.rewrite import THE_ONE, Wanted
from movibot.rewriting import Manner, usual_form
from movibot.schema.meant import schema_meant


def _set(
    title: str,
    pairs: tuple[str, ...],
    record: int | None,
    schema: str | None,
    allow_invalid: bool,
    plain: bool,
    dry_run: bool,
    plan_out: str | None,
    wait: bool,
    config_path: str | None,
    form: str,
    language: str | None,
) -> int:
    if not pairs:
        raise UsageError("set-nothing")
    if record is not None and record < 1:
        raise UsageError("set-number", number=record)
    values = wanted_values(pairs, plain=plain)
    opened = open_run(config_path, language)
    kind = schema_meant(opened.run.pack, schema).key if schema else ""
    wanted = Wanted(title, kind, values, record or THE_ONE)
    manner = Manner(allow_invalid=allow_invalid, dry_run=dry_run, summary="edit-summary-set", form=usual_form)
    return write_and_tell("set", opened, form, wanted, manner, wait=wait, plan_out=plan_out)


command = Command(
    "set",
    callback=_set,
    params=[
        click.Argument(["title"], metavar="TITLE", shell_complete=completing.titles),
        click.Argument(["pairs"], nargs=-1, metavar="PARAMETER=VALUE...", shell_complete=completing.pairs),
        Option(["--record"], type=int, metavar="NUMBER", help="help-record"),
        Option(["--schema"], metavar="SCHEMA", help="help-of-schema", shell_complete=completing.schemas),
        Option(["--allow-invalid"], is_flag=True, help="help-allow-invalid"),
        *record_options(),
    ],
    help="help-set",
)
