"""An OAuth 2 access token: on every request to the wiki, nowhere else, and no login any more."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from movibot.errors import ConfigError, LoginFailed, MovibotError, Unreachable
from movibot.model import Clock
from movibot.wiki.mediawiki import Credentials, MediaWiki, Timeouts
from tests.fakewiki import Reply, fake_wiki
from tests.mediawiki.installation import SCRIPTS, Installation
from tests.mediawiki.person import Person
from tests.program import movibot
from tests.test_mediawiki_failures import BASE, editing, failure, honest, refusal
from tests.wikis import DAY

TOKEN = "eyJ0eXAi.jeton-de-l-atelier.c2lnbmF0dXJl"  # noqa: S105
VARIABLE = "MOVIBOT_TEST_TOKEN"


@pytest.fixture(autouse=True)
def no_token_in_logs(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    caplog.set_level(logging.DEBUG)
    yield
    assert TOKEN not in caplog.text


def client(url: str, token: str = TOKEN, user: str = "MoviBot") -> MediaWiki:
    credentials = Credentials(user, token=token)
    return MediaWiki(url, contact="", clock=Clock(DAY), credentials=credentials, timeouts=Timeouts(2, 2, 2))


def discreet(error: MovibotError) -> bool:
    return TOKEN not in f"{error!r}{error.arguments}"


def test_every_request_carries_the_token_and_none_logs_in() -> None:
    with fake_wiki(editing(lambda _: {"edit": {"result": "Success", "newrevid": 8, "oldrevid": 7}})) as server:
        wiki = client(server.api)
        wiki.save(BASE, "après", "")
        wiki.save(BASE, "après", "")
        assert [request.count(f"\nAuthorization: Bearer {TOKEN}\n") for request in server.requests] == [1, 1, 1]
        assert [given["action"] for given in server.parameters] == ["query", "edit", "edit"]
        assert {given["assertuser"] for given in server.parameters} == {"MoviBot"}
    assert TOKEN not in f"{wiki!r}{vars(wiki)}{Credentials('MoviBot', token=TOKEN)!r}"


def test_a_password_puts_nothing_into_a_header() -> None:
    credentials = Credentials("MoviBot", "geheim")
    with fake_wiki(editing(lambda _: {"edit": {"result": "Success", "newrevid": 8, "oldrevid": 7}})) as server:
        MediaWiki(server.api, contact="", clock=Clock(DAY), credentials=credentials).save(BASE, "après", "")
        assert "Authorization" not in "".join(server.requests)


def test_a_token_travels_only_where_nobody_listens() -> None:
    with pytest.raises(ConfigError) as caught:
        client("http://wiki.example.org/api.php")
    assert caught.value.code == "wiki-address-insecure"
    assert discreet(caught.value)


def test_no_redirect_gets_the_token_or_shows_it() -> None:
    with fake_wiki(honest) as other:
        target = f"{other.api}/{TOKEN}"
        with fake_wiki(lambda _: Reply(status=307, headers={"Location": target})) as server:
            error = failure(Unreachable, client(server.api), MediaWiki.facts)
            assert error.code == "wiki-redirects"
            assert discreet(error)
        assert other.requests == []


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("mwoauth-invalid-authorization", "bearer-refused"),
        ("mwoauth-invalid-authorization-not-approved", "bearer-refused"),
        ("assertuserfailed", "bearer-refused"),
        ("assertnameduserfailed", "bearer-other-account"),
    ],
)
def test_a_token_that_is_not_accepted_is_told_at_once(code: str, expected: str) -> None:
    with fake_wiki(lambda _: Reply(refusal(code, f"Non : {TOKEN}"))) as server:
        error = failure(LoginFailed, client(server.api), MediaWiki.facts)
        assert (error.code, error.arguments["account"], len(server.requests)) == (expected, "MoviBot", 1)
        assert discreet(error)


@pytest.mark.parametrize("code", ["permissiondenied", "odd", "readonly"])
def test_a_server_that_echoes_the_token_does_not_get_it_printed(code: str) -> None:
    with fake_wiki(lambda _: Reply(refusal(code, f"Non : {TOKEN}", readonlyreason=f"Non : {TOKEN}"))) as server:
        with pytest.raises(MovibotError) as caught:
            client(server.api).facts()
        assert caught.value.arguments["explanation"] == "Non : …"


def test_a_page_that_cannot_be_saved_does_not_tell_the_token() -> None:
    with fake_wiki(editing(lambda _: refusal("abusefilter-disallowed", f"Non : {TOKEN}"))) as server:
        result = client(server.api).save(BASE, "après", "")
    assert TOKEN not in repr(result)


# --- on a real wiki ------------------------------------------------------------------------------------


@pytest.fixture
def wiki(mediawiki: Installation) -> Installation:
    """A MediaWiki that knows one token, for the account of the bot."""
    php = (SCRIPTS / "bearer.php").read_text(encoding="utf-8")
    mediawiki.configure(php.replace("@TOKEN@", TOKEN).replace("@ACCOUNT@", mediawiki.users.bot.name))
    return mediawiki


def write_config(folder: Path, api: str, user: str = "MoviBot") -> Path:
    path = folder / "config.yaml"
    path.write_text(
        f"wiki: {{url: '{api}', user: {user}, token_env: {VARIABLE}}}\nstate: {folder}/state\n"
        "edits: {throttle: 0}\npages: {create: true}\n",
        encoding="utf-8",
    )
    return path


def test_a_run_saves_as_the_account_of_its_token(wiki: Installation, tmp_path: Path) -> None:
    config, environ = write_config(tmp_path, wiki.api), {VARIABLE: TOKEN}
    wiki.load({"Modèle:Commun": "x", "Casier": "{{Commun|nom=Casier}}"})
    first = movibot("sync", config=config, environ=environ)
    assert first.code == 0, first.said
    with Person(wiki, wiki.users.person) as person:
        assert "Casier" in str(person.text("Catalogue des communs"))
    again = movibot("sync", "--format", "json", config=config, environ=environ)
    assert (again.code, TOKEN in first.said + again.said) == (0, False)


def test_a_token_costs_no_login(wiki: Installation) -> None:
    by_token = client(wiki.api)
    by_token.facts()
    login = wiki.users.bot_password
    by_password = MediaWiki(wiki.api, contact="", clock=Clock(DAY), credentials=Credentials(login.name, login.password))
    by_password.facts()
    assert (by_token.traffic.reads, by_password.traffic.reads) == (1, 3)


@pytest.mark.parametrize(
    ("user", "token", "code"),
    [("Personne", TOKEN, "bearer-other-account"), ("MoviBot", "un-autre", "bearer-refused")],
)
def test_a_real_wiki_refuses_the_wrong_one(wiki: Installation, user: str, token: str, code: str) -> None:
    assert failure(LoginFailed, client(wiki.api, token, user), MediaWiki.facts).code == code


def test_a_wiki_that_knows_no_tokens_says_so(mediawiki: Installation, tmp_path: Path) -> None:
    done = movibot("sync", config=write_config(tmp_path, mediawiki.api), environ={VARIABLE: TOKEN})
    assert done.code == 5
    assert "OAuth" in done.err
    assert TOKEN not in done.said
