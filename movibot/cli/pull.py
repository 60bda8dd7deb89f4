"""`movibot pull [TITLE]...`: pages as files, to be edited offline."""

from __future__ import annotations

from dataclasses import replace

import click

from movibot.cli import completing
from movibot.cli.copied import config_part
from movibot.cli.copies import config_of_copy, copied_json, copy_code, copy_folder, shown_files, tell_end, tell_file
from movibot.cli.opening import open_run
from movibot.cli.progress import progress_on
from movibot.cli.speech import Command, Option, say, shared_options
from movibot.messages import as_json
from movibot.workingcopy.bases import open_bases
from movibot.workingcopy.choosing import Selection
from movibot.workingcopy.pulling import pull


def _pull(
    titles: tuple[str, ...],
    config_path: str | None,
    form: str,
    language: str | None,
    folder: str | None,
    schemas: tuple[str, ...],
    categories: tuple[str, ...],
    patterns: tuple[str, ...],
    dry_run: bool,
) -> int:
    opened = open_run(config_of_copy(config_path), language)
    place = copy_folder(folder, opened, must_be=False)
    asked = Selection(titles, schemas, categories, patterns)
    run = replace(opened.run, progress=progress_on(opened.language("")))
    with open_bases(place, scratch=dry_run) as bases:
        copied = pull(run, place, bases, asked, dry_run=dry_run)
    report = replace(copied.report, config=config_part(opened.config.path))
    code, spoken = copy_code(copied), opened.language(report.language)
    if form == "json":
        say(as_json(copied_json("pull", place, copied, report, code, spoken)))
        return code
    for file in shown_files(copied.files):
        tell_file(file, spoken)
    tell_end(copied, report, spoken)
    return code


command = Command(
    "pull",
    callback=_pull,
    params=[
        click.Argument(["titles"], nargs=-1, metavar="[TITLE]...", shell_complete=completing.titles),
        Option(["--folder"], metavar="FOLDER", help="help-copy-folder"),
        Option(
            ["--schema", "schemas"],
            metavar="SCHEMA",
            multiple=True,
            help="help-copy-schema",
            shell_complete=completing.schemas,
        ),
        Option(["--category", "categories"], metavar="CATEGORY", multiple=True, help="help-copy-category"),
        Option(["--match", "patterns"], metavar="PATTERN", multiple=True, help="help-copy-match"),
        Option(["--dry-run"], is_flag=True, help="help-pull-dry-run"),
        *shared_options(),
    ],
    help="help-pull",
)
