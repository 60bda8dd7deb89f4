"""What the environment may say about the way to a wiki: a proxy where it can read nothing, never an account."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from movibot.errors import Unreachable
from movibot.model import Clock
from movibot.wiki.mediawiki import Credentials, MediaWiki, Timeouts
from tests.fakewiki import FakeWiki, Parameters, Reply, fake_wiki
from tests.wikis import DAY

PASSWORD = "le-secret-de-l-atelier"  # noqa: S105
NETRC_PASSWORD = "celui-du-fichier"  # noqa: S105
VARIABLES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")


def nobody(_: Parameters) -> Reply:
    return Reply("{}")


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeWiki]:
    with fake_wiki(nobody) as server:
        for name in VARIABLES[:3]:
            monkeypatch.setenv(name, f"http://127.0.0.1:{server.port}")
        yield server


@pytest.fixture(autouse=True)
def netrc(empty_home: Path) -> None:
    file = empty_home / ".netrc"
    hosts = ("127.0.0.1", "wiki.invalid")
    file.write_text("".join(f"machine {host} login robot password {NETRC_PASSWORD}\n" for host in hosts))
    file.chmod(0o600)


def code(url: str, *, password: str | None = None, token: str = "") -> str:
    """How asking for the facts of a wiki ends."""
    credentials = Credentials("MoviBot", password or "", token) if password or token else None
    wiki = MediaWiki(url, contact="", clock=Clock(DAY), credentials=credentials, timeouts=Timeouts(2, 2, 2))
    with pytest.raises(Unreachable) as caught:
        wiki.facts()
    return caught.value.code


@pytest.mark.parametrize("url", ["https://wiki.invalid/api.php", "http://127.0.0.1:9/api.php"])
def test_no_proxy_sees_a_token(proxy: FakeWiki, url: str) -> None:
    code(url, token=PASSWORD)
    assert [request.split()[0] for request in proxy.requests] == (["CONNECT"] if url.startswith("https") else [])
    assert PASSWORD not in "".join(proxy.requests)


def test_a_token_is_not_replaced_by_what_stands_in_a_netrc_file() -> None:
    with fake_wiki(nobody) as server:
        code(server.api, token=PASSWORD)
        [request] = server.requests
    assert f"Authorization: Bearer {PASSWORD}\n" in request


def test_no_proxy_sees_what_goes_to_this_machine(proxy: FakeWiki) -> None:
    with fake_wiki(nobody) as server:
        assert code(server.api, password=PASSWORD) == "wiki-not-an-api"
        assert len(server.requests) == 1
    assert proxy.requests == []


def test_a_proxy_carries_https_without_seeing_into_it(proxy: FakeWiki) -> None:
    assert code("https://wiki.invalid/api.php", password=PASSWORD) == "wiki-proxy-failed"
    [request] = proxy.requests
    assert request.startswith("CONNECT wiki.invalid:443 ")
    assert "api.php" not in request
    assert "Authorization" not in request


def test_a_proxy_carries_plain_http_that_holds_no_password(proxy: FakeWiki) -> None:
    assert code("http://wiki.invalid/api.php") == "wiki-not-an-api"
    [request] = proxy.requests
    assert request.startswith("POST http://wiki.invalid/api.php ")
    assert "Authorization" not in request


def test_a_host_without_proxy_is_asked_directly(proxy: FakeWiki, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "wiki.invalid")
    assert code("https://wiki.invalid/api.php") == "wiki-unknown-host"
    assert proxy.requests == []


@pytest.mark.parametrize("address", ["http://[", "socks5://127.0.0.1:9", "ftp://127.0.0.1:9"])
def test_a_proxy_that_cannot_be_is_named(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("HTTPS_PROXY", address)
    assert code("https://wiki.invalid/api.php") == "wiki-proxy-failed"


@pytest.mark.parametrize("password", [PASSWORD, None])
def test_a_netrc_file_is_not_read(password: str | None) -> None:
    with fake_wiki(nobody) as server:
        assert code(server.api, password=password) == "wiki-not-an-api"
        [request] = server.requests
    assert "Authorization" not in request
    assert NETRC_PASSWORD not in request
