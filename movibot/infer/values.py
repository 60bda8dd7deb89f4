"""The values of one parameter, ready to be tried as any type, and what else is known of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from movibot.collation import fold
from movibot.extract import plain_value
from movibot.infer.linknames import LinkNames
from movibot.model import Reading
from movibot.schema import YES_NO, Parameter, read_value

ENOUGH: Final = 0.9
"""Share of the values that have a type, from which on the parameter has it."""

MOST_VALUES: Final = 2_000
"""Different values of one parameter that are tried."""

_TRIED: Final = 40
"""Values that tell whether it is worth to try the others."""

_NOTE: Final = re.compile(r"<!--.*?-->|<ref\b[^<>]*/>|<ref\b[^<>]*>.*?</ref\s*>", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of a parameter beside its values.

    Attributes:
        name: Its name.
        links: What links begin with on the wiki.
        kind: `page` or `file` where the template makes a link of it.
        said: The type that its TemplateData gives it, in our words; empty for none.
        proposed: The values that its TemplateData proposes.
        yes_no: Yes and no in the language of the wiki.
        separator: What stands between items, where the template takes a list apart; else empty.
    """

    name: str
    links: LinkNames
    kind: str = ""
    said: str = ""
    proposed: tuple[str, ...] = ()
    yes_no: tuple[str, str] = YES_NO
    separator: str = ""

    def speaks_of(self, *words: str) -> bool:
        """One of the words of its name is one of these, or begins with one that ends in `-`."""
        own = fold(self.name).split()
        return any(word in own or (word[-1] == "-" and any(o.startswith(word[:-1]) for o in own)) for word in words)


class Values:
    """The values of one parameter, which can be read as any type."""

    def __init__(self, raw: Mapping[str, int], links: LinkNames) -> None:
        """Clean them.

        Args:
            raw: The values as wikitext -> how often each is there.
            links: What links begin with on the wiki.
        """
        self._unseen = links.unseen
        often = sorted(raw.items(), key=lambda each: -each[1])[:MOST_VALUES]
        self.raw: dict[str, int] = {}
        for value, count in often:
            bare = _NOTE.sub("", value).strip() if "<" in value else value
            self.raw[bare] = self.raw.get(bare, 0) + count
        self.total = sum(self.raw.values())
        self.plain = self._plain("line")
        self._targets = self._plain("page")

    def _plain(self, kind: str) -> dict[str, int]:
        found: dict[str, int] = {}
        for value, count in self.raw.items():
            if text := plain_value(value, Parameter("", kind), self._unseen).strip():
                found[text] = found.get(text, 0) + count
        return found

    @property
    def readable(self) -> int:
        """How many of them hold words, and not only calls of templates."""
        return sum(self.plain.values())

    def of(self, kind: str) -> Mapping[str, int]:
        """Their texts as a type reads them."""
        if kind == "file":
            return self._plain("file")
        return self._targets if kind in {"page", "person", "url"} else self.plain

    def share(self, test: Callable[[str], object], texts: Mapping[str, int] | None = None) -> float:
        """The share of the values for which something holds."""
        known = self.plain if texts is None else texts
        total = sum(known.values())
        return sum(count for text, count in known.items() if test(text)) / total if total else 0.0

    def tried(self, parameter: Parameter) -> tuple[int, list[str]]:
        """How many of them a parameter understands, and which it does not."""
        texts = self.of(parameter.type)
        first = list(texts)[:_TRIED]
        if 2 * sum(is_fit(read_value(parameter, text)) for text in first) < len(first):
            return 0, []
        misfits = [text for text in texts if not is_fit(read_value(parameter, text))]
        return sum(texts.values()) - sum(texts[text] for text in misfits), misfits


def is_fit(reading: Reading) -> bool:
    """A value that is understood, in its usual form or another."""
    return reading.value is not None and all(fault.severity != "error" for fault in reading.faults)
