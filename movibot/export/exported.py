"""The values of an export: what goes in, what comes out, what stays behind and why."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from movibot.model import Entry, Refusal
from movibot.query.items import name_of
from movibot.schema import Schema


@dataclass(frozen=True, slots=True)
class Exported:
    """A record that is to leave the wiki.

    Attributes:
        entry: The record. What is personal and was not asked for is not in it.
        schema: Of its kind.
        url: The address of its page; empty where pages have none.
        changed: When its page last changed, in UTC; None where nobody asked.
        withheld: The parameters that are filled, are personal, and were not asked for.
        wikitexts: Parameter -> its value as it is written, of those that may leave.
    """

    entry: Entry
    schema: Schema
    url: str = ""
    changed: datetime.datetime | None = None
    withheld: frozenset[str] = frozenset()
    wikitexts: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The title of its page."""
        return self.entry.record.title

    @property
    def name(self) -> str:
        """What it calls itself, as far as that may be said; else the title of its page."""
        return name_of(self.entry.readings.get(self.schema.name)) or self.title


@dataclass(frozen=True, slots=True)
class Setting:
    """What all records of an export share.

    Attributes:
        wiki: The name of the wiki.
        language: Of labels and dates, `fr` or `en`.
        today: The day it is on the wiki.
        zone: The time zone of the wiki's place.
        label: What the whole is called, such as the labels of its kinds.
        selection: What was asked for; the same text for the same question, whatever the answer.
        kinds: The schemas of which records were asked for.
        named: The personal parameters that may leave, because somebody named them.
        limit: How many records at most, where the format has an order of its own; None for all.
        page_url: The address of a page, `$1` standing for its title; empty where pages have none.
        for_excel: A table is to be opened by a French Excel.
        address: Where the export will be found on the web; empty where nobody says.
        as_wikitext: Values are told as they are written, with their markup, where the format can.
    """

    wiki: str
    language: str
    today: datetime.date
    zone: datetime.tzinfo = datetime.UTC
    label: str = ""
    selection: str = ""
    kinds: tuple[Schema, ...] = ()
    named: frozenset[str] = frozenset()
    limit: int | None = None
    page_url: str = ""
    for_excel: bool = False
    address: str = ""
    as_wikitext: bool = False

    @property
    def colon(self) -> str:
        """What stands behind a label."""
        return "\u00a0:" if self.language == "fr" else ":"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A record that the format cannot hold.

    Attributes:
        title: Its page.
        name: What it is called.
        reason: Why: a message code and its arguments.
    """

    title: str
    name: str
    reason: Refusal


@dataclass(frozen=True, slots=True)
class Product:
    """An export.

    Attributes:
        text: The whole file.
        count: How many records are in it.
        left_out: The records that are not.
        remarks: What else people should know: a message code, its arguments, how many records.
    """

    text: str
    count: int
    left_out: Sequence[LeftOut] = ()
    remarks: Sequence[Refusal] = ()


@dataclass(slots=True)
class Tally:
    """Counts remarks while records are written, each told once.

    Attributes:
        counts: Code and arguments -> how many records.
    """

    counts: dict[tuple[str, tuple[tuple[str, str], ...]], int] = field(default_factory=dict)

    def note(self, code: str, arguments: Mapping[str, str]) -> None:
        """Count one record."""
        key = code, tuple(sorted(arguments.items()))
        self.counts[key] = self.counts.get(key, 0) + 1

    def remarks(self) -> tuple[Refusal, ...]:
        """What was counted, in the order in which it was first met."""
        return tuple(Refusal(code, {**dict(about), "n": n}) for (code, about), n in self.counts.items())
