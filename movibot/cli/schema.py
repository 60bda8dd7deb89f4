"""`movibot schema`: the JSON Schema of the files that people edit, and the page for those who fill in records."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from movibot.cli import configkeys
from movibot.cli.bench import open_bench
from movibot.cli.newfiles import ANY_READER, NewFile, write_files
from movibot.cli.speech import Command, Option, choose_spoken, say, shared_options
from movibot.config import CONFIG_FORMAT
from movibot.guide import guide_lines
from movibot.importing.format import MAPPING_FORMAT
from movibot.messages import sentence
from movibot.migrate.format import MIGRATION_FORMAT
from movibot.query.loading import PAGE_FORMAT
from movibot.schema.format import SCHEMA_FORMAT, VOCABULARY_FORMAT

FORMATS: Mapping[str, Mapping[str, Any]] = {
    "schema": SCHEMA_FORMAT,
    "vocabulary": VOCABULARY_FORMAT,
    "page": PAGE_FORMAT,
    "config": CONFIG_FORMAT,
    "mapping": MAPPING_FORMAT,
    "migration": MIGRATION_FORMAT,
}
"""Kind of file that people edit -> its JSON Schema."""

EXPORT = "export"
"""What programs read, and nobody edits."""


def format_text(kind: str) -> str:
    """The JSON Schema of a kind of file, as it is printed and shipped."""
    from movibot.export.typed import RECORDS_FORMAT

    return json.dumps(RECORDS_FORMAT if kind == EXPORT else FORMATS[kind], ensure_ascii=False, indent=2)


def write_formats(folder: Path) -> None:
    """Write the JSON Schemas where editors look for them; those that are there are replaced.

    Args:
        folder: Usually `.schemas` beside `schemas/`.

    Raises:
        UsageError: One of them cannot be written.
    """
    files = [NewFile(folder / f"{kind}.json", f"{format_text(kind)}\n", ANY_READER) for kind in FORMATS]
    write_files(files, refusal=None)


def _schema(
    kind: str, folder: str | None, guide: bool, config_path: str | None, form: str, language: str | None
) -> int:
    del form  # the JSON Schemas are JSON, the page is Markdown, whatever is asked for
    if guide and kind == "config":
        say(configkeys.as_markdown().rstrip("\n"))
        return 0
    if guide:
        return _guide(config_path, language)
    if folder is None:
        say(format_text(kind))
        return 0
    write_formats(Path(folder))
    say(sentence("schemas-written", {"n": len(FORMATS), "folder": folder}, choose_spoken(language)))
    return 0


def _guide(config_path: str | None, language: str | None) -> int:
    bench = open_bench(config_path, language)
    for line in guide_lines(bench.pack, choose_spoken(bench.wish or None)):
        say(line)
    return 0


command = Command(
    "schema",
    callback=_schema,
    params=[
        click.Argument(["kind"], type=click.Choice((*FORMATS, EXPORT)), default="schema", metavar="[KIND]"),
        Option(["--write", "folder"], metavar="FOLDER", help="help-write-schemas"),
        Option(["--guide"], is_flag=True, help="help-guide"),
        *shared_options(),
    ],
    help="help-schema",
)
