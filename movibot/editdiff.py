"""An edit -> the diff that people read."""

from __future__ import annotations

from collections.abc import Sequence

from movibot.linediff import unified_hunks
from movibot.model import Edit


def diff_edit(edit: Edit) -> Sequence[str]:
    """A unified diff of an edit, one string per line, without line ends.

    The text is the wiki's own: what prints it on a terminal shows its control characters escaped. Its lines end where
    the wiki ends them, so that no other sign can pass for a line end.
    """
    title = edit.page.title
    before = f"--- {title}" if edit.page.revision is not None else "--- /dev/null"
    hunks = unified_hunks(_lines(edit.page.text), _lines(edit.text))
    return [before, f"+++ {title}", *hunks]


def _lines(text: str) -> Sequence[str]:
    return text.removesuffix("\n").split("\n") if text else ()
