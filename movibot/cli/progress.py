"""How far a run is: one line on a terminal, with rate and remaining time; nothing where standard error is none."""

from __future__ import annotations

import math
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeVar

from movibot.cli.lines import STATUS, tell
from movibot.messages import sentence
from movibot.model import Outcome, Page
from movibot.progress import LeastSeconds, Progress, at_will

T = TypeVar("T")

_BETWEEN: Final = 0.1
"""Seconds between two drawings."""
_STEADY: Final = 1.0
"""Seconds after which a rate says something."""
_LONG: Final = 10.0
"""Seconds that are worth a word beforehand."""
_FEW: Final = 10
_MINUTE: Final = 60


def progress_on(language: str) -> Progress:
    """What shows progress on a terminal that can take a line back, and elsewhere tells of what takes long."""
    seen = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    return TerminalProgress(language) if seen else LoggedProgress(language)


def _width() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


@dataclass(frozen=True, slots=True)
class LoggedProgress:
    """Tells once how long saving takes, where that is long. The saves themselves are told one by one.

    Attributes:
        language: Of the words.
    """

    language: str

    def reading(self, pages: Iterable[Page], count: int) -> Iterable[Page]:
        """Pages as they are read."""
        del count
        return pages

    def saving(
        self, outcomes: Iterator[Outcome], decided: int, count: int, least: LeastSeconds = at_will
    ) -> Iterator[Outcome]:
        """Outcomes as they come."""
        del decided
        if (seconds := least(count)) >= _LONG:
            told = {"total": _number(count, self.language), "n": count, "left": _time(seconds)}
            tell(sentence("progress-pace", told, self.language), aside=True)
        return outcomes


@dataclass(frozen=True, slots=True)
class TerminalProgress:
    """Shows progress.

    Attributes:
        language: Of the words.
        monotonic: Seconds of a clock that only goes forward.
        width: Columns of the terminal, which may change.
    """

    language: str
    monotonic: Callable[[], float] = time.monotonic
    width: Callable[[], int] = _width

    def reading(self, pages: Iterable[Page], count: int) -> Iterator[Page]:
        """Pages as they are read."""
        return self._watched("progress-reading", iter(pages), count)

    def saving(
        self, outcomes: Iterator[Outcome], decided: int, count: int, least: LeastSeconds = at_will
    ) -> Iterator[Outcome]:
        """Outcomes as they come. Saves that the wiki takes at once say nothing of those it holds back."""
        for _ in range(decided):
            if (outcome := next(outcomes, None)) is None:
                return
            yield outcome
        yield from self._watched("progress-saving", outcomes, count, least)

    def _watched(self, code: str, items: Iterator[T], count: int, least: LeastSeconds | None = None) -> Iterator[T]:
        """The items; what is being waited for stands on the terminal, each time for saves, else now and then."""
        begun = self.monotonic()
        drawn, done = begun - _BETWEEN, 0
        try:
            while True:
                now = self.monotonic()
                if done < count and (least or now - drawn >= _BETWEEN):
                    STATUS.show(self._line(code, done, count, now - begun, least or at_will))
                    drawn = now
                try:
                    item = next(items)
                except StopIteration:
                    return
                done += 1
                yield item
        finally:
            STATUS.clear()

    def _line(self, code: str, done: int, count: int, seconds: float, least: LeastSeconds) -> str:
        """What fits: without the rate, then without the remaining time, on a narrow terminal."""
        told = {"done": _number(done, self.language), "total": _number(count, self.language), "n": count}
        rate = done / seconds if done and seconds >= _STEADY else 0.0
        known, at_least = (count - done) / rate if rate else 0.0, least(count - done)
        left = {"left": _time(max(known, at_least)) if rate or at_least >= _LONG else ""}
        with_rate = {"rate": _rate(rate, self.language) if rate else ""}
        choices = (left | with_rate, left | {"rate": ""}, {"left": "", "rate": ""})
        lines = [sentence(code, told | each, self.language) for each in choices]
        room = self.width() - 1
        return next((line for line in lines if len(line) <= room), lines[-1][:room])


def _number(number: int, language: str) -> str:
    return f"{number:,}".replace(",", "\u202f" if language == "fr" else ",")


def _rate(rate: float, language: str) -> str:
    if rate >= _FEW:
        return _number(round(rate), language)
    return f"{rate:.1f}".replace(".", "," if language == "fr" else ".")


def _time(seconds: float) -> str:
    """Rounded up: `4 s`, `12 min`, `2 h 05`. The same in both languages."""
    whole = math.ceil(seconds)
    if whole < _MINUTE:
        return f"{whole}\u00a0s"
    minutes = math.ceil(whole / _MINUTE)
    if minutes < _MINUTE:
        return f"{minutes}\u00a0min"
    return f"{minutes // _MINUTE}\u00a0h\u00a0{minutes % _MINUTE:02d}"
