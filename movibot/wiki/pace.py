"""When the next save may be sent: as far from the last one as configured, and never more often than the wiki allows.

A wiki that is asked too often answers `ratelimited`, with HTTP 200 and no word on how long to wait. It says beforehand
how often it may be asked; see the manual page "Manual:$wgRateLimits".
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from movibot.model import Clock
from movibot.wiki.about import Limit

Earlier = Callable[[int], Iterable[float]]
"""How many saves are asked for at most -> how many seconds ago the account made its latest ones."""

_BUCKETS: Final = 30
"""MediaWiki counts a window in so many parts, and forgets a part as a whole (`WRStatsRateLimiter`)."""
_TICK: Final = 1.0
"""Seconds; some stores of counters know whole ones only."""


def nothing_earlier(_: int) -> Iterable[float]:
    """No save of before this run counts."""
    return ()


@dataclass(slots=True)
class Pace:
    """Holds saves back.

    A save counts from its answer on, because nobody knows when before that the wiki counted it.

    Attributes:
        clock: Time.
        throttle: Seconds from one save to the next.
        earlier: Asked once, before the first save that a limit concerns: another run may have used it up.
    """

    clock: Clock
    throttle: float = 0
    earlier: Earlier = nothing_earlier
    _sent: float | None = None
    _answered: list[float] = field(default_factory=list)
    _knows_earlier: bool = False

    @contextmanager
    def one_save(self, limits: Sequence[Limit]) -> Iterator[None]:
        """Wait until a save may be sent, and count it when it was answered, whatever the answer.

        Args:
            limits: How often the account may save, each by itself.
        """
        self.wait(limits)
        self._sent = self.clock.monotonic()
        try:
            yield
        finally:
            self._answered.append(self.clock.monotonic())
            del self._answered[: -max((limit.hits for limit in _real(limits)), default=1)]

    def wait(self, limits: Sequence[Limit]) -> None:
        """Wait until a save may be sent."""
        self._ask_earlier(limits)
        pause = self._next(self._sent, self._answered, limits) - self.clock.monotonic()
        if pause > 0:
            self.clock.sleep(pause)

    def least_seconds(self, saves: int, limits: Sequence[Limit]) -> float:
        """How long so many saves take at least from now on, if they were answered at once."""
        now, sent, answered = self.clock.monotonic(), self._sent, self._answered.copy()
        at = now
        for _ in range(saves):
            at = sent = max(self._next(sent, answered, limits), at)
            answered.append(at)
        return at - now

    def _next(self, sent: float | None, answered: Sequence[float], limits: Sequence[Limit]) -> float:
        """The moment at which the next save may be sent."""
        used_up = [limit for limit in _real(limits) if len(answered) >= limit.hits]
        free = (answered[-limit.hits] + _window(limit) for limit in used_up)
        return max(-math.inf if sent is None else sent + self.throttle, *free, -math.inf)

    def _ask_earlier(self, limits: Sequence[Limit]) -> None:
        counted = _real(limits)
        if counted and not self._knows_earlier:
            self._knows_earlier = True
            now, longest = self.clock.monotonic(), max(map(_window, counted))
            ages = self.earlier(max(limit.hits for limit in counted))
            self._answered = sorted(now - age for age in ages if age < longest) + self._answered


def _real(limits: Sequence[Limit]) -> Sequence[Limit]:
    """Those that let anything through; of the others the wiki itself tells."""
    return [limit for limit in limits if limit.hits > 0]


def _window(limit: Limit) -> float:
    return limit.seconds * (1 + 1 / _BUCKETS) + _TICK
