"""`movibot new SCHEMA TITLE [PARAMETER=VALUE]...`: a record that the wiki does not have yet."""

from __future__ import annotations

import click

from movibot.cli import completing
from movibot.cli.opening import open_run
from movibot.cli.recordwriting import record_options, wanted_values, write_and_tell
from movibot.cli.speech import Command
from movibot.rewrite import Wanted
from movibot.rewriting import Manner, usual_form
from movibot.schema.meant import schema_meant


def _new(
    schema: str,
    title: str,
    pairs: tuple[str, ...],
    plain: bool,
    dry_run: bool,
    plan_out: str | None,
    wait: bool,
    config_path: str | None,
    form: str,
    language: str | None,
) -> int:
    values = wanted_values(pairs, plain=plain)
    opened = open_run(config_path, language)
    wanted = Wanted(title, schema_meant(opened.run.pack, schema).key, values, None)
    manner = Manner(dry_run=dry_run, summary="edit-summary-new", named_by_page=True, form=usual_form)
    return write_and_tell("new", opened, form, wanted, manner, wait=wait, plan_out=plan_out)


command = Command(
    "new",
    callback=_new,
    params=[
        click.Argument(["schema"], metavar="SCHEMA", shell_complete=completing.schemas),
        click.Argument(["title"], metavar="TITLE", shell_complete=completing.titles),
        click.Argument(["pairs"], nargs=-1, metavar="[PARAMETER=VALUE]...", shell_complete=completing.pairs),
        *record_options(),
    ],
    help="help-new",
)
