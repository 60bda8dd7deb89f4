"""What is wanted of records, and what is to become of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from movibot.model import Change, Entry, Page, Place, Problem, Record, Refusal, WikiFacts
from movibot.schema import Parameter, Schema

Kind = Literal["created", "changed", "unchanged", "doubtful", "refused"]
"""What is to become of a wanted record."""

Judge = Callable[[Page], tuple[Sequence[Entry], Sequence[Problem]]]
"""A page, as it is or as it may become -> its records, understood, and what is wrong there."""

Form = Callable[[Parameter, str, WikiFacts], str]
"""A parameter, wikitext for it, on which wiki -> how it is written."""

Same = Callable[[Parameter, str, str, WikiFacts], bool]
"""A parameter, what it says, what it should say, on which wiki -> whether that is the same."""

Said = tuple[tuple[str, str], ...]
"""What a record says: names and values in the order in which they are written."""

NOWHERE: Final = Place("")
"""Nobody said so in a file."""

THE_ONE: Final = 0
"""The ordinal of the only record of its kind on a page."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants a record to say.

    Attributes:
        title: Its page, in the wiki's normal form.
        schema: The key of its schema; of a record that is there, empty for any.
        values: Parameter, as somebody named it -> wikitext, which stands on its own; None empties it.
        ordinal: Which of the page's records of that schema, counted from 1; `THE_ONE` for the only one; None for
            one that is to be added.
        place: Where somebody said so, for messages.
        seen: What the record said when somebody decided that it is the one; None where nobody has looked at it.
    """

    title: str
    schema: str
    values: Mapping[str, str | None]
    ordinal: int | None = THE_ONE
    place: Place = NOWHERE
    seen: Said | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to become of a wanted record, and why.

    Attributes:
        wanted: The record.
        kind: What is to become of it.
        reason: Why it is refused or doubtful, beside what is wrong with the record.
        problems: What is wrong with the record as it would be.
        values: Parameter -> what it says and what it is to say, of those that differ; None where it says nothing.
    """

    wanted: Wanted
    kind: Kind
    reason: Refusal | None = None
    problems: tuple[Problem, ...] = ()
    values: Mapping[str, tuple[str | None, str | None]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rewriting:
    """What is to become of a page.

    Attributes:
        changes: In their order.
        verdicts: One for each wanted record, in the order in which they are wanted.
    """

    changes: tuple[Change, ...]
    verdicts: tuple[Verdict, ...]


def as_written(_: Parameter, value: str, __: WikiFacts) -> str:
    """As somebody wrote it."""
    return value


@dataclass(frozen=True, slots=True)
class Rules:
    """How records are rewritten.

    Attributes:
        schemas: Key -> schema.
        facts: The wiki's facts.
        judge: Says what is wrong with a page.
        same: Says what need not be written again.
        allow_invalid: What was wrong with a record before may stay wrong.
        named_by_page: A record that makes a new page and has no name is called as the page.
        form: Says how a value is written.
    """

    schemas: Mapping[str, Schema]
    facts: WikiFacts
    judge: Judge
    same: Same
    allow_invalid: bool = False
    named_by_page: bool = False
    form: Form = as_written


def said_by(record: Record) -> Said:
    """What a record says, wherever it stands."""
    return tuple((argument.name, argument.value) for argument in record.arguments)


def same_text(_: Parameter, present: str, wanted: str, __: WikiFacts) -> bool:
    """The same to the letter."""
    return present.strip() == wanted.strip()
