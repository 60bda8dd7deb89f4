"""A small HTTP proxy between movibot and a real MediaWiki, where a test can step in at any request."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import requests

Parameters = dict[str, str]


@dataclass(frozen=True, slots=True)
class Sent:
    """What goes back to whoever asked.

    Attributes:
        status: The HTTP status.
        body: The body.
        headers: Name and value, without the length; a name may come twice.
        cut: The connection ends in the middle of the body.
        dropped: The connection ends without a word.
        silent: Nothing is said, and the connection stays open until the proxy ends.
    """

    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    cut: bool = False
    dropped: bool = False
    silent: bool = False


HandOn = Callable[[], Sent]
"""Asks the wiki, and gives its answer."""

Meddle = Callable[[Parameters, HandOn], Sent]
"""What becomes of a request: handed on or not, answered as the wiki did or otherwise."""


@dataclass
class Proxy:
    """Hands requests on to a wiki.

    Attributes:
        target: The address of the wiki, without a path.
        before: Called with the parameters of each request before it is handed on.
        meddle: Decides about each request after that.
        seen: The parameters of all requests, in their order.
    """

    target: str
    before: Callable[[Parameters], None] = lambda _: None
    meddle: Meddle = lambda _, hand_on: hand_on()
    seen: list[Parameters] = field(default_factory=list)
    url: str = ""
    ended: threading.Event = field(default_factory=threading.Event)
    _in_hand: int = 0
    _changed: threading.Condition = field(default_factory=threading.Condition)

    @contextmanager
    def one_request(self) -> Iterator[None]:
        """A request is in hand."""
        self._count(1)
        try:
            yield
        finally:
            self._count(-1)

    def settle(self) -> None:
        """Wait until the wiki has answered all that was handed on, as after whoever asked was killed."""
        with self._changed:
            assert self._changed.wait_for(lambda: self._in_hand == 0, timeout=60)

    def _count(self, more: int) -> None:
        with self._changed:
            self._in_hand += more
            self._changed.notify_all()

    @property
    def api(self) -> str:
        return f"{self.url}/api.php"


@contextmanager
def proxy(target: str) -> Iterator[Proxy]:
    """A proxy to `target` on a free port of the loopback address."""
    state = Proxy(target)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _answerer(state))
    server.daemon_threads = True
    state.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        state.ended.set()
        server.shutdown()
        server.server_close()
        thread.join()


def _answerer(state: Proxy) -> type[BaseHTTPRequestHandler]:
    class Answerer(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._hand_on(b"")

        def do_POST(self) -> None:
            self._hand_on(self.rfile.read(int(self.headers.get("Content-Length", 0))))

        def _hand_on(self, body: bytes) -> None:
            parameters = _parameters(self.path, body)
            with state.one_request():
                state.seen.append(parameters)
                state.before(parameters)
                self._send(state.meddle(parameters, lambda: self._asked(body)))

        def _asked(self, body: bytes) -> Sent:
            headers = {k: v for k, v in self.headers.items() if k.lower() not in {"host", "content-length"}}
            answer = requests.request(
                self.command, state.target + self.path, data=body, headers=headers, timeout=60, allow_redirects=False
            )
            kept = [pair for pair in answer.raw.headers.items() if pair[0].lower() not in _OF_THE_CONNECTION]
            return Sent(answer.status_code, answer.content, tuple(kept))

        def _send(self, sent: Sent) -> None:
            if sent.silent:
                state.ended.wait()
            if sent.silent or sent.dropped:
                self.close_connection = True
                return
            self.send_response_only(sent.status)
            for name, value in sent.headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(sent.body)))
            self.end_headers()
            self.wfile.write(sent.body[: len(sent.body) // 2] if sent.cut else sent.body)
            self.close_connection = sent.cut

        def log_message(self, *_: object) -> None:
            pass

    return Answerer


_OF_THE_CONNECTION = {"transfer-encoding", "content-length", "content-encoding", "connection"}


def _parameters(path: str, body: bytes) -> Parameters:
    given = {**parse_qs(urlsplit(path).query), **parse_qs(body.decode("utf-8", "replace"))}
    return {name: values[0] for name, values in given.items()}
