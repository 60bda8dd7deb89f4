"""Fixtures of a real MediaWiki: `mediawiki`, `person`, `sysop`.

Where it cannot be installed, tests that need it skip with the reason; under CI, or with
MOVIBOT_REQUIRE_MEDIAWIKI=1, they fail. With MOVIBOT_MEDIAWIKI_DONE=FILE the number of tests that passed
on a real MediaWiki is written to that file, so that a build can tell that they ran.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.mediawiki.installation import Installation, install, missing
from tests.mediawiki.person import Person
from tests.mediawiki.server import free_port, served

NEEDED = "mediawiki_installation"


@pytest.fixture(scope="session")
def mediawiki_installation(only_loopback: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """A MediaWiki that answers, for the whole session; in whatever state the last test left it."""
    del only_loopback
    with installed(tmp_path_factory) as wiki:
        yield wiki


@contextmanager
def installed(tmp_path_factory: pytest.TempPathFactory, language: str = "fr") -> Iterator[Installation]:
    """A MediaWiki in a language, which answers until the end of the block."""
    reason = missing()
    if reason is not None:
        _give_up(reason)
    folder = tmp_path_factory.mktemp("mediawiki") / "wiki"
    with served(install(folder, free_port(), language)) as wiki:
        yield wiki


@pytest.fixture
def mediawiki(mediawiki_installation: Installation) -> Installation:
    """A MediaWiki as right after its installation, for one test."""
    mediawiki_installation.reset()
    return mediawiki_installation


@pytest.fixture(scope="module")
def mediawiki_of_module(mediawiki_installation: Installation) -> Installation:
    """A MediaWiki that the tests of one module share. Not together with `mediawiki` in one module."""
    mediawiki_installation.reset()
    return mediawiki_installation


@pytest.fixture
def person(mediawiki_installation: Installation) -> Iterator[Person]:
    """Someone with a plain account."""
    with Person(mediawiki_installation, mediawiki_installation.users.person) as someone:
        yield someone


@pytest.fixture
def sysop(mediawiki_installation: Installation) -> Iterator[Person]:
    """An administrator."""
    with Person(mediawiki_installation, mediawiki_installation.users.sysop) as someone:
        yield someone


def _give_up(reason: str) -> None:
    if os.environ.get("CI") or os.environ.get("MOVIBOT_REQUIRE_MEDIAWIKI") == "1":
        pytest.fail(f"a real MediaWiki is required here: {reason}")
    pytest.skip(reason)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Note on each test that needs a real MediaWiki that it does; xdist carries the note."""
    for item in items:
        if NEEDED in getattr(item, "fixturenames", ()) or item.get_closest_marker("mediawiki"):
            item.user_properties.append((NEEDED, "1"))


class PassedTests:
    """Counts the tests that passed on a real MediaWiki, and writes the number where it is asked for."""

    def __init__(self, target: str | None) -> None:
        self.passed = 0
        self.target = target

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" and report.passed and (NEEDED, "1") in map(tuple, report.user_properties):
            self.passed += 1

    def pytest_sessionfinish(self) -> None:
        if self.target and self.passed:
            Path(self.target).write_text(f"{self.passed}\n", encoding="utf-8")

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        terminalreporter.write_line(f"on a real MediaWiki: {self.passed} passed")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "mediawiki: asks for a real MediaWiki by name, not by an argument")
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(PassedTests(os.environ.get("MOVIBOT_MEDIAWIKI_DONE")))
