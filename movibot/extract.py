"""Pages, schemas, facts -> records, and records -> entries, whose values are understood."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache

from movibot.model import Argument, Entry, Page, Reading, Record, WikiFacts
from movibot.schema import Parameter, Schema, argument_of, effective_arguments, read_value
from movibot.titles import template_title
from movibot.wikitext import Transclusion, transclusions_named
from movibot.wikitext.markers import find_regions
from movibot.wikitext.values import is_blank, plain_text

SchemaFinder = Callable[[str], str | None]
"""Name of a template as it is written -> key of the schema it belongs to."""

DOCUMENTATION = "/Documentation"
_LINKED_TYPES = frozenset({"page", "file", "person", "url"})


def schema_finder(schemas: Mapping[str, Schema], facts: WikiFacts) -> SchemaFinder:
    """Which schema a template's name belongs to on this wiki, redirects included. Remembers its answers."""
    by_template = {template_title(schema.template, facts): key for key, schema in schemas.items()}

    @cache
    def find(name: str) -> str | None:
        title = template_title(name, facts)
        return by_template.get(title) if title is not None else None

    return find


def extract_records(
    page: Page, finder: SchemaFinder, schemas: Mapping[str, Schema], facts: WikiFacts
) -> tuple[Record, ...]:
    """The records of a page, in the order of its text.

    Args:
        page: The page.
        finder: From `schema_finder`.
        schemas: Schema -> definition.
        facts: Of the wiki that the page is on.

    Returns:
        Transclusions of a schema's template in a namespace of that schema, outside movibot's own regions;
        none on a redirect or a documentation page.
    """
    if page.is_redirect or page.title.endswith(DOCUMENTATION):
        return ()
    return tuple(_records(page, finder, schemas, facts.extension_tags))


def _records(
    page: Page, finder: SchemaFinder, schemas: Mapping[str, Schema], tags: Collection[str]
) -> Iterator[Record]:
    found = transclusions_named(page.text, finder, tags)
    if not found:
        return
    ours = [(region.start, region.end) for region in find_regions(page.text, tags)]
    seen: Counter[str] = Counter()
    for key, call, conditional in found:
        if page.namespace not in schemas[key].namespaces or _inside(call.start, ours):
            continue
        seen[key] += 1
        yield Record(key, page.title, seen[key], _arguments(call), call.start, call.end, conditional)


def _inside(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    before = bisect_right(spans, offset, key=lambda span: span[0])
    return before > 0 and offset < spans[before - 1][1]


def _arguments(call: Transclusion) -> tuple[Argument, ...]:
    return tuple(Argument(p.name, p.value, p.start, p.end, p.name_start, p.name_end) for p in call.parameters)


def read_record(record: Record, schema: Schema) -> Entry:
    """Understand the values of a record.

    A parameter's own name wins over its aliases, the last of repeated arguments over the others, as in
    MediaWiki (https://www.mediawiki.org/wiki/Help:Templates). A value of blanks and comments counts as
    absent; one that only a template fills is there, though its text is not known.
    """
    written = effective_arguments(record)
    readings: dict[str, Reading] = {}
    for parameter in schema.parameters.values():
        argument = argument_of(parameter, written)
        if argument is not None and not is_blank(argument.value):
            readings[parameter.name] = read_value(parameter, _plain(argument.value, parameter))
    return Entry(record, readings)


def _plain(value: str, parameter: Parameter) -> str:
    return plain_text(value, targets=parameter.value_type in _LINKED_TYPES)
