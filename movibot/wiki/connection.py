"""One wiki's API over one HTTP session: a call in, its JSON out. mwclient carries it."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

import mwclient
import mwclient.errors
import requests

from movibot import __version__
from movibot.address import SCRIPT, address_fault, is_this_machine, shown_address
from movibot.errors import ConfigError, Unreachable
from movibot.wiki import Traffic
from movibot.wiki.shape import Answer, Question
from movibot.wiki.transport import Transport

_HALVES: Final = re.compile("[\ud800-\udfff]")
"""Halves of a character, which UTF-8 cannot hold; they come from escapes in JSON."""


@dataclass(frozen=True, slots=True)
class Timeouts:
    """How long one request may take, in seconds.

    Attributes:
        connect: Until the wiki accepts the connection.
        read: Without a byte of the answer.
        total: From the question to the last byte of the answer, whatever the wiki does.
    """

    connect: float = 10
    read: float = 30
    total: float = 50


class Connection:
    """The API of one wiki. Nothing is sent before the first `call`."""

    def __init__(self, url: str, contact: str, timeouts: Timeouts, *, carries_password: bool, bearer: str = "") -> None:
        """Check the address.

        Args:
            url: The address of the wiki's `api.php`.
            contact: Who answers for this bot, a mail address or a page; part of the user agent.
            timeouts: The patience of each request.
            carries_password: A secret will be sent, so plain http is refused except to this machine.
            bearer: An access token that every request carries, or empty.

        Raises:
            ConfigError: The address cannot be used.
        """
        fault = address_fault(url, carries_password=carries_password)
        if fault is not None:
            raise ConfigError(fault, url=shown_address(url))
        parts = urlsplit(url)
        self.url = url
        self._total = timeouts.total
        self._reads = 0
        self._writes = 0
        self._transport = Transport(timeouts.connect, timeouts.read)
        self._site = mwclient.Site(
            parts.netloc,
            path=parts.path.removesuffix(SCRIPT),
            scheme=parts.scheme,
            pool=http_session(url, contact, self._transport, bearer),
            max_retries=0,
            do_init=False,
            # Belt and braces: the transport refuses redirects before requests could follow them.
            connection_options={"allow_redirects": False},
        )

    @property
    def traffic(self) -> Traffic:
        """Requests sent so far."""
        return Traffic(self._reads, self._writes, self._transport.received, self._transport.sent)

    @property
    def retry_after(self) -> float | None:
        """Seconds that the last answer asked to wait, or None."""
        return self._transport.retry_after

    def forget_session(self) -> None:
        """Drop the cookies: a wiki lets nobody log in who is half logged in already."""
        self._site.connection.cookies.clear()

    def call(self, action: str, parameters: Question, *, writes: bool = False, seconds: float = math.inf) -> Answer:
        """Send one POST request and return what the API answers, errors included.

        Args:
            action: What is asked of the API.
            parameters: The rest of the question.
            writes: It changes the wiki.
            seconds: Less time than the timeouts give to every request.

        Raises:
            Unreachable: No answer, or one that is not the API's.
        """
        self._reads += not writes
        self._writes += writes
        given = {"formatversion": 2, **{key: _sendable(value) for key, value in parameters.items()}}
        self._site.requests["timeout"] = min(self._total, seconds)
        try:
            answer = self._site.raw_api(action, "POST", retry_on_error=False, **given)
        except (mwclient.errors.MwClientError, requests.RequestException, RecursionError):
            answer = None
        if not isinstance(answer, dict):
            # Raised here, not above: the exceptions there hold the request, and so the password.
            raise Unreachable("wiki-not-an-api", url=self.url)
        return Answer(answer, self.url)


def http_session(url: str, contact: str, transport: Transport, bearer: str = "") -> requests.Session:
    """A session that obeys the environment as far as nothing can leak by it.

    `HTTPS_PROXY`, `NO_PROXY` and `REQUESTS_CA_BUNDLE` are an operator's word on how to get out: they hold for
    https, where a proxy carries what it cannot read, and for plain http to another machine, which carries no
    password. Plain http to this machine may carry one: there no proxy is used. A `.netrc` is never read.
    """
    http = requests.Session()
    http.mount("http://", transport)
    http.mount("https://", transport)
    http.headers["User-Agent"] = f"movibot/{__version__} ({_printable(contact)})"
    http.auth = _Authorization(bearer)
    parts = urlsplit(url)
    http.trust_env = parts.scheme == "https" or not is_this_machine(parts.hostname or "")
    return http


class _Authorization:
    """Puts an access token on each request, and keeps requests from sending a password of a `.netrc` file.

    RFC 6750, section 2.1; manual page "OAuth/Owner-only consumers".
    """

    def __init__(self, bearer: str) -> None:
        self._bearer = bearer

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._bearer:
            request.headers["Authorization"] = f"Bearer {self._bearer}"
        return request


def _printable(contact: str) -> str:
    return "".join(character if " " <= character <= "~" else "?" for character in contact)


def _sendable(value: Any) -> Any:
    return _HALVES.sub("\ufffd", value) if isinstance(value, str) else value
