"""When the wiki cannot be used: one exception with its own code, soon, and no password anywhere."""

from __future__ import annotations

import gzip
import logging
import socket
import ssl
import subprocess
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from movibot.errors import ConfigError, LoginFailed, MovibotError, PermissionMissing, ReadOnly, Unreachable, WikiError
from movibot.model import Clock, Conflicted, Page, Rejected, Revision, Saved
from movibot.wiki.connection import Connection
from movibot.wiki.mediawiki import Credentials, MediaWiki, Timeouts
from movibot.wiki.transport import MOST_BYTES
from tests.fakewiki import Parameters, Reply, fake_wiki
from tests.wikis import DAY, exactly

PASSWORD = "le-secret-de-l-atelier"  # noqa: S105
LOGIN_TOKEN = {"batchcomplete": True, "query": {"tokens": {"logintoken": "jeton+\\"}}}
LOGGED_IN = {"login": {"result": "Success", "lgusername": "MoviBot"}}
RIGHTS = ["read", "edit", "bot"]
ACCESS = {"query": {"userinfo": {"name": "MoviBot", "rights": RIGHTS}, "tokens": {"csrftoken": "c+\\"}}}
BASE = Page("Index", 0, "avant", Revision("7"), "2026-11-22T00:00:00Z")
GZIP = {"Content-Encoding": "gzip"}
HTML = "<!DOCTYPE html><title>Bienvenue</title>"


@dataclass
class Sleeper:
    """A clock that sleeps at once and remembers how long it should have; `passed` is what else took time."""

    slept: list[float] = field(default_factory=list)
    passed: float = 0

    @property
    def clock(self) -> Clock:
        return Clock(DAY, sleep=self.slept.append, monotonic=lambda: sum(self.slept) + self.passed)


HASTE = Timeouts(connect=2, read=0.3, total=0.6)
SLOWLY = Timeouts(connect=20, read=20, total=60)


def client(
    url: str, sleeper: Sleeper | None = None, *, password: str | None = PASSWORD, timeouts: Timeouts = HASTE
) -> MediaWiki:
    clock = (sleeper or Sleeper()).clock
    return MediaWiki(
        url,
        contact="robot@example.org",
        clock=clock,
        credentials=Credentials("MoviBot@movibot", password) if password else None,
        timeouts=timeouts,
        patience=exactly(clock),
    )


def honest(parameters: Parameters) -> Reply:
    """A wiki that logs everybody in and knows nothing else."""
    if parameters["action"] == "login":
        return Reply(LOGGED_IN)
    return Reply(LOGIN_TOKEN if parameters.get("type") == "login" else ACCESS)


def editing(answer: Callable[[Parameters], Any]) -> Callable[[Parameters], Reply]:
    """A wiki that logs everybody in, and answers edits by a function."""
    return lambda parameters: Reply(answer(parameters)) if parameters["action"] == "edit" else honest(parameters)


def refusal(code: str, text: str = "La phrase du wiki.", **data: Any) -> dict[str, Any]:
    return {"errors": [{"code": code, "text": text, "data": data}]}


def failure(kind: type[MovibotError], wiki: MediaWiki, act: Callable[[MediaWiki], object]) -> MovibotError:
    """The exception, which must hold no password, nor a chain to others that do."""
    with pytest.raises(kind) as caught:
        act(wiki)
    error = caught.value
    assert type(error) is kind
    assert PASSWORD not in "".join(traceback.format_exception(error))
    assert PASSWORD not in f"{error!r}{error}{error.arguments}"
    assert error.__context__ is None
    assert error.__cause__ is None
    return error


@pytest.fixture(autouse=True)
def no_password_in_logs(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    caplog.set_level(logging.DEBUG)
    yield
    assert PASSWORD not in caplog.text


NO_FORM = ["{}", {"query": []}]
"""JSON, but not MediaWiki's: no accident of the way."""

TRIES = {
    "wiki-not-an-api": 3,
    "wiki-not-found": 1,
    "wiki-redirects": 1,
    "wiki-connection-lost": 5,
    "wiki-timeout": 3,
    "wiki-answer-too-large": 1,
}
"""How often a wiki that has not answered yet is asked before it is given up, by the code of the failure."""


# --- the address ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Reply(HTML), "wiki-not-an-api"),
        (Reply(""), "wiki-not-an-api"),
        (Reply("[]"), "wiki-not-an-api"),
        (Reply('"texte"'), "wiki-not-an-api"),
        (Reply("{}"), "wiki-not-an-api"),
        (Reply({"query": []}), "wiki-not-an-api"),
        (Reply(HTML, headers={"X-Database-Lag": "7"}), "wiki-not-an-api"),
        (Reply("MediaWiki API is not enabled for this site. Add the line"), "wiki-not-an-api"),
        (Reply(HTML, status=404), "wiki-not-found"),
        (Reply(HTML, status=503, headers={"Retry-After": "3600"}), "wiki-http-error"),
        (Reply(HTML, status=302), "wiki-redirects"),
        (Reply(HTML * 999, cut=True), "wiki-connection-lost"),
        (Reply(dropped=True), "wiki-connection-lost"),
        (Reply(silent=True), "wiki-timeout"),
        (Reply(dripped="headers"), "wiki-timeout"),
        (Reply(dripped="body"), "wiki-timeout"),
        (Reply(" " * (MOST_BYTES + 1)), "wiki-answer-too-large"),
        (Reply(gzip.compress(b" " * (MOST_BYTES + 1)), headers=GZIP), "wiki-answer-too-large"),
        (Reply(gzip.compress(gzip.compress(b"{}")), headers={"Content-Encoding": "gzip, gzip"}), "wiki-not-an-api"),
        (Reply(b"{}", headers=GZIP), "wiki-connection-lost"),
        (Reply(headers={"Content-Length": "1, 2"}), "wiki-connection-lost"),
        (Reply(b"\xff", headers={"Content-Type": "text/plain; charset=idna"}), "wiki-not-an-api"),
        (Reply("[" * 100_000), "wiki-not-an-api"),
        (Reply('{"query":' * 100_000), "wiki-not-an-api"),
        (Reply("9" * 100_000), "wiki-not-an-api"),
    ],
)
@pytest.mark.parametrize("password", [PASSWORD, None])
def test_what_is_no_wiki_is_unreachable(reply: Reply, code: str, password: str | None) -> None:
    timeouts = SLOWLY if code == "wiki-answer-too-large" else HASTE
    with fake_wiki(lambda _: reply) as server:
        asked = client(server.api, password=password, timeouts=timeouts)
        error = failure(Unreachable, asked, lambda wiki: wiki.facts(["Commun"]))
        assert (error.code, error.arguments["url"]) == (code, server.api)
        assert len(server.requests) == (1 if reply.body in NO_FORM or "Retry-After" in reply.headers else TRIES[code])
        assert PASSWORD not in "".join(server.requests)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("step", ["query", "login", "edit"])
def test_no_redirect_is_followed(status: int, step: str) -> None:
    with fake_wiki(honest) as other:

        def answer(parameters: Parameters) -> Reply:
            away = Reply(status=status, headers={"Location": other.api})
            return away if parameters["action"] == step else honest(parameters)

        with fake_wiki(answer) as server:
            error = failure(Unreachable, client(server.api), lambda wiki: wiki.save(BASE, "après", "résumé"))
            assert (error.code, error.arguments["target"]) == ("wiki-redirects", other.api)
        assert other.requests == []


ECHO = "/api.php?lgpassword="


@pytest.mark.parametrize(("way", "kind"), [("error", WikiError), ("reason", LoginFailed), ("redirect", Unreachable)])
def test_a_server_that_echoes_the_password_does_not_get_it_printed(way: str, kind: type[WikiError]) -> None:
    def answer(parameters: Parameters) -> Reply:
        secret = parameters.get("lgpassword")
        if secret is None:
            return honest(parameters)
        if way == "redirect":
            return Reply(status=302, headers={"Location": f"http://127.0.0.1:9{ECHO}{secret}"})
        if way == "error":
            return Reply({"errors": [{"code": "odd", "text": f"No: {secret}"}]})
        return Reply({"login": {"result": "Failed", "reason": {"code": "odd", "text": f"No: {secret}"}}})

    with fake_wiki(answer) as server:
        error = failure(kind, client(server.api), MediaWiki.facts)
    assert PASSWORD not in repr(error) + str(error.arguments)


def test_nobody_listens() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{probe.getsockname()[1]}/api.php"
        assert failure(Unreachable, client(url), MediaWiki.facts).code == "wiki-no-connection"


def test_a_host_that_nobody_knows() -> None:
    error = failure(Unreachable, client("https://wiki.invalid/api.php"), MediaWiki.facts)
    assert error.code == "wiki-unknown-host"


def test_a_certificate_that_nobody_vouches_for(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    wish = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=127.0.0.1"]
    made = ["openssl", "req", *wish, "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(made, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    tries: list[object] = []

    def serve(listener: socket.socket) -> None:
        while True:
            with suppress(OSError):  # of which a failed handshake is one
                connection, address = listener.accept()
                tries.append(address)
                context.wrap_socket(connection, server_side=True).close()
            if listener.fileno() < 0:
                return

    with socket.create_server(("127.0.0.1", 0)) as listener:
        Thread(target=serve, args=[listener], daemon=True).start()
        url = f"https://127.0.0.1:{listener.getsockname()[1]}/api.php"
        assert failure(Unreachable, client(url, timeouts=SLOWLY), MediaWiki.facts).code == "wiki-certificate"
        assert len(tries) == 1


def test_https_where_there_is_none() -> None:
    with fake_wiki(honest) as server:
        url = server.api.replace("http:", "https:")
        assert failure(Unreachable, client(url), MediaWiki.facts).code == "wiki-connection-lost"
        assert server.requests == []


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://wiki.example.org/api.php", "wiki-address-insecure"),
        ("http://127.0.0.1.example.org/api.php", "wiki-address-insecure"),
        ("https://wiki.example.org/", "wiki-address-not-api"),
        ("https://wiki.example.org/index.php", "wiki-address-not-api"),
        ("https://wiki.example.org/xapi.php", "wiki-address-not-api"),
        ("https://wiki.example.org/api.php?x=1", "wiki-address-invalid"),
        ("wiki.example.org/api.php", "wiki-address-invalid"),
        ("ftp://wiki.example.org/api.php", "wiki-address-invalid"),
        ("https://[/api.php", "wiki-address-invalid"),
        ("https://wiki..example.org/api.php", "wiki-address-invalid"),
        ("https://wiki.example.org:port/api.php", "wiki-address-invalid"),
        ("https://wiki.example.org /api.php", "wiki-address-invalid"),
        ("https://wiki.example.org\n/api.php", "wiki-address-invalid"),
        ("", "wiki-address-invalid"),
        (f"https://robot:{PASSWORD}@[/api.php", "wiki-address-invalid"),
        (f"robot:{PASSWORD}@wiki.example.org/api.php", "wiki-address-invalid"),
        ("https://@wiki.example.org/api.php", "wiki-address-with-password"),
        (f"https://robot:{PASSWORD}@wiki.example.org/api.php", "wiki-address-with-password"),
    ],
)
def test_an_address_that_cannot_be_meant_is_refused_at_once(url: str, code: str) -> None:
    with pytest.raises(ConfigError) as caught:
        client(url)
    assert caught.value.code == code
    assert PASSWORD not in str(caught.value)


@pytest.mark.parametrize(
    "url", ["https://wiki.example.org/w/api.php", "http://localhost/api.php", "http://[::1]/api.php"]
)
def test_a_good_address_is_accepted_and_nothing_sent(url: str) -> None:
    wiki = client(url)
    assert wiki.name == url
    assert (wiki.traffic.reads, wiki.traffic.writes) == (0, 0)


def test_plain_http_is_fine_without_a_password() -> None:
    assert client("http://wiki.example.org/api.php", password=None).name == "http://wiki.example.org/api.php"


@pytest.mark.parametrize(("status", "tries"), [(400, 1), (401, 1), (403, 1), (408, 4), (500, 4), (502, 4), (504, 4)])
def test_an_http_error_is_final_or_passes_soon(status: int, tries: int) -> None:
    with fake_wiki(lambda _: Reply(HTML, status=status)) as server:
        error = failure(Unreachable, client(server.api), MediaWiki.facts)
        assert (error.code, error.arguments["status"], len(server.requests)) == ("wiki-http-error", status, tries)


def test_a_connection_that_was_closed_while_idle_costs_one_more_try() -> None:
    replies = [
        Reply(LOGIN_TOKEN, kept=True),
        Reply(LOGGED_IN, kept=True),
        Reply(ACCESS, kept=True),
        Reply(dropped=True),
        Reply({"edit": {"result": "Success", "newrevid": 8, "oldrevid": 7}}),
    ]
    with fake_wiki(lambda _: replies.pop(0)) as server:
        assert isinstance(client(server.api).save(BASE, "après", ""), Saved)
        assert server.parameters[-1] == server.parameters[-2]


def test_a_wiki_that_drops_every_save_is_given_up() -> None:
    drop = Reply(dropped=True)
    with fake_wiki(lambda given: drop if given["action"] == "edit" else honest(given)) as server:
        error = failure(Unreachable, client(server.api), lambda wiki: wiki.save(BASE, "après", ""))
        assert error.code == "wiki-connection-lost"
        assert [given["action"] for given in server.parameters].count("edit") == 5


# --- the account ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ({"login": {"result": "Failed", "reason": {"code": "wrongpassword", "text": "x"}}}, "login-wrong-password"),
        ({"login": {"result": "Failed", "reason": {"code": "login-throttled", "text": "x"}}}, "login-throttled"),
        ({"login": {"result": "Failed", "reason": "Autre chose"}}, "login-refused"),
        ({"login": {"result": "Aborted"}}, "login-refused"),
    ],
)
def test_a_login_that_fails_is_tried_once(answer: Any, code: str) -> None:
    with fake_wiki(lambda given: Reply(answer) if given["action"] == "login" else honest(given)) as server:
        error = failure(LoginFailed, client(server.api), MediaWiki.facts)
        assert (error.code, error.arguments["account"]) == (code, "MoviBot@movibot")
        assert [given["action"] for given in server.parameters] == ["query", "login"]


def test_a_login_token_that_is_stale_is_asked_for_once_more() -> None:
    stale = Reply({"login": {"result": "WrongToken"}})
    with fake_wiki(lambda given: stale if given["action"] == "login" else honest(given)) as server:
        assert failure(LoginFailed, client(server.api), MediaWiki.facts).code == "login-refused"
        assert [given["action"] for given in server.parameters] == ["query", "login"] * 2


def test_nothing_is_saved_without_an_account() -> None:
    with fake_wiki(honest) as server:
        for act in (lambda wiki: wiki.save(BASE, "après", ""), MediaWiki.check_writable):
            assert failure(ConfigError, client(server.api, password=None), act).code == "account-missing"
        assert server.requests == []


def test_the_password_is_sent_once_and_shown_never() -> None:
    with fake_wiki(editing(lambda _: {"edit": {"result": "Success", "newrevid": 8, "oldrevid": 7}})) as server:
        wiki = client(server.api)
        wiki.save(BASE, "après", "")
        wiki.save(BASE, "après", "")
        assert sum(PASSWORD in request for request in server.requests) == 1
        assert "User-Agent: movibot/" in server.requests[0]
        assert "(robot@example.org)" in server.requests[0]
    assert PASSWORD not in repr(Credentials("MoviBot", PASSWORD))
    assert PASSWORD not in f"{wiki!r}{vars(wiki)}"


# --- saving --------------------------------------------------------------------------------------------


def test_a_save_sends_the_recipe() -> None:
    with fake_wiki(editing(lambda _: {"edit": {"result": "Success", "newrevid": 8, "oldrevid": 7}})) as server:
        assert client(server.api).save(BASE, "après", "résumé") == Saved(Revision("8"), Revision("7"))
    sent = server.parameters[-1]
    for name, value in {
        "title": "Index",
        "text": "après",
        "summary": "résumé",
        "baserevid": "7",
        "starttimestamp": "2026-11-22T00:00:00Z",
        "nocreate": "1",
        "assert": "bot",
        "assertuser": "MoviBot",
        "bot": "1",
        "maxlag": "5",
    }.items():
        assert sent[name] == value
    assert not {"basetimestamp", "createonly", "redirect", "minor", "recreate"} & sent.keys()


def test_a_creation_sends_its_own_recipe() -> None:
    with fake_wiki(editing(lambda _: {"edit": {"result": "Success", "newrevid": 8, "oldrevid": 0}})) as server:
        page = Page("Neuve", 0, "", None, "2026-11-22T00:00:00Z")
        assert client(server.api).save(page, "texte", "") == Saved(Revision("8"), None)
    sent = server.parameters[-1]
    assert sent["createonly"] == "1"
    assert not {"baserevid", "basetimestamp", "nocreate", "minor"} & sent.keys()


@pytest.mark.parametrize("code", ["editconflict", "missingtitle", "pagedeleted", "articleexists", "nosuchrevid"])
def test_a_page_that_moved_on_is_a_conflict(code: str) -> None:
    with fake_wiki(editing(lambda _: refusal(code))) as server:
        assert client(server.api).save(BASE, "après", "") == Conflicted()


@pytest.mark.parametrize(
    "code",
    [
        "protectedpage",
        "cascadeprotected",
        "spamblacklist",
        "abusefilter-disallowed",
        "titleblacklist-forbidden",
        "invalidtitle",
        "contenttoobig",
        "cantcreate",
        "un-code-nouveau",
    ],
)
def test_what_the_wiki_refuses_of_one_page_is_data(code: str) -> None:
    with fake_wiki(editing(lambda _: refusal(code, "Non, pas cela."))) as server:
        assert client(server.api).save(BASE, "après", "") == Rejected(code, "Non, pas cela.")


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        ({"result": "Failure", "captcha": {"type": "simple"}}, "captcha"),
        ({"result": "Failure", "code": "abusefilter-warning", "info": "Attention"}, "abusefilter-warning"),
        ({"result": "Failure"}, "failure"),
    ],
)
def test_an_extension_may_refuse_in_its_own_way(edit: Any, code: str) -> None:
    with fake_wiki(editing(lambda _: {"edit": edit})) as server:
        result = client(server.api).save(BASE, "après", "")
        assert isinstance(result, Rejected)
        assert result.code == code


@pytest.mark.parametrize(
    ("answer", "kind", "code"),
    [
        (refusal("readonly", readonlyreason="Travaux"), ReadOnly, "wiki-read-only"),
        (refusal("permissiondenied"), PermissionMissing, "edit-forbidden"),
        (refusal("writeapidenied"), PermissionMissing, "edit-forbidden"),
        (refusal("blocked"), PermissionMissing, "edit-forbidden"),
        (refusal("assertbotfailed"), LoginFailed, "session-lost"),
        (refusal("assertnameduserfailed"), LoginFailed, "session-lost"),
        (refusal("internal_api_error_DBQueryError"), Unreachable, "wiki-failed"),
        ({"error": {"code": "readonly", "info": "Old form"}}, ReadOnly, "wiki-read-only"),
        ({"edit": {}}, Unreachable, "wiki-not-an-api"),
        ({}, Unreachable, "wiki-not-an-api"),
    ],
)
def test_what_concerns_every_page_stops_the_run(answer: Any, kind: type[WikiError], code: str) -> None:
    with fake_wiki(editing(lambda _: answer)) as server:
        error = failure(kind, client(server.api), lambda wiki: wiki.save(BASE, "après", ""))
        assert error.code == code
        assert "après" not in str(error)


def test_an_old_token_is_replaced_once() -> None:
    answers = [refusal("badtoken"), {"edit": {"result": "Success", "newrevid": 8, "oldrevid": 7}}]
    with fake_wiki(editing(lambda _: answers.pop(0))) as server:
        assert isinstance(client(server.api).save(BASE, "après", ""), Saved)
    with fake_wiki(editing(lambda _: refusal("badtoken"))) as server:
        error = failure(LoginFailed, client(server.api), lambda wiki: wiki.save(BASE, "après", ""))
        assert error.code == "token-refused"
        assert [given["action"] for given in server.parameters].count("edit") == 2


def test_one_request_may_be_given_less_time() -> None:
    with fake_wiki(lambda _: Reply(silent=True)) as server:
        connection = Connection(server.api, "", Timeouts(connect=60, read=60, total=60), carries_password=False)
        with pytest.raises(Unreachable) as caught:
            connection.call("query", {}, seconds=0.2)
        assert caught.value.code == "wiki-timeout"


def test_saves_keep_their_distance() -> None:
    sleeper = Sleeper()
    with fake_wiki(editing(lambda _: {"edit": {"result": "Success", "newrevid": 8, "oldrevid": 7}})) as server:
        wiki = MediaWiki(
            server.api, contact="", clock=sleeper.clock, credentials=Credentials("MoviBot", PASSWORD), throttle=4
        )
        wiki.save(BASE, "un", "")
        assert sleeper.slept == []
        wiki.save(BASE, "deux", "")
        assert sleeper.slept == [4]
        sleeper.slept.append(3)
        wiki.save(BASE, "trois", "")
        assert sleeper.slept == [4, 3, 1]
        sleeper.slept.append(9)
        wiki.save(BASE, "quatre", "")
        assert sleeper.slept == [4, 3, 1, 9]
