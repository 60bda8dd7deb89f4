"""When a request is sent again, how often, and how long a run waits for that in all: the one place that knows.

What the wiki asks or the network does is told by a code, of the API's errors or of `Unreachable`; `RULES` says
what follows from each. What has no rule there is final at once. Two more repetitions cost no wait and need to know
the account, so that `session.py` makes them: `badtoken` once with a fresh token, and a lost login once in a run.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from movibot.errors import Unreachable
from movibot.model import Clock
from movibot.wiki.answers import BUSY, INTERNAL, READ_ONLY, ApiError
from movibot.wiki.shape import Answer
from movibot.wiki.transport import LATE, LOST, NO_API, NO_CONNECTION, REDIRECTS, UNKNOWN_HOST

PATIENCE: Final = 300.0
"""Seconds that a run spends on waits and failed tries in all, unless the configuration says otherwise."""

LAST_CHANCE: Final = 10.0
"""Seconds that a repeated request is given at least, so that it is worth its while."""

JITTER: Final = 0.1
"""The part of a pause that chance adds at most, so that bots that were sent away together do not return together."""

Waiting = Callable[[float, str, float], None]
"""Told before each wait: its seconds, the code of its reason, and the seconds that are left for others."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How often one request is sent again after one kind of trouble.

    Attributes:
        pauses: Seconds before each repetition; as many repetitions as pauses.
        endless: The last pause comes again, as long as the patience of the run lasts.
        for_saves: Only after a save. A wiki that is locked when a run logs in is told at once.
        once_known: Only if the wiki has answered before in this run; else it is a wrong address.
    """

    pauses: tuple[float, ...]
    endless: bool = False
    once_known: bool = False
    for_saves: bool = False

    def pause(self, times: int) -> float | None:
        """Seconds before the next repetition after so many, or None where there is none."""
        if times < len(self.pauses):
            return self.pauses[times]
        return self.pauses[-1] if self.endless else None


ASKED: Final = Rule((5, 10, 20, 40, 60), endless=True)
"""The wiki asks for a pause; 5 s is what MediaWiki itself puts into `Retry-After`. Manual:Maxlag parameter."""

LOCKED: Final = Rule((5, 10, 15), for_saves=True)
"""Locked during the run: for the minute of a backup, not for a move of the server."""

DROPPED: Final = Rule((0, 2, 10, 30))
"""At first without a pause: servers close a connection that was idle just when the next request is on its way."""

GONE: Final = Rule((2, 10, 30), once_known=True)
SLOW: Final = Rule((2, 10))
FAILED: Final = Rule((2, 10, 30))
SENSELESS: Final = Rule((2, 10))
"""Cut JSON, a page of a failing server, the portal of a hotel: it passes soon, or needs a person."""

ELSEWHERE: Final = Rule((2, 10), once_known=True)

RULES: Final = {
    **dict.fromkeys(BUSY, ASKED),
    **dict.fromkeys(READ_ONLY, LOCKED),
    INTERNAL: FAILED,
    LOST: DROPPED,
    LATE: SLOW,
    NO_CONNECTION: GONE,
    UNKNOWN_HOST: GONE,
    NO_API: SENSELESS,
    REDIRECTS: ELSEWHERE,
    "HTTP 408": FAILED,
    "HTTP 429": ASKED,
    "HTTP 503": ASKED,
}
"""Code -> what follows from it; HTTP errors that begin with 5 are `FAILED` where they are not named."""


def rule_for(code: str) -> Rule | None:
    """What follows from a code, or None where nothing is sent again."""
    return RULES.get(code) or (FAILED if code.startswith("HTTP 5") else None)


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back from one try.

    Attributes:
        given: The answer, an error that the API answers, or why there was no answer.
        retry_after: Seconds that the wiki asks to wait, or None.
    """

    given: Answer | ApiError | Unreachable
    retry_after: float | None = None

    @property
    def code(self) -> str:
        """What the rules know it by; empty for an answer."""
        match self.given:
            case Answer():
                return ""
            case ApiError(code=code):
                return INTERNAL if code.startswith(INTERNAL) else code
            case error:
                return f"HTTP {error.arguments['status']}" if "status" in error.arguments else error.code

    @property
    def is_uncertain(self) -> bool:
        """Whether a save that got this reply may stand on the wiki all the same."""
        return isinstance(self.given, Unreachable) or self.code == INTERNAL


@dataclass(frozen=True, slots=True)
class Sent:
    """What a request came to, with all its repetitions.

    Attributes:
        given: The last answer, or the last error of the API.
        is_doubtful: An earlier try may have reached the wiki, and done what was asked.
    """

    given: Answer | ApiError
    is_doubtful: bool = False


@dataclass(slots=True)
class Patience:
    """How long one run is patient.

    Attributes:
        clock: Time.
        seconds: For all waits of the run, with the tries that came to nothing.
        waiting: Told before each wait.
        jitter: A number from 0 to 1, by chance.
        is_ending: Somebody asked for the end of the run: nothing is waited for any more, and sent again only where
            it may have reached the wiki, once.
        spent: Seconds that are used up.
    """

    clock: Clock
    seconds: float = PATIENCE
    waiting: Waiting = lambda _seconds, _code, _left: None
    jitter: Callable[[], float] = random.random
    is_ending: Callable[[], bool] = lambda: False
    spent: float = 0
    _knows_wiki: bool = False

    def send(self, once: Callable[[float], Reply], *, saves: bool = False) -> Sent:
        """Send a request, again and again where the rules say so.

        Args:
            once: Sends it one time, in so many seconds at most.
            saves: It is a save.

        Returns:
            What it came to; an error of the API where repeating did not help.

        Raises:
            Unreachable: No answer, and repeating did not help.
        """
        counts: Counter[str] = Counter()
        doubtful = is_last = False
        limit = LAST_CHANCE if self.is_ending() else float("inf")
        while True:
            begun = self.clock.monotonic()
            reply = once(limit)
            took = self.clock.monotonic() - begun
            may_repeat = not is_last and self._may_repeat(reply, saves=saves)
            pause = self._pause(reply, counts, took) if may_repeat else None
            if pause is None:
                return self._final(reply, doubtful=doubtful)
            doubtful = doubtful or reply.is_uncertain
            self.spent += took + pause
            self._wait(pause, reply.code)
            is_last = self.is_ending()
            if is_last and not doubtful:
                return self._final(reply, doubtful=doubtful)
            limit = LAST_CHANCE if is_last else max(LAST_CHANCE, self.seconds - self.spent)

    def _final(self, reply: Reply, *, doubtful: bool) -> Sent:
        if isinstance(reply.given, Unreachable):
            raise reply.given
        return Sent(reply.given, doubtful)

    def _may_repeat(self, reply: Reply, *, saves: bool) -> bool:
        """Whether there is a rule for what came back that holds at this moment of the run."""
        self._knows_wiki = self._knows_wiki or not isinstance(reply.given, Unreachable)
        rule = rule_for(reply.code)
        return rule is not None and (self._knows_wiki or not rule.once_known) and (saves or not rule.for_saves)

    def _pause(self, reply: Reply, counts: Counter[str], took: float) -> float | None:
        """Seconds until the next try, or None where the rule or the patience ends."""
        rule = rule_for(reply.code)
        pause = rule.pause(counts[reply.code]) if rule else None
        counts[reply.code] += 1
        if not pause:
            return pause
        pause = max(pause * (1 + JITTER * self.jitter()), reply.retry_after or 0)
        return pause if pause <= self.seconds - self.spent - took else None

    def _wait(self, seconds: float, code: str) -> None:
        if seconds and not self.is_ending():
            self.waiting(seconds, code, self.seconds - self.spent)
            self.clock.sleep(seconds)
