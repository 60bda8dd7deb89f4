"""`movibot show TITLE`: the records of a page."""

from __future__ import annotations

import datetime
import shutil
import sys
from collections.abc import Sequence

import click

from movibot.cli.completing import titles
from movibot.cli.copied import config_part
from movibot.cli.opening import open_run
from movibot.cli.speech import Command, say, shared_options
from movibot.messages import as_json, sentence, visible
from movibot.model import Entry
from movibot.pipeline import show
from movibot.reading import Run, near_title
from movibot.recordlines import record_lines
from movibot.reportjson import entry_json
from movibot.schema import Score, score_record


def _score(run: Run, entry: Entry) -> Score:
    return score_record(run.pack.schemas[entry.record.schema], entry.readings, run.today or datetime.date.max)


def _computed(run: Run, entry: Entry) -> dict[str, object]:
    score = _score(run, entry)
    return {"completeness": score.completeness, "score": score.score, "criteria": dict(score.criteria)}


def _say_records(run: Run, entries: Sequence[Entry], language: str, config: str) -> None:
    """One after the other, with an empty line between two."""
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    for number, entry in enumerate(entries):
        if number:
            say("")
        for line in record_lines(entry, _score(run, entry), run.pack.schemas, language, width, config):
            say(line)


def _show(title: str, config_path: str | None, form: str, language: str | None) -> int:
    opened = open_run(config_path, language)
    harvest, exists = show(opened.run, title)
    spoken = opened.language(harvest.facts.language)
    if form == "json":
        records = [entry_json(entry, _computed(opened.run, entry)) for entry in harvest.entries]
        say(as_json({"command": "show", "title": title, "records": records}))
    else:
        _say_records(opened.run, harvest.entries, spoken, config_part(opened.config.path))
    if harvest.entries:
        return 0
    why = "no-record" if exists else "page-not-on-wiki"
    near = "" if exists else near_title(opened.run, title)
    click.echo(f"{visible(title)}: {sentence(why, {'near': near}, spoken)}", err=True)
    return 1


command = Command(
    "show",
    callback=_show,
    params=[click.Argument(["title"], metavar="TITLE", shell_complete=titles), *shared_options()],
    help="help-show",
)
