"""`movibot index [PAGE]...`: regenerate some pages."""

from __future__ import annotations

from dataclasses import replace

import click

from movibot.cli.alone import alone
from movibot.cli.completing import titles
from movibot.cli.plans import refuse_plan
from movibot.cli.recording import open_recorded
from movibot.cli.remembering import remembering
from movibot.cli.speech import Command, Option, say, shared_options
from movibot.cli.telling import announce
from movibot.cli.writing import overrides, run_and_tell, writing_options
from movibot.pipeline import preview


def _index(
    pages: tuple[str, ...],
    config_path: str | None,
    form: str,
    language: str | None,
    create: bool,
    html: bool,
    install: bool,
    dry_run: bool,
    plan_out: str | None,
    strict: bool,
    wait: bool,
    replace_edited: tuple[str, ...],
    allow_shrink: tuple[str, ...],
    allow_vanished: tuple[str, ...],
) -> int:
    dry_run = dry_run or plan_out is not None
    opened = open_recorded("index", config_path, language, dry_run=dry_run or html)
    if install:
        from movibot.cli.installing import install_and_tell

        with alone(opened, wait=wait, dry_run=dry_run):
            return install_and_tell(opened, form, pages, dry_run=dry_run, plan_out=plan_out)
    if create:
        opened = replace(opened, run=replace(opened.run, create_pages=True))
    if html:
        refuse_plan(plan_out, "--html")
        for _, text in preview(opened.run, pages or None):
            say(text)
        return 0
    if form == "text" and not pages:
        announce("index", opened.run.wiki.name, opened.run.zone, opened.language(""))
    with alone(opened, wait=wait, dry_run=dry_run), remembering(opened, dry_run=dry_run) as knowing:
        return run_and_tell(
            "index",
            knowing,
            form,
            pages=pages or None,
            overrides=overrides(replace_edited, allow_shrink, allow_vanished),
            dry_run=dry_run,
            strict=strict,
            plan_out=plan_out,
        )


command = Command(
    "index",
    callback=_index,
    params=[
        click.Argument(["pages"], nargs=-1, metavar="[PAGE]...", shell_complete=titles),
        Option(["--create"], is_flag=True, help="help-create"),
        Option(["--html"], is_flag=True, help="help-html"),
        Option(["--install"], is_flag=True, help="help-install"),
        *writing_options(),
        *shared_options(),
    ],
    help="help-index",
)
