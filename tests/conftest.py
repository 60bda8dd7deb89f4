"""Guards for every test: no network but loopback, no real home directory."""

from __future__ import annotations

import ipaddress
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "movibot", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=bool(os.environ.get("CI"))
)
settings.load_profile("movibot")
"""A busy machine is slow, which is no mistake of the code. Under CI the same texts are tried each time, so that a
build fails for what the change did; everywhere else new ones are."""

pytest_plugins = ["tests.mediawiki.fixtures", "tests.wikis"]


LONGEST = (
    "test_faults_on_mediawiki.py",
    "test_journey_on_mediawiki.py",
    "workingcopy/test_on_mediawiki.py",
    "test_check_command.py",
    "test_undo_on_mediawiki.py",
    "test_mirror.py",
    "test_runlog.py",
    "test_preprocessor.py",
    "test_soak_on_mediawiki.py",
    "test_races_on_mediawiki.py",
    "test_mirror_on_mediawiki.py",
    "test_wiki_contract.py",
    "test_onwiki_on_mediawiki.py",
    "mediawiki/test_oracle.py",
    "test_vanished.py",
    "test_messages.py",
    "test_schedule.py",
)
"""Files that take long, to be given out first: a long one at the end leaves one of two processors idle. Where files are
given out whole, pytest-xdist begins with those of the most tests, unless it is told `--no-loadscope-reorder`."""


class NetworkInTest(AssertionError):
    """A test tried to reach something else than this machine."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest files first; the others, and the tests of one file, stay in their order."""
    places = {Path(__file__).parent / name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path, len(places)))


@pytest.fixture(autouse=True, scope="session")
def only_loopback() -> Iterator[None]:
    """Refuse every connection that leaves the machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6} and not _is_loopback(str(address[0])):
            raise NetworkInTest(address)
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@pytest.fixture(autouse=True)
def empty_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home directory of the test's own, and no configuration from outside."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "MOVIBOT_CONFIG", "STATE_DIRECTORY"):
        monkeypatch.delenv(name, raising=False)
    return home
