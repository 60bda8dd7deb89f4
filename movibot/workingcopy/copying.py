"""One working copy, open: its files, its bases, and the wiki that it is of."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from movibot.errors import UsageError
from movibot.messages import choose_language
from movibot.model import Page, PageStamp, Refusal, WikiFacts
from movibot.reading import Run
from movibot.savedform import as_saved
from movibot.titles import Title, normal_title
from movibot.wiki.redirects import redirect_target
from movibot.workingcopy.bases import Bases, digest
from movibot.workingcopy.files import Files, clash_key
from movibot.workingcopy.merging import left_markers
from movibot.workingcopy.values import Base, FileOutcome, LocalFile

_WIKI: Final = "wiki"
_SCHEME: Final = re.compile(r"^https?:")


@dataclass(slots=True)
class Copy:
    """A working copy.

    Attributes:
        run: What to work with.
        facts: Of the wiki.
        files: The files.
        bases: What is known of the pages.
        known: Title -> base.
        names: Title -> the file of the page, for what would be the same file elsewhere.
    """

    run: Run
    facts: WikiFacts
    files: Files
    bases: Bases
    known: dict[str, Base] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """Of what stands beside conflict markers."""
        return choose_language(self.facts.language)

    def path(self, title: str) -> str:
        """The file of a page."""
        return self.files.path(self._title(title))

    def local(self, title: str) -> LocalFile | None:
        """What stands in the file of a page, or None where there is none."""
        found = self._title(title)
        return self.files.read(self.files.path(found), found)

    def _title(self, full: str) -> Title:
        """A title that the wiki gave, which is none only where movibot is wrong about titles."""
        return normal_title(full, self.facts) or Title(0, full, full)

    def keep(self, *bases: Base) -> None:
        """These pages and their files are the same now."""
        self.bases.keep(*bases)
        self.known.update({base.title: base for base in bases})

    def forget(self, title: str) -> None:
        """Neither is there any more."""
        self.bases.forget(title)
        self.known.pop(title, None)

    def clash(self, title: str) -> Refusal | None:
        """Why a page cannot have a file beside another one's, whose name differs in upper and lower case only."""
        other = self.names.setdefault(clash_key(self.path(title)), title)
        return None if other == title else Refusal("copy-clash", {"other": other})


def open_copy(run: Run, facts: WikiFacts, folder: Path, bases: Bases) -> Copy:
    """The copy, with what a killed run had begun settled.

    Raises:
        UsageError: It is of another wiki, or cannot be used.
    """
    _check_wiki(run, folder, bases)
    copy = Copy(run, facts, Files(folder, facts), bases)
    _settle(copy)
    copy.known.update(bases.all())
    copy.names.update({clash_key(copy.path(title)): title for title in copy.known})
    return copy


def _check_wiki(run: Run, folder: Path, bases: Bases) -> None:
    wiki, known = run.wiki.name, bases.said(_WIKI)
    if not known:
        bases.say(_WIKI, wiki)
    elif _SCHEME.sub("", known) != _SCHEME.sub("", wiki):
        raise UsageError("copy-other-wiki", folder=str(folder), wiki=known, other=wiki)


def _settle(copy: Copy) -> None:
    """What an earlier run was about to write, it has written or not: the file tells."""
    undone = []
    for base, file in copy.bases.announced():
        local = copy.local(base.title)
        if local is not None and digest(local.data) == file:
            copy.bases.keep(base)
        else:
            undone.append(base.title)
        copy.files.clean(copy.path(base.title))
    copy.bases.withdraw(undone)


# --- what is seen at a glance ---------------------------------------------------------------------


def is_as_known(stamp: PageStamp, base: Base) -> bool:
    """Whether the page is as it was: its revision, and where the wiki tells it the digest of its text."""
    same = stamp.revision == base.revision
    return same and stamp.sha1 in {"", hashlib.sha1(base.text.encode(), usedforsecurity=False).hexdigest()}


def obstacle(local: LocalFile, base: Base | None) -> Refusal | None:
    """Why what stands in a file that was edited can be neither sent nor merged, or None."""
    if local.fault is not None:
        return local.fault
    if found := left_markers(local.text, as_saved(base.text) if base else ""):
        line, marker = found
        return Refusal("copy-markers", {"line": line, "marker": marker})
    return None if local.text.strip() else Refusal("copy-empty")


def redirected(page: Page, facts: WikiFacts) -> Refusal:
    """Why a page that became a redirect is left alone."""
    return Refusal("copy-redirect", {"target": redirect_target(page.text, facts) or ""})


def gone(copy: Copy, base: Base, local: LocalFile | None) -> FileOutcome:
    """A page of the copy that the wiki has no more. Its file stays."""
    title, path = base.title, copy.path(base.title)
    if local is None:
        copy.forget(title)
        return FileOutcome(title, path, "deleted-there", Refusal("copy-gone-both"))
    if not local.is_as(base.text):
        return FileOutcome(title, path, "conflict", Refusal("copy-gone-edited"))
    return FileOutcome(title, path, "deleted-there", Refusal("copy-gone"))


def by_path(outcomes: Mapping[str, FileOutcome]) -> tuple[FileOutcome, ...]:
    """In the order of their files."""
    return tuple(sorted(outcomes.values(), key=lambda each: (each.path, each.title)))
