"""Which pages somebody means: by title, schema, category, or a pattern of titles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from movibot.errors import UsageError
from movibot.extract import extract_records, schema_finder
from movibot.model import Page, PageStamp, WikiFacts
from movibot.reading import Run
from movibot.schema import Schema
from movibot.schema.meant import schema_meant
from movibot.titles import CATEGORY, namespace_name, normal_prefix, normal_title

_WILD: Final = re.compile(r"[*?]")


@dataclass(frozen=True, slots=True)
class Selection:
    """What somebody asks for; nothing means the pages of the copy.

    Attributes:
        titles: Titles of pages.
        schemas: Keys of schemas, or names of their templates.
        categories: Categories, with or without namespace.
        patterns: Titles with `*` for any characters and `?` for one.
    """

    titles: tuple[str, ...] = ()
    schemas: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing is asked for."""
        return not (self.titles or self.schemas or self.categories or self.patterns)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is meant.

    Attributes:
        titles: Every page, as the wiki writes its title.
        named: Those that somebody named themselves.
        stamps: Of those that came with one.
        maybe: Those that are meant only if they hold a record of one of the schemas.
        schemas: Those schemas.
    """

    titles: tuple[str, ...]
    named: frozenset[str]
    stamps: dict[str, PageStamp]
    maybe: frozenset[str]
    schemas: tuple[Schema, ...] = ()


def choose_pages(run: Run, facts: WikiFacts, asked: Selection) -> Chosen:
    """The pages that are asked for.

    Raises:
        UsageError: There is no such schema, or a title, a category or a pattern is none.
        WikiError: The wiki cannot be used.
    """
    named = [normal(title, facts) for title in asked.titles]
    listed = [*_members(run, facts, asked.categories), *_fitting(run, facts, asked.patterns)]
    schemas = [schema_meant(run.pack, name) for name in asked.schemas]
    stamps = {stamp.title: stamp for stamp in _embedding(run, schemas)}
    titles = dict.fromkeys([*named, *listed, *stamps])
    known = {title: stamp for title, stamp in stamps.items() if stamp.revision is not None}
    return Chosen(tuple(titles), frozenset(named), known, frozenset(stamps.keys() - {*named, *listed}), tuple(schemas))


def normal(title: str, facts: WikiFacts) -> str:
    """The title as the wiki writes it.

    Raises:
        UsageError: It is none.
    """
    found = normal_title(title, facts)
    if found is None or found.namespace < 0:
        raise UsageError("copy-bad-title", title=title)
    return found.full


def holds_record(page: Page, run: Run, facts: WikiFacts, schemas: Sequence[Schema]) -> bool:
    """Whether a page holds a record of one of the schemas."""
    finder = schema_finder(run.pack.schemas, facts)
    keys = {schema.key for schema in schemas}
    return any(record.schema in keys for record in extract_records(page, finder, run.pack.schemas, facts))


def _embedding(run: Run, schemas: Sequence[Schema]) -> Iterator[PageStamp]:
    if schemas:
        namespaces = {number for schema in schemas for number in schema.namespaces}
        stamps = run.wiki.stamps_embedding([schema.template for schema in schemas], revisions=True)
        yield from (stamp for stamp in stamps if stamp.namespace in namespaces)


def _members(run: Run, facts: WikiFacts, categories: Iterable[str]) -> Iterator[str]:
    for category in categories:
        found = normal_title(category, facts, CATEGORY)
        if found is None or found.namespace != CATEGORY:
            raise UsageError("copy-bad-category", title=category)
        yield from (member.title for member in run.wiki.members(found.name) if member.namespace != CATEGORY)


def _fitting(run: Run, facts: WikiFacts, patterns: Iterable[str]) -> Iterator[str]:
    for pattern in patterns:
        wild = _WILD.search(pattern)
        beginning = pattern[: wild.start()] if wild else pattern
        meant = normal_prefix(beginning, facts)
        if meant is None or meant[0] < 0:
            raise UsageError("copy-bad-pattern", pattern=pattern)
        namespace = namespace_name(meant[0], facts)
        full = f"{namespace}:{meant[1]}" if namespace else meant[1]
        fits = re.compile(re.escape(full) + _expression(pattern[len(beginning) :].replace("_", " ")))
        yield from (title for title in run.wiki.titles_beginning(full) if fits.fullmatch(title))


def _expression(pattern: str) -> str:
    wild = {"*": ".*", "?": "."}
    return "".join(wild.get(character, re.escape(character)) for character in pattern)
