"""The program as its users start it: a process of its own."""

from __future__ import annotations

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, Any

from tests.mediawiki.installation import Account

ROOT = Path(__file__).parent.parent
PASSWORD_VARIABLE = "MOVIBOT_TEST_PASSWORD"  # noqa: S105 - a name, not a password
PATIENCE = 120
"""Seconds after which a run is ended."""

_ENVIRON = {
    "PYTHONPATH": str(ROOT),
    "LANG": "fr_FR.UTF-8",
    "PYTHONDEVMODE": "1",
    "PYTHONWARNINGS": "error",
    "PYTHONMALLOC": "pymalloc",  # looking for mistakes in C is a third of a run in the mode for developers
}

Streams = tuple[IO[bytes], IO[bytes], IO[bytes]]


@dataclass(frozen=True)
class Finished:
    """A process that ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def said(self) -> str:
        return self.out + self.err


def movibot(
    *arguments: str,
    config: Path | None = None,
    stdin: str | bytes = "",
    cwd: Path | None = None,
    environ: Mapping[str, str] | None = None,
) -> Finished:
    """Run `movibot` to its end, in French unless told otherwise.

    It is forked from a Python that has read the program, unless `environ` holds what is decided before that: the
    language, or something of Python's own.
    """
    words = [*arguments, *(["--config", str(config)] if config else [])]
    wanted = _ENVIRON | dict(environ or {})
    run = _started if decided_early(wanted) != decided_early(_ENVIRON) else _forked
    with TemporaryFile() as given, TemporaryFile() as out, TemporaryFile() as err:
        given.write(stdin.encode() if isinstance(stdin, str) else stdin)
        given.seek(0)
        code = run(words, os.environ | wanted, cwd or Path.cwd(), (given, out, err))
        return Finished(code, *(_read(each) for each in (out, err)))


def decided_early(environ: Mapping[str, str]) -> dict[str, str]:
    """What is read from the environment before the first line of the program."""
    return {name: value for name, value in environ.items() if name.startswith(("PYTHON", "LANG", "LC_"))}


def _read(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode()


def _started(words: list[str], environ: Mapping[str, str], folder: Path, streams: Streams) -> int:
    given, out, err = streams
    command = [sys.executable, "-m", "movibot", *words]
    done = subprocess.run(
        command, stdin=given, stdout=out, stderr=err, env=environ, cwd=folder, timeout=PATIENCE, check=False
    )
    return done.returncode


def _forked(words: list[str], environ: Mapping[str, str], folder: Path, streams: Streams) -> int:
    sent = json.dumps({"arguments": words, "environ": dict(environ), "folder": str(folder)})
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(PATIENCE)
        connection.connect(_listener())
        socket.send_fds(connection, [b"."], [each.fileno() for each in streams])
        connection.sendall(sent.encode() + b"\n")
        with connection.makefile() as answer:
            process = int(answer.readline())
            try:
                return int(answer.readline())
            except TimeoutError:
                os.kill(process, signal.SIGKILL)
                raise


@cache
def _listener() -> str:
    """Where the process listens that forks itself; it is started at the first run and ends with the session."""
    folder = TemporaryDirectory(prefix="movibot-")
    path = str(Path(folder.name) / "runs")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path)
        listener.listen()
        number = listener.fileno()
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.forking", str(number)],
            stdin=subprocess.PIPE,
            env=os.environ | _ENVIRON,
            cwd=ROOT,
            pass_fds=[number],
        )
    atexit.register(folder.cleanup)
    atexit.register(process.communicate)
    return path


def write_config(folder: Path, api: str, account: Account | None, extra: str = "", *, patience: float = 300) -> Path:
    """A configuration for a MediaWiki; the password is to come in the environment."""
    user = f"  user: {account.name}\n  password_env: {PASSWORD_VARIABLE}\n" if account else ""
    path = folder / "config.yaml"
    path.write_text(
        f"wiki:\n  url: {api}\n{user}  contact: essai@example.org\n  patience: {patience}\nstate: {folder}/state\n"
        f"edits:\n  throttle: 0\n{extra}",
        encoding="utf-8",
    )
    return path
