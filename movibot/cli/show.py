"""`movibot show TITLE`: the records of a page."""

from __future__ import annotations

import click

from movibot.cli.opening import open_run
from movibot.cli.speech import Command, say, shared_options
from movibot.messages import as_json, sentence, visible
from movibot.pipeline import show
from movibot.report import entry_json, entry_lines
from movibot.schema import said


def _show(title: str, config_path: str | None, form: str, language: str | None) -> int:
    opened = open_run(config_path, language)
    harvest, exists = show(opened.run, title)
    spoken = opened.language(harvest.facts.language)
    if form == "json":
        found = {"command": "show", "title": title, "records": [entry_json(entry) for entry in harvest.entries]}
        say(as_json(found))
    for entry in harvest.entries if form == "text" else ():
        label = said(opened.run.pack.schemas[entry.record.schema].label, spoken)
        for line in entry_lines(entry, label):
            say(line)
    if harvest.entries:
        return 0
    click.echo(f"{visible(title)}: {sentence('no-record' if exists else 'page-not-on-wiki', {}, spoken)}", err=True)
    return 1


command = Command(
    "show",
    callback=_show,
    params=[click.Argument(["title"], metavar="TITLE"), *shared_options()],
    help="help-show",
)
