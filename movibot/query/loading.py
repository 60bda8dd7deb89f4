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
from movibot.yamlfile import Document, Verdicts, examine, read_folder
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
    queries, problems = read_queries(pack, verdicts=verdicts)
    if problems:
        raise ConfigError("pack-invalid", problems=problems)
    return queries


def read_queries(
    pack: Pack, doubtful: frozenset[str] = frozenset(), verdicts: Verdicts | None = None
) -> tuple[tuple[Query, ...], tuple[Problem, ...]]:
    """The same as `load_queries`, with the problems beside the definitions that make sense.

    Args:
        pack: The schemas.
        doubtful: Schemas with mistakes of their own: what is not known of them is not missed here.
        verdicts: Remembers which files were found right.
    """
    documents = read_folder(pack.folder / "pages")
    examined = {key: examine(document, PAGE_FORMAT, verdicts) for key, document in documents.items()}
    problems = [problem for found, _ in examined.values() for problem in found]
    sound = {key: data for key, (_, data) in examined.items() if data}
    for key, data in sound.items():
        problems += _mistakes(key, data, documents[key], pack, doubtful)
    problems += _same_region(sound, documents)
    wrong = {problem.place.source for problem in problems}
    good = {key: data for key, data in sound.items() if documents[key].path not in wrong}
    good = {key: data for key, data in good.items() if not _missing(data, pack)}
    told = tuple(sorted(problems, key=lambda p: (p.place.source, p.place.line, p.place.column)))
    return tuple(_query(key, data, pack) for key, data in good.items()), told


def _missing(data: dict[str, Any], pack: Pack) -> bool:
    """A schema or a parameter that it needs could not be read."""
    if not pack.schemas.keys() >= set(data["from"]):
        return True
    return not {name for _, name in _named(data)} <= {n for key in data["from"] for n in pack.schemas[key].parameters}


def _mistakes(
    key: str, data: dict[str, Any], document: Document, pack: Pack, doubtful: frozenset[str]
) -> Iterator[Problem]:
    """Titles and regions that cannot be, names of schemas and parameters that do not exist."""
    if "title" in data and not could_be_title(data["title"]):
        yield Problem("bad-title", "error", document.place(("title",)), {"value": data["title"]})
    if not _REGION.fullmatch(region := data.get("region", key)):
        yield Problem("bad-region-name", "error", document.place(("region",)), {"value": region})
    schemas = sorted({*pack.schemas, *doubtful})
    for index, schema in enumerate(data.get("from", ())):
        if schema in pack.abstract:
            arguments = {"key": schema, "choices": sorted(pack.schemas)}
            yield Problem("schema-abstract", "error", document.place(("from", index)), arguments)
        elif schema not in schemas:
            arguments = {"key": schema, "nearest": nearest(schema, schemas), "choices": schemas}
            yield Problem("unknown-schema", "error", document.place(("from", index)), arguments)
    if not doubtful.isdisjoint(data.get("from", ())):
        return
    found = [n for k in data.get("from", ()) if k in pack.schemas for n in pack.schemas[k].parameters]
    known = list(dict.fromkeys(found))
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


def _same_region(sound: Mapping[str, dict[str, Any]], documents: Mapping[str, Document]) -> Iterator[Problem]:
    owners: dict[tuple[str, str], str] = {}
    for key, data in sound.items():
        if "title" in data:
            region = data.get("region", key)
            owner = owners.setdefault((data["title"], region), key)
            if owner != key:
                place = documents[key].place(("title",))
                yield Problem("region-taken", "error", place, {"value": region, "key": owner})


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
