"""A page as the wiki has it now, and its file -> what the file becomes; written so that a killed run loses nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

from movibot.interruption import finished_first
from movibot.messages import sentence
from movibot.model import Edit, Page, Refusal, Revision
from movibot.savedform import as_saved
from movibot.workingcopy.bases import Step
from movibot.workingcopy.copying import Copy, gone, obstacle, redirected
from movibot.workingcopy.merging import Merged, merge
from movibot.workingcopy.values import Base, FileKind, FileOutcome, LocalFile

_AT_ONCE = 50
_SHORT = 12
"""Characters of a revision that are told; that of a folder is a digest."""


@dataclass(slots=True)
class Receiver:
    """Brings files up to date.

    Attributes:
        copy: The copy.
        dry_run: Write nothing.
        outcomes: Title -> what became of the page and its file.
        rewritten: Of a dry run, what files would become.
    """

    copy: Copy
    dry_run: bool = False
    outcomes: dict[str, FileOutcome] = field(default_factory=dict)
    rewritten: list[Edit] = field(default_factory=list)
    _waiting: list[tuple[Step, FileOutcome]] = field(default_factory=list)

    def take(self, page: Page) -> None:
        """Decide about a page that differs from its base, or has none; its file is written by `flush` at the latest."""
        local, base = self.copy.local(page.title), self.copy.known.get(page.title)
        if page.revision is None:
            self._absent(page, base, local)
        elif page.is_redirect:
            self.note(page.title, "refused", redirected(page, self.copy.facts))
        elif local is None:
            self._put(page, page.text, None, "fetched")
        elif local.is_as(page.text):
            self._adopt(page)
        elif base is None:
            self.note(page.title, "conflict", Refusal("copy-exists"))
        elif local.is_as(base.text):
            self._put(page, page.text, local, "fetched")
        else:
            self._join(page, base, local)
        if len(self._waiting) >= _AT_ONCE:
            self.flush()

    def note(self, title: str, kind: FileKind, reason: Refusal | None = None, revision: Revision | None = None) -> None:
        """Note what became of a page and its file."""
        self.outcomes[title] = FileOutcome(title, self.copy.path(title), kind, reason, revision)

    def flush(self) -> None:
        """Write the files that wait for it, each announced before and confirmed afterwards."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        with finished_first():
            self.copy.bases.announce([step for step, _ in waiting])
            written: list[Base] = []
            for step, outcome in waiting:
                refusal = self.copy.files.write(step.path, step.data, step.before)
                if refusal is None:
                    written.append(step.base)
                    self.outcomes[outcome.title] = outcome
                else:
                    self.note(outcome.title, "failed", refusal)
            self.copy.keep(*written)
            self.copy.bases.withdraw({step.base.title for step, _ in waiting} - {base.title for base in written})

    def _absent(self, page: Page, base: Base | None, local: LocalFile | None) -> None:
        if base is None:
            self.note(page.title, "refused", Refusal("copy-no-page"))
        else:
            self.outcomes[page.title] = gone(self.copy, base, local)

    def _adopt(self, page: Page) -> None:
        """The file says what the page says: sent by somebody else, or by a run that was killed."""
        if not self.dry_run:
            self.copy.keep(_base(page))
        self.note(page.title, "unchanged", revision=page.revision)

    def _join(self, page: Page, base: Base, local: LocalFile) -> None:
        """Both sides changed it."""
        if reason := obstacle(local, base):
            self.note(page.title, "refused", reason)
            return
        merged = merge(as_saved(base.text), local.text, as_saved(page.text), self._names(page))
        if merged.text == as_saved(page.text):  # the wiki has already what was edited here
            self._put(page, page.text, local, "fetched")
        elif merged.conflicts:
            self._put(page, merged.text, local, "conflict", _in_conflict(merged))
        else:
            self._put(page, merged.text, local, "merged", Refusal("copy-merged"))

    def _put(
        self, page: Page, text: str, local: LocalFile | None, kind: FileKind, reason: Refusal | None = None
    ) -> None:
        outcome = FileOutcome(page.title, self.copy.path(page.title), kind, reason, page.revision)
        if self.dry_run:
            self.outcomes[page.title] = outcome
            before = Page(outcome.path, 0, local.text if local else "", Revision("") if local else None)
            self.rewritten.append(Edit(before, (), text))
            return
        before_data = local.data if local else None
        self._waiting.append((Step(_base(page), outcome.path, text.encode(), before_data), outcome))

    def _names(self, page: Page) -> tuple[str, str]:
        revision, language = str(page.revision)[:_SHORT], self.copy.language
        return sentence("copy-ours", {}, language), sentence("copy-theirs", {"revision": revision}, language)


def _base(page: Page) -> Base:
    return Base(page.title, page.revision or Revision(""), page.text)


def _in_conflict(merged: Merged) -> Refusal:
    line = next(number for number, words in enumerate(merged.text.split("\n"), 1) if words.startswith("<<<<<<<"))
    return Refusal("copy-conflict", {"n": merged.conflicts, "line": line})
