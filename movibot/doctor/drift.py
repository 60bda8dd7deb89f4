"""Schemas against the wiki's templates: what the one has and the other lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from movibot.doctor.facts import TemplateSeen
from movibot.doctor.findings import Finding
from movibot.schema import Schema


def check_drift(templates: Sequence[TemplateSeen], schemas: Mapping[str, Schema]) -> Iterator[Finding]:
    """Whether schemas say what templates do.

    Args:
        templates: The templates of all schemas.
        schemas: Key -> schema.
    """
    compared, same = 0, 0
    for seen in templates:
        if not seen.exists or not seen.target_exists:
            continue
        found = [*_source(seen, schemas[seen.schema]), *_described(seen, schemas[seen.schema])]
        is_compared = seen.reads is not None or seen.described is not None
        compared += is_compared
        same += is_compared and not found
        yield from found
    if same:
        yield Finding("templates", "fine", "doctor-drift-none", {"n": same})


def _source(seen: TemplateSeen, schema: Schema) -> Iterator[Finding]:
    """What the template's own text reads."""
    if seen.reads is None:
        return
    told = {"title": seen.target or seen.title, "schema": seen.schema}
    if unknown := sorted(name for name in seen.reads if name not in schema.names):
        yield Finding("templates", "warning", "doctor-drift-unknown", told | {"names": unknown}, "doctor-do-add")
    if unread := [name for name in schema.parameters if not seen.reads & _names(name, schema)]:
        yield Finding("templates", "warning", "doctor-drift-unread", told | {"names": unread}, "doctor-do-read")


def _described(seen: TemplateSeen, schema: Schema) -> Iterator[Finding]:
    """What the wiki's editors are told."""
    if seen.described is None:
        return
    told = {"title": seen.target or seen.title, "schema": seen.schema}
    every = seen.described.keys() | seen.described_aliases
    if unknown := [name for name in seen.described if name not in schema.names]:
        yield Finding("templates", "warning", "doctor-data-unknown", told | {"names": unknown}, "doctor-do-publish")
    if absent := [name for name in schema.parameters if not every & _names(name, schema)]:
        yield Finding("templates", "warning", "doctor-data-absent", told | {"names": absent}, "doctor-do-publish")
    other = [
        name
        for name, required in seen.described.items()
        if (own := schema.names.get(name)) and required != schema.parameters[own].required
    ]
    if other:
        yield Finding("templates", "warning", "doctor-data-required", told | {"names": other}, "doctor-do-publish")


def _names(name: str, schema: Schema) -> set[str]:
    return {name, *schema.parameters[name].aliases}
