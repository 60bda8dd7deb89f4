"""A page -> the places where somebody meant a known template and MediaWiki sees none.

`MOST` places on a page are looked at; `causes` finds out why each of them is not seen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import islice
from typing import Final

from movibot.model import Page, Problem, Record, WikiFacts
from movibot.schema import Schema
from movibot.titles import DOCUMENTATION
from movibot.validate.meant import KeyOf, Meant, Wanted, places
from movibot.validate.places import problem

MOST: Final = 10
"""Places on one page that are looked at."""

_MOST_SEEN: Final = 200
"""Names in braces that are no records, seen ones included, among which those places are looked for."""


def validate_unseen(
    page: Page, records: Collection[Record], finder: KeyOf, schemas: Mapping[str, Schema], facts: WikiFacts
) -> tuple[Problem, ...]:
    """Where a template of a schema is meant and not seen, and where a record stands that readers may not see.

    Args:
        page: The page.
        records: Those that were found on it.
        finder: Name of a template as written -> key of the schema. It remembers its answers.
        schemas: Schema -> definition.
        facts: Of the wiki that the page is on.

    Returns:
        Problems in the order of the text; none for a namespace that a schema has no records in, for a redirect
        and for a documentation page.
    """
    keys = frozenset([key for key, schema in schemas.items() if page.namespace in schema.namespaces])
    if page.is_redirect or not keys or page.title.endswith(DOCUMENTATION):
        return ()
    found = [*_conditional(page, records), *_not_seen(page, records, Wanted(finder, keys), facts.extension_tags)]
    if not found:
        return ()
    # One unclosed comment hides many templates: it is one fault.
    once = {(each.code, each.place.start): each for each in reversed(found)}
    return tuple(sorted(once.values(), key=lambda each: (each.place.start, each.code)))


def _conditional(page: Page, records: Collection[Record]) -> Iterator[Problem]:
    for record in records:
        if record.conditional:
            yield problem("record-conditional", "info", page, record.start, record.start + 2)


def _not_seen(page: Page, records: Collection[Record], wanted: Wanted, tags: Collection[str]) -> Iterator[Problem]:
    known = {record.start for record in records}
    if wanted.are_all_at(known, page.text):
        return
    others = (meant for meant in places(page.text, wanted) if meant.start not in known)
    unknown = list(islice(others, _MOST_SEEN))
    if unknown:
        yield from _causes(page, unknown, wanted, tags)


def _causes(page: Page, unknown: Collection[Meant], wanted: Wanted, tags: Collection[str]) -> Iterator[Problem]:
    from movibot.validate.causes import Search  # most pages need none

    search = Search(page, wanted, tags)
    left = [meant for meant in unknown if meant.start not in search.seen and not search.is_ours(meant.start)]
    found = (search.cause(meant) for meant in left[:MOST])
    yield from (cause for cause in found if cause is not None)
