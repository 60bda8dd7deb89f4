"""A page silences codes for itself: `<!-- movibot: ignorer unknown-value, missing-parameter -->`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from movibot.collation import nearest
from movibot.model import Fix, Page, Problem
from movibot.validate.codes import CODES
from movibot.validate.places import problem
from movibot.wikitext.preprocessor import comments

_ORDER: Final = re.compile(r"<!--(?i:\s*movibot\s*:\s*ignorer?\b(?P<codes>[^<>]*?)-->)")
_WORD: Final = re.compile(r"[^\s,;]+")


@dataclass(frozen=True, slots=True)
class Silence:
    """What a page does not want to hear.

    Attributes:
        codes: The codes it silences.
        mistakes: Codes it names that do not exist.
    """

    codes: frozenset[str] = frozenset()
    mistakes: tuple[Problem, ...] = ()

    def heard(self, problems: Iterable[Problem]) -> list[Problem]:
        """Those problems that are not silenced."""
        return [each for each in problems if each.code not in self.codes]


NO_SILENCE: Final = Silence()


def silence_of(page: Page, extension_tags: Collection[str]) -> Silence:
    """Read the comments of a page that silence codes.

    A comment counts where MediaWiki sees one, so that an example between `<nowiki>` silences nothing.
    """
    if "<!--" not in page.text or not _ORDER.search(page.text):
        return NO_SILENCE
    seen = {(span.start, span.end) for span in comments(page.text, extension_tags)}
    orders = [order for order in _ORDER.finditer(page.text) if order.span() in seen]
    words = [(word, order.start("codes")) for order in orders for word in _WORD.finditer(order["codes"])]
    codes = frozenset(word[0] for word, _ in words)
    mistakes = [_mistake(word, shift, page) for word, shift in words if word[0] not in CODES]
    return Silence(codes & CODES, tuple(each for each in mistakes if each.code not in codes))


def _mistake(word: re.Match[str], shift: int, page: Page) -> Problem:
    start, end = word.start() + shift, word.end() + shift
    near = nearest(word[0], CODES)
    fix = Fix(start, end, near, safe=False) if near else None
    return problem("unknown-code", "warning", page, start, end, fix, value=word[0], nearest=near)
