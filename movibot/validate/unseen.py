"""A page -> the places where somebody meant a known template and MediaWiki sees none.

The reason is proved: a small repair is made on a copy, the copy is read again with the preprocessor, and the
first repair that makes MediaWiki see the template, and no other one lose it, names the fault. What this costs
is bounded: `MOST` places on a page are looked at, and what is read to prove their causes is
`_Patience.of(text)` characters at most. Beyond that a place is told without its cause.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, NamedTuple

from movibot.model import Fix, Page, Problem, Record, Severity, WikiFacts
from movibot.schema import Schema
from movibot.validate.places import problem
from movibot.validate.repairs import Broken, Repair, close_comment, close_tag, repairs
from movibot.wikitext import Transclusion, transclusions
from movibot.wikitext.calls import BLANKS
from movibot.wikitext.markers import find_regions
from movibot.wikitext.masking import KEPT, REMOVED, Span, mask

MOST: Final = 10
"""Places on one page that are looked at."""

_MOST_SEEN: Final = 200
"""Names in braces that are no records, seen ones included, among which those places are looked for."""

_WINDOW: Final = 20_000
"""Characters after a call that are read to try a repair; the proof reads the whole page."""

_EXAMPLE_TAGS: Final = frozenset({"nowiki", "pre", "syntaxhighlight", "source", "templatedata", "math", "html"})
"""Tags that show their content as it is written, or keep it to themselves."""

_DOCUMENTATION: Final = "/Documentation"


KeyOf = Callable[[str], str | None]
"""Name of a template as it is written -> key of the schema it belongs to, see `extract.schema_finder`."""

_OPENING: Final = re.compile(r"<!--|<\w+")


class _Meant(NamedTuple):
    """Where somebody meant a template."""

    start: int
    name: str
    name_end: int
    braces: int


def validate_unseen(
    page: Page, records: Collection[Record], finder: KeyOf, schemas: Mapping[str, Schema], facts: WikiFacts
) -> tuple[Problem, ...]:
    """Where a template of a schema is meant and not seen, and where a record stands that readers may not see.

    Args:
        page: The page.
        records: Those that were found on it.
        finder: Name of a template as written -> key of the schema. It remembers its answers.
        schemas: Schema -> definition.
        facts: Of the wiki that the page is on.

    Returns:
        Problems in the order of the text; none for a namespace that a schema has no records in, for a redirect
        and for a documentation page.
    """
    wanted = _Wanted(finder, frozenset(key for key, schema in schemas.items() if page.namespace in schema.namespaces))
    if page.is_redirect or not wanted.keys or page.title.endswith(_DOCUMENTATION):
        return ()
    found = [*_conditional(page, records), *_not_seen(page, records, wanted, facts.extension_tags)]
    # One unclosed comment hides many templates: it is one fault.
    once = {(each.code, each.place.start): each for each in reversed(found)}
    return tuple(sorted(once.values(), key=lambda each: (each.place.start, each.code)))


def _conditional(page: Page, records: Collection[Record]) -> Iterator[Problem]:
    for record in records:
        if record.conditional:
            yield problem("record-conditional", "info", page, record.start, record.start + 2)


# --- places ------------------------------------------------------------------------------------------

_MEANT: Final = re.compile(rf"\{{(?<!\{{\{{)(\{{*+)[{BLANKS}]*+([^{{}}|<>\[\]\n]++)")
"""Braces and what could be a name. It begins with a plain brace, for speed, and at the first one of a run only:
from each of them it would be quadratic."""

_PIPE_BEHIND: Final = re.compile(rf"[{BLANKS}]*\|")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Which names are those of templates that can have records on this page."""

    finder: KeyOf
    keys: frozenset[str]

    def __contains__(self, name: str) -> bool:
        return self.finder(name.strip(BLANKS)) in self.keys

    def starts(self, text: str, tags: Collection[str]) -> set[int]:
        """Where MediaWiki sees one, in whatever it stands."""
        return {call.start for call in _all(transclusions(text, tags)) if call.has_plain_name and call.name in self}


def _all(calls: Sequence[Transclusion]) -> Iterator[Transclusion]:
    waiting = list(reversed(calls))
    while waiting:
        call = waiting.pop()
        yield call
        waiting += reversed(call.nested())


def _places(text: str, wanted: _Wanted) -> Iterator[_Meant]:
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
        yield _Meant(found.end(1) - min(braces, 2), trimmed, found.end(2) - len(name) + len(trimmed), braces)


def _is_alone(text: str, start: int) -> bool:
    """A single brace that is no end of an entity, a tag or a call: somebody may have hidden the other one."""
    return text[max(start - 1, 0) : start] not in {";", ">", "}", "{"} or start == 0


# --- causes ------------------------------------------------------------------------------------------


def _not_seen(page: Page, records: Collection[Record], wanted: _Wanted, tags: Collection[str]) -> Iterator[Problem]:
    known = {record.start for record in records}
    unknown = islice((meant for meant in _places(page.text, wanted) if meant.start not in known), _MOST_SEEN)
    first = next(unknown, None)
    if first is None:
        return
    search = _Search(page, wanted, tags)
    left = [meant for meant in (first, *unknown) if meant.start not in search.seen and not search.is_ours(meant.start)]
    for meant in left[:MOST]:
        cause = search.cause(meant)
        if cause is not None:
            yield cause


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


class _Search:
    """The causes of one page, whose structure is read once."""

    def __init__(self, page: Page, wanted: _Wanted, tags: Collection[str]) -> None:
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

    def cause(self, meant: _Meant) -> Problem | None:
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

    def _hidden(self, meant: _Meant) -> Problem:
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

    def _single(self, meant: _Meant) -> Problem | None:
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

    def _too_many_braces(self, meant: _Meant, window: str) -> Problem | None:
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

    def _problem(self, code: str, severity: Severity, meant: _Meant, **arguments: object) -> Problem:
        told = {"template": meant.name, **arguments}
        return problem(code, severity, self.page, meant.start, meant.name_end, None, **told)


def _repaired(text: str, repair: Repair, shift: int = 0) -> str:
    return text[: repair.start + shift] + repair.replacement + text[repair.end + shift :]
