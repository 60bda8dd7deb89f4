"""Where a text names a known template in braces, whether or not MediaWiki sees a call there."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from movibot.wikitext import Transclusion, transclusions
from movibot.wikitext.calls import BLANKS

KeyOf = Callable[[str], str | None]
"""Name of a template as it is written -> key of the schema it belongs to, see `extract.schema_finder`."""


class Meant(NamedTuple):
    """Where somebody meant a template.

    Attributes:
        start: Offset of the braces that would open it.
        name: The name, as written.
        name_end: Offset after it.
        braces: How many there are before the name.
    """

    start: int
    name: str
    name_end: int
    braces: int


_MEANT: Final = re.compile(rf"\{{(?<!\{{\{{)(\{{*+)[{BLANKS}]*+([^{{}}|<>\[\]\n]++)")
"""Braces and what could be a name. It begins with a plain brace, for speed, and at the first one of a run only:
from each of them it would be quadratic."""

_LAST_BRACE: Final = re.compile(rf"\{{([{BLANKS}]*+[^{{}}|<>\[\]\n]++)")
"""The last of a run of braces and the same name behind it: quicker, where only names are asked for."""

_PIPE_BEHIND: Final = re.compile(rf"[{BLANKS}]*\|")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which names are those of templates that can have records on this page."""

    finder: KeyOf
    keys: frozenset[str]

    def __contains__(self, name: str) -> bool:
        return self.finder(name.strip(BLANKS)) in self.keys

    def are_all_at(self, starts: Collection[int], text: str) -> bool:
        """All places where one is meant are among these: the quick answer for most pages.

        Where it is not sure it says no.
        """
        named = map(self.finder, map(str.strip, _LAST_BRACE.findall(text)))
        if sum(map(self.keys.__contains__, named)) != len(starts):
            return False
        return all((found := _LAST_BRACE.match(text, at + 1)) and found[1] in self for at in starts)

    def starts(self, text: str, tags: Collection[str]) -> set[int]:
        """Where MediaWiki sees one, in whatever it stands."""
        return {call.start for call in _all(transclusions(text, tags)) if call.has_plain_name and call.name in self}


def _all(calls: Sequence[Transclusion]) -> Iterator[Transclusion]:
    waiting = list(reversed(calls))
    while waiting:
        call = waiting.pop()
        yield call
        waiting += reversed(call.nested())


def places(text: str, wanted: Wanted) -> Iterator[Meant]:
    """Where braces and a wanted name stand, whatever is around them."""
    known: dict[str, bool] = {}
    for found in _MEANT.finditer(text):
        more, name = found.groups()
        if not (known[name] if name in known else known.setdefault(name, name in wanted)):
            continue
        braces = len(more) + 1
        if braces == 1 and not (_PIPE_BEHIND.match(text, found.end()) and _is_alone(text, found.start())):
            continue
        trimmed = name.rstrip(BLANKS)
        yield Meant(found.end(1) - min(braces, 2), trimmed, found.end(2) - len(name) + len(trimmed), braces)


def _is_alone(text: str, start: int) -> bool:
    """A single brace that is no end of an entity, a tag or a call: somebody may have hidden the other one."""
    return text[max(start - 1, 0) : start] not in {";", ">", "}", "{"} or start == 0
