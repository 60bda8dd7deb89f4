"""Both kinds of wiki with the people who use them, so that one contract suite runs on both."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

import pytest

from movibot.model import Clock
from movibot.wiki import Wiki
from movibot.wiki.filenames import path_of
from movibot.wiki.folder import FolderWiki
from movibot.wiki.mediawiki import Credentials, MediaWiki
from movibot.wiki.retrying import PATIENCE, Patience
from tests.mediawiki.installation import Account, Installation
from tests.mediawiki.person import Person

DAY = datetime.date(2026, 11, 22)

NAMESPACES = {"Modèle", "Catégorie", "Fichier", "Discussion", "Discussion modèle", "Aide", "Utilisateur"}


class Place(Protocol):
    """A wiki from outside: what people do there, and movibot's own view of it."""

    kind: str

    def wiki(self) -> Wiki:
        """A new client, as a new run of movibot makes one."""

    def reader(self) -> Wiki:
        """A client that may read and nothing else; where answers have an end, its own are the short ones."""

    def load(self, pages: Mapping[str, str]) -> None:
        """People save many pages."""

    def edit(self, title: str, text: str) -> None:
        """A person saves a page, whatever was there."""

    def move(self, old: str, new: str) -> None:
        """A person renames a page, which leaves a redirect."""

    def delete(self, title: str) -> None:
        """A person deletes a page."""

    def text(self, title: str) -> str | None:
        """What is saved, or None where there is no such page."""


class FolderPlace:
    """People who edit files."""

    kind = "folder"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        (folder / "wiki.yaml").write_text("name: Movilab\n", encoding="utf-8")

    def wiki(self) -> FolderWiki:
        return FolderWiki(self.folder)

    def reader(self) -> FolderWiki:
        return self.wiki()

    def load(self, pages: Mapping[str, str]) -> None:
        for title, text in pages.items():
            self.edit(title, text)

    def edit(self, title: str, text: str) -> None:
        path = self.path(title)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())

    def move(self, old: str, new: str) -> None:
        self.edit(new, self.text(old) or "")
        self.edit(old, f"#REDIRECTION [[{new}]]")

    def delete(self, title: str) -> None:
        self.path(title).unlink()

    def text(self, title: str) -> str | None:
        path = self.path(title)
        return path.read_bytes().decode().removesuffix("\n") if path.exists() else None

    def path(self, title: str) -> Path:
        prefix, colon, name = title.partition(":")
        return self.folder / (path_of(prefix, name) if colon and prefix in NAMESPACES else path_of("", title))


class MediaWikiPlace:
    """People who use a real MediaWiki."""

    kind = "mediawiki"

    def __init__(self, installation: Installation, person: Person, sysop: Person) -> None:
        self.installation = installation
        self.person = person
        self.sysop = sysop

    def wiki(self) -> MediaWiki:
        return client(self.installation)

    def reader(self) -> MediaWiki:
        return client(self.installation, self.installation.users.weak_bot_password)

    def load(self, pages: Mapping[str, str]) -> None:
        self.installation.load(pages)

    def edit(self, title: str, text: str) -> None:
        self.person.edit(title, text)

    def move(self, old: str, new: str) -> None:
        self.person.move(old, new)

    def delete(self, title: str) -> None:
        self.sysop.delete(title)

    def text(self, title: str) -> str | None:
        return self.person.text(title)


def exactly(clock: Clock, seconds: float = PATIENCE) -> Patience:
    """The patience of a run whose waits are not left to chance."""
    return Patience(clock, seconds, jitter=lambda: 0)


def client(installation: Installation, account: Account | None = None, clock: Clock | None = None) -> MediaWiki:
    """movibot's client of a test wiki, by the bot password unless told otherwise."""
    given = account or installation.users.bot_password
    return MediaWiki(
        installation.api,
        contact="robot@example.org",
        clock=clock or Clock(DAY),
        credentials=Credentials(given.name, given.password),
        patience=exactly(clock or Clock(DAY)),
    )


@pytest.fixture(params=["folder", pytest.param("mediawiki", marks=pytest.mark.mediawiki)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    if request.param == "folder":
        yield FolderPlace(tmp_path / "wiki")
        return
    installation = request.getfixturevalue("mediawiki")
    with Person(installation, installation.users.person) as person, Person(installation, installation.users.sysop) as s:
        yield MediaWikiPlace(installation, person, s)
