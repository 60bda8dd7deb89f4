"""Serve an installation with PHP's own web server, and end it again."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests.mediawiki.installation import PACKAGE, Installation

PATIENCE = 200
"""How often a starting server is asked, a tenth of a second apart."""


def free_port() -> int:
    """A port of the loopback address on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(wiki: Installation) -> Iterator[Installation]:
    """Serve a wiki until the end of the block; its log is `server.log` in its folder."""
    # No file that is compiled changes while it is served; what `configure` writes is read anew each time.
    command = ["php", "-d", "opcache.validate_timestamps=0", "-S", f"127.0.0.1:{wiki.port}", "-t", str(PACKAGE)]
    with (wiki.folder / "server.log").open("wb") as log:
        server = subprocess.Popen(
            command,
            env=wiki.environment | {"PHP_CLI_SERVER_WORKERS": "4"},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            _wait_until_it_listens(wiki, server)
            yield wiki
        finally:
            # The workers outlive their parent, so the whole group of the new session is ended.
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(timeout=10)


def _wait_until_it_listens(wiki: Installation, server: subprocess.Popen[bytes]) -> None:
    for _ in range(PATIENCE):
        assert server.poll() is None, (wiki.folder / "server.log").read_text(encoding="utf-8")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", wiki.port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError(f"no answer on port {wiki.port}")
