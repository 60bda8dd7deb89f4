"""Changing, adding, renaming and removing the parameters of one transclusion, each step proved.

The style of the call is kept, see `callstyle`. What else is decided here:

- Of a repeated parameter the last one counts (https://www.mediawiki.org/wiki/Help:Templates). It alone is
  changed; the others stay as they are. Removing and renaming take them all, for an earlier one would come
  to life.
- A comment in or behind a value stays when the value changes. A parameter that holds one is not removed.
- A positional parameter keeps the blanks around it, unless the new value brings its own. Where its value
  holds `=` it is written `1=...`. Parameters behind it keep their numbers, or the edit is refused.
- Each step is tried in the plainest way first, then with a blank or a line end behind the value, where a
  brace or a heading needs one. The first that is proved is taken.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from movibot.model import Refusal
from movibot.wikitext.callparts import Call, Noted, Part, blanks_around, call_of, noted, positional
from movibot.wikitext.calls import BLANKS, Transclusion
from movibot.wikitext.callstyle import CallStyle, renamed, resized, style_of
from movibot.wikitext.escape import NEVER_ON_A_PAGE
from movibot.wikitext.markers import holds_marker
from movibot.wikitext.placing import normal, placed_value, without_equals
from movibot.wikitext.proof import Reading, changed_by_saving, prove, read_around

Parts = Sequence[Part]

_NOT_IN_NAMES: Final = re.compile(r"[|={}\[\]<>\n\r]|~~~")
_NUMBER: Final = re.compile(r"[1-9][0-9]*")


def splice(
    text: str,
    found: Transclusion,
    *,
    values: Mapping[str, str | None],
    renames: Mapping[str, str],
    order: Sequence[str],
    extension_tags: Collection[str],
) -> str | Refusal:
    """Edit the parameters of one transclusion.

    Args:
        text: The whole text that it stands in.
        found: The transclusion.
        values: Parameter, by its new name -> wikitext, or None to remove it.
        renames: Name -> new name; a name that the call does not have is none to rename.
        order: Names in the order in which people expect them.
        extension_tags: Names of the wiki's extension tags.

    Returns:
        The new text, the identical one where nothing is to be done, or why the edit cannot be made.
    """
    original = call_of(text, found)
    present = {part.name for part in original.parts}
    for name in (*values, *renames.values()):
        if name not in present and not is_parameter_name(name):
            return Refusal("bad-parameter-name", {"name": name})
    splicing = _Splicing(original, order, extension_tags)
    refusal = splicing.rename(renames)
    for name, value in values.items():
        refusal = refusal or (splicing.remove(name) if value is None else splicing.set(name, value))
    if refusal or splicing.call is original:
        return refusal or text
    return _proved_as_a_whole(original, splicing, {*values, *renames, *renames.values()}) or splicing.call.text


def is_parameter_name(name: str) -> bool:
    """A parameter may get this name: MediaWiki reads it back as it is, and saving leaves it alone."""
    whole = bool(name) and name == name.strip(BLANKS) and unicodedata.is_normalized("NFC", name)
    return whole and not _NOT_IN_NAMES.search(name) and not NEVER_ON_A_PAGE.search(name)


def _proved_as_a_whole(original: Call, splicing: _Splicing, touched: Collection[str]) -> Refusal | None:
    """All steps together, held against the text before the first: why they are not what was wanted, or None."""
    call = splicing.call
    proof = prove(original, call.text, _wanted(call.parts), splicing.extension_tags, splicing.was)
    if isinstance(proof, str):
        return Refusal("edit-unproved", {"name": original.name, "found": proof})
    others = ([(p.name, p.value) for p in parts if p.name not in touched] for parts in (original.parts, call.parts))
    if next(others) != next(others):
        return Refusal("edit-unproved", {"name": original.name, "found": "other-parameters"})
    return changed_by_saving(call.text, splicing.extension_tags)


class _Splicing:
    """One transclusion on its way, step by step."""

    __slots__ = ("call", "extension_tags", "order", "was")

    def __init__(self, call: Call, order: Sequence[str], extension_tags: Collection[str]) -> None:
        self.call = call
        self.order = order
        self.extension_tags = extension_tags
        # What stands around is the same before and after each step.
        self.was: Reading = read_around(call.text, call.start, call.end, extension_tags)

    def set(self, name: str, value: str) -> Refusal | None:
        form = placed_value(name, value, self.extension_tags)
        if isinstance(form, Refusal):
            return form
        index = _effective(self.call.parts, name)
        if index is None:
            return self._take(name, _added(self.call, name, form, self.order))
        part = self.call.parts[index]
        note = noted(part.value, self.extension_tags)
        if self._says_already(part, note, value, form):
            return None
        if holds_marker(part.value):
            return Refusal("parameter-has-note", {"name": name, "note": note.notes[0] if note.notes else ""})
        if part.is_named:
            return self._take(name, _changed(self.call, index, note.with_value(form.strip(BLANKS), trimmed=True)))
        return self._take(name, self._changed_positional(index, note, form))

    def remove(self, name: str) -> Refusal | None:
        parts: Parts = self.call.parts
        indices = [index for index, part in enumerate(parts) if part.name == name]
        for index in reversed(indices):
            notes = noted(parts[index].value, self.extension_tags).notes
            if notes or "<!--" in parts[index].key:
                return Refusal("parameter-has-note", {"name": name, "note": notes[0] if notes else parts[index].key})
            parts = _without(parts, index)
        return self._take(name, [parts]) if indices else None

    def rename(self, renames: Mapping[str, str]) -> Refusal | None:
        names = {part.name for part in self.call.parts}
        moving = {old: new for old, new in renames.items() if old in names and old != new}
        staying = names - set(moving)
        for old, new in moving.items():
            if new in staying or sum(other == new for other in moving.values()) > 1:
                return Refusal("rename-target-taken", {"name": old, "target": new})
        if not moving:
            return None
        style = style_of(self.call)
        parts = [_renamed(style, part, moving[part.name]) if part.name in moving else part for part in self.call.parts]
        return self._take(next(iter(moving)), [parts])

    def _says_already(self, part: Part, note: Noted, value: str, form: str) -> bool:
        if part.value == form:
            return True
        wanted = normal(value)
        if not part.is_named and wanted != wanted.strip(BLANKS):
            return False
        entity = without_equals(form, self.extension_tags) if not part.is_named else None
        forms = {other.strip(BLANKS) for other in (wanted, form, entity) if other is not None}
        return note.bare in forms or part.value.strip(BLANKS) in forms

    def _changed_positional(self, index: int, note: Noted, form: str) -> Iterator[Parts]:
        """As it stands; under its number; with entities for `=`."""
        part = self.call.parts[index]
        number = int(part.name)
        lead, tail = blanks_around(note.core) if form and form == form.strip(BLANKS) else ("", "")
        parts = [*self.call.parts]

        def at(new: Part) -> Parts:
            return [*parts[:index], new, *parts[index + 1 :]]

        yield at(positional(number, note.with_value(f"{lead}{form}{tail}", trimmed=False)))
        if form == form.strip(BLANKS):
            value = note.with_value(form, trimmed=True)
            yield from _with_room(at(Part(part.name, lead, part.name, "=", "", value, tail)), index)
        entities = without_equals(form, self.extension_tags)
        if entities is not None:
            yield at(positional(number, note.with_value(f"{lead}{entities}{tail}", trimmed=False)))

    def _take(self, name: str, candidates: Iterable[Parts]) -> Refusal | None:
        """Go on with the first candidate that is proved."""
        reason = Refusal("edit-unproved", {"name": name, "found": "other-parameters"})
        for candidate in candidates:
            parts = _numbered(candidate)
            if isinstance(parts, str):
                reason = Refusal("positional-would-shift", {"name": name, "other": parts})
                continue
            proof = prove(self.call, self.call.written(parts), _wanted(parts), self.extension_tags, self.was)
            if isinstance(proof, Call):
                self.call = proof
                return None
            reason = Refusal("edit-unproved", {"name": name, "found": proof})
        return reason


def _wanted(parts: Parts) -> list[tuple[str, str]]:
    return [(part.name, part.value) for part in parts]


def _effective(parts: Parts, name: str) -> int | None:
    return max((index for index, part in enumerate(parts) if part.name == name), default=None)


def _numbered(parts: Parts) -> Parts | str:
    """The parts with explicit numbers where positional ones would change theirs, or the one that cannot have it."""
    numbered, count = [], 0
    for part in parts:
        if part.is_named:
            numbered.append(part)
        elif part.name == str(count + 1):
            count += 1
            numbered.append(part)
        elif part.value == part.value.strip(BLANKS):
            numbered.append(Part(part.name, "", part.name, "=", "", part.value, ""))
        else:
            return part.name
    return numbered


def _with_room(parts: Parts, index: int) -> Iterator[Parts]:
    """A value as it is, then with a blank and with a line end behind it, then not on a line of its own."""
    part = parts[index]
    for after in dict.fromkeys((part.after, part.after.replace("\n", ""))):
        for room in ("", " ", "\n"):
            wider = dataclasses.replace(part, after=after, tail=room + part.tail)
            yield [*parts[:index], wider, *parts[index + 1 :]]


def _changed(call: Call, index: int, value: str) -> Iterator[Parts]:
    part = resized(style_of(call, index), call.parts[index], value)
    return _with_room([*call.parts[:index], part, *call.parts[index + 1 :]], index)


def _renamed(style: CallStyle, part: Part, name: str) -> Part:
    if part.is_named:
        return renamed(style, part, name)
    lead, tail = blanks_around(part.value)
    return Part(name, lead, name, style.before_equals(lead, name), style.after, part.value.strip(BLANKS), tail)


# --- adding and removing ------------------------------------------------------------------------------


def _added(call: Call, name: str, form: str, order: Sequence[str]) -> Iterator[Parts]:
    if _NUMBER.fullmatch(name) and form == form.strip(BLANKS):
        yield from _added_positional(call, int(name), form)
    index = _place(call.parts, name, order)
    yield from _with_room(*_inserted(call, index, name, form.strip(BLANKS)))


def _added_positional(call: Call, number: int, form: str) -> Iterator[Parts]:
    """Behind the positional one before it, where those stand without blanks around them."""
    before = _effective(call.parts, str(number - 1))
    last = call.parts[before] if before is not None else None
    if number == 1 and not call.parts and call.head == call.head.strip(BLANKS):
        yield [positional(1, form)]
    elif before is not None and last and not last.is_named and last.value == last.value.strip(BLANKS):
        yield [*call.parts[: before + 1], positional(number, form), *call.parts[before + 1 :]]


def _place(parts: Parts, name: str, order: Sequence[str]) -> int:
    """Index for a new part: behind what comes before it in the order, else before what comes behind it."""
    end = len(parts) - (len(parts) > 1 and parts[-1].is_dangling)
    ranks = {known: rank for rank, known in enumerate(order)}
    if name not in ranks:
        return end
    present = [(ranks[part.name], index) for index, part in enumerate(parts[:end]) if part.name in ranks]
    earlier = [place for place in present if place[0] < ranks[name]]
    if earlier:
        return max(earlier)[1] + 1
    return min(present)[1] if present else end


def _inserted(call: Call, index: int, name: str, value: str) -> tuple[Parts, int]:
    """The parts with a new one, all blanks of the others staying around them; and its index."""
    style = style_of(call, max(index - 1, 0))
    parts = [*call.parts]
    if index and parts[index - 1].is_named:
        before = parts[index - 1]
        separator = style.separator if index == len(parts) else _one_line(before.tail)
        parts[index - 1] = dataclasses.replace(before, tail=separator)
        tail = before.tail
    elif index < len(parts):
        tail = style.separator
    else:
        above = parts[-1].value if parts else call.head
        tail = "\n" if blanks_around(above)[1].count("\n") else ""
    return [*parts[:index], style.part(name, value, tail), *parts[index:]], index


def _one_line(tail: str) -> str:
    """Blanks without the empty lines in them."""
    return tail[tail.rfind("\n") :] if tail.count("\n") > 1 else tail


def _without(parts: Parts, index: int) -> Parts:
    """The parts without one; the braces or the group behind it stand as they stood."""
    gone, kept = parts[index], [*parts[:index], *parts[index + 1 :]]
    if index and gone.is_named and kept[index - 1].is_named:
        before = kept[index - 1]
        last = index == len(parts) - 1
        tail = gone.tail if last else max(before.tail, gone.tail, key=lambda blanks: blanks.count("\n"))
        kept[index - 1] = dataclasses.replace(before, tail=tail)
    return kept
