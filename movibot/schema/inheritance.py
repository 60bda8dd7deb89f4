"""`extends`: the content of a schema file with that of its parents in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from movibot.collation import nearest
from movibot.model import Problem
from movibot.yamlfile import Document

Data = Mapping[str, Any]

_OF_ONE_ALONE = frozenset({"template", "abstract", "label", "description", "extends"})
"""What a child does not take from its parent."""


def with_parents(sound: Mapping[str, Data]) -> dict[str, Data]:
    """Every schema with what it inherits.

    Args:
        sound: Schema -> what its file says. Chains that do not end or lead nowhere must have been left out.

    Returns:
        Schema -> its content; a child overrides its parent key by key. The parameters it
        names come first, in its order; rules and criteria follow those of the parent.
    """
    return {key: _whole(key, sound) for key in sound}


def _whole(key: str, sound: Mapping[str, Data]) -> Data:
    child = sound[key]
    if "extends" not in child:
        return child
    parent = _whole(child["extends"], sound)
    taken = {name: value for name, value in parent.items() if name not in _OF_ONE_ALONE}
    fields, more_fields = parent.get("parameters", {}), child.get("parameters", {})
    criteria, more_criteria = parent.get("criteria", {}), child.get("criteria", {})
    exports = {**parent.get("export", {}), **child.get("export", {})}
    return {
        **taken,
        **child,
        **({"export": exports} if exports else {}),
        "parameters": _merged(fields, more_fields, order=(*more_fields, *fields)),
        "rules": [*parent.get("rules", ()), *child.get("rules", ())],
        "criteria": _merged(criteria, more_criteria, order=(*criteria, *more_criteria)),
    }


def _merged(parent: Data, child: Data, order: Iterable[str]) -> Data:
    return {name: {**parent.get(name, {}), **child.get(name, {})} for name in order}


def chain(key: str, sound: Mapping[str, Data]) -> tuple[str, ...]:
    """A schema and its parents, up to the one without, the one that is not there, or the one met again."""
    found = [key]
    while (parent := sound.get(found[-1], {}).get("extends")) is not None:
        found.append(parent)
        if parent in found[:-1]:
            break
    return tuple(found)


def parent_mistakes(sound: Mapping[str, Data], documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Parents that do not exist, and chains that come back to where they began; each circle is told once."""
    told: set[frozenset[str]] = set()
    for key, data in sound.items():
        place = documents[key].place(("extends",))
        if "extends" in data and data["extends"] not in documents:
            others = sorted(set(documents) - {key})
            arguments = {"key": data["extends"], "nearest": nearest(data["extends"], others), "choices": others}
            yield Problem("unknown-schema", "error", place, arguments)
        links = chain(key, sound)
        if len(links) > 1 and links[0] == links[-1] and frozenset(links) not in told:
            told.add(frozenset(links))
            code = "extends-itself" if len(set(links)) == 1 else "extends-cycle"
            yield Problem(code, "error", place, {"value": " → ".join(links)})
