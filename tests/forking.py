"""A Python that has read the program and its libraries, and forks itself for each run of `movibot`.

Reading them is half of what a short run costs. What is forked is a process like another: arguments, environment,
folder, standard streams and exit code of its own, nothing of an earlier run, the interpreter's whole end. Only
what is decided before the first line of the program is shared: the seed of hashes and the locale.

python -m tests.forking NUMBER, that of a listening socket; it ends when its standard input does
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import runpy
import selectors
import socket
import sys
from contextlib import suppress
from typing import Any, Final

LIBRARIES: Final = ("babel.dates", "jinja2", "jsonschema", "mwclient", "rapidfuzz", "requests", "yaml")


def main(number: int) -> None:
    """Answer at the socket of that number until standard input ends. Returns in a child only, to be the program."""
    _read_everything()
    with socket.socket(fileno=number) as listener, selectors.DefaultSelector() as selector:
        selector.register(listener, selectors.EVENT_READ)
        selector.register(sys.stdin, selectors.EVENT_READ)
        while all(key.fileobj is listener for key, _ in selector.select()):
            connection, _ = listener.accept()
            if os.fork() == 0:
                selector.close()
                listener.close()
                _become(connection)
                return
            connection.close()
            _bury()
    sys.exit()


def _read_everything() -> None:
    import movibot

    ours = (module.name for module in pkgutil.walk_packages(movibot.__path__, "movibot."))
    for name in (*LIBRARIES, *ours):
        if not name.endswith("__main__"):
            importlib.import_module(name)


def _bury() -> None:
    """Take note of the children that ended, so that what they used of the processor is counted to somebody."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG) != (0, 0):
            pass


def _become(connection: socket.socket) -> None:
    """Take over what was sent, in a child of its own; this process waits for it and tells how it ended."""
    _, streams, *_ = socket.recv_fds(connection, 1, 3)
    with connection.makefile() as sent:
        wanted: dict[str, Any] = json.loads(sent.readline())
    child = os.fork()
    if child:
        connection.sendall(f"{child}\n".encode())
        _, status = os.waitpid(child, 0)
        connection.sendall(f"{os.waitstatus_to_exitcode(status)}\n".encode())
        os._exit(0)
    connection.close()
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.environ.clear()
    os.environ.update(wanted["environ"])
    os.chdir(wanted["folder"])
    sys.argv[1:] = wanted["arguments"]


if __name__ == "__main__":
    main(int(sys.argv[1]))
    runpy.run_module("movibot", run_name="__main__", alter_sys=True)
