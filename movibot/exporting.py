"""A wiki and what somebody asks for -> the records that leave it.

records -> chosen by page definitions or conditions -> without what is personal -> with the times of their pages
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from movibot.errors import GuardError
from movibot.export import Exported
from movibot.export.markup import wikitexts_of
from movibot.gathering import gather, look_for
from movibot.harvest import Harvest
from movibot.model import Entry, WikiFacts
from movibot.query import Item, Query, Section
from movibot.query.computed import named_values
from movibot.query.regions import Stock
from movibot.query.selection import chosen_items
from movibot.reading import Run, read_wiki
from movibot.schema import Pack
from movibot.titles import page_address
from movibot.vanished import vanished

_READ_FROM_TEXTS: Final = frozenset({"$extract", "$incoming", "$lists"})
"""What is noted of a page while it is read: what an earlier run noted is what that run needed."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which records are to leave.

    Attributes:
        sections: What chooses them: each record leaves once, in the order of the first that chooses it.
        kinds: The only kinds that are wanted; empty for all that the sections choose.
        named: The personal parameters that may leave.
        limit: How many at most; None for all.
    """

    sections: tuple[Section, ...]
    kinds: tuple[str, ...] = ()
    named: frozenset[str] = frozenset()
    limit: int | None = None


def chosen_records(run: Run, choice: Choice, facts: WikiFacts, language: str) -> tuple[Exported, ...]:
    """The records that somebody asked for.

    Args:
        run: What to work with.
        choice: Which.
        facts: Of the wiki.
        language: Of sentences and labels that conditions may ask about.

    Raises:
        WikiError: The wiki cannot be used.
        GuardError: All records of a kind are gone since the last run, as when its template was renamed.
    """
    query = Query("", "", "", {}, choice.sections)
    run = replace(run, memory=None) if named_values([query]) & _READ_FROM_TEXTS else run
    before = run.memory.counts() if run.memory else {}
    harvest = read_wiki(run, facts, look_for([query], facts))
    _guard(before, harvest, run.pack)
    chosen = [item for item in _items(choice.sections, gather(run, harvest, [query], language), run) if item.schema]
    wanted = [item for item in chosen if item.schema in (choice.kinds or run.pack.schemas)][: choice.limit]
    entries = {(e.record.title, e.record.schema, e.record.start): e for e in harvest.entries}
    found = (entries[item.title, item.schema, item.start] for item in wanted)
    return tuple(_exported(entry, run.pack, choice.named, facts) for entry in found)


def _guard(before: Mapping[str, int], harvest: Harvest, pack: Pack) -> None:
    if gone := vanished(before, harvest.records, pack, ()):
        raise GuardError.of(replace(gone, code="export-vanished"))


def _items(sections: Iterable[Section], stock: Stock, run: Run) -> Iterable[Item]:
    """The items of all sections, each once."""
    found: dict[tuple[str, str, int], Item] = {}
    for section in sections:
        items = stock.members[section.category] if section.category else stock.records
        for item in chosen_items(section, items, run.today or datetime.date.max):
            found.setdefault((item.title, item.schema, item.start), item)
    return found.values()


def _exported(entry: Entry, pack: Pack, named: frozenset[str], facts: WikiFacts) -> Exported:
    schema = pack.schemas[entry.record.schema]
    withheld = frozenset(name for name in entry.readings if schema.parameters[name].personal and name not in named)
    readings = {name: reading for name, reading in entry.readings.items() if name not in withheld}
    url = page_address(facts.page_url, entry.record.title)
    wikitexts = wikitexts_of(entry.record, schema, named)
    return Exported(Entry(entry.record, readings), schema, url, withheld=withheld, wikitexts=wikitexts)


def with_changes(run: Run, records: Sequence[Exported], most: int | None = None) -> tuple[Exported, ...]:
    """The records with the times at which their pages last changed.

    Args:
        run: What to work with.
        records: Some records.
        most: Only those of so many pages, the ones that changed last; None for all.

    Raises:
        WikiError: The wiki cannot be used.
    """
    changed = run.known.last_changes(dict.fromkeys(each.title for each in records), most)
    kept = records if most is None else [each for each in records if each.title in changed]
    return tuple(replace(each, changed=changed.get(each.title)) for each in kept)
