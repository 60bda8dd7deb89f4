"""A web server on loopback that answers as badly as a test wants, and remembers what it was sent."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BufferedIOBase
from typing import Any, Literal
from urllib.parse import parse_qsl

Parameters = dict[str, str]


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server says.

    Attributes:
        body: Text, bytes, or anything that JSON can say.
        status: The HTTP status.
        headers: More headers.
        cut: Close the connection in the middle of the body.
        silent: Say nothing until the test ends.
        kept: Keep the connection for the next request.
        dropped: Close the connection without a word.
        dripped: Send a byte now and then until the test ends: of the `headers` or of the `body`.
    """

    body: Any = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False
    silent: bool = False
    kept: bool = False
    dropped: bool = False
    dripped: Literal["", "headers", "body"] = ""


@dataclass(slots=True)
class FakeWiki:
    """A running server.

    Attributes:
        port: Where it listens.
        requests: Method, path, headers and body of each request, as text.
        parameters: The form of each request.
    """

    port: int = 0
    requests: list[str] = field(default_factory=list)
    parameters: list[Parameters] = field(default_factory=list)

    @property
    def api(self) -> str:
        return f"http://127.0.0.1:{self.port}/w/api.php"


def drip(connection: BufferedIOBase, where: str, ended: threading.Event) -> None:
    """Send a byte now and then until the other side has enough."""
    connection.write(b"HTTP/1.1 200 OK\r\n" + (b"\r\n" if where == "body" else b""))
    with suppress(OSError):
        while not ended.wait(0.02):
            connection.write(b"x" if where == "headers" else b" ")


def encoded(body: Any) -> bytes:
    """What is sent for a body."""
    text = body if isinstance(body, str | bytes) else json.dumps(body)
    return text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")


def head(reply: Reply, length: int) -> dict[str, str]:
    """The headers of an answer but its date."""
    connection = "keep-alive" if reply.kept else "close"
    headers = {"Content-Length": str(length), "Connection": connection, **reply.headers}
    headers.pop("Date", None)
    return headers


class _Quiet(BaseHTTPRequestHandler):
    """Says nothing on the terminal, and the date that a test wants.

    Attributes:
        date: What the header `Date` of the next answer says; empty for now.
    """

    date = ""

    def date_time_string(self, timestamp: float | None = None) -> str:
        return self.date or super().date_time_string(timestamp)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, the name is the base class's
        """Say nothing."""


@contextmanager
def fake_wiki(answer: Callable[[Parameters], Reply]) -> Iterator[FakeWiki]:
    """Answer every request by a function of its form."""
    wiki = FakeWiki()
    ended = threading.Event()

    class Handler(_Quiet):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            given = dict(parse_qsl(body, keep_blank_values=True))
            wiki.requests.append(f"{self.requestline}\n{self.headers}\n{body}")
            wiki.parameters.append(given)
            self._send(answer(given))

        def do_GET(self) -> None:
            self.do_POST()

        def do_CONNECT(self) -> None:
            wiki.requests.append(f"{self.requestline}\n{self.headers}")
            self.send_error(502)

        def _send(self, reply: Reply) -> None:
            self.close_connection = not reply.kept
            if reply.silent:
                ended.wait(60)
            if reply.dripped:
                drip(self.wfile, reply.dripped, ended)
            if reply.silent or reply.dropped or reply.dripped:
                return
            data = encoded(reply.body)
            self.date = reply.headers.get("Date", "")
            self.send_response(reply.status)
            for name, value in head(reply, len(data)).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data[: len(data) // 2] if reply.cut else data)

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        wiki.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield wiki
        finally:
            ended.set()
            server.shutdown()
            thread.join()
