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

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from movibot.model import Refusal
from movibot.wikitext.callparts import Call, Noted, Part, call_of, noted
from movibot.wikitext.calls import BLANKS, Transclusion
from movibot.wikitext.callstyle import style_of
from movibot.wikitext.escape import NEVER_ON_A_PAGE
from movibot.wikitext.markers import holds_marker
from movibot.wikitext.partlists import (
    Parts,
    added,
    changed,
    changed_positional,
    effective,
    numbered_parts,
    renamed_part,
    wanted_of,
    without,
)
from movibot.wikitext.placing import normal, placed_value, without_equals
from movibot.wikitext.proof import Reading, changed_by_saving, prove, read_around

_NOT_IN_NAMES: Final = re.compile(r"[|={}\[\]<>\n\r]|~~~")


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
    proof = prove(original, call.text, wanted_of(call.parts), splicing.extension_tags, splicing.was)
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
        index = effective(self.call.parts, name)
        if index is None:
            return self._take(name, added(self.call, name, form, self.order))
        part = self.call.parts[index]
        note = noted(part.value, self.extension_tags)
        if self._says_already(part, note, value, form):
            return None
        if holds_marker(part.value):
            return Refusal("parameter-has-note", {"name": name, "note": note.notes[0] if note.notes else ""})
        if part.is_named:
            return self._take(name, changed(self.call, index, note.with_value(form.strip(BLANKS), trimmed=True)))
        return self._take(name, changed_positional(self.call, index, note, form, self.extension_tags))

    def remove(self, name: str) -> Refusal | None:
        parts: Parts = self.call.parts
        indices = [index for index, part in enumerate(parts) if part.name == name]
        for index in reversed(indices):
            notes = noted(parts[index].value, self.extension_tags).notes
            if notes or "<!--" in parts[index].key:
                return Refusal("parameter-has-note", {"name": name, "note": notes[0] if notes else parts[index].key})
            parts = without(parts, index)
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
        parts = [
            renamed_part(style, part, moving[part.name]) if part.name in moving else part for part in self.call.parts
        ]
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

    def _take(self, name: str, candidates: Iterable[Parts]) -> Refusal | None:
        """Go on with the first candidate that is proved."""
        reason = Refusal("edit-unproved", {"name": name, "found": "other-parameters"})
        for candidate in candidates:
            parts = numbered_parts(candidate)
            if isinstance(parts, str):
                reason = Refusal("positional-would-shift", {"name": name, "other": parts})
                continue
            proof = prove(self.call, self.call.written(parts), wanted_of(parts), self.extension_tags, self.was)
            if isinstance(proof, Call):
                self.call = proof
                return None
            reason = Refusal("edit-unproved", {"name": name, "found": proof})
        return reason
