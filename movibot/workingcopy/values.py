"""What the parts of a working copy hand to each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from movibot.model import Edit, Outcome, Problem, Refusal, Report, Revision
from movibot.savedform import as_saved
from movibot.titles import Title

FileKind = Literal[
    "unchanged",
    "fetched",
    "merged",
    "edited",
    "sent",
    "created",
    "joined",
    "deleted-there",
    "deleted-here",
    "conflict",
    "refused",
    "excluded",
    "failed",
]
"""What became of a page and its file.

`fetched`: the file holds what the wiki says now; `merged`: it holds that and what was edited here, which nobody has
sent yet; `edited`: it was edited here and not there; `joined`: sent, and the wiki joined it with somebody's edit.
"""


@dataclass(frozen=True, slots=True)
class Base:
    """A page as it was when its file was last the same as the wiki's text.

    Attributes:
        title: The full title.
        revision: The state of the page.
        text: Its text, as the wiki gave it.
    """

    title: str
    revision: Revision
    text: str


@dataclass(frozen=True, slots=True)
class LocalFile:
    """A file of the copy.

    Attributes:
        path: From the folder of the copy, with `/`.
        title: The page that it holds, or None where its name stands for none.
        data: What it holds; empty where it cannot be read.
        text: That as a wiki would save it.
        fault: Why it cannot be sent, or None.
    """

    path: str
    title: Title | None
    data: bytes = field(default=b"", repr=False)
    text: str = ""
    fault: Refusal | None = None

    def is_as(self, text: str) -> bool:
        """Whether a wiki would keep the same for the file and for a text; of a file with a fault nobody knows."""
        return self.fault is None and (self.data == text.encode() or self.text == as_saved(text))


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of a page and its file.

    Attributes:
        title: The page; empty where the name of the file stands for none.
        path: The file, from the folder of the copy; empty where there is none.
        kind: See `FileKind`.
        reason: Why, where it is not plain.
        revision: The page's revision, where it was read or saved.
    """

    title: str
    path: str
    kind: FileKind
    reason: Refusal | None = None
    revision: Revision | None = None


@dataclass(frozen=True, slots=True)
class Copied:
    """What a pull or a push did, or would do.

    Attributes:
        files: One for each page that was looked at.
        report: The edits that a dry run would have made, what the wiki was asked, and what ended the run.
        rewritten: Of a dry run, the files that would be written anew, each as an edit of its path.
    """

    files: tuple[FileOutcome, ...]
    report: Report
    rewritten: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What is wrong on the pages that a push would send.

    Attributes:
        new: Title -> errors that the page does not have on the wiki.
        known: Title -> errors that it has there, too.
    """

    new: dict[str, tuple[Problem, ...]]
    known: dict[str, tuple[Problem, ...]]


def outcome_of(file: FileOutcome) -> Outcome | None:
    """What the log of runs is told of a file; None for what concerns nobody but the copy."""
    match file.kind:
        case "conflict" | "refused" | "failed" | "excluded":
            return Outcome(file.title or file.path, file.kind, file.reason)
        case _:
            return None
