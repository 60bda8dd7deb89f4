"""A plan that was made and not carried out."""

from __future__ import annotations

from dataclasses import dataclass

from movibot.model import Change, Revision


@dataclass(frozen=True, slots=True)
class PlannedEdit:
    """What one page is to become.

    Attributes:
        title: The page.
        base: Its state when the plan was made; None where it is to be created.
        base_digest: `text_digest` of its text then; empty as above.
        changes: The intentions.
        text: What it is to become.
        diff: The lines of a unified diff, as somebody reads them.
    """

    title: str
    base: Revision | None
    base_digest: str
    changes: tuple[Change, ...]
    text: str
    diff: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan.

    Attributes:
        wiki: The name of the wiki, an address or a folder.
        command: What made it.
        version: Of the movibot that made it.
        made: When, in ISO 8601.
        summary: What the page histories are to say.
        edits: One for each page.
        undoes: The run that it undoes, or empty.
    """

    wiki: str
    command: str
    version: str
    made: str
    summary: str
    edits: tuple[PlannedEdit, ...]
    undoes: str = ""
