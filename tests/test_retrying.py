"""One policy of repetition, by code, within the patience of a run: what is sent again, when, and what never is."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from movibot.errors import LoginFailed, PermissionMissing, ReadOnly, Unreachable
from movibot.model import Clock, Conflicted, Page, Rejected, Revision, Saved
from movibot.wiki.mediawiki import Credentials, MediaWiki
from movibot.wiki.retrying import ASKED, JITTER, PATIENCE, Patience
from movibot.wiki.transport import seconds_asked
from tests.fakewiki import Parameters, Reply, fake_wiki
from tests.test_mediawiki_failures import (
    ACCESS,
    BASE,
    HASTE,
    HTML,
    LOGGED_IN,
    PASSWORD,
    Sleeper,
    editing,
    failure,
    honest,
    refusal,
)
from tests.wikis import DAY

DONE = {"edit": {"result": "Success", "newrevid": 8, "oldrevid": 7}}
SAVED = Saved(Revision("8"), Revision("7"))
NEW = Page("Neuve", 0, "", None, "2026-11-22T00:00:00Z")


@dataclass
class Told:
    """A client whose waits are remembered and take no time."""

    sleeper: Sleeper = field(default_factory=Sleeper)
    waits: list[tuple[float, str, float]] = field(default_factory=list)
    asked_in: int = 0

    @property
    def is_ending(self) -> bool:
        """Somebody asks for the end during that wait, from 1; 0 is never."""
        return 0 < self.asked_in <= len(self.waits)

    def client(self, url: str, seconds: float = PATIENCE, jitter: float = 0, tag: str = "") -> MediaWiki:
        clock = self.sleeper.clock
        patience = Patience(clock, seconds, lambda *told: self.waits.append(told))
        patience.jitter, patience.is_ending = lambda: jitter, lambda: self.is_ending
        return MediaWiki(
            url,
            contact="",
            clock=clock,
            credentials=Credentials("MoviBot@movibot", PASSWORD),
            timeouts=HASTE,
            patience=patience,
            tag=tag,
        )


def edits(answers: list[Any]) -> Callable[[Parameters], Reply]:
    """A wiki that answers edits by these in turn, the last one again and again."""

    def answer(given: Parameters) -> Reply:
        if given["action"] != "edit":
            return honest(given)
        found = answers.pop(0) if len(answers) > 1 else answers[0]
        return found if isinstance(found, Reply) else Reply(found)

    return answer


def save(wiki: MediaWiki) -> object:
    return wiki.save(BASE, "après", "")


# --- what the wiki asks ----------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["maxlag", "ratelimited", "actionthrottledtext", "actionthrottled"])
def test_a_busy_wiki_is_waited_for_longer_each_time(code: str) -> None:
    told = Told()
    with fake_wiki(edits([refusal(code)] * 3 + [DONE])) as server:
        assert save(told.client(server.api)) == SAVED
    assert told.sleeper.slept == [5, 10, 20]
    assert told.waits == [(5, code, 295), (10, code, 285), (20, code, 265)]


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("headers", "pauses"),
    [
        ({}, [5, 10]),
        ({"Retry-After": "7"}, [7, 10]),
        ({"Retry-After": "0"}, [5, 10]),
        ({"Retry-After": "demain"}, [5, 10]),
        ({"Retry-After": "Fri, 27 Nov 2026 10:00:40 GMT", "Date": "Fri, 27 Nov 2026 10:00:00 GMT"}, [40, 40]),
    ],
)
def test_the_wait_that_a_wiki_asks_for_is_kept(status: int, headers: dict[str, str], pauses: list[float]) -> None:
    told = Told()
    with fake_wiki(edits([Reply(HTML, status=status, headers=headers)] * 2 + [Reply(DONE)])) as server:
        assert save(told.client(server.api)) == SAVED
    assert told.sleeper.slept == pauses


def test_the_wait_of_an_answer_with_http_200_is_kept_too() -> None:
    told = Told()
    lag = Reply(refusal("maxlag"), headers={"X-Database-Lag": "9", "Retry-After": "9"})
    with fake_wiki(edits([lag, DONE])) as server:
        assert save(told.client(server.api)) == SAVED
    assert told.sleeper.slept == [9]


@pytest.mark.parametrize("asked", ["301", "9" * 40])
def test_a_wait_beyond_the_patience_is_not_begun(asked: str) -> None:
    told = Told()
    with fake_wiki(edits([Reply(HTML, status=503, headers={"Retry-After": asked})])) as server:
        assert failure(Unreachable, told.client(server.api), save).code == "wiki-http-error"
    assert told.sleeper.slept == []


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"Retry-After": "5"}, 5),
        ({"Retry-After": " 5 "}, 5),
        ({"Retry-After": "-5"}, None),
        ({"Retry-After": "٥"}, None),
        ({"Retry-After": "Fri, 27 Nov 2026 10:00:40 GMT"}, None),
        ({"Retry-After": "Fri, 27 Nov 2026 10:00:40 GMT", "Date": "Fri, 27 Nov 2026 10:00:50 GMT"}, 0),
        ({"Retry-After": "Fri, 27 Nov 2026 10:00:40 GMT", "Date": "Fri, 27 Nov 2026 10:00:00"}, None),
        ({"Retry-After": "Fri, 99 Nov 2026 10:00:40 GMT", "Date": "Fri, 27 Nov 2026 10:00:00 GMT"}, None),
    ],
)
def test_what_retry_after_says(headers: dict[str, str], seconds: float | None) -> None:
    assert seconds_asked(headers) == seconds


# --- the patience of a run -------------------------------------------------------------------------------


@pytest.mark.parametrize("seconds", [0, 4, 60, PATIENCE])
def test_a_run_is_patient_so_long_and_no_longer(seconds: float) -> None:
    told = Told()
    with fake_wiki(edits([refusal("maxlag")])) as server:
        wiki = told.client(server.api, seconds)
        assert failure(Unreachable, wiki, save).code == "wiki-busy"
        assert sum(told.sleeper.slept) <= seconds
        assert seconds < 5 or sum(told.sleeper.slept) > seconds - max(ASKED.pauses)
        waited = len(told.sleeper.slept)
        failure(Unreachable, wiki, save)
        assert len(told.sleeper.slept) <= waited + 3, "the patience is the run's, not each request's"
        assert sum(told.sleeper.slept) <= seconds


def test_the_time_that_failed_tries_take_counts() -> None:
    told = Told()

    def slowly(_: Parameters) -> Any:
        told.sleeper.passed += 100
        return refusal("maxlag")

    with fake_wiki(editing(slowly)) as server:
        assert failure(Unreachable, told.client(server.api), save).code == "wiki-busy"
        assert [given["action"] for given in server.parameters].count("edit") == 3
    assert told.sleeper.slept == [5, 10]


def test_chance_adds_a_little_to_a_pause() -> None:
    told = Told()
    with fake_wiki(edits([refusal("maxlag"), DONE])) as server:
        save(told.client(server.api, jitter=1))
    assert told.sleeper.slept == [5 * (1 + JITTER)]


# --- what happens on the way -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fault", "pauses"),
    [
        (Reply(dropped=True), [2, 10]),
        (Reply(HTML * 999, cut=True), [2, 10]),
        (Reply(silent=True), [2, 10]),
        (Reply(HTML), [2, 10]),
        (Reply('{"edit": {"result": "Succ'), [2, 10]),
        (Reply(HTML, status=500), [2, 10, 30]),
        (Reply(HTML, status=302, headers={"Location": "http://127.0.0.1:9/portail"}), [2, 10]),
        (Reply(refusal("internal_api_error_DBQueryError")), [2, 10, 30]),
        (Reply(refusal("readonly", readonlyreason="Sauvegarde")), [5, 10, 15]),
    ],
)
def test_an_accident_passes_or_ends_the_run(fault: Reply, pauses: list[float]) -> None:
    told = Told()
    times = len(pauses) + (1 if fault.dropped or fault.cut else 0)
    with fake_wiki(edits([fault] * times + [DONE])) as server:
        assert save(told.client(server.api)) == SAVED
    assert told.sleeper.slept == pauses


def test_a_wiki_that_goes_away_in_the_middle_is_waited_for() -> None:
    told = Told()
    with fake_wiki(edits([DONE])) as server:
        wiki = told.client(server.api)
        assert save(wiki) == SAVED
    with pytest.raises(Unreachable) as raised:
        save(wiki)
    assert raised.value.code == "wiki-no-connection"
    assert told.sleeper.slept == [2, 10, 30]


def test_a_wiki_that_never_answered_is_a_wrong_address_and_not_waited_for() -> None:
    told = Told()
    with fake_wiki(edits([DONE])) as server:
        wiki = told.client(server.api)
    with pytest.raises(Unreachable):
        save(wiki)
    assert told.sleeper.slept == []


def test_a_wiki_that_is_locked_for_good_ends_the_run_soon() -> None:
    told = Told()
    with fake_wiki(edits([refusal("readonly", readonlyreason="Travaux")])) as server:
        error = failure(ReadOnly, told.client(server.api), save)
    assert error.arguments["explanation"] == "Travaux"
    assert told.sleeper.slept == [5, 10, 15]


@pytest.mark.parametrize(
    "locked",
    [{"login": {"result": "Failed", "reason": {"code": "readonly", "text": "Travaux"}}}, refusal("readonly")],
)
def test_a_wiki_that_is_locked_when_the_run_begins_is_not_waited_for(locked: Any) -> None:
    told = Told()
    with fake_wiki(lambda given: Reply(locked) if given["action"] == "login" else honest(given)) as server:
        failure(ReadOnly, told.client(server.api), save)
        assert [given["action"] for given in server.parameters].count("login") == 1
    assert told.waits == []


@pytest.mark.parametrize("code", ["protectedpage", "spamblacklist", "editconflict", "permissiondenied", "missingparam"])
def test_what_waiting_does_not_mend_is_sent_once(code: str) -> None:
    told = Told()
    with fake_wiki(edits([refusal(code)])) as server:
        with contextlib.suppress(PermissionMissing):
            save(told.client(server.api))
        assert [given["action"] for given in server.parameters].count("edit") == 1
    assert told.waits == []


# --- a save whose answer was lost ------------------------------------------------------------------------


def latest(user: str, revision: int, parent: int, text: str) -> dict[str, Any]:
    held = {"revid": revision, "parentid": parent, "user": user, "slots": {"main": {"content": text}}}
    return {"query": {"pages": [{"pageid": 1, "title": "x", "revisions": [held]}]}}


NO_CHANGE = {"edit": {"result": "Success", "nochange": True}}
EXISTS = refusal("articleexists")


@dataclass(frozen=True)
class Lost:
    page: Page
    second: Any
    latest: dict[str, Any]
    result: object


@pytest.mark.parametrize(
    "case",
    [
        Lost(BASE, DONE, {}, SAVED),
        Lost(BASE, NO_CHANGE, latest("MoviBot", 8, 7, "après"), SAVED),
        Lost(BASE, NO_CHANGE, latest("MoviBot", 9, 8, "fusion"), Saved(Revision("9"), Revision("8"))),
        Lost(BASE, NO_CHANGE, latest("Lou", 8, 7, "après"), Saved(Revision("7"), Revision("7"), changed=False)),
        Lost(BASE, NO_CHANGE, latest("MoviBot", 7, 6, "après"), Saved(Revision("7"), Revision("7"), changed=False)),
        Lost(BASE, refusal("editconflict"), latest("Lou", 9, 8, "autre"), Conflicted()),
        Lost(BASE, refusal("missingtitle"), {"query": {"pages": [{"title": "x", "missing": True}]}}, Conflicted()),
        Lost(BASE, refusal("protectedpage", "Non."), {}, Rejected("protectedpage", "Non.")),
        Lost(NEW, EXISTS, latest("MoviBot", 8, 0, "après"), Saved(Revision("8"), None)),
        Lost(NEW, EXISTS, latest("MoviBot", 8, 0, "autre"), Conflicted()),
        Lost(NEW, EXISTS, latest("Lou", 8, 0, "après"), Conflicted()),
    ],
)
def test_a_save_whose_answer_was_lost_is_found_again(case: Lost) -> None:
    replies = edits([Reply(dropped=True), case.second])

    def answer(given: Parameters) -> Reply:
        return Reply(case.latest) if given.get("rvprop") == "ids|user|content" else replies(given)

    with fake_wiki(answer) as server:
        assert Told().client(server.api).save(case.page, "après ", "") == case.result
        first, second = [given for given in server.parameters if given["action"] == "edit"]
        assert first == second


@pytest.mark.parametrize(("page", "answer"), [(NEW, EXISTS), (BASE, refusal("editconflict"))])
def test_a_save_that_was_answered_is_not_looked_for(page: Page, answer: Any) -> None:
    with fake_wiki(edits([answer])) as server:
        assert Told().client(server.api).save(page, "après", "") == Conflicted()
        assert not any("rvprop" in given for given in server.parameters)


# --- the account -----------------------------------------------------------------------------------------


def forgetful(times: int) -> Callable[[Parameters], Reply]:
    """A wiki that knows the account no more, so many times."""
    left = [times]

    def answer(given: Parameters) -> Reply:
        if given.get("assert") and given["action"] != "login" and left[0]:
            left[0] -= 1
            return Reply(refusal("assertuserfailed"))
        return Reply(DONE) if given["action"] == "edit" else honest(given)

    return answer


def test_a_lost_login_is_made_good_once_in_a_run() -> None:
    with fake_wiki(forgetful(1)) as server:
        assert save(Told().client(server.api)) == SAVED
        assert [given["action"] for given in server.parameters].count("login") == 2
    with fake_wiki(forgetful(2)) as server:
        assert failure(LoginFailed, Told().client(server.api), save).code == "session-lost"
        assert [given["action"] for given in server.parameters].count("login") == 2


def test_a_login_that_is_lost_at_a_save_comes_back_with_a_new_token() -> None:
    answers = [refusal("assertuserfailed"), DONE]
    with fake_wiki(edits(answers)) as server:
        assert save(Told().client(server.api)) == SAVED
        assert [given["action"] for given in server.parameters].count("login") == 2
        assert PASSWORD not in "".join(server.requests[-1])


def test_nobody_saves_namelessly_where_the_wiki_lets_nobody_in_again() -> None:
    locked = {"login": {"result": "Failed", "reason": {"code": "readonly", "text": "Travaux"}}}
    logins = [LOGGED_IN, locked]

    def answer(given: Parameters) -> Reply:
        if given["action"] == "login":
            return Reply(logins.pop(0))
        return Reply(refusal("assertuserfailed")) if given["action"] == "edit" else honest(given)

    with fake_wiki(answer) as server:
        assert failure(ReadOnly, Told().client(server.api), save).arguments["explanation"] == "Travaux"
        assert [given["action"] for given in server.parameters].count("edit") == 1


# --- the change tag --------------------------------------------------------------------------------------


def test_a_tag_goes_with_each_save_if_it_is_wished() -> None:
    with fake_wiki(edits([DONE])) as server:
        wiki = Told().client(server.api, tag="movibot")
        assert (save(wiki), wiki.remarks) == (SAVED, ())
        assert server.parameters[-1]["tags"] == "movibot"
    with fake_wiki(edits([DONE])) as server:
        save(Told().client(server.api))
        assert "tags" not in server.parameters[-1]


@pytest.mark.parametrize("code", ["badtags", "tags-apply-no-permission", "tags-apply-not-allowed-one"])
def test_a_tag_that_the_wiki_refuses_is_left_out_from_then_on_and_told(code: str) -> None:
    with fake_wiki(edits([refusal(code, "Inconnue."), DONE])) as server:
        wiki = Told().client(server.api, tag="movibot")
        assert [save(wiki), save(wiki)] == [SAVED, SAVED]
        assert [given.get("tags") for given in server.parameters if given["action"] == "edit"] == [
            "movibot",
            None,
            None,
        ]
    [remark] = wiki.remarks
    assert (remark.code, remark.arguments) == ("tag-refused", {"tag": "movibot", "explanation": "Inconnue."})


def test_without_a_tag_such_a_refusal_is_like_any_other() -> None:
    with fake_wiki(edits([refusal("badtags")])) as server:
        assert isinstance(save(Told().client(server.api)), Rejected)


# --- bytes -----------------------------------------------------------------------------------------------


def test_bytes_are_counted_in_both_directions() -> None:
    with fake_wiki(edits([Reply(HTML, status=500), DONE])) as server:
        wiki = Told().client(server.api)
        save(wiki)
        bodies = [request.split("\n\n", 1)[1].strip() for request in server.requests]
    assert wiki.traffic.sent == sum(map(len, bodies))
    assert wiki.traffic.received > len(HTML) + len(str(ACCESS))
    assert (wiki.traffic.reads, wiki.traffic.writes) == (3, 2)


def test_nothing_was_sent_before_the_first_request() -> None:
    wiki = MediaWiki("https://wiki.example.org/api.php", contact="", clock=Clock(DAY))
    assert (wiki.traffic.received, wiki.traffic.sent) == (0, 0)


# --- somebody asks for the end meanwhile ------------------------------------------------------------------------


def sent_edits(requests: list[Parameters]) -> int:
    return sum(given["action"] == "edit" for given in requests)


@pytest.mark.parametrize("asked_in", [1, 2])
def test_a_save_that_cannot_have_happened_is_given_up_at_the_end_of_its_wait(asked_in: int) -> None:
    told = Told(asked_in=asked_in)
    with fake_wiki(edits([refusal("maxlag")])) as server:
        assert failure(Unreachable, told.client(server.api), save).code == "wiki-busy"
        assert sent_edits(server.parameters) == asked_in
    assert told.sleeper.slept == [5, 10][:asked_in]


def test_a_save_that_may_have_happened_is_sent_once_more_at_once() -> None:
    told = Told(asked_in=1)
    with fake_wiki(edits([Reply(HTML, status=502), DONE])) as server:
        assert save(told.client(server.api)) == SAVED
        assert sent_edits(server.parameters) == 2
    assert told.sleeper.slept == [2]


def test_it_is_not_sent_a_third_time() -> None:
    told = Told(asked_in=1)
    with fake_wiki(edits([Reply(HTML, status=502)])) as server:
        assert failure(Unreachable, told.client(server.api), save).code == "wiki-http-error"
        assert sent_edits(server.parameters) == 2
    assert told.sleeper.slept == [2]


def test_nothing_is_waited_for_any_more_after_it() -> None:
    told = Told(asked_in=1)
    with fake_wiki(edits([refusal("maxlag")])) as server:
        wiki = told.client(server.api)
        for times in (1, 2):
            assert failure(Unreachable, wiki, save).code == "wiki-busy"
            assert sent_edits(server.parameters) == times
    assert len(told.waits) == len(told.sleeper.slept) == 1
