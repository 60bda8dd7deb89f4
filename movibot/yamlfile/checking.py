"""Document, JSON Schema -> problems, each with its place and the nearest right word."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from movibot.model import Problem
from movibot.yamlfile.reading import Document, KeyPath
from movibot.yamlfile.rewritten import in_brackets, in_quotes
from movibot.yamlfile.verdicts import Verdicts
from movibot.yamlfile.words import meant

_READ_WITHOUT_QUOTES = re.compile(r"true|false|-?[0-9]+(?:\.[0-9]+)?")
"""A text that can only have been in quotes, which are then what is wrong."""

_MOST_CUTS = 200
"""A file with more mistakes than that is checked for nothing else."""


def check_document(
    document: Document, json_schema: Mapping[str, Any], verdicts: Verdicts | None = None
) -> tuple[Problem, ...]:
    """Hold a document against a JSON Schema (draft 2020-12).

    Args:
        document: What was read.
        json_schema: What it should look like. Alternatives are told apart by `type` alone.
        verdicts: Remembers what was found right, now and before.

    Returns:
        The problems of the YAML itself, then those of its content, in the order of the file.
    """
    if document.data is None and document.problems:
        return document.problems
    if verdicts and verdicts.knows(document.digest, json_schema):
        return ()
    found = _found(document, json_schema)
    if verdicts and not found:
        verdicts.note(document.digest, json_schema)
    return found


def _found(document: Document, json_schema: Mapping[str, Any]) -> tuple[Problem, ...]:
    from jsonschema import Draft202012Validator

    errors = Draft202012Validator(json_schema).iter_errors(document.data)
    found = _without_echoes([problem for error in errors for problem in _problems(document, error)])
    told = {problem.place for problem in document.problems}
    own = [_as_meant(problem, found) for problem in document.problems]
    found = [problem for problem in found if problem.place not in told]
    return tuple(sorted((*own, *found), key=lambda p: (p.place.line, p.place.column, p.code)))


def examine(
    document: Document, json_schema: Mapping[str, Any], verdicts: Verdicts | None = None
) -> tuple[tuple[Problem, ...], dict[str, Any]]:
    """The problems of a document, and its sound part, empty where nothing of it can be used."""
    problems = check_document(document, json_schema, verdicts)
    if not problems and isinstance(document.data, dict):
        return problems, document.data
    return problems, sound_part(document, json_schema) or {}


def sound_part(document: Document, json_schema: Mapping[str, Any]) -> dict[str, Any] | None:
    """What remains of a document without the values that are wrong, so that the rest can be checked further.

    A list with a wrong item goes as a whole, so that the others keep their places. Keys that are missing stay so.

    Returns:
        A mapping, or None where the document is none.
    """
    from jsonschema import Draft202012Validator

    if not isinstance(document.data, dict):
        return None
    data = copy.deepcopy(document.data)
    validator = Draft202012Validator(json_schema)
    for _ in range(_MOST_CUTS):
        error = next((e for e in validator.iter_errors(data) if e.validator != "required" or e.absolute_path), None)
        if error is None:
            return data
        _cut(data, error)
    return None


def _cut(data: dict[str, Any], error: Any) -> None:
    """Take out what an error is about: unknown keys, or the value itself, or the list that it stands in."""
    way: list[str | int] = list(error.absolute_path)
    if error.validator == "additionalProperties":
        inner = _at(data, way)
        for key in [key for key in inner if key not in error.schema.get("properties", {})]:
            del inner[key]
        return
    if not way:
        data.clear()
        return
    while isinstance(_at(data, way[:-1]), list):
        way.pop()
    outer = _at(data, way[:-1])
    if way[:-1] == ["parameters"] and not isinstance(outer[way[-1]], dict):
        outer[way[-1]] = {}  # a parameter of which nothing is known is still one
    else:
        del outer[way[-1]]


def _at(data: Any, way: Sequence[str | int]) -> Any:
    for step in way:
        data = data[step]
    return data


def _as_meant(problem: Problem, found: Sequence[Problem]) -> Problem:
    """What YAML 1.1 would convert, where quotes would not help: a word for true or false, a number."""
    if problem.code != "yaml-conversion":
        return problem
    same = next((p for p in found if p.place == problem.place and p.code == "wrong-type"), None)
    types: Any = same.arguments["types"] if same else ["string"]
    if same is None or "string" in types:
        return problem
    if "boolean" in types and problem.arguments["read"] in {"true", "false"}:
        told = {"value": problem.arguments["value"], "right": problem.arguments["read"]}
        return Problem("yaml-boolean", "error", problem.place, told)
    return same


def _without_echoes(problems: Sequence[Problem]) -> list[Problem]:
    """A misspelt key is one mistake: what it was meant to be is not reported as missing too."""
    misspelt = {p.arguments["nearest"] for p in problems if p.code == "unknown-key"}
    return [p for p in problems if p.code != "missing-key" or p.arguments["key"] not in misspelt]


def _problems(document: Document, error: Any) -> Iterator[Problem]:
    way: KeyPath = tuple(error.absolute_path)
    rule = error.validator_value
    if error.validator == "additionalProperties":
        yield from _unknown_keys(document, way, error)
    elif error.validator == "required":
        absent = [key for key in rule if key not in error.instance]
        wanted = absent[0] if len(absent) == 1 else _named_in(error.message, absent)
        yield Problem("missing-key", "error", document.place(way), {"key": wanted})
    elif error.validator in {"anyOf", "oneOf"}:
        yield from _alternatives(document, way, error)
    elif error.validator == "propertyNames":
        yield Problem("bad-key", "error", document.place(way), {"value": str(error.instance)})
    elif error.validator == "enum":
        near = meant(str(error.instance), [str(value) for value in rule])
        arguments = {"value": _shown(error.instance), "choices": list(rule), "nearest": near}
        yield Problem("value-not-allowed", "error", document.place(way), arguments)
    elif error.validator == "type" and document.data is None:
        yield Problem("file-empty", "error", document.place())
    elif error.validator == "type":
        yield _wrong_type(document, way, [rule] if isinstance(rule, str) else list(rule), error)
    else:
        arguments = {"value": _shown(error.instance), "rule": f"{error.validator}: {rule}"}
        if error.validator == "pattern" and "title" in error.schema:
            arguments["rule"] = error.schema["title"]
        if isinstance(error.schema, dict) and "examples" in error.schema:
            arguments["example"] = error.schema["examples"][0]
        yield Problem("value-out-of-bounds", "error", document.place(way), arguments)


def _unknown_keys(document: Document, way: KeyPath, error: Any) -> Iterator[Problem]:
    known = list(error.schema.get("properties", {})) if isinstance(error.schema, dict) else []
    for key in error.instance:
        if key not in known:
            near = meant(str(key), known)
            arguments = {"key": key, "nearest": near, "choices": known}
            yield Problem("unknown-key", "error", document.key_place((*way, key)), arguments)


def _alternatives(document: Document, way: KeyPath, error: Any) -> Iterator[Problem]:
    """The branch whose type fits is the one that was meant; if none fits, the types are what is wrong."""
    branches: dict[Any, list[Any]] = {}
    for inner in error.context or ():
        branches.setdefault(inner.schema_path[0], []).append(inner)
    for inner_errors in branches.values():
        if all(inner.validator != "type" or tuple(inner.absolute_path) != way for inner in inner_errors):
            for inner in inner_errors:
                yield from _problems(document, inner)
            return
    types = [str(branch["type"]) for branch in error.validator_value if "type" in branch]
    yield _wrong_type(document, way, types, error)


def _wrong_type(document: Document, way: KeyPath, types: Sequence[str], error: Any) -> Problem:
    value, rules = error.instance, error.schema
    told = {"types": list(types), "key": str(way[-1]) if way else ""}
    told |= {"quoted": in_quotes(value, rules), "listed": in_brackets(value, rules)}
    if value is None:
        return Problem("value-missing", "error", document.place(way), told)
    return Problem("wrong-type", "error", document.place(way), {"value": _shown(value), **told})


def _named_in(message: str, names: Sequence[str]) -> str:
    """`required` reports one absent key an error, named in the message only."""
    return next((name for name in names if repr(name) in message), names[0])


def _shown(value: object) -> str:
    if isinstance(value, dict | list):
        return "{…}" if isinstance(value, dict) else "[…]"
    if value is None:
        return "null"
    if isinstance(value, str) and _READ_WITHOUT_QUOTES.fullmatch(value):
        return f'"{value}"'
    return str(value).lower() if isinstance(value, bool) else str(value)
