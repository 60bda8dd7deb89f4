"""`templates/pages` -> queries. All mistakes of all files in one report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from movibot.errors import ConfigError
from movibot.model import Problem
from movibot.query.building import query_of, several
from movibot.query.definitions import Query
from movibot.query.format import PAGE_FORMAT
from movibot.query.mistakes import page_mistakes
from movibot.query.naming import PageFile
from movibot.schema import Pack
from movibot.yamlfile import Document, Verdicts, examine, read_folder

__all__ = ["PAGE_FORMAT", "load_queries", "read_queries"]


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
        problems += page_mistakes(PageFile(key, documents[key], data, pack, doubtful))
    problems += _same_region(sound, documents)
    wrong = {problem.place.source for problem in problems}
    good = {key: data for key, data in sound.items() if documents[key].path not in wrong}
    told = tuple(sorted(_each_once(problems), key=lambda p: (p.place.source, p.place.line, p.place.column)))
    return tuple(query_of(key, data, pack) for key, data in good.items() if not _doubted(data, doubtful)), told


def _each_once(problems: list[Problem]) -> list[Problem]:
    """Problems of what a page says for all of its sections, told once."""
    return list({(p.place, p.code, str(p.arguments.get("key"))): p for p in problems}.values())


def _doubted(data: Mapping[str, Any], doubtful: frozenset[str]) -> bool:
    """It needs a schema that could not be read whole."""
    if not doubtful:
        return False
    lists = [data, *data.get("sections", ())]
    named = {name for said in lists for name in several(_kinds(said.get("from", ())))} | {data.get("pages of", "")}
    return bool(named & doubtful) or any(isinstance(said.get("from"), str | Mapping) for said in lists)


def _kinds(said: Any) -> Any:
    return () if isinstance(said, Mapping) else said


def _same_region(sound: Mapping[str, dict[str, Any]], documents: Mapping[str, Document]) -> Iterator[Problem]:
    owners: dict[tuple[str, str], str] = {}
    for key, data in sound.items():
        place = "title" if "title" in data else "pages of"
        if place in data:
            region = data.get("region", key)
            owner = owners.setdefault((f"{place} {data[place]}", region), key)
            if owner != key:
                problem = {"value": region, "key": owner}
                yield Problem("region-taken", "error", documents[key].place((place,)), problem)
