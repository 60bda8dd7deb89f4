"""Regions: movibot's part of a page, between two comments that a person placed there once.

    <!-- movibot:début catalogue sha256=0123456789abcdef -->
    ...
    <!-- movibot:fin catalogue -->

The format is fixed for ever. The hash is the one of the content that movibot wrote, so that a person's
edit inside shows. Markers are comments as MediaWiki sees them: none inside `<nowiki>`, `<pre>`, `<ref>`
or another comment.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from movibot.model import Refusal
from movibot.wikitext.lines import line_and_column
from movibot.wikitext.preprocessor import comments
from movibot.wikitext.surroundings import Surroundings

_BEGINNING = r"<!--\s*+movibot\s*+:\s*+(?P<kind>d[eé]but|fin)\b\s*+(?!sha256\s*=)(?P<name>(?:(?!-->)[^\s<>=])*+)"
_SOMETHING_LIKE_A_MARKER = re.compile(_BEGINNING, re.IGNORECASE)
_NEARLY_A_MARKER = re.compile(r"<!--\s*+movibot", re.IGNORECASE)
_MARKER = re.compile(rf"{_BEGINNING}.*?-->", re.IGNORECASE | re.DOTALL)
_DIGEST = re.compile(r"sha256\s*=\s*(?P<digest>[0-9A-Za-z]*)", re.IGNORECASE)
_PUNCTUATION = "-_."
_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Marker:
    """One of the two comments around a region.

    Attributes:
        begins: It is the first of the two.
        name: The region's name.
        start: Offset of the comment in the text.
        end: Offset after it.
    """

    begins: bool
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Region:
    """A well-formed region of a text, all offsets counted in that text.

    Attributes:
        name: Its name.
        start: Offset of the first marker.
        body_start: Offset of the content.
        body_end: Offset after the content.
        end: Offset after the second marker.
        body: The content, without the line ends next to the markers.
        digest: The hash the first marker carries; empty where it has none, as freshly pasted markers do.
        opening: The first marker as it is written.
        closing: The second marker as it is written.
    """

    name: str
    start: int
    body_start: int
    body_end: int
    end: int
    body: str
    digest: str
    opening: str
    closing: str

    @property
    def is_untouched(self) -> bool:
        """The content is what movibot wrote there, or there is none yet."""
        return region_digest(self.body) == self.digest or not (self.digest or self.body)


def is_region_name(name: str) -> bool:
    """Letters of any script, digits, `-`, `_` and `.`, at least one."""
    return bool(name) and all(
        character in _PUNCTUATION or unicodedata.category(character)[0] in "LMN" for character in name
    )


def region_digest(body: str) -> str:
    """The hash of a content: 16 hexadecimal digits of SHA-256 over NFC and LF.

    These two are what saving may change inside a page; whatever else differs, a person changed.
    """
    lines = body.replace("\r\n", "\n").replace("\r", "\n")
    return hashlib.sha256(unicodedata.normalize("NFC", lines).encode()).hexdigest()[:_DIGITS]


def region_body(body: str) -> str:
    """A content as regions hold it: one of blanks alone is none."""
    return body if body.strip(" \t\r\n") else ""


def empty_markers(name: str) -> str:
    """The two lines that a person pastes where the region shall be."""
    return f"<!-- movibot:début {name} -->\n<!-- movibot:fin {name} -->"


def render_region(name: str, body: str) -> str:
    """A whole region, markers included, as a new page holds it; without a line end after it."""
    body = region_body(body)
    opening = f"<!-- movibot:début {name} sha256={region_digest(body)} -->"
    return _joined(opening, body, f"<!-- movibot:fin {name} -->")


def refill(region: Region, body: str) -> str:
    """The region with another content; what else a person wrote into the markers stays."""
    body = region_body(body)
    digest = f"sha256={region_digest(body)}"
    opening, found = _DIGEST.subn(digest, region.opening, count=1)
    if not found:
        opening = f"{region.opening.removesuffix('-->').rstrip()} {digest} -->"
    return _joined(opening, body, region.closing)


def find_region(text: str, name: str, extension_tags: Collection[str]) -> Region | Refusal:
    """The region of that name, or why there is none to write to."""
    return _Reading(text, extension_tags).region(unicodedata.normalize("NFC", name))


def find_regions(text: str, extension_tags: Collection[str]) -> Sequence[Region]:
    """All well-formed regions of a text, in order."""
    reading = _Reading(text, extension_tags)
    names = dict.fromkeys(marker.name for marker in reading.markers if marker.begins)
    found = (reading.region(name) for name in names)
    return tuple(region for region in found if isinstance(region, Region))


def without_regions(text: str, regions: Sequence[Region]) -> str:
    """What people wrote: the text without its regions, which `find_regions` gave."""
    starts = [0, *(region.end for region in regions)]
    ends = [*(region.start for region in regions), len(text)]
    return "\n".join(text[start:end] for start, end in zip(starts, ends, strict=True))


def holds_marker(text: str) -> bool:
    """A marker stands somewhere in the text, be it dead or alive."""
    return bool(_SOMETHING_LIKE_A_MARKER.search(unicodedata.normalize("NFC", text)))


# --- reading ---------------------------------------------------------------------------------------


def find_markers(text: str, extension_tags: Collection[str]) -> Sequence[Marker]:
    """All markers of a text that MediaWiki sees as comments, in order."""
    if not _NEARLY_A_MARKER.search(text):
        return ()
    found = (_marker(text, start, end) for start, end in comments(text, extension_tags))
    return tuple(marker for marker in found if marker)


def _marker(text: str, start: int, end: int) -> Marker | None:
    found = _MARKER.fullmatch(unicodedata.normalize("NFC", text[start:end]))
    if not found:
        return None
    return Marker(found["kind"].lower() != "fin", found["name"], start, end)


class _Reading:
    """The markers of one text and what stands around them, read once for all names."""

    __slots__ = ("_of_name", "_other", "_surroundings", "extension_tags", "markers", "text")

    def __init__(self, text: str, extension_tags: Collection[str]) -> None:
        self.text = text
        self.extension_tags = extension_tags
        self.markers = find_markers(text, extension_tags)
        self._of_name: dict[str, list[Marker]] = {}
        for marker in self.markers:
            self._of_name.setdefault(marker.name, []).append(marker)
        self._other = _entangled(self.markers, self._of_name)
        self._surroundings: Surroundings | None = None

    def region(self, name: str) -> Region | Refusal:
        mine = self._of_name.get(name, [])
        code = _misplaced(mine)
        if code:
            return _refusal(code, name, lines=_lines(self.text, mine))
        if not mine:
            return _refusal("markers-hidden" if _is_hidden(self.text, name) else "markers-missing", name)
        begin, end = mine
        return self._hindrance(begin, end) or region_of(self.text, begin, end)

    def _hindrance(self, begin: Marker, end: Marker) -> Refusal | None:
        """Why two markers in their order cannot be used all the same, or None."""
        told = {"name": begin.name, "lines": _lines(self.text, (begin, end))}
        if begin.name in self._other:
            return _refusal("markers-nested", **told, other=self._other[begin.name])
        around = self._surroundings = self._surroundings or Surroundings(self.text, self.extension_tags)
        places = (begin.start, end.start)
        for template in filter(None, map(around.template, places)):
            return _refusal("markers-in-template", **told, template=template)
        holder = next(filter(None, map(around.holder, places)), None)
        if holder or not (around.begins_line(begin.start) and around.ends_line(end.end)):
            return _refusal("markers-not-alone", **told, found=holder)
        return None


def _misplaced(mine: Sequence[Marker]) -> str:
    """What is wrong with the number or the order of a region's markers, as a code; or nothing."""
    begins = sum(marker.begins for marker in mine)
    ends = len(mine) - begins
    if begins > 1 or ends > 1:
        return "markers-doubled"
    if begins != ends:
        return "markers-incomplete"
    return "markers-reversed" if mine and not mine[0].begins else ""


def _is_hidden(text: str, name: str) -> bool:
    """Markers of that name stand where MediaWiki sees no comment."""
    composed = unicodedata.normalize("NFC", text)
    return any(found["name"] == name for found in _SOMETHING_LIKE_A_MARKER.finditer(composed))


def _entangled(markers: Sequence[Marker], of_name: Mapping[str, Sequence[Marker]]) -> Mapping[str, str]:
    """Region -> another one that reaches into it, or holds it. Names with two markers in order alone."""
    pairs = {name for name, mine in of_name.items() if not _misplaced(mine)}
    last_ends = {marker.name: marker.start for marker in markers if not marker.begins}
    found: dict[str, str] = {}
    still_open: set[str] = set()
    waiting: list[tuple[int, str]] = []
    for marker, following in zip(markers, [*markers[1:], None], strict=False):
        if marker.name in pairs and marker.begins:
            if following and following.name != marker.name:
                found[marker.name] = following.name
            while waiting and waiting[0][1] not in still_open:
                heappop(waiting)
            if waiting and -waiting[0][0] > last_ends[marker.name]:
                found.setdefault(marker.name, waiting[0][1])
        if marker.begins:
            still_open.add(marker.name)
            heappush(waiting, (-last_ends.get(marker.name, 0), marker.name))
        else:
            still_open.discard(marker.name)
    return found


def _lines(text: str, markers: Sequence[Marker]) -> str:
    return ", ".join(str(line_and_column(text, marker.start)[0]) for marker in markers)


def region_of(text: str, begin: Marker, end: Marker) -> Region:
    """What stands between two markers of one name."""
    inner = text[begin.end : end.start]
    lead = re.match(r"[ \t]*(?:\r?\n|\Z)", inner)
    start = begin.end + (lead.end() if lead else 0)
    tail = re.search(r"\r?\n[ \t]*\Z", text[start : end.start])
    stop = start + tail.start() if tail else end.start
    if not region_body(text[start:stop]):
        stop = start
    opening = text[begin.start : begin.end]
    digest = _DIGEST.search(opening)
    return Region(
        begin.name,
        begin.start,
        start,
        stop,
        end.end,
        text[start:stop],
        digest["digest"].lower() if digest else "",
        opening,
        text[end.start : end.end],
    )


def _joined(opening: str, body: str, closing: str) -> str:
    return "\n".join(part for part in (opening, body, closing) if part)


def _refusal(code: str, name: str, **arguments: object) -> Refusal:
    first, second = empty_markers(name).split("\n")
    return Refusal(code, {"name": name, "first": first, "second": second, **arguments})
