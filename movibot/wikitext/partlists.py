"""The parts of a call with one changed, added or removed: each way to write it, the plainest first."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from movibot.wikitext.callparts import Call, Noted, Part, blanks_around, positional
from movibot.wikitext.calls import BLANKS
from movibot.wikitext.callstyle import CallStyle, renamed, resized, style_of
from movibot.wikitext.placing import without_equals

Parts = Sequence[Part]

_NUMBER: Final = re.compile(r"[1-9][0-9]*")


def wanted_of(parts: Parts) -> list[tuple[str, str]]:
    """Names and raw values, as the proof wants to read them back."""
    return [(part.name, part.value) for part in parts]


def effective(parts: Parts, name: str) -> int | None:
    """Index of the part that gives a parameter its value: the last one of that name."""
    return max((index for index, part in enumerate(parts) if part.name == name), default=None)


def numbered_parts(parts: Parts) -> Parts | str:
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


def changed(call: Call, index: int, value: str) -> Iterator[Parts]:
    """A named part with another value."""
    part = resized(style_of(call, index), call.parts[index], value)
    return _with_room([*call.parts[:index], part, *call.parts[index + 1 :]], index)


def renamed_part(style: CallStyle, part: Part, name: str) -> Part:
    """The part under a new name; a positional one loses the blanks around its value, as named ones do."""
    if part.is_named:
        return renamed(style, part, name)
    lead, tail = blanks_around(part.value)
    return Part(name, lead, name, style.before_equals(lead, name), style.after, part.value.strip(BLANKS), tail)


def changed_positional(call: Call, index: int, note: Noted, form: str, tags: Collection[str]) -> Iterator[Parts]:
    """A positional part with another value: as it stands, under its number, with entities for `=`."""
    part = call.parts[index]
    number = int(part.name)
    lead, tail = blanks_around(note.core) if form and form == form.strip(BLANKS) else ("", "")
    parts = [*call.parts]

    def at(new: Part) -> Parts:
        return [*parts[:index], new, *parts[index + 1 :]]

    yield at(positional(number, note.with_value(f"{lead}{form}{tail}", trimmed=False)))
    if form == form.strip(BLANKS):
        value = note.with_value(form, trimmed=True)
        yield from _with_room(at(Part(part.name, lead, part.name, "=", "", value, tail)), index)
    entities = without_equals(form, tags)
    if entities is not None:
        yield at(positional(number, note.with_value(f"{lead}{entities}{tail}", trimmed=False)))


# --- adding and removing ------------------------------------------------------------------------------


def added(call: Call, name: str, form: str, order: Sequence[str]) -> Iterator[Parts]:
    """A new part, at its place in the order of names."""
    if _NUMBER.fullmatch(name) and form == form.strip(BLANKS):
        yield from _added_positional(call, int(name), form)
    index = _place(call.parts, name, order)
    yield from _with_room(*_inserted(call, index, name, form.strip(BLANKS)))


def _added_positional(call: Call, number: int, form: str) -> Iterator[Parts]:
    """Behind the positional one before it, where those stand without blanks around them."""
    before = effective(call.parts, str(number - 1))
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


def without(parts: Parts, index: int) -> Parts:
    """The parts without one; the braces or the group behind it stand as they stood."""
    gone, kept = parts[index], [*parts[:index], *parts[index + 1 :]]
    if index and gone.is_named and kept[index - 1].is_named:
        before = kept[index - 1]
        last = index == len(parts) - 1
        tail = gone.tail if last else max(before.tail, gone.tail, key=lambda blanks: blanks.count("\n"))
        kept[index - 1] = dataclasses.replace(before, tail=tail)
    return kept
