"""Saves come as the wiki allows: never too soon, and no later than need be. Time is a number here."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movibot.model import Clock, Saved
from movibot.wiki.about import Limit
from movibot.wiki.mediawiki import Credentials, MediaWiki
from movibot.wiki.pace import Pace
from movibot.wiki.retrying import Patience
from movibot.wiki.shape import Answer
from movibot.wiki.siteabout import edit_limits
from tests.mediawiki.installation import Installation
from tests.mediawiki.person import Person, Refused

DAY = datetime.date(2026, 11, 22)


@dataclass
class Time:
    """A clock that moves only when somebody sleeps, or works."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    @property
    def clock(self) -> Clock:
        return Clock(DAY, self.sleep, lambda: self.now)


def moments(time: Time, pace: Pace, limits: list[Limit], saves: int, takes: float = 0.0) -> list[float]:
    """When the wiki was sent each of so many saves, which take so long each."""
    sent = []
    for _ in range(saves):
        with pace.one_save(limits):
            sent.append(time.now - 1000.0)
            time.now += takes
    return sent


def test_nothing_holds_back_where_there_is_no_limit() -> None:
    time = Time()
    assert moments(time, Pace(time.clock), [], 500) == [0.0] * 500
    assert moments(time, Pace(time.clock), [Limit(0, 60)], 5) == [0.0] * 5
    assert time.slept == []
    assert Pace(time.clock).least_seconds(500, []) == 0


def test_the_throttle_counts_from_the_beginning_of_a_save() -> None:
    time = Time()
    assert moments(time, Pace(time.clock, 4), [], 3, takes=1) == [0, 4, 8]
    assert Pace(time.clock, 4).least_seconds(3, []) == 8


def test_a_limit_lets_a_few_saves_pass_at_once_and_holds_the_others_back() -> None:
    time = Time()
    sent = moments(time, Pace(time.clock), [Limit(3, 30)], 8)
    assert sent == [0, 0, 0, 32, 32, 32, 64, 64]
    assert len(time.slept) == 2
    assert Pace(time.clock).least_seconds(8, [Limit(3, 30)]) == 64


LIMITS = st.lists(st.builds(Limit, st.integers(1, 9), st.integers(1, 90)), max_size=3)


@given(LIMITS, st.floats(0, 20), st.floats(0, 5), st.integers(1, 40))
def test_no_limit_is_ever_passed(limits: list[Limit], throttle: float, takes: float, saves: int) -> None:
    time = Time()
    pace = Pace(time.clock, throttle)
    least = pace.least_seconds(saves, limits)
    sent = moments(time, pace, limits, saves, takes)
    assert sent[-1] >= least - 0.001, "it was promised too late"
    for number, moment in enumerate(sent):
        assert number == 0 or moment - sent[number - 1] >= throttle - 0.001
        for limit in limits:
            before = sent[: number + 1][-limit.hits - 1 :]
            # However late within its time the wiki counts a save, a window never holds more than is allowed.
            assert len(before) <= limit.hits or moment - (before[0] + takes) >= limit.seconds


def test_what_an_earlier_run_saved_counts() -> None:
    time = Time()
    asked: list[int] = []

    def earlier(most: int) -> list[float]:
        asked.append(most)
        return [2.0, 10.0, 500.0]

    pace = Pace(time.clock, earlier=earlier)
    assert moments(time, pace, [Limit(3, 30)], 3) == [0, 22, 30]
    assert asked == [3]
    unlimited = Pace(time.clock, earlier=earlier)
    assert len(moments(time, unlimited, [], 9)) == 9
    assert asked == [3], "nobody asks where there is no limit"


def test_a_save_that_fails_counts_too() -> None:
    time = Time()
    pace = Pace(time.clock)
    with pytest.raises(ZeroDivisionError), pace.one_save([Limit(1, 30)]):
        raise ZeroDivisionError
    assert moments(time, pace, [Limit(1, 30)], 1) == [32]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, ()),
        ({"ratelimits": {}}, ()),
        ({"ratelimits": {"move": {"user": {"hits": 8, "seconds": 60}}}}, ()),
        ({"ratelimits": {"edit": {"user": {"hits": 90, "seconds": 60}}}}, (Limit(90, 60),)),
        # MediaWiki takes the most generous of the account's own limits.
        (
            {"ratelimits": {"edit": {"user": {"hits": 9, "seconds": 60}, "bot": {"hits": 90, "seconds": 60}}}},
            (Limit(90, 60),),
        ),
        # Those of addresses hold beside it; that of new accounts stands in its place.
        (
            {
                "ratelimits": {
                    "edit": {
                        "ip": {"hits": 8, "seconds": 60},
                        "newbie": {"hits": 7, "seconds": 60},
                        "user": {"hits": 90, "seconds": 60},
                    }
                }
            },
            (Limit(8, 60), Limit(7, 60)),
        ),
        (
            {
                "ratelimits": {
                    "edit": {"user": {"hits": 90, "seconds": 60}},
                    "create": {"user": {"hits": 5, "seconds": 9}},
                }
            },
            (Limit(90, 60), Limit(5, 9)),
        ),
    ],
)
def test_limits_are_read_as_mediawiki_applies_them(given: dict[str, object], expected: tuple[Limit, ...]) -> None:
    assert edit_limits(Answer(given, "")) == expected


def test_a_real_wiki_never_refuses_a_save_for_its_rate(mediawiki: Installation, person: Person) -> None:
    mediawiki.configure(
        "$wgRateLimits = [ 'edit' => [ 'user' => [ 4, 3 ] ] ]; $wgGroupPermissions['bot']['noratelimit'] = false;"
    )
    waits: list[str] = []
    runs: list[MediaWiki] = []
    account = mediawiki.users.bot_password

    def wiki() -> MediaWiki:
        patience = Patience(Clock(DAY), waiting=lambda _seconds, code, _left: waits.append(code))
        given = Credentials(account.name, account.password)
        return MediaWiki(mediawiki.api, contact="", clock=Clock(DAY), credentials=given, patience=patience)

    for run in range(2):  # the second begins where the first has used up what is allowed
        runs.append(wiki())
        for page in runs[-1].pages([f"Page {run} {number}" for number in range(6)]):
            assert isinstance(runs[-1].save(page, "texte", ""), Saved)
    assert waits == []
    assert person.text("Page 1 5") == "texte"
    assert runs[-1].least_seconds(8) > 3
    assert runs[-1].traffic.writes == 6, "to ask for the pace is to read"
    mediawiki.configure("")
    assert wiki().least_seconds(8) == 0


def test_the_wiki_does_refuse_who_comes_too_often(mediawiki: Installation) -> None:
    """Else the test above would say nothing."""
    mediawiki.configure(
        "$wgRateLimits = [ 'edit' => [ 'user' => [ 4, 60 ] ] ]; $wgGroupPermissions['bot']['noratelimit'] = false;"
    )
    with Person(mediawiki, mediawiki.users.person) as someone:
        for number in range(4):
            someone.edit(f"Page {number}", "texte")
        with pytest.raises(Refused, match="ratelimited"):
            someone.edit("Page 5", "texte")
