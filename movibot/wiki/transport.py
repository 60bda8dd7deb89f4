"""What every request to a wiki passes: no redirect is followed, no wait is unbounded, no error holds a secret."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from email.utils import parsedate_to_datetime
from threading import Thread
from time import monotonic
from typing import Any, Final

from requests import PreparedRequest, Response, exceptions
from requests.adapters import HTTPAdapter
from urllib3.exceptions import (
    HTTPError,
    NameResolutionError,
    NewConnectionError,
    ReadTimeoutError,
)

from movibot.address import shown_address
from movibot.errors import Unreachable

NOT_FOUND: Final = frozenset({404, 410})
_SHOWN: Final = 200
_DIGITS: Final = 9
"""Of a number of seconds; more would be decades."""

MOST_BYTES: Final = 64 * 1024 * 1024
"""The largest answer that is read, unpacked. MediaWiki's own are 8 MB at most ($wgAPIMaxResultSize)."""

_CHUNK: Final = 512 * 1024
"""Bytes read at once. Each chunk waits for its turn while another thread works on the pages before: few are quick."""

_PACKED_CHUNK: Final = 32 * 1024
_PACKINGS: Final = frozenset({"gzip", "deflate"})
"""What an answer may be packed in: once, so that a chunk of it cannot unpack to more than some megabytes."""

NO_API: Final = "wiki-not-an-api"
LATE: Final = "wiki-timeout"
LOST: Final = "wiki-connection-lost"
TOO_LARGE: Final = "wiki-answer-too-large"
REDIRECTS: Final = "wiki-redirects"
UNKNOWN_HOST: Final = "wiki-unknown-host"
NO_CONNECTION: Final = "wiki-no-connection"

_Given = tuple[bool, tuple[float, float], Any, Any, dict[str, str]]


class Transport(HTTPAdapter):
    """Carries requests, and turns every failure of the network into an `Unreachable`.

    requests follows a redirect with the password in hand, and its exceptions hold the request with its
    body: so a redirect ends here, the body of the answer is read here, and what is raised has no chain.

    Its timeouts hold for every single wait, so that a server that sends a byte now and then keeps a request
    as long as it likes, in the headers too, and a name is looked up without any. Each exchange therefore has
    a thread of its own, which is left behind when its time is over.

    Attributes:
        sent: Bytes of the bodies that were sent.
        received: Bytes of the bodies of answers, as they came over the wire.
        retry_after: Seconds that the last answer asked to wait, or None.
    """

    def __init__(
        self, connect_seconds: float, read_seconds: float, most_bytes: int = MOST_BYTES, *, takes_all: bool = False
    ) -> None:
        """Remember how patient to be.

        Args:
            connect_seconds: Until a connection is there.
            read_seconds: Without a byte.
            most_bytes: The largest answer that is read.
            takes_all: Redirects and HTTP errors are answers too; still nothing is followed.
        """
        super().__init__(max_retries=0)
        self._takes_all = takes_all
        self._timeouts = (connect_seconds, read_seconds)
        self._most_bytes = most_bytes
        self.sent = 0
        self.received = 0
        self.retry_after: float | None = None

    def send(
        self,
        request: PreparedRequest,
        stream: bool = False,
        timeout: Any = None,
        verify: Any = True,
        cert: Any = None,
        proxies: Mapping[str, str] | None = None,
    ) -> Response:
        """Send one request and read its whole answer, all in `timeout` seconds.

        Raises:
            Unreachable: No answer, a redirect, or an answer with an HTTP error.
        """
        del stream
        address = str(request.url).partition("?")[0]
        end = monotonic() + float(timeout)
        given: _Given = (True, self._timeouts, verify, cert, dict(proxies or {}))
        self.sent += len(request.body or b"")
        self.retry_after = None
        answer = _within(float(timeout), lambda: self._exchange(request, given, end))
        if isinstance(answer, str):
            # Raised here, not where it was caught: requests' exceptions hold the request with its body.
            raise Unreachable(answer, url=address)
        self.retry_after = seconds_asked(answer.headers)
        if not self._takes_all:
            _refuse_useless(answer, address)
        # mwclient would sleep by its own rules; the answer itself says that the wiki lags.
        answer.headers.pop("X-Database-Lag", None)
        return answer

    def _exchange(self, request: PreparedRequest, given: _Given, end: float) -> Response | str:
        """The answer, with its body, or the code of what happened instead."""
        try:
            response = super().send(request, *given)
            with response:
                code = self._read(response, end)
                self.received += response.raw.tell()
                return code or response
        except (exceptions.RequestException, HTTPError) as error:
            return _code(error)

    def _read(self, response: Response, end: float) -> str | None:
        """Read the body into the response; the code of what is wrong with it."""
        packing = response.headers.get("Content-Encoding", "").lower()
        if packing not in _PACKINGS | {"", "identity"}:
            return NO_API
        body = bytearray()
        for chunk in response.iter_content(_PACKED_CHUNK if packing in _PACKINGS else _CHUNK):
            body += chunk
            if len(body) > self._most_bytes:
                return TOO_LARGE
            if monotonic() > end:
                return LATE
        response._content = bytes(body)  # noqa: SLF001, what `response.content` would do without a limit
        response.encoding = "utf-8"  # JSON is nothing else; requests would guess
        return None


def _within(seconds: float, exchange: Callable[[], Response | str]) -> Response | str:
    """What the exchange gives, or the code for too late."""
    future: Future[Response | str] = Future()

    def run() -> None:
        try:
            future.set_result(exchange())
        except BaseException as error:  # noqa: BLE001, it is raised where the result is wanted
            future.set_exception(error)

    Thread(target=run, daemon=True, name="request").start()
    try:
        return future.result(seconds)
    except TimeoutError:
        return LATE


def seconds_asked(headers: Mapping[str, str]) -> float | None:
    """The seconds of a `Retry-After`, which may be a date; None where there is none. RFC 9110, section 10.2.3.

    A date is held against the answer's own `Date`, so that no clock but the wiki's counts.
    """
    given = headers.get("Retry-After", "").strip()
    if given.isascii() and given.isdigit():
        return float(given[:_DIGITS])
    try:
        until, now = parsedate_to_datetime(given), parsedate_to_datetime(headers.get("Date", ""))
        return max(0.0, (until - now).total_seconds())
    except (ValueError, TypeError):  # no date; or one with a time zone and one without
        return None


def _shown(response: Response) -> str:
    """Where a redirect leads, without what may have been copied from the request."""
    target = re.split(r"[?#]", shown_address(response.headers.get("Location", "")), maxsplit=1)[0]
    bearer = response.request.headers.get("Authorization", "").removeprefix("Bearer ")
    return (target.replace(bearer, "…") if bearer else target)[:_SHOWN]


def _refuse_useless(response: Response, address: str) -> None:
    status = response.status_code
    if status in NOT_FOUND:
        raise Unreachable("wiki-not-found", url=address)
    if status // 100 == 3:  # noqa: PLR2004, the class of redirects
        raise Unreachable(REDIRECTS, url=address, target=_shown(response))
    if status != 200:  # noqa: PLR2004, MediaWiki's own errors come with 200
        raise Unreachable("wiki-http-error", url=address, status=status)


_PROXY: Final = (exceptions.ProxyError, exceptions.InvalidSchema, exceptions.InvalidURL)
"""The last two: a kind of proxy that needs a library which is not there, and a proxy's address that is none."""


def _code(error: exceptions.RequestException | HTTPError) -> str:
    inner = error.args[0] if error.args else None
    reason = getattr(inner, "reason", None)
    if isinstance(error, exceptions.SSLError):
        return "wiki-certificate" if "CERTIFICATE_VERIFY_FAILED" in str(error) else LOST
    if isinstance(error, exceptions.Timeout) or isinstance(inner, ReadTimeoutError):
        return LATE
    if isinstance(error, _PROXY):
        return "wiki-proxy-failed"
    if isinstance(reason, NameResolutionError):
        return UNKNOWN_HOST
    return NO_CONNECTION if isinstance(reason, NewConnectionError) else LOST
