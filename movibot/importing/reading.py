"""Bytes of a file of records -> its rows, by the form that its name or somebody says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import Final

from movibot.errors import UsageError
from movibot.importing.decoding import decoded
from movibot.importing.jsonrows import read_json
from movibot.importing.rows import Table
from movibot.importing.separated import read_separated
from movibot.importing.yamlrows import read_yaml_rows

FORMS: Final = ("csv", "tsv", "json", "yaml")
_BOOKS: Final = frozenset({"xlsx", "xlsm", "xls", "ods", "numbers"})
_BY_ENDING: Final = {"tab": "tsv", "txt": "csv", "yml": "yaml"}
_WORDS: Final = {"tab": "\t", "\\t": "\t"}
"""A separator that is hard to type."""


def form_of(source: str) -> str:
    """The form of a file by the end of its name.

    Raises:
        UsageError: Its name says nothing, or that it is a workbook.
    """
    ending = PurePath(source).suffix.lstrip(".").lower()
    if ending in _BOOKS:
        raise UsageError("import-workbook", file=source)
    form = _BY_ENDING.get(ending, ending)
    if form not in FORMS:
        raise UsageError("import-no-form", file=source, choices=FORMS)
    return form


def read_table(data: bytes, source: str, form: str = "", *, encoding: str = "", separator: str = "") -> Table:
    """The rows of a file.

    Args:
        data: The file.
        source: What messages call it.
        form: One of `FORMS`; empty to go by the name.
        encoding: What its text is written in; empty for what it shows.
        separator: What stands between two cells of a table; empty to guess.

    Raises:
        UsageError: It cannot be read as a whole.
    """
    form = form or form_of(source)
    known = decoded(data, encoding, source)
    separator = _WORDS.get(separator, separator)
    if len(separator) > 1 or separator in {"\n", "\r", '"'}:
        raise UsageError("import-separator", separator=separator)
    if form == "json":
        table = read_json(known.text, source)
    elif form == "yaml":
        table = read_yaml_rows(known.text, source)
    else:
        table = read_separated(known.text, source, separator or ("\t" if form == "tsv" else ""))
    return replace(table, encoding=known.encoding, examples=known.examples)
