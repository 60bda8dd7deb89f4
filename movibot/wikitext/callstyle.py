"""How a call is laid out, and a part that looks like those beside it.

What is copied: one per line or inline, the `|` at the beginning or at the end of lines, indentation, blanks
around names and `=`, the column of the `=` where people aligned it. A call without named parameters shows
its style only by whether its name ends a line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from movibot.wikitext.callparts import Call, Part
from movibot.wikitext.calls import BLANKS

_LISTS = ("*", "#", ":", ";", "{|")
_FEW = 2


@dataclass(frozen=True, slots=True)
class CallStyle:
    """The layout of a call.

    Attributes:
        lead: Blanks between `|` and name.
        before: From the name to the `=`, which is included; where there is no column to keep.
        after: Blanks between `=` and value.
        separator: Blanks between a value and the next `|`.
        column: Where the `=` of most parts stand, counted from the `|` or the beginning of the line, or None.
        one_per_line: Each parameter has a line of its own.
    """

    lead: str
    before: str
    after: str
    separator: str
    column: int | None
    one_per_line: bool

    def part(self, name: str, value: str, tail: str) -> Part:
        """A named part in this layout."""
        return Part(name, self.lead, name, self.before_equals(self.lead, name), self.after_equals(value), value, tail)

    def before_equals(self, lead: str, key: str) -> str:
        """What stands from a name to its `=`."""
        if self.column is None:
            return self.before
        blanks = max(self.column - len(_indentation(lead)) - len(key), len(self.before) - 1)
        return " " * blanks + "="

    def after_equals(self, value: str) -> str:
        """The blanks before a value: lists begin on a line of their own where parameters have lines."""
        return "\n" if self.one_per_line and _is_list(value) else self.after


def style_of(call: Call, near: int = 0) -> CallStyle:
    """The layout of a call around one of its parts.

    Args:
        call: The call.
        near: Index of the part whose neighbours are to be imitated.
    """
    named = [(abs(near - index), part) for index, part in enumerate(call.parts) if part.is_named]
    head = _tail(call.head)
    separator = _separator(call, head)
    if not named:
        block = "\n" in head
        lead, before = (" ", " =") if block else ("", "=")
        return CallStyle(lead, before, lead, separator, None, block)
    model = min(named, key=lambda place: place[0])[1]
    parts = [part for _, part in named]
    column = _column(parts)
    before = min((part.before for part in parts), key=len) if column is not None else model.before
    lines = "\n" in separator or "\n" in model.lead
    return CallStyle(model.lead, before, _after(parts, model), separator, column, lines)


def resized(style: CallStyle, part: Part, value: str) -> Part:
    """The part with another value, its layout kept as far as the value lets it."""
    after = part.after
    if not part.value:
        after = style.after_equals(value) if value and (_is_list(value) or not after) else after
    elif value and style.one_per_line and _is_list(value) != _is_list(part.value):
        after = style.after_equals(value) if _is_list(value) or "\n" in after else after
    return Part(part.name, part.lead, part.key, part.before, after, value, part.tail)


def renamed(style: CallStyle, part: Part, name: str) -> Part:
    """The part under another name; its `=` stays in its column where there is one."""
    key = part.key.replace(part.name, name, 1)
    in_column = style.column == len(_indentation(part.lead)) + len(part.key) + len(part.before) - 1
    before = style.before_equals(part.lead, key) if in_column and style.column is not None else part.before
    return Part(name, part.lead, key, before, part.after, part.value, part.tail)


def _is_list(value: str) -> bool:
    return value.startswith(_LISTS) and "\n" in value


def _tail(text: str) -> str:
    return text[len(text.rstrip(BLANKS)) :]


def _indentation(lead: str) -> str:
    return lead[lead.rfind("\n") + 1 :]


def _separator(call: Call, head: str) -> str:
    """What stands between a value and the next `|`, blank lines between groups left aside."""
    tails = [part.tail for part in call.parts[:-1] if part.is_named]
    tail = tails[-1] if tails else head
    lines = tail.count("\n")
    return tail[tail.rfind("\n") :] if lines > 1 else tail


def _column(parts: Sequence[Part]) -> int | None:
    """The column that most `=` share, if names of different length do so."""
    columns = Counter(len(_indentation(part.lead)) + len(part.key) + len(part.before) - 1 for part in parts)
    column, shared = columns.most_common(1)[0]
    lengths = {
        len(part.key)
        for part in parts
        if len(_indentation(part.lead)) + len(part.key) + len(part.before) - 1 == column
    }
    return column if shared >= _FEW and shared * 2 > len(parts) and len(lengths) >= _FEW else None


def _after(parts: Iterable[Part], model: Part) -> str:
    """The blanks before values, as the model or most filled parts have them."""
    if model.value and "\n" not in model.after:
        return model.after
    filled = Counter(part.after for part in parts if part.value and "\n" not in part.after)
    if filled:
        return filled.most_common(1)[0][0]
    return model.after if model.after.strip("\n") else " " * (len(model.before) > 1)
