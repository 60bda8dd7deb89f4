"""Edits that a dry run would have made -> a plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from movibot.editdiff import diff_edit
from movibot.model import Edit
from movibot.planfile.planned import PlannedEdit
from movibot.wikitext.fixes import text_digest


def planned_edits(edits: Iterable[Edit]) -> Iterator[PlannedEdit]:
    """The edits, as they are to be made later or not at all."""
    for edit in edits:
        page = edit.page
        digest = text_digest(page.text) if page.revision is not None else ""
        yield PlannedEdit(page.title, page.revision, digest, edit.changes, edit.text, tuple(diff_edit(edit)))
