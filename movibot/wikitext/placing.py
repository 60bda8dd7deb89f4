"""A value made fit for its place between two `|` of a transclusion.

A value is wikitext that stands on its own. Where a character of it would mean something else between two
`|` than it does alone, it is written in another way that gives readers and templates the same: `{{!}}` for
`|` (built in since MediaWiki 1.24; as good in addresses and in tables), an entity for what is plain text
alone, such as braces that nothing closes. `{{=}}` is never written, for wikis before 1.39 do not know it.
What cannot be written so is refused: a value is never cut, completed or changed in meaning.

Plain text is another thing: `plain_value` makes wikitext of it first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from typing import Final, Literal

from movibot.model import Refusal
from movibot.wikitext.callparts import call_of
from movibot.wikitext.calls import BLANKS
from movibot.wikitext.escape import NEVER_ON_A_PAGE, escape_argument, first_safe
from movibot.wikitext.markers import holds_marker
from movibot.wikitext.masking import KEPT, REMOVED, mask
from movibot.wikitext.preprocessor import transclusions
from movibot.wikitext.saving import hazards

Unfit = Literal["bytes", "marker", "comment", "unbalanced", "signature", "substitution", "pipe-trick"]
"""Why a value cannot stand on a page."""

PIPE: Final = "{{!}}"
_EQUALS: Final = "&#61;"
_LINK: Final = re.compile(r"\[\[[^\[\]{}]*\]\]")
_DEEPEST: Final = 20
_LOOSE: Final = re.compile(r"\{\{+|\}\}+|\[\[+|-\{")
_LINK_IN_ADDRESS: Final = re.compile(r'//[^\s<>"\[\]]*+\[\[')
_OPENING: Final = re.compile(r"<([a-zA-Z][\w-]*)(?=[ \t\n\v\f\r]|/?>|\Z)")
_TABLE: Final = re.compile(r"^[ \t:]*\{\|", re.MULTILINE)
_HTML: Final = re.compile(r"<[a-zA-Z]")


def plain_value(text: str) -> str:
    """Plain text as the wikitext of a value that shows exactly it."""
    return escape_argument(text)


def placed_value(name: str, value: str, extension_tags: Collection[str]) -> str | Refusal:
    """A value as it is written in a transclusion; the identical text where nothing has to be escaped.

    Args:
        name: The parameter's name, for the refusal.
        value: Wikitext that stands on its own.
        extension_tags: Names of the wiki's extension tags.
    """
    form = _fit(normal(value), extension_tags)
    found = _unfit(form, extension_tags)
    return Refusal("value-unsafe", {"name": name, "found": found}) if found else form


def normal(value: str) -> str:
    """The value as any page holds it: NFC, LF, and no first character that composes with the one before."""
    lines = value.replace("\r\n", "\n").replace("\r", "\n")
    return first_safe(unicodedata.normalize("NFC", lines))


def without_equals(form: str, extension_tags: Collection[str]) -> str | None:
    """A placed value without `=` of its own, for positional parameters, or None where it needs them."""
    covered = _covered(form, extension_tags)
    if _HTML.search(covered):
        return None
    pieces = zip(form, covered, strict=True)
    return "".join(_EQUALS if hidden == "=" else shown for shown, hidden in pieces)


def is_balanced(value: str, extension_tags: Collection[str]) -> bool:
    """The value neither splits nor closes the call it stands in, and leaves nothing open, whatever follows."""
    call = f"{{{{x|1={value}\n}}}}"
    closers = (f"</{name}>" for name in {*extension_tags, "includeonly"} if f"<{name}" in value.lower())
    found = transclusions(f"{call} --> {''.join(closers)} ]] }}}}}} }}-", extension_tags)
    if not found or (found[0].start, found[0].end) != (0, len(call)):
        return False
    parameters = [(parameter.name, parameter.value) for parameter in found[0].parameters]
    return parameters == [("1", value.strip(BLANKS))]


# --- escaping -------------------------------------------------------------------------------------


def _fit(value: str, extension_tags: Collection[str]) -> str:
    if is_balanced(value, extension_tags):
        return value
    closed = _pipes_escaped(value, extension_tags)
    if is_balanced(closed, extension_tags):
        return closed
    literal = _loose_escaped(_tags_escaped(value, extension_tags), extension_tags)
    return _pipes_escaped(literal, extension_tags)


def _unfit(form: str, extension_tags: Collection[str]) -> Unfit | None:
    if NEVER_ON_A_PAGE.search(form):
        return "bytes"
    if holds_marker(form):
        return "marker"
    for hazard in hazards(form, extension_tags):
        return hazard.kind
    if is_balanced(form, extension_tags):
        return None
    return "comment" if "<!--" in form else "unbalanced"


def _pipes_escaped(value: str, extension_tags: Collection[str]) -> str:
    """The value with the `|` that would split it as `{{!}}`, or as entities where braces stand too near."""
    text = f"{{{{x|1={value}\n}}}}"
    found = transclusions(text, extension_tags)
    if not found or (found[0].start, found[0].end) != (0, len(text)):
        return value
    pieces = [part.raw for part in call_of(text, found[0]).parts]
    pieces[0] = pieces[0].removeprefix("1=")
    pieces[-1] = pieces[-1].removesuffix("\n")
    escaped = PIPE.join(pieces)
    wanted, position = set(), 0
    for piece in pieces[:-1]:
        position += len(piece)
        wanted.add((position, position + len(PIPE)))
        position += len(PIPE)
    read = {(call.start, call.end) for call in transclusions(escaped, extension_tags)}
    if wanted <= read:
        return escaped
    # `{|}` would be read as an argument. An entity keeps it plain text, but makes no table of it.
    return value if _TABLE.search(value) else "&#124;".join(pieces)


def _tags_escaped(value: str, extension_tags: Collection[str]) -> str:
    """The value with extension tags that are never closed as the plain text that they are."""
    masked = mask(value, extension_tags).text
    lower = value.lower()

    def escaped(tag: re.Match[str]) -> str:
        start, name = tag.start(), tag[1].lower()
        inside = masked[start : start + 1] == REMOVED or (
            start > 0 and masked[start - 1] == KEPT and value[start - 1] != ">"
        )
        if name not in extension_tags or inside:
            return tag[0]
        end = value.find(">", start)
        closed = end >= 0 and (value[end - 1] == "/" or lower.rfind(f"</{name}") > start)
        return tag[0] if closed else f"&lt;{tag[1]}"

    return _OPENING.sub(escaped, value)


def _loose_escaped(value: str, extension_tags: Collection[str]) -> str:
    """The value with braces and brackets that nothing closes, or that close nothing, as entities."""
    covered = _covered(value, extension_tags)
    if _LINK_IN_ADDRESS.search(covered):
        return value  # alone, the address ends there; written as an entity it would not
    pieces, position = [], 0
    for loose in _LOOSE.finditer(covered):
        pieces += [value[position : loose.start()], "".join(f"&#{ord(c)};" for c in loose[0])]
        position = loose.end()
    return "".join([*pieces, value[position:]])


def _covered(value: str, extension_tags: Collection[str]) -> str:
    """The value with all that is closed in it overwritten: comments, tags, calls, links."""
    masked = mask(value, extension_tags).text
    pieces, position = [], 0
    for call in transclusions(value, extension_tags):
        pieces += [masked[position : call.start], KEPT * (call.end - call.start)]
        position = call.end
    covered = "".join([*pieces, masked[position:]])
    for _ in range(_DEEPEST):
        covered, found = _LINK.subn(lambda link: KEPT * len(link[0]), covered)
        if not found:
            break
    return covered
