"""What every request to a wiki passes: no redirect is followed, no wait is unbounded, no error holds a secret."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from requests import PreparedRequest, Response, exceptions
from requests.adapters import HTTPAdapter
from urllib3.exceptions import NameResolutionError, NewConnectionError, ProtocolError, ReadTimeoutError

from movibot.errors import Unreachable

NOT_FOUND: Final = frozenset({404, 410})
_SHOWN: Final = 200

LOST: Final = "wiki-connection-lost"

DROPPED: Final = "dropped"
"""The wiki closed the connection without a word. Servers do that to a connection that was idle for some
seconds, just when the next request is on its way, so that one is sent again, once: a read does no harm,
and a save names its base, so that the second of two equal ones changes nothing."""

_Given = tuple[bool, tuple[float, float], Any, Any, dict[str, str]]


class Guard(HTTPAdapter):
    """Carries requests, and turns every failure of the network into an `Unreachable`.

    requests follows a redirect with the password in hand, and its exceptions hold the request with its
    body: so a redirect ends here, the body of the answer is read here, and what is raised has no chain.
    """

    def __init__(self, connect_seconds: float, read_seconds: float) -> None:
        super().__init__(max_retries=0)
        self._timeouts = (connect_seconds, read_seconds)
        self._was_answered = False

    def send(
        self,
        request: PreparedRequest,
        stream: bool = False,
        timeout: Any = None,
        verify: Any = True,
        cert: Any = None,
        proxies: Mapping[str, str] | None = None,
    ) -> Response:
        """Send one request and read its whole answer.

        Raises:
            Unreachable: No answer, a redirect, or an answer with an HTTP error.
        """
        del timeout
        address = str(request.url).partition("?")[0]
        given: _Given = (stream, self._timeouts, verify, cert, dict(proxies or {}))
        answer = self._try(request, given)
        if answer == DROPPED and self._was_answered:
            answer = self._try(request, given)
        if isinstance(answer, str):
            # Raised here, not where it was caught: requests' exceptions hold the request with its body.
            raise Unreachable(LOST if answer == DROPPED else answer, url=address)
        self._was_answered = True
        _refuse_useless(answer, address)
        # mwclient would sleep by its own rules; the answer itself says that the wiki lags.
        answer.headers.pop("X-Database-Lag", None)
        return answer

    def _try(self, request: PreparedRequest, given: _Given) -> Response | str:
        """The answer, with its body, or the code of what happened instead."""
        try:
            response = super().send(request, *given)
            response.content  # noqa: B018, reads the body while its failures can still be caught
        except exceptions.RequestException as error:
            return _code(error)
        return response


def _refuse_useless(response: Response, address: str) -> None:
    status = response.status_code
    if status in NOT_FOUND:
        raise Unreachable("wiki-not-found", url=address)
    if status // 100 == 3:  # noqa: PLR2004, the class of redirects
        raise Unreachable("wiki-redirects", url=address, target=response.headers.get("Location", "")[:_SHOWN])
    if status != 200:  # noqa: PLR2004, MediaWiki's own errors come with 200
        raise Unreachable("wiki-http-error", url=address, status=status)


def _code(error: exceptions.RequestException) -> str:
    inner = error.args[0] if error.args else None
    reason = getattr(inner, "reason", None)
    if isinstance(error, exceptions.SSLError):
        return "wiki-certificate" if "CERTIFICATE_VERIFY_FAILED" in str(error) else LOST
    if isinstance(error, exceptions.Timeout) or isinstance(inner, ReadTimeoutError):
        return "wiki-timeout"
    if isinstance(reason, NameResolutionError):
        return "wiki-unknown-host"
    if isinstance(reason, NewConnectionError):
        return "wiki-no-connection"
    dropped = isinstance(inner, ProtocolError) and isinstance(inner.args[-1], ConnectionError)
    return DROPPED if dropped else LOST
