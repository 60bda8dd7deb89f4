"""`templates/schemas`, `templates/vocabularies` -> `Pack`. All mistakes of all files in one report."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from movibot.collation import nearest
from movibot.errors import ConfigError
from movibot.model import Place, Problem
from movibot.schema.building import schema_of, vocabulary_of
from movibot.schema.definitions import Loaded, Pack, Schema
from movibot.schema.examples import example_mistakes
from movibot.schema.file import SchemaFile
from movibot.schema.format import SCHEMA_FORMAT, VOCABULARY_FORMAT
from movibot.schema.inheritance import chain, parent_mistakes, with_parents
from movibot.schema.mistakes import same_template, schema_mistakes
from movibot.yamlfile import Document, Verdicts, examine, read_folder

Data = Mapping[str, Any]


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
    loaded = read_pack(folder, template_names, places, verdicts)
    if loaded.problems:
        raise ConfigError("pack-invalid", problems=loaded.problems)
    return loaded.pack


def read_pack(
    folder: Path,
    template_names: Mapping[str, str] | None = None,
    places: Mapping[str, Place] | None = None,
    verdicts: Verdicts | None = None,
) -> Loaded:
    """The same as `load_pack`, with the problems beside what could be read.

    Raises:
        ConfigError: The folder has no schema.
    """
    documents = read_folder(folder / "schemas")
    vocabularies = read_folder(folder / "vocabularies")
    if not documents:
        raise ConfigError("pack-empty", path=str(folder))
    problems, sound = _examined(documents, SCHEMA_FORMAT, verdicts)
    more, sound_lists = _examined(vocabularies, VOCABULARY_FORMAT, verdicts)
    lists = {key: vocabulary_of(key, data) for key, data in sound_lists.items() if data.get("values")}
    problems += [*more, *parent_mistakes(sound, documents)]
    wholes = with_parents({key: data for key, data in sound.items() if _ends_well(key, sound)})
    abstract = frozenset(key for key, data in sound.items() if data.get("abstract"))
    for key, whole in wholes.items():
        file = SchemaFile(documents[key], sound[key], whole, lists, vocabularies, documents, abstract)
        problems += schema_mistakes(file)
    whole_ones = {key: whole for key, whole in wholes.items() if key not in abstract and _can_be_built(whole)}
    schemas = {key: schema_of(key, whole, lists, chain(key, sound)) for key, whole in whole_ones.items()}
    renamed = _renamed(schemas, template_names or {})
    problems += _unknown(template_names or {}, places or {}, documents, abstract)
    problems += same_template(renamed, documents)
    for key in schemas.keys() - _doubtful(tuple(problems), documents, sound):
        problems += example_mistakes(schemas[key], sound[key], documents[key])
    told = tuple(sorted(problems, key=_by_place))
    return Loaded(Pack(folder, renamed, lists, abstract), told, _doubtful(told, documents, sound))


def _by_place(problem: Problem) -> tuple[str, int, int]:
    return problem.place.source, problem.place.line, problem.place.column


def _examined(
    documents: Mapping[str, Document], json_schema: Data, verdicts: Verdicts | None
) -> tuple[list[Problem], dict[str, Data]]:
    """The problems of the files, and the sound part of each that has one."""
    examined = {key: examine(document, json_schema, verdicts) for key, document in documents.items()}
    problems = [problem for found, _ in examined.values() for problem in found]
    return problems, {key: sound for key, (_, sound) in examined.items() if sound}


def _ends_well(key: str, sound: Mapping[str, Data]) -> bool:
    """All its parents are known, and the last one has none."""
    links = chain(key, sound)
    return links[-1] in sound and len(set(links)) == len(links)


def _can_be_built(whole: Data) -> bool:
    parameters: Data = whole.get("parameters", {})
    return "template" in whole and bool(parameters) and whole.get("name", next(iter(parameters))) in parameters


def _doubtful(
    problems: tuple[Problem, ...], documents: Mapping[str, Document], sound: Mapping[str, Data]
) -> frozenset[str]:
    """The schemas with a mistake in their file, or in that of a schema they extend."""
    wrong = {problem.place.source for problem in problems}
    faulty = {key for key, document in documents.items() if document.path in wrong}
    return frozenset(key for key in documents if not faulty.isdisjoint(chain(key, sound)))


def _unknown(
    names: Mapping[str, str],
    places: Mapping[str, Place],
    schemas: Mapping[str, Document],
    abstract: Collection[str],
) -> Iterator[Problem]:
    """Templates that are given to schemas which do not exist, or which have none."""
    choices = sorted(set(schemas).difference(abstract))
    for key in names:
        place = places.get(key, Place(""))
        if key in abstract:
            yield Problem("schema-abstract", "error", place, {"key": key, "choices": choices})
        elif key not in schemas:
            arguments = {"key": key, "nearest": nearest(key, choices), "choices": choices}
            yield Problem("unknown-schema", "error", place, arguments)


def _renamed(schemas: Mapping[str, Schema], names: Mapping[str, str]) -> dict[str, Schema]:
    return {key: replace(schema, template=names.get(key, schema.template)) for key, schema in schemas.items()}
