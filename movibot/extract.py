"""Pages, schemas, facts -> records, and records -> entries, whose values are understood."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from movibot.model import Argument, Entry, Page, Reading, Record, WikiFacts
from movibot.schema import Parameter, Schema, argument_of, effective_arguments, is_gap, read_value
from movibot.titles import DOCUMENTATION, template_title
from movibot.wikitext import Found, Transclusion, transclusions_named
from movibot.wikitext.markers import find_regions
from movibot.wikitext.values import UNSEEN, is_blank, linked_pieces, plain_text

SchemaFinder = Callable[[str], str | None]
"""Name of a template as it is written -> key of the schema it belongs to."""

_LINKED_TYPES = frozenset({"page", "file", "person", "url"})
_SHORT = 64
_LINK = re.compile(r"\[\[[^\[\]\n]{1,600}\]\]")
_BESIDE_A_LINK = re.compile(r"(?<=\]\])\s*+(?:[;/&]|(?:et|and)\b|(?=\[\[))|(?:[;/&]|\b(?:et|and))\s*+(?=\[\[)")
"""What people write between two links of a list beside its separator: `[[A]] et [[B]]`."""


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


def read_record(
    record: Record,
    schema: Schema,
    schemas: Mapping[str, Schema] | None = None,
    finder: SchemaFinder | None = None,
    unseen: frozenset[str] = UNSEEN,
) -> Entry:
    """Understand the values of a record.

    Args:
        record: As it is written.
        schema: Of its kind.
        schemas: All of them, for parameters that hold records.
        finder: From `schema_finder`, for the same.
        unseen: What links that show no words begin with on the wiki, see `unseen_names`.

    A parameter's own name wins over its aliases, the last of repeated arguments over the others, as in
    MediaWiki (https://www.mediawiki.org/wiki/Help:Templates). A value of blanks and comments counts as
    absent, and so does `?` or « à compléter »; one that only a template fills is there, though its text is not known.
    """
    written = effective_arguments(record)
    meant = {schema.names[name] for name in written if name in schema.names}
    readings: dict[str, Reading] = {}
    for name, parameter in schema.parameters.items():
        argument = argument_of(parameter, written) if name in meant else None
        if argument is None:
            continue
        inner = _nested(record, argument, parameter, schemas, finder, unseen) if parameter.type == "records" else ()
        reading = Reading(argument.value, inner) if inner else _understood(parameter, argument.value, unseen)
        if reading is not None:
            readings[name] = reading
    return Entry(record, readings)


def _understood(parameter: Parameter, value: str, unseen: frozenset[str]) -> Reading | None:
    """A value as its parameter reads it, None where it is blank; short ones, which many records share, once for all."""
    return _remembered(parameter, value, unseen) if len(value) <= _SHORT else _read(parameter, value, unseen)


def _read(parameter: Parameter, value: str, unseen: frozenset[str]) -> Reading | None:
    if is_blank(value) or is_gap(parameter, value):
        return None
    plain = plain_value(value, parameter, unseen)
    if parameter.type == "records" and not plain.strip():
        plain = value  # calls, and none of them is one of these records
    reading = read_value(parameter, plain)
    pieces = linked_pieces(value, unseen=unseen) if parameter.type == "line" else ()
    return replace(reading, pieces=pieces) if pieces else reading


_remembered = lru_cache(maxsize=16_384)(_read)


def _nested(
    record: Record,
    argument: Argument,
    parameter: Parameter,
    schemas: Mapping[str, Schema] | None,
    finder: SchemaFinder | None,
    unseen: frozenset[str],
) -> tuple[Entry, ...]:
    """The records that stand in a value, with their places on the page."""
    if schemas is None or finder is None or parameter.schema not in schemas:
        return ()
    calls = [found for found in transclusions_named(argument.value, finder) if found.key == parameter.schema]
    records = (_moved(found, record.title, ordinal, argument.start) for ordinal, found in enumerate(calls, start=1))
    return tuple(read_record(each, schemas[parameter.schema], schemas, finder, unseen) for each in records)


def _moved(found: Found, title: str, ordinal: int, offset: int) -> Record:
    """A call found in a value as a record, its places counted from the beginning of the page."""
    call = found.transclusion
    arguments = tuple(
        replace(
            each,
            start=each.start + offset,
            end=each.end + offset,
            name_start=None if each.name_start is None else each.name_start + offset,
            name_end=None if each.name_end is None else each.name_end + offset,
        )
        for each in _arguments(call)
    )
    return Record(found.key, title, ordinal, arguments, call.start + offset, call.end + offset, found.conditional)


def with_nested(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Entries, each followed by those that stand in its values."""
    for entry in entries:
        yield entry
        for value in [reading.value for reading in entry.readings.values() if type(reading.value) is tuple]:
            if isinstance(value[0], Entry):  # a value of records holds nothing else
                yield from with_nested(value)


def plain_value(value: str, parameter: Parameter, unseen: frozenset[str]) -> str:
    """The text of a value as its parameter reads it: of links that lead to what is meant, the target.

    Args:
        value: Raw wikitext.
        parameter: Whose value it is.
        unseen: What links that show no words begin with on the wiki, see `unseen_names`.
    """
    if parameter.value_type == "file" and "[[" in value:
        return value  # a picture is shown, so there is no text to see
    if parameter.type == "list" and parameter.items == "page" and "[[" in value:
        if not value.lstrip().startswith(("*", "#")):
            value = _BESIDE_A_LINK.sub(parameter.separator, value)
        value = _LINK.sub(lambda link: _alone(link[0], parameter.separator), value)
    return plain_text(value, targets=parameter.value_type in _LINKED_TYPES, unseen=unseen)


def _alone(link: str, separator: str) -> str:
    """A link as one item: on a line of its own, with a bullet, where its title holds what stands between items."""
    return f"\n* {link}\n" if separator in link.partition("|")[0] else link
