"""`templates/schemas`, `templates/vocabularies` -> `Pack`. All mistakes of all files in one report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from movibot.collation import fold, nearest
from movibot.errors import ConfigError
from movibot.model import Place, Problem
from movibot.schema.definitions import Pack, Parameter, Schema, Term, Vocabulary
from movibot.schema.format import SCHEMA_FORMAT, VOCABULARY_FORMAT
from movibot.yamlfile import Document, Verdicts, check_document, read_folder
from movibot.yamlfile.shapes import as_text

_PERSONAL_TYPES = frozenset({"email", "phone", "person"})
_CONSTRAINTS = {
    "minLength": "min_length",
    "maxLength": "max_length",
    "minItems": "min_items",
}


def load_pack(
    folder: Path,
    template_names: Mapping[str, str] | None = None,
    places: Mapping[str, Place] | None = None,
    verdicts: Verdicts | None = None,
) -> Pack:
    """Read the schemas and vocabularies of a folder.

    Args:
        folder: It holds `schemas/` and `vocabularies/`.
        template_names: Schema -> the name its template has on this wiki, where it differs.
        places: Schema -> where that is said, for messages.
        verdicts: Remembers which files were found right.

    Returns:
        What they say.

    Raises:
        ConfigError: A file says something that cannot be; carries all problems of all files.
    """
    documents = read_folder(folder / "schemas")
    vocabularies = read_folder(folder / "vocabularies")
    if not documents:
        raise ConfigError("pack-empty", path=str(folder))
    _refuse(
        (
            *(p for document in documents.values() for p in check_document(document, SCHEMA_FORMAT, verdicts)),
            *(p for document in vocabularies.values() for p in check_document(document, VOCABULARY_FORMAT, verdicts)),
        )
    )
    lists = {key: _vocabulary(key, document) for key, document in vocabularies.items()}
    _refuse(problem for document in documents.values() for problem in _mistakes(document, lists))
    schemas = {key: _schema(key, document, lists) for key, document in documents.items()}
    _refuse(_unknown(template_names or {}, places or {}, schemas))
    renamed = _renamed(schemas, template_names or {})
    _refuse(_same_template(renamed, documents))
    return Pack(folder, renamed, lists)


def _refuse(problems: Iterable[Problem]) -> None:
    if found := tuple(problems):
        raise ConfigError("pack-invalid", problems=found)


def _unknown(
    names: Mapping[str, str], places: Mapping[str, Place], schemas: Mapping[str, Schema]
) -> Iterator[Problem]:
    for key in names:
        if key not in schemas:
            arguments = {"key": key, "nearest": nearest(key, schemas), "choices": sorted(schemas)}
            yield Problem("unknown-schema", "error", places.get(key, Place("")), arguments)


def _renamed(schemas: Mapping[str, Schema], names: Mapping[str, str]) -> dict[str, Schema]:
    return {key: replace(schema, template=names.get(key, schema.template)) for key, schema in schemas.items()}


def _vocabulary(key: str, document: Document) -> Vocabulary:
    data: dict[str, Any] = document.data
    source = data.get("source", "")
    terms = {str(value): _term(str(value), said or {}, source) for value, said in data["values"].items()}
    return Vocabulary(key, as_text(data.get("label", key)), terms, _variants(terms))


def _term(value: str, data: dict[str, Any], source: str) -> Term:
    return Term(
        value=value,
        label=as_text(data.get("label", value)),
        definition=as_text(data.get("definition")),
        synonyms=tuple(data.get("synonyms", ())),
        code=data.get("code", ""),
        source=data.get("source", source),
    )


def _variants(terms: Mapping[str, Term]) -> dict[str, str]:
    """Values win over labels, labels over synonyms, synonyms over codes.

    A spelling that two values claim with equal right means neither, and one without letters nothing.
    """
    found: dict[str, str] = {}
    for spellings in (
        [(value, value) for value in terms],
        [(label, term.value) for term in terms.values() for label in term.label.values()],
        [(synonym, term.value) for term in terms.values() for synonym in term.synonyms],
        [(term.code, term.value) for term in terms.values() if term.code],
    ):
        claims = {(fold(spelling), value) for spelling, value in spellings}
        claimed = Counter(spelling for spelling, _ in claims)
        found = {s: value for s, value in sorted(claims) if s and claimed[s] == 1} | found
    return found


def _schema(key: str, document: Document, lists: Mapping[str, Vocabulary]) -> Schema:
    data: dict[str, Any] = document.data
    parameters = {str(name): _parameter(str(name), about or {}, lists) for name, about in data["parameters"].items()}
    names = {name: name for name in parameters}
    for parameter in parameters.values():
        for alias in parameter.aliases:
            names.setdefault(alias, parameter.name)
    return Schema(
        key=key,
        template=data["template"],
        label=as_text(data.get("label", data["template"])),
        description=as_text(data.get("description")),
        namespaces=frozenset(data.get("namespaces", [0])),
        category=data.get("category", ""),
        name=data.get("name") or _naming(parameters),
        parameters=parameters,
        names=names,
    )


def _naming(parameters: Mapping[str, Parameter]) -> str:
    """The parameter that names a record where the file does not say: `nom`, `titre`, else the first."""
    return next((name for name in ("nom", "titre") if name in parameters), next(iter(parameters)))


def _parameter(name: str, data: dict[str, Any], lists: Mapping[str, Vocabulary]) -> Parameter:
    kind = data.get("type", "line")
    plain = {
        key: data[key] for key in ("required", "suggested", "example", "severity", "source", "pattern") if key in data
    }
    bounds = {ours: data[theirs] for theirs, ours in _CONSTRAINTS.items() if theirs in data}
    return Parameter(
        name=name,
        type=kind,
        label=as_text(data.get("label", name[:1].upper() + name[1:])),
        description=as_text(data.get("description")),
        items=data.get("items", "line"),
        separator=data.get("separator", ","),
        vocabulary=lists.get(data.get("vocabulary", "")),
        aliases=tuple(data.get("aliases", ())),
        personal=data.get("personal", not _PERSONAL_TYPES.isdisjoint({kind, data.get("items")})),
        hint=as_text(data.get("hint")),
        minimum=data.get("minimum"),
        maximum=data.get("maximum"),
        **plain,
        **bounds,
    )


def _mistakes(document: Document, lists: Mapping[str, Vocabulary]) -> Iterator[Problem]:
    """What the JSON Schema cannot say: names that must exist elsewhere, patterns that must compile."""
    data: dict[str, Any] = document.data
    parameters: dict[str, Any] = data["parameters"]

    def problem(code: str, *way: str, **arguments: object) -> Problem:
        return Problem(code, "error", document.place(way), arguments)

    if "name" in data and data["name"] not in parameters:
        near = nearest(data["name"], map(str, parameters))
        yield problem("unknown-parameter-name", "name", value=data["name"], nearest=near)
    for name, about in parameters.items():
        way = ("parameters", name)
        wanted = about.get("vocabulary")
        needs = not {"choice", "licence"}.isdisjoint({about.get("type"), about.get("items")})
        if wanted is not None and wanted not in lists:
            yield problem("unknown-vocabulary", *way, "vocabulary", value=wanted, nearest=nearest(wanted, lists))
        elif needs and wanted is None:
            yield problem("missing-vocabulary", *way, key=name, choices=sorted(lists))
        if "pattern" in about and not _compiles(about["pattern"]):
            yield problem("bad-pattern", *way, "pattern", value=about["pattern"])
    yield from _shared_names(document)


def _shared_names(document: Document) -> Iterator[Problem]:
    """A name that two parameters claim."""
    parameters: dict[str, Any] = document.data["parameters"]
    owners = {str(name): str(name) for name in parameters}
    for name, about in parameters.items():
        for index, alias in enumerate(about.get("aliases", ())):
            if owners.setdefault(alias, str(name)) != str(name):
                place = document.place(("parameters", name, "aliases", index))
                yield Problem("alias-taken", "error", place, {"value": alias, "key": owners[alias]})


def _same_template(schemas: Mapping[str, Schema], documents: Mapping[str, Document]) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for key, schema in schemas.items():
        owner = owners.setdefault(fold(schema.template), key)
        if owner != key:
            place = documents[key].place(("template",))
            yield Problem("template-taken", "error", place, {"value": schema.template, "key": owner})


def _compiles(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return False
    return True
