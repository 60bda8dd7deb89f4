"""`movibot show TITLE`: the records of a page."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import click

from movibot.cli.opening import open_run
from movibot.cli.speech import Command, say, shared_options
from movibot.messages import as_json, sentence, visible
from movibot.model import Entry
from movibot.pipeline import show
from movibot.reading import Run
from movibot.report import entry_json, entry_lines
from movibot.schema import Score, said, score_record


def _score(run: Run, entry: Entry) -> Score:
    return score_record(run.pack.schemas[entry.record.schema], entry.readings, run.today or datetime.date.max)


def _computed(run: Run, entry: Entry) -> dict[str, object]:
    score = _score(run, entry)
    return {"completeness": score.completeness, "score": score.score, "criteria": dict(score.criteria)}


def _score_lines(run: Run, entry: Entry, language: str) -> Iterator[str]:
    """What the program says of a record; nobody types it."""
    score = _score(run, entry)
    yield f"  {sentence('record-completeness', {'completeness': score.completeness}, language)}"
    if score.score is not None:
        criteria = run.pack.schemas[entry.record.schema].criteria
        missing = ", ".join(said(each.label, language) for each in criteria if not score.criteria[each.key])
        yield f"  {sentence('record-score', {'score': score.score, 'missing': missing}, language)}"


def _show(title: str, config_path: str | None, form: str, language: str | None) -> int:
    opened = open_run(config_path, language)
    harvest, exists = show(opened.run, title)
    spoken = opened.language(harvest.facts.language)
    if form == "json":
        records = [entry_json(entry, _computed(opened.run, entry)) for entry in harvest.entries]
        say(as_json({"command": "show", "title": title, "records": records}))
    for entry in harvest.entries if form == "text" else ():
        label = said(opened.run.pack.schemas[entry.record.schema].label, spoken)
        for line in (*entry_lines(entry, label), *_score_lines(opened.run, entry, spoken)):
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
