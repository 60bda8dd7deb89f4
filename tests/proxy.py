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


@dataclass
class Proxy:
    """Hands requests on to a wiki.

    Attributes:
        target: The address of the wiki, without a path.
        before: Called with the parameters of each request before it is handed on.
        seen: The parameters of all requests, in their order.
    """

    target: str
    before: Callable[[Parameters], None] = lambda _: None
    seen: list[Parameters] = field(default_factory=list)
    url: str = ""

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
            state.seen.append(parameters)
            state.before(parameters)
            headers = {k: v for k, v in self.headers.items() if k.lower() not in {"host", "content-length"}}
            answer = requests.request(
                self.command, state.target + self.path, data=body, headers=headers, timeout=60, allow_redirects=False
            )
            self.send_response(answer.status_code)
            for name, value in answer.raw.headers.items():
                if name.lower() not in {"transfer-encoding", "content-length", "content-encoding", "connection"}:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.content)))
            self.end_headers()
            self.wfile.write(answer.content)

        def log_message(self, *_: object) -> None:
            pass

    return Answerer


def _parameters(path: str, body: bytes) -> Parameters:
    given = {**parse_qs(urlsplit(path).query), **parse_qs(body.decode("utf-8", "replace"))}
    return {name: values[0] for name, values in given.items()}
