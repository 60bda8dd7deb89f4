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
from movibot.yamlfile import Document, check_document, read_folder

_LINE = {"type": "string", "minLength": 1}
_TEXT = {
    "anyOf": [
        _LINE,
        {"type": "object", "minProperties": 1, "additionalProperties": False, "properties": {"fr": _LINE, "en": _LINE}},
    ]
}
_NAMES = {"type": "array", "items": _LINE, "minItems": 1}

PAGE_FORMAT: Mapping[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "movibot page definition",
    "type": "object",
    "required": ["title", "from", "columns"],
    "additionalProperties": False,
    "properties": {
        "title": _LINE,
        "region": {"type": "string", "pattern": r"^[\w.-]+$"},
        "from": _NAMES,
        "group": _LINE,
        "sort": _NAMES,
        "columns": _NAMES,
        "intro": _TEXT,
        "empty": _TEXT,
        "missing": _TEXT,
    },
}

_EMPTY: Text = {"fr": "Aucune fiche pour l’instant.", "en": "No record yet."}
_MISSING: Text = {"fr": "Non renseigné", "en": "Not given"}


def load_queries(pack: Pack) -> tuple[Query, ...]:
    """Read the page definitions of a pack, in the order of their file names.

    Raises:
        ConfigError: A file says something that cannot be; carries all problems of all files.
    """
    documents = read_folder(pack.folder / "pages")
    problems = [p for document in documents.values() for p in check_document(document, PAGE_FORMAT)]
    if not problems:
        problems = [p for document in documents.values() for p in _mistakes(document, pack)]
        problems += _same_region(documents)
    if problems:
        raise ConfigError("pack-invalid", problems=tuple(problems))
    return tuple(_query(key, document.data, pack) for key, document in documents.items())


def _mistakes(document: Document, pack: Pack) -> Iterator[Problem]:
    """Names of schemas and parameters that do not exist."""
    data: dict[str, Any] = document.data
    for index, key in enumerate(data["from"]):
        if key not in pack.schemas:
            place = document.place(("from", index))
            arguments = {"key": key, "nearest": nearest(key, pack.schemas), "choices": sorted(pack.schemas)}
            yield Problem("unknown-schema", "error", place, arguments)
    known = [name for key in data["from"] if key in pack.schemas for name in pack.schemas[key].parameters]
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
        intro=_text(data.get("intro")) or {},
        empty=_text(data.get("empty")) or _EMPTY,
        missing=_text(data.get("missing")) or _MISSING,
    )


def _text(value: object) -> Text | None:
    if value is None:
        return None
    text = value if isinstance(value, dict) else {"fr": str(value), "en": str(value)}
    return {language: re.sub(r"\s+\Z", "", words) for language, words in text.items()}
