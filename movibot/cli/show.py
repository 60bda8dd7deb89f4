"""`movibot show TITLE`: the records of a page."""

from __future__ import annotations

import json

import click

from movibot.cli.opening import open_run
from movibot.cli.speech import Command, shared_options
from movibot.messages import sentence
from movibot.pipeline import check
from movibot.report import entry_json, entry_lines
from movibot.schema import said


def _show(title: str, config_path: str | None, form: str, language: str | None) -> int:
    opened = open_run(config_path, language)
    harvest = check(opened.run, [title])
    if form == "json":
        found = {"command": "show", "title": title, "records": [entry_json(entry) for entry in harvest.entries]}
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    for entry in harvest.entries if form == "text" else ():
        label = said(opened.run.pack.schemas[entry.record.schema].label, opened.language)
        for line in entry_lines(entry, label):
            click.echo(line)
    if not harvest.entries:
        code = "page-not-on-wiki" if any(p.code == "page-not-on-wiki" for p in harvest.problems) else "no-record"
        click.echo(f"{title}: {sentence(code, {}, opened.language)}", err=True)
        return 1
    return 0


command = Command(
    "show",
    callback=_show,
    params=[click.Argument(["title"], metavar="TITLE"), *shared_options()],
    help="help-show",
)
