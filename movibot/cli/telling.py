"""What becomes of pages, told as it comes; what is alike is told together, so that a log stays readable for a year."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from movibot.cli.lines import INFO, OF_OUTCOMES, tell
from movibot.messages import bare_sentence, quoted, sentence
from movibot.model import Again, Outcome
from movibot.report import outcome_line

MISSING: Final = "page-missing"
"""The code of pages that may not be created, which come by the dozen where a whole pack meets a wiki."""
_FEW: Final = 3
"""So many of them are told one by one."""
_NAMED: Final = 5
"""So many titles stand in the line that tells more of them."""


def announce(command: str, wiki: str, zone: datetime.tzinfo, language: str, *, aside: bool = False) -> None:
    """Begin what a run tells with its date, where nobody sits in front.

    Args:
        command: What runs.
        wiki: The name of the wiki, or empty.
        zone: In which the time is told.
        language: Of the line.
        aside: On standard error, with the error that follows.
    """
    if not (sys.stderr if aside else sys.stdout).isatty():
        about = {"command": command, "wiki": wiki, "when": datetime.datetime.now(zone)}
        tell(sentence("run-begins", about, language), INFO, aside=aside)


def tell_outcome(outcome: Outcome, language: str, again: Again | None = None) -> None:
    """Tell what became of a page."""
    tell(outcome_line(outcome, language, again), OF_OUTCOMES[outcome.kind])


@dataclass(slots=True)
class FewOfEach:
    """Lets the first refusals for each reason be told, and counts the others."""

    _seen: dict[str, list[Outcome]] = field(default_factory=dict)

    def lets(self, outcome: Outcome) -> bool:
        """Whether an outcome is to be told."""
        if outcome.kind != "refused" or outcome.reason is None:
            return True
        alike = self._seen.setdefault(outcome.reason.code, [])
        alike.append(outcome)
        return len(alike) <= _NAMED

    def lines(self, language: str) -> Iterator[str]:
        """How many were not told, and why they were refused."""
        for code, alike in self._seen.items():
            if (n := len(alike) - _NAMED) > 0:
                reason = bare_sentence(code, _in_common(alike[_NAMED:]), language)
                yield sentence("undo-more", {"n": n, "reason": reason}, language)


def _in_common(alike: Sequence[Outcome]) -> dict[str, Any]:
    """What the reasons of all these outcomes say."""
    first, *others = [each.reason.arguments if each.reason else {} for each in alike]
    return {key: value for key, value in first.items() if all(other.get(key) == value for other in others)}


@dataclass(slots=True)
class OutcomeTeller:
    """Tells outcomes.

    Attributes:
        counts: Unchanged pages are counted, and not told one by one.
        again: How long a page has been left to a person, or None.
        anyway: The option that a guard names, a title -> the command line that lifts the guard for that page.
    """

    counts: bool
    again: Callable[[Outcome], Again | None]
    anyway: Callable[[str, str], str]
    _unchanged: int = 0
    _missing: list[Outcome] = field(default_factory=list)

    def tell(self, outcome: Outcome, language: str) -> None:
        """Tell an outcome now, or keep it for `finish`."""
        if self.counts and outcome.kind == "unchanged" and outcome.reason is None:
            self._unchanged += 1
        elif outcome.kind == "refused" and outcome.reason and outcome.reason.code == MISSING:
            self._missing.append(outcome)
        else:
            self._tell_one(outcome, language)

    def _tell_one(self, outcome: Outcome, language: str) -> None:
        line = outcome_line(outcome, language, self.again(outcome))
        if outcome.reason and (override := outcome.reason.arguments.get("override")):
            told = {"line": self.anyway(str(override), outcome.title)}
            line = f"{line}\n    {sentence('override-advice', told, language)}"
        tell(line, OF_OUTCOMES[outcome.kind])

    def finish(self, language: str) -> None:
        """Tell what was kept."""
        missing = self._missing
        if len(missing) > _FEW:
            titles = [quoted(each.title, language) for each in missing[:_NAMED]]
            told = {"n": len(missing), "titles": [*titles, "…"] if len(missing) > _NAMED else titles}
            tell(sentence("outcomes-missing", told, language), OF_OUTCOMES["refused"])
        else:
            for outcome in missing:
                self._tell_one(outcome, language)
        if self._unchanged:
            tell(sentence("outcomes-unchanged", {"n": self._unchanged}, language), OF_OUTCOMES["unchanged"])
