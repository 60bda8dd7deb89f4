"""Calls of a template that no schema has, where the name and the parameters say which one was meant."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from movibot.collation import nearest
from movibot.model import Fix, Page, Problem
from movibot.schema import Schema
from movibot.titles import DOCUMENTATION
from movibot.validate.places import problem
from movibot.wikitext import Transclusion, transclusions


def validate_misnamed(page: Page, schemas: Mapping[str, Schema], tags: Collection[str]) -> Iterator[Problem]:
    """Look for what was probably meant as a record, on a page that has none.

    Args:
        page: The page.
        schemas: Schema -> definition.
        tags: The wiki's extension tags.

    Yields:
        A problem for each outermost call whose name is near that of a schema's template, and most of whose
        parameters are that schema's.
    """
    here = {each.template: each for each in schemas.values() if page.namespace in each.namespaces}
    if page.is_redirect or not here or page.title.endswith(DOCUMENTATION) or "{{" not in page.text:
        return
    for call in transclusions(page.text, tags):
        meant = nearest(call.name, here) if call.has_plain_name and not call.is_function else None
        if meant is not None and _fits(call, here[meant]):
            yield _misnamed(call, meant, page)


def _misnamed(call: Transclusion, meant: str, page: Page) -> Problem:
    start = page.text.find(call.name, call.start, call.end)
    if start < 0:  # a comment stands in the name
        start, end, fix = call.start, call.start + 2, None
    else:
        end = start + len(call.name)
        fix = Fix(start, end, meant, safe=False)
    return problem("unknown-template", "error", page, start, end, fix, template=call.name, nearest=meant)


def _fits(call: Transclusion, schema: Schema) -> bool:
    """Most of its parameters are the schema's: two of them, or the only one."""
    named = {each.name for each in call.parameters if each.name_start is not None}
    known = named & schema.names.keys()
    return len(known) >= min(2, max(1, len(named))) and 2 * len(known) >= len(named)
