"""YAML -> rows: a list of mappings, each value with the line and the column at which it stands."""

from __future__ import annotations

import re
from functools import partial
from typing import Any, Final

from movibot.errors import UsageError
from movibot.importing.objects import RECORDS, Object, table_of_objects
from movibot.importing.rows import Table
from movibot.model import Place, Problem
from movibot.yamlfile.reading import Document, KeyPath, parse_yaml

_UNDECODED: Final = re.compile("[\ud800-\udfff]")


def read_yaml_rows(text: str, source: str) -> Table:
    """The rows of a list of mappings, or of one under `records`.

    Raises:
        UsageError: It is no list of mappings; or it is wrong as YAML, with all that is.
    """
    if undecoded := _UNDECODED.search(text):
        line = text.count("\n", 0, undecoded.start()) + 1
        column = undecoded.start() - text.rfind("\n", 0, undecoded.start())
        problem = Problem("file-not-utf8", "error", Place(source, line, column))
        raise UsageError("import-file", file=source, problems=(problem,))
    document = parse_yaml(text, source)
    if document.problems:
        raise UsageError("import-file", file=source, problems=document.problems)
    way: KeyPath = (RECORDS,) if isinstance(document.data, dict) and RECORDS in document.data else ()
    items: Any = document.data[RECORDS] if way else document.data
    if not isinstance(items, list):
        raise UsageError("import-shape", file=source)
    objects = [
        Object(item, document.place((*way, index)), at=partial(_at, document, (*way, index)))
        for index, item in enumerate(items)
    ]
    return table_of_objects(objects, source)


def _at(document: Document, way: KeyPath, key: str) -> Place:
    return document.place((*way, key))
