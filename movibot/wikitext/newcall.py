"""A new transclusion, laid out as its template's TemplateData asks.

The format strings are those of the extension's specification, sections 3.1.6 and 3.7
(https://www.mediawiki.org/wiki/Extension:TemplateData).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from movibot.model import Refusal
from movibot.wikitext.calls import BLANKS
from movibot.wikitext.placing import placed_value
from movibot.wikitext.preprocessor import transclusions
from movibot.wikitext.saving import hazards
from movibot.wikitext.splice import is_parameter_name

INLINE: Final = "{{_|_=_}}"
BLOCK: Final = "{{_\n| _ = _\n}}"

_FORMAT: Final = re.compile(
    r"(?P<start>\n?\{\{ *)(?P<name>_+)(?P<pipe>\n? *\|\n? *)(?P<key>_+)(?P<equals> *= *)(?P<value>_+)"
    r"(?P<end>\n? *\}\}\n?)"
)


@dataclass(frozen=True, slots=True)
class CallFormat:
    """A format string in its pieces; the numbers are the least widths of what stands in the holes."""

    start: str
    name: int
    pipe: str
    key: int
    equals: str
    value: int
    end: str


def call_format(written: str | None) -> CallFormat | None:
    """The format that TemplateData names, or None where that is no format.

    Args:
        written: `inline`, `block`, a format string, or None, which means `inline`.
    """
    named = {None: INLINE, "inline": INLINE, "block": BLOCK}
    found = _FORMAT.fullmatch(named.get(written) or written or "")
    if found is None:
        return None
    name, key, value = (len(found[hole]) for hole in ("name", "key", "value"))
    return CallFormat(found["start"], name, found["pipe"], key, found["equals"], value, found["end"])


def new_call(
    template: str,
    values: Mapping[str, str],
    layout: CallFormat,
    extension_tags: Collection[str],
    order: Sequence[str] = (),
) -> str | Refusal:
    """Write a transclusion that does not exist yet, and prove it.

    Args:
        template: The template's name as it shall stand there.
        values: Parameter -> wikitext that stands on its own.
        layout: From `call_format`.
        extension_tags: Names of the wiki's extension tags.
        order: Names in the order in which people expect them; others follow as `values` has them.

    Returns:
        The call, with the line ends around it that the layout asks for; the first is for a place that does
        not begin a line already. Or why it cannot be written.
    """
    written: list[tuple[str, str]] = []
    for name in [*(name for name in order if name in values), *(name for name in values if name not in order)]:
        form = placed_value(name, values[name], extension_tags)
        if isinstance(form, Refusal):
            return form
        if not is_parameter_name(name):
            return Refusal("bad-parameter-name", {"name": name})
        written.append((name, form.strip(BLANKS)))
    text = _laid_out(template, written, layout)
    return _disproved(text, template, written, extension_tags) or text


def _laid_out(template: str, written: Sequence[tuple[str, str]], layout: CallFormat) -> str:
    text = layout.start + _padded(template, layout.name)
    for name, value in written:
        pipe = _on_a_new_line(layout.pipe, text)
        text += f"{pipe}{_padded(name, layout.key)}{layout.equals}{_padded(value, layout.value)}{_room(value)}"
    return text + (_on_a_new_line(layout.end, text) if written else layout.end.removeprefix("\n"))


def _room(value: str) -> str:
    """What a value needs behind it: a heading ends with its line, and braces must not run together."""
    if value.rpartition("\n")[2].startswith("=") and "\n" in value:
        return "\n"
    return " " if value.endswith("}") else ""


def _on_a_new_line(piece: str, text: str) -> str:
    """The piece without its line end where the last line is blank already."""
    line = text.rpartition("\n")[2] if "\n" in text else text
    return piece.removeprefix("\n") if not line.strip(" ") else piece


def _padded(text: str, width: int) -> str:
    return text.ljust(width) if text else text


def _disproved(
    text: str, template: str, written: Sequence[tuple[str, str]], extension_tags: Collection[str]
) -> Refusal | None:
    """What is wrong with a new call, or None."""
    calls = transclusions(text, extension_tags)
    if not calls or text[calls[0].start : calls[0].end] != text.strip("\n") or calls[0].name != template:
        return Refusal("edit-unproved", {"name": template, "found": "other-template"})
    if [(parameter.name, parameter.value) for parameter in calls[0].parameters] != list(written):
        return Refusal("edit-unproved", {"name": template, "found": "other-parameters"})
    for hazard in hazards(text, extension_tags):
        return Refusal("value-unsafe", {"name": template, "found": hazard.kind})
    return None
