"""What is understood of a record, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from movibot.model.records import Place, Record

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Fix:
    """Replace the characters from `start` to `end` of the text by `replacement`.

    Attributes:
        safe: It cannot change what the author meant.
    """

    start: int
    end: int
    replacement: str
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding: a code, a place and arguments, never a sentence. `messages` makes the sentence."""

    code: str
    severity: Severity
    place: Place
    arguments: Mapping[str, object] = field(default_factory=dict)
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with one value, before anybody knows where on a page it stands.

    Attributes:
        code: As in `Problem`.
        severity: As in `Problem`.
        arguments: As in `Problem`.
        part: The piece of the plain text that is wrong, or empty for all of it.
        replacement: What should stand instead of that piece, where that is known.
        safe: The replacement cannot change what the author meant.
    """

    code: str
    severity: Severity = "error"
    arguments: Mapping[str, object] = field(default_factory=dict)
    part: str = ""
    replacement: str | None = None
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a value.

    Attributes:
        text: The words, without markup.
        target: The page or the address that they lead to; empty where they lead nowhere.
    """

    text: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A value as it is understood.

    Attributes:
        plain: The text a reader sees, without markup.
        value: The typed value, or None where there is none or it cannot be understood.
        faults: What is wrong with it.
        pieces: Of a line in which something is a link, the same words in pieces; else none.
    """

    plain: str
    value: object | None
    faults: tuple[Fault, ...] = ()
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A record with its values understood: what catalogues, checks and exports work on.

    Attributes:
        record: The record.
        readings: Parameter -> reading, for the parameters of the schema that are filled.
    """

    record: Record
    readings: Mapping[str, Reading]
