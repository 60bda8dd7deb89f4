"""One wiki's API over one HTTP session: a call in, its JSON out. mwclient carries it."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import SplitResult, urlsplit

import mwclient
import mwclient.errors
import requests

from movibot import __version__
from movibot.errors import ConfigError, Unreachable
from movibot.wiki import Traffic
from movibot.wiki.guard import Guard

Answer = dict[str, Any]
"""A JSON object as the API sends it, `formatversion=2`."""

SCRIPT: Final = "api.php"

_HALVES: Final = re.compile("[\ud800-\udfff]")
"""Halves of a character, which UTF-8 cannot hold; they come from escapes in JSON."""


@dataclass(frozen=True, slots=True)
class Timeouts:
    """How long one request may take, in seconds.

    Attributes:
        connect: Until the wiki accepts the connection.
        read: Without a byte of the answer.
    """

    connect: float = 10
    read: float = 30


class Connection:
    """The API of one wiki. Nothing is sent before the first `call`."""

    def __init__(self, url: str, contact: str, timeouts: Timeouts, *, carries_password: bool) -> None:
        """Check the address.

        Args:
            url: The address of the wiki's `api.php`.
            contact: Who answers for this bot, a mail address or a page; part of the user agent.
            timeouts: The patience of each request.
            carries_password: A password will be sent, so plain http is refused except to this machine.

        Raises:
            ConfigError: The address cannot be used.
        """
        parts = _checked(url, carries_password=carries_password)
        self.url = url
        self._reads = 0
        self._writes = 0
        self._site = mwclient.Site(
            parts.netloc,
            path=parts.path.removesuffix(SCRIPT),
            scheme=parts.scheme,
            pool=_http(parts, contact, timeouts),
            max_retries=0,
            do_init=False,
            # Belt and braces: the guard refuses redirects before requests could follow them.
            connection_options={"allow_redirects": False},
        )

    @property
    def traffic(self) -> Traffic:
        """Requests sent so far."""
        return Traffic(self._reads, self._writes)

    def call(self, action: str, parameters: Answer, *, writes: bool = False) -> Answer:
        """Send one POST request and return what the API answers, errors included.

        Raises:
            Unreachable: No answer, or one that is not the API's.
        """
        self._reads += not writes
        self._writes += writes
        given = {"formatversion": 2, **{key: _sendable(value) for key, value in parameters.items()}}
        try:
            answer = self._site.raw_api(action, "POST", retry_on_error=False, **given)
        except (mwclient.errors.MwClientError, requests.RequestException):
            answer = None
        if not isinstance(answer, dict):
            # Raised here, not above: the exceptions there hold the request, and so the password.
            raise Unreachable("wiki-not-an-api", url=self.url)
        return answer


def _http(parts: SplitResult, contact: str, timeouts: Timeouts) -> requests.Session:
    http = requests.Session()
    guard = Guard(timeouts.connect, timeouts.read)
    http.mount("http://", guard)
    http.mount("https://", guard)
    http.headers["User-Agent"] = f"movibot/{__version__} ({_printable(contact)})"
    http.auth = _no_authorization
    # A proxy would see what is sent in plain text to this machine.
    http.trust_env = parts.scheme == "https"
    return http


def _no_authorization(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Keep requests from sending a password it finds in a `.netrc` file."""
    return request


def _printable(contact: str) -> str:
    return "".join(character if " " <= character <= "~" else "?" for character in contact)


def _sendable(value: Any) -> Any:
    return _HALVES.sub("\ufffd", value) if isinstance(value, str) else value


def _checked(url: str, *, carries_password: bool) -> SplitResult:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018, raises where it is no number
    except ValueError:
        raise ConfigError("wiki-address-invalid", url=url) from None
    if parts.username or parts.password:
        raise ConfigError("wiki-address-with-password", url=f"{parts.scheme}://...{parts.path}")
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise ConfigError("wiki-address-invalid", url=url)
    if not parts.path.endswith(f"/{SCRIPT}"):
        raise ConfigError("wiki-address-not-api", url=url)
    if carries_password and parts.scheme == "http" and not _is_this_machine(parts.hostname):
        raise ConfigError("wiki-address-insecure", url=url)
    return parts


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
