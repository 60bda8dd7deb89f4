"""The proof that an edit of one transclusion changed what was asked for and nothing else.

The new text is read again from its beginning. Whatever stands outside of the transclusion must be there
byte for byte and be read as before: comments, extension tags, hidden parts, every other transclusion with
its name and parameters. Inside, the template must be the same, and the parameters must be exactly those
that were wanted, in that order. Saving must leave all of it as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from movibot.model import Refusal
from movibot.savedform import as_saved
from movibot.wikitext.callparts import Call, call_of
from movibot.wikitext.calls import Parameter, Transclusion
from movibot.wikitext.lines import line_and_column
from movibot.wikitext.masking import KEPT, mask
from movibot.wikitext.preprocessor import transclusions
from movibot.wikitext.saving import hazards

Flaw = Literal["other-bytes", "other-surroundings", "other-template", "other-parameters"]
"""What a proof found wrong."""

Wanted = Sequence[tuple[str, str]]
"""Names and raw values of all parameters, in the order they are written."""

_TAGS: Final = re.compile(f"{KEPT}+")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as MediaWiki reads it, for one of its transclusions.

    Attributes:
        calls: All transclusions outside of that one, nested ones too: place, name, parameters with places.
        stretches: Comments, extension tags and hidden parts outside of it.
        found: The transclusion itself, or None where there is none in its place.
    """

    calls: Sequence[object]
    stretches: Sequence[object]
    found: Transclusion | None


def prove(call: Call, new: str, wanted: Wanted, extension_tags: Collection[str], was: Reading) -> Call | Flaw:
    """The transclusion after an edit, or what is wrong with the edit.

    Args:
        call: The transclusion before the edit, in its text.
        new: The whole text after it.
        wanted: The parameters that it should have.
        extension_tags: Names of the wiki's extension tags.
        was: What `read_around` gave for the text before.
    """
    end = call.end + len(new) - len(call.text)
    if new[: call.start] != call.text[: call.start] or new[end:] != call.text[call.end :]:
        return "other-bytes"
    now = read_around(new, call.start, end, extension_tags)
    if now.found is None or now.found.name != call.name:
        return "other-template"
    if [(parameter.name, parameter.value) for parameter in now.found.parameters] != list(wanted):
        return "other-parameters"
    if (was.calls, was.stretches) != (now.calls, now.stretches):
        return "other-surroundings"
    edited = call_of(new, now.found)
    return edited if edited.head == call.head else "other-template"


def changed_by_saving(new: str, extension_tags: Collection[str]) -> Refusal | None:
    """Why the text would not come back as it is sent, or None.

    Args:
        new: The whole text after an edit.
        extension_tags: Names of the wiki's extension tags.
    """
    for hazard in hazards(new, extension_tags):
        line, column = line_and_column(new, hazard.start)
        return Refusal("page-changed-by-saving", {"found": hazard.kind, "line": line, "column": column})
    saved = as_saved(new)
    if not new.startswith(saved) or new[len(saved) :].strip(" \t\n\0\v"):
        place = next((at for at, (a, b) in enumerate(zip(new, saved, strict=False)) if a != b), len(saved))
        line, column = line_and_column(new, place)
        return Refusal("page-changed-by-saving", {"found": "bytes", "line": line, "column": column})
    return None


def read_around(text: str, start: int, end: int, extension_tags: Collection[str]) -> Reading:
    """How MediaWiki reads what stands around a transclusion.

    Args:
        text: The whole text.
        start: Offset of the transclusion.
        end: Offset after it.
        extension_tags: Names of the wiki's extension tags.

    Returns:
        A reading in which offsets behind the transclusion are counted from its end, so that readings before
        and after an edit are equal.
    """

    def place(offset: int) -> tuple[bool, int]:
        return (False, offset) if offset <= start else (True, offset - end)

    calls: list[object] = []
    found = None
    for call in _all(transclusions(text, extension_tags), start, end):
        if (call.start, call.end) == (start, end):
            found = call
        elif not (start <= call.start and call.end <= end):
            parameters = [_placed(parameter, place) for parameter in call.parameters]
            calls.append((place(call.start), place(call.end), call.name, parameters))
    stretches = [
        (kind, place(first), place(last))
        for kind, first, last in _stretches(text, extension_tags)
        if not (start <= first and last <= end)
    ]
    return Reading(calls, stretches, found)


def _all(calls: Sequence[Transclusion], start: int, end: int) -> Iterator[Transclusion]:
    """All transclusions, but those inside the one in question."""
    waiting = list(reversed(calls))
    while waiting:
        call = waiting.pop()
        yield call
        if (call.start, call.end) != (start, end):
            waiting += reversed(call.nested())


def _placed(parameter: Parameter, place: Callable[[int], object]) -> object:
    spots = (parameter.start, parameter.end, parameter.name_start, parameter.name_end)
    return parameter.name, [None if spot is None else place(spot) for spot in spots]


def _stretches(text: str, extension_tags: Collection[str]) -> Iterator[tuple[str, int, int]]:
    masked = mask(text, extension_tags)
    yield from (("comment", span.start, span.end) for span in masked.comments)
    yield from (("hidden", span.start, span.end) for span in masked.removed)
    yield from (("tag", found.start(), found.end()) for found in _TAGS.finditer(masked.text))
