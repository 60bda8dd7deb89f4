"""`templates/pages` -> queries. All mistakes of all files in one report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from movibot.collation import nearest
from movibot.errors import ConfigError
from movibot.model import Problem
from movibot.query.definitions import Column, Query
from movibot.schema import Pack, Text
from movibot.titles import could_be_title
from movibot.yamlfile import Document, Verdicts, check_document, read_folder
from movibot.yamlfile.shapes import DRAFT, LINE, TEXT, as_text

_NAMES = {"type": "array", "items": LINE, "minItems": 1}
_REGION = re.compile(r"[\w.-]+")

PAGE_FORMAT: Mapping[str, Any] = {
    "$schema": DRAFT,
    "title": "movibot page definition",
    "type": "object",
    "required": ["title", "from", "columns"],
    "additionalProperties": False,
    "properties": {
        "title": LINE,
        "region": LINE,
        "from": _NAMES,
        "group": LINE,
        "sort": _NAMES,
        "columns": _NAMES,
        "intro": TEXT,
        "empty": TEXT,
        "missing": TEXT,
    },
}

_EMPTY: Text = {"fr": "Aucune fiche pour l’instant.", "en": "No record yet."}
_MISSING: Text = {"fr": "Non renseigné", "en": "Not given"}


def load_queries(pack: Pack, verdicts: Verdicts | None = None) -> tuple[Query, ...]:
    """Read the page definitions of a pack, in the order of their file names.

    Args:
        pack: The schemas, and the folder.
        verdicts: Remembers which files were found right.

    Raises:
        ConfigError: A file says something that cannot be; carries all problems of all files.
    """
    documents = read_folder(pack.folder / "pages")
    problems = [p for document in documents.values() for p in check_document(document, PAGE_FORMAT, verdicts)]
    if not problems:
        problems = [p for key, document in documents.items() for p in _mistakes(key, document, pack)]
        problems += _same_region(documents)
    if problems:
        raise ConfigError("pack-invalid", problems=tuple(problems))
    return tuple(_query(key, document.data, pack) for key, document in documents.items())


def _mistakes(key: str, document: Document, pack: Pack) -> Iterator[Problem]:
    """Titles and regions that cannot be, names of schemas and parameters that do not exist."""
    data: dict[str, Any] = document.data
    if not could_be_title(data["title"]):
        yield Problem("bad-title", "error", document.place(("title",)), {"value": data["title"]})
    if not _REGION.fullmatch(region := data.get("region", key)):
        yield Problem("bad-region-name", "error", document.place(("region",)), {"value": region})
    for index, schema in enumerate(data["from"]):
        if schema not in pack.schemas:
            place = document.place(("from", index))
            arguments = {"key": schema, "nearest": nearest(schema, pack.schemas), "choices": sorted(pack.schemas)}
            yield Problem("unknown-schema", "error", place, arguments)
    known = [name for schema in data["from"] if schema in pack.schemas for name in pack.schemas[schema].parameters]
    for way, name in _named(data):
        if known and name not in known:
            arguments = {"value": name, "nearest": nearest(name, known), "choices": known}
            yield Problem("unknown-parameter-name", "error", document.place(way), arguments)


def _named(data: dict[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if "group" in data:
        yield ("group",), data["group"]
    for key in ("sort", "columns"):
        for index, name in enumerate(data.get(key, ())):
            yield (key, index), name


def _same_region(documents: Mapping[str, Document]) -> Iterator[Problem]:
    owners: dict[tuple[str, str], str] = {}
    for key, document in documents.items():
        region = document.data.get("region", key)
        owner = owners.setdefault((document.data["title"], region), key)
        if owner != key:
            yield Problem("region-taken", "error", document.place(("title",)), {"value": region, "key": owner})


def _query(key: str, data: dict[str, Any], pack: Pack) -> Query:
    def column(name: str) -> Column:
        found = {k: pack.schemas[k].parameters[name] for k in data["from"] if name in pack.schemas[k].parameters}
        return Column(name, next(iter(found.values())).label, found)

    return Query(
        key=key,
        title=data["title"],
        region=data.get("region", key),
        schemas=tuple(data["from"]),
        columns=tuple(column(name) for name in data["columns"]),
        sort=tuple(column(name) for name in data.get("sort", ())),
        group=column(data["group"]) if "group" in data else None,
        intro=_text(data.get("intro")),
        empty=_text(data.get("empty")) or _EMPTY,
        missing=_text(data.get("missing")) or _MISSING,
    )


def _text(value: object) -> Text:
    return {language: words.rstrip() for language, words in as_text(value).items()}
