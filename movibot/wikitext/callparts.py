"""A transclusion cut into what stands before its first `|` and between the others, without loss."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from movibot.wikitext.calls import BLANKS, Parameter, Transclusion
from movibot.wikitext.masking import mask


@dataclass(frozen=True, slots=True)
class Part:
    """What stands between two `|`. The texts of all its fields, joined, are the part as it is written.

    Attributes:
        name: The name that MediaWiki sees, `1`, `2`, ... where the part is positional.
        lead: Blanks before the name; empty where positional, as are the next three.
        key: The name as written, comments included.
        before: From the name to the `=`, which is included.
        after: Blanks before the value.
        value: The raw value, comments included; trimmed where the part is named, untouched where positional.
        tail: Blanks behind the value.
    """

    name: str
    lead: str
    key: str
    before: str
    after: str
    value: str
    tail: str

    @property
    def is_named(self) -> bool:
        return bool(self.before)

    @property
    def raw(self) -> str:
        """The part as it is written."""
        return f"{self.lead}{self.key}{self.before}{self.after}{self.value}{self.tail}"

    @property
    def is_dangling(self) -> bool:
        """Only blanks: what stands behind the last `|` where every line ends with one."""
        return not self.is_named and not self.value.strip(BLANKS)


@dataclass(frozen=True, slots=True)
class Call:
    """A transclusion in its text.

    Attributes:
        text: The text of the page.
        start: Offset of its first brace.
        end: Offset after its last brace.
        name: The template's name as MediaWiki sees it.
        head: What stands between the braces and the first `|`, name and blanks and comments.
        parts: What stands behind each `|`.
    """

    text: str
    start: int
    end: int
    name: str
    head: str
    parts: tuple[Part, ...]

    def written(self, parts: Sequence[Part]) -> str:
        """The page with these parts in the place of its own."""
        call = "|".join([self.head, *(part.raw for part in parts)])
        return f"{self.text[: self.start]}{{{{{call}}}}}{self.text[self.end :]}"


def call_of(text: str, found: Transclusion) -> Call:
    """Cut a transclusion into its parts.

    Args:
        text: The text that it was found in.
        found: The transclusion.
    """
    parameters = found.parameters
    pipes = [*(_pipe(text, parameter) for parameter in parameters), found.end - 2]
    parts = (_part(text, parameter, end) for parameter, end in zip(parameters, pipes[1:], strict=True))
    return Call(text, found.start, found.end, found.name, text[found.start + 2 : pipes[0]], tuple(parts))


def positional(number: int, value: str) -> Part:
    """A positional part."""
    return Part(str(number), "", "", "", "", value, "")


def _pipe(text: str, parameter: Parameter) -> int:
    if parameter.name_start is None:
        return parameter.start - 1
    start = parameter.name_start
    while text[start - 1] in BLANKS:
        start -= 1
    return start - 1


def _part(text: str, parameter: Parameter, end: int) -> Part:
    name_start, name_end = parameter.name_start, parameter.name_end
    if name_start is None or name_end is None:
        return Part(parameter.name, "", "", "", "", parameter.value, "")
    pipe = _pipe(text, parameter)
    equals = text.index("=", name_end) + 1
    before = text[name_end:equals]
    if parameter.start == parameter.end:
        after, tail = _around_nothing(text[equals:end], before)
    else:
        after, tail = text[equals : parameter.start], text[parameter.end : end]
    return Part(
        parameter.name, text[pipe + 1 : name_start], text[name_start:name_end], before, after, parameter.value, tail
    )


def _around_nothing(blanks: str, before: str) -> tuple[str, str]:
    """The blanks of an empty value, as those before and behind the value that may come there."""
    line = blanks.find("\n")
    if line >= 0:
        return blanks[:line], blanks[line:]
    spaced = len(blanks) > 1 and len(before) > 1
    return (blanks[:1], blanks[1:]) if spaced else ("", blanks)


# --- comments in a value -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Noted:
    """A value and the comments in it.

    Attributes:
        lead: Comments before the value, with the blanks around them.
        core: From the first to the last character that is neither comment nor blank.
        trail: Comments behind the value, with the blanks around them.
        notes: All comments as written, in order.
        bare: The value without comments, trimmed.
    """

    lead: str
    core: str
    trail: str
    notes: tuple[str, ...]
    bare: str

    def with_value(self, value: str, *, trimmed: bool) -> str:
        """Another value among the same comments; one that brings all of them along stands for itself.

        Args:
            value: The new value.
            trimmed: Blanks around it do not count.
        """
        if not self.notes or all(note in value for note in self.notes):
            return value
        inner = [note for note in _notes_in(self.core, self.notes) if note not in value]
        gap = " " if trimmed and value and not self.core and self.trail else ""
        whole = f"{self.lead}{value}{''.join(f' {note}' for note in inner)}{gap}{self.trail}"
        return whole.strip(BLANKS) if trimmed else whole


def noted(value: str, extension_tags: Collection[str]) -> Noted:
    """Tell a value from the comments in it.

    Args:
        value: Raw wikitext of a value.
        extension_tags: Names of the wiki's extension tags.
    """
    spans = mask(value, extension_tags).comments if "<!--" in value else ()
    if not spans:
        return Noted("", value, "", (), value.strip(BLANKS))
    pieces = list(_between(value, spans))
    bare = "".join(piece for _, piece in pieces).strip(BLANKS)
    filled = [(start, piece) for start, piece in pieces if piece.strip(BLANKS)]
    notes = tuple(value[start:end] for start, end in spans)
    if not filled:
        return Noted("", "", value, notes, "")
    first = filled[0][0] + len(filled[0][1]) - len(filled[0][1].lstrip(BLANKS))
    last = filled[-1][0] + len(filled[-1][1].rstrip(BLANKS))
    return Noted(value[:first], value[first:last], value[last:], notes, bare)


def _between(value: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    position = 0
    for start, end in spans:
        yield position, value[position:start]
        position = end
    yield position, value[position:]


def _notes_in(core: str, notes: Sequence[str]) -> list[str]:
    position, found = 0, []
    for note in notes:
        place = core.find(note, position)
        if place >= 0:
            found.append(note)
            position = place + len(note)
    return found


def blanks_around(value: str) -> tuple[str, str]:
    """The blanks at both ends of a positional value; of one that is all blanks, they are those behind."""
    stripped = value.lstrip(BLANKS)
    if not stripped:
        return "", value
    return value[: len(value) - len(stripped)], value[len(value.rstrip(BLANKS)) :]
