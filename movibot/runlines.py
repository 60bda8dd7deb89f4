"""What stands in the lines of a log -> values of the kinds that they should have.

Somebody may have damaged a log, or set the machine's clock to the year 9999: what cannot be what a run writes is
`Damaged`, and never a surprise further on.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from typing import Any, Final

from movibot.model import Again, Revision

_YEARS: Final = range(1980, 9000)
"""In which any moment can be told in any time zone, and a length of time be added to it."""
_MOST: Final = 1_000_000_000
_LONGEST: Final = 2_000
"""Characters of a title or a code; a title of MediaWiki has 255 bytes, a path in a folder 4,096 at most."""


class Damaged(ValueError):
    """This is nothing that a run has written."""


def whole_lines(data: bytes) -> tuple[list[dict[str, Any]], int]:
    """The lines that can be read, and how many cannot. A last line that was cut off is none of either."""
    found, damaged = [], 0
    *lines, last = data.split(b"\n")
    for line in [*lines, last]:
        try:
            told = json.loads(line) if line.strip() else None
        except (ValueError, RecursionError):
            damaged += line is not last
            continue
        if isinstance(told, dict):
            found.append(told)
        else:
            damaged += told is not None
    return found, damaged


def text(told: object) -> str:
    """A title, a code, a name."""
    if not isinstance(told, str) or len(told) > _LONGEST:
        raise Damaged
    return told


def number(told: object) -> int:
    """A count or an exit code."""
    if type(told) is not int or not 0 <= told <= _MOST:
        raise Damaged
    return told


def moment(told: object) -> datetime.datetime:
    """A moment with its zone."""
    try:
        when = datetime.datetime.fromisoformat(text(told))
    except ValueError:
        raise Damaged from None
    if when.tzinfo is None or when.year not in _YEARS:
        raise Damaged
    return when


def revision(told: object) -> Revision | None:
    """A revision; None for a page that did not exist."""
    return None if told is None else Revision(text(told))


def again(told: Mapping[str, Any]) -> Again:
    """How often in a row something was so, and since when."""
    return Again(number(told["times"]), moment(told["since"]))


def kind(told: object, kinds: frozenset[str]) -> str:
    """One of the words that can stand there."""
    if told not in kinds:
        raise Damaged
    return str(told)
