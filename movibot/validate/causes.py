"""Why MediaWiki sees no call where somebody meant one.

The reason is proved: a small repair is made on a copy, the copy is read again with the preprocessor, and the
first repair that makes MediaWiki see the template, and no other one lose it, names the fault. What is read to prove
the causes of one page is `_Patience.of(text)` characters at most. Beyond that a place is told without its cause.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from movibot.model import Fix, Page, Problem, Severity
from movibot.validate.meant import Meant, Wanted
from movibot.validate.places import problem
from movibot.validate.repairs import Broken, Repair, close_comment, close_tag, repairs
from movibot.wikitext import transclusions
from movibot.wikitext.markers import find_regions
from movibot.wikitext.masking import KEPT, REMOVED, Span, mask

_WINDOW: Final = 20_000
"""Characters after a call that are read to try a repair; the proof reads the whole page."""

_EXAMPLE_TAGS: Final = frozenset({"nowiki", "pre", "syntaxhighlight", "source", "templatedata", "math", "html"})
"""Tags that show their content as it is written, or keep it to themselves."""

_OPENING: Final = re.compile(r"<!--|<\w+")


@dataclass(slots=True)
class _Patience:
    """How many characters may still be read to prove causes."""

    left: int

    @classmethod
    def of(cls, text: str) -> _Patience:
        return cls(2 * len(text) + 200_000)

    def spend(self, characters: int) -> bool:
        """Whether as many may be read."""
        self.left -= characters
        return self.left >= 0


class Search:
    """The causes of one page, whose structure is read once."""

    def __init__(self, page: Page, wanted: Wanted, tags: Collection[str]) -> None:
        self.page = page
        self.text = page.text
        self.wanted = wanted
        self.tags = tags
        self.mask = mask(page.text, tags)
        self.seen = wanted.starts(page.text, tags)
        self.patience = _Patience.of(page.text)
        self._ours = [(region.start, region.end) for region in find_regions(page.text, tags)]

    def is_ours(self, offset: int) -> bool:
        """It stands in a region of movibot's."""
        return any(start <= offset < end for start, end in self._ours)

    def cause(self, meant: Meant) -> Problem | None:
        """Why one place is not seen, or None where nothing says that a template is meant."""
        filler = self.mask.text[meant.start]
        if filler in {KEPT, REMOVED}:
            return self._hidden(meant)
        if meant.braces == 1:
            return self._single(meant)
        window = self.text[meant.start : meant.start + _WINDOW]
        extra = self._too_many_braces(meant, window)
        if extra:
            return extra
        broken = Broken(window, mask(window, self.tags), meant.name, meant.name_end - meant.start)
        for repair in repairs(broken):
            if self._mends(window, repair) and self._proves(repair, meant.start, meant.start):
                return self._mended(repair, meant.start)
        return self._problem("template-not-seen", "error", meant)

    # --- in a comment or a tag ---

    def _hidden(self, meant: Meant) -> Problem:
        span = self._around(meant.start)
        opening = _OPENING.match(self.text, span.start)
        name = opening[0][1:].lower() if opening else ""
        for repair in self._openings(span, meant.start):
            if self._proves(repair, 0, meant.start):
                return self._mended(repair, 0)
        if name == "!--":
            return self._problem("record-in-comment", "info", meant)
        if name in {"", "noinclude", "onlyinclude"}:
            return self._problem("template-not-seen", "error", meant)
        if name == "includeonly":
            return self._problem("record-hidden", "warning", meant)
        if name in _EXAMPLE_TAGS:
            return self._problem("record-in-nowiki", "info", meant, tag=name)
        return self._problem("record-in-tag", "warning", meant, tag=name)

    def _around(self, offset: int) -> Span:
        """The innermost comment, tag or hidden stretch around an offset."""
        spans = (*self.mask.comments, *self.mask.kept, *self.mask.removed)
        return next(span for span in spans if span.start <= offset < span.end)

    def _openings(self, span: Span, start: int) -> Iterator[Repair]:
        """Ways to close what hides a place, where something says that it should have been closed before it."""
        text = self.text
        opening = _OPENING.match(text, span.start)
        if opening is None:
            return
        is_comment = opening[0] == "<!--"
        again = re.compile(rf"{opening[0]}(?!\w)", re.IGNORECASE).search(text, start, span.end)
        closed = text.endswith("-->" if is_comment else ">", span.start, span.end)
        if again or not closed:
            ways = close_comment(text, span) if is_comment else close_tag(text, span)
            yield from (way for way in ways if way.end <= start)

    # --- braces before the name ---

    def _single(self, meant: Meant) -> Problem | None:
        """One brace before the name, and two or one at the end; without these it is no call."""
        start, text = meant.start, self.text
        arguments = {"template": meant.name}
        whole = Repair("missing-brace", start, meant.name_end, start + 1, start + 1, "{", arguments)
        if self._proves(whole, 0, start):
            return self._mended(whole, 0)
        end = text.find("}", meant.name_end, meant.start + _WINDOW)
        if end < 0:
            return None
        both = f"{{{text[start:end]}}}}}"
        pair = Repair("missing-brace", start, meant.name_end, start, end + 1, both, arguments)
        return self._mended(pair, 0) if self._proves(pair, 0, start) else None

    def _too_many_braces(self, meant: Meant, window: str) -> Problem | None:
        if meant.braces <= 2 or not self.patience.spend(len(window)):  # noqa: PLR2004
            return None
        call = next(iter(transclusions(window, self.tags)), None)
        if call is None or call.start != 0 or call.name not in self.wanted:
            return None
        more = meant.braces - 2
        end = meant.start + call.end
        closing = 0
        while closing < more and self.text.startswith("}", end + closing):
            closing += 1
        start = meant.start - more
        call_text = self.text[meant.start : end]
        repair = Repair("extra-brace", start, meant.name_end, start, end + closing, call_text, {"template": meant.name})
        return self._mended(repair, 0) if self._proves(repair, 0, start) else None

    # --- trying ---

    def _mends(self, window: str, repair: Repair) -> bool:
        """The window begins with a wanted call once it is repaired, and no parameter is left behind it."""
        text = _repaired(window, repair)
        if not self.patience.spend(len(text)):
            return False
        call = next(iter(transclusions(text, self.tags)), None)
        if call is None or call.start != 0 or call.name not in self.wanted:
            return False
        return not text[call.end :].lstrip().startswith("|")

    def _proves(self, repair: Repair, shift: int, start: int) -> bool:
        """The whole page, repaired, shows the call at its place and all those it showed before."""
        if not self.patience.spend(len(self.text)):
            return False
        moved = len(repair.replacement) - repair.end + repair.start
        end = repair.end + shift
        after = self.wanted.starts(_repaired(self.text, repair, shift), self.tags)
        before = {seen + moved if seen >= end else seen for seen in self.seen}
        return before <= after and (start + moved if start >= end else start) in after

    def _mended(self, repair: Repair, shift: int) -> Problem:
        fix = Fix(repair.start + shift, repair.end + shift, repair.replacement, safe=repair.safe)
        at, until = repair.at + shift, repair.until + shift
        return problem(repair.code, "error", self.page, at, until, fix, **repair.arguments)

    def _problem(self, code: str, severity: Severity, meant: Meant, **arguments: object) -> Problem:
        told = {"template": meant.name, **arguments}
        return problem(code, severity, self.page, meant.start, meant.name_end, None, **told)


def _repaired(text: str, repair: Repair, shift: int = 0) -> str:
    return text[: repair.start + shift] + repair.replacement + text[repair.end + shift :]
