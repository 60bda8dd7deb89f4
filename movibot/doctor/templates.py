"""The templates that schemas name: whether the wiki has them under those names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from movibot.doctor.facts import TemplateSeen
from movibot.doctor.findings import Finding


def check_templates(templates: Sequence[TemplateSeen]) -> Iterator[Finding]:
    """Whether records can be found at all.

    Args:
        templates: Those of all schemas.
    """
    is_another_wiki = bool(templates) and not any(seen.exists or seen.moved_to for seen in templates)
    if is_another_wiki:
        yield Finding("templates", "fault", "doctor-templates-none", {}, "doctor-do-infer")
    fine = [seen.title for seen in templates if seen.exists and not seen.target]
    if fine:
        yield Finding("templates", "fine", "doctor-templates-fine", {"n": len(fine), "titles": fine})
    for seen in templates:
        yield from _one(seen)
    absent = [seen.title for seen in templates if not (seen.exists or seen.moved_to or seen.near)]
    if absent and not is_another_wiki:
        told = {"n": len(absent), "titles": absent}
        yield Finding("templates", "warning", "doctor-templates-absent", told, "doctor-do-name-templates")


def _one(seen: TemplateSeen) -> Iterator[Finding]:
    told = {"title": seen.title, "schema": seen.schema}
    if seen.exists and seen.target:
        told |= {"target": seen.target, "name": seen.target.partition(":")[2]}
        if seen.is_double:
            yield Finding("templates", "fault", "doctor-template-double", told, "doctor-do-redirect")
        elif seen.target_exists:
            yield Finding("templates", "warning", "doctor-template-redirect", told, "doctor-do-name-template")
        else:
            yield Finding("templates", "fault", "doctor-template-broken", told, "doctor-do-redirect")
    elif not seen.exists and seen.moved_to:
        told |= {"target": seen.moved_to, "name": seen.moved_to.partition(":")[2]}
        yield Finding("templates", "fault", "doctor-template-moved", told, "doctor-do-name-template")
    elif not seen.exists and seen.near:
        told |= {"near": seen.near, "name": seen.near.partition(":")[2]}
        yield Finding("templates", "warning", "doctor-template-near", told, "doctor-do-name-template")
