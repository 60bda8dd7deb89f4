"""Pages as the wiki has them, and as they would be -> the errors that are new, and those that were there before.

Two errors are the same where they say the same; where they stand does not matter, since what was written before them
may have moved them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from movibot.model import Page, Problem, Revision, WikiFacts
from movibot.reading import Run, read_pages
from movibot.workingcopy.values import Found

_PLACES: Final = frozenset({"line", "lines", "column"})
_UNSAVED: Final = Revision("unsaved")


def weigh(run: Run, facts: WikiFacts, texts: Sequence[tuple[Page, str]]) -> Found:
    """Hold the records of pages against their schemas, as they are and as they would be.

    Args:
        run: What to work with.
        facts: Of the wiki.
        texts: Pages as the wiki has them, existing or not, and what each would become.

    Raises:
        WikiError: The wiki cannot be used.
    """
    saved = [replace(page, text=text, revision=_UNSAVED) for page, text in texts]
    after = _errors(run, facts, saved, frozenset(page.title for page in saved))
    wrong = [page for page, _ in texts if after.get(page.title) and page.revision is not None]
    before = _errors(run, facts, wrong) if wrong else {}
    new: dict[str, tuple[Problem, ...]] = {}
    known: dict[str, tuple[Problem, ...]] = {}
    for title, problems in after.items():
        there = Counter(map(_said, before.get(title, ())))
        for problem in problems:
            said = _said(problem)
            there[said] -= 1
            kind = known if there[said] >= 0 else new
            kind[title] = (*kind.get(title, ()), problem)
    return Found(new, known)


def _errors(
    run: Run, facts: WikiFacts, pages: Iterable[Page], coming: frozenset[str] = frozenset()
) -> dict[str, list[Problem]]:
    """Title -> errors; a reference to one of the pages that are to come leads somewhere."""

    def existing(titles: Iterable[str]) -> frozenset[str]:
        asked = frozenset(titles)
        return run.known.existing(asked - coming) | (asked & coming)

    harvest = read_pages(run.pack, facts, pages, existing, today=run.today, targets=run.known.pages)
    found: dict[str, list[Problem]] = {}
    for problem in harvest.problems:
        if problem.severity == "error":
            found.setdefault(problem.place.source, []).append(problem)
    return found


def _said(problem: Problem) -> tuple[str, str]:
    told = {key: value for key, value in problem.arguments.items() if key not in _PLACES}
    return problem.code, repr(sorted(told.items(), key=lambda item: item[0]))
