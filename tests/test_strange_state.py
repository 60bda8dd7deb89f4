"""Something else stands in the place of the file that movibot remembers in, or the file is huge."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from movibot.store import Store, database
from tests import test_mirror
from tests.test_mirror import COMMUN, kinds, remembering, run_on, wiki_of

pack = test_mirror.pack


def _pipe(path: Path) -> None:
    os.mkfifo(path, 0o600)


def _folder(path: Path) -> None:
    path.mkdir()
    (path / "note").write_text("Mes mots.", encoding="utf-8")


def _link_to_nowhere(path: Path) -> None:
    path.symlink_to(path.parent / "nowhere" / "at all")


def _link(path: Path) -> None:
    (path.parent / "notes.txt").write_text("Mes mots.", encoding="utf-8")
    path.symlink_to(path.parent / "notes.txt")


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _of_another_program(path: Path, version: int = 0, mode: int = 0o600) -> None:
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("CREATE TABLE note (words)")
        file.execute("INSERT INTO note VALUES ('Mes mots.')")
        file.execute(f"PRAGMA user_version = {version}")
    path.chmod(mode)


STRANGERS: dict[str, Callable[[Path], None]] = {
    "pipe": _pipe,
    "folder": _folder,
    "link to nowhere": _link_to_nowhere,
    "link": _link,
    "device": _device,
    "another program": _of_another_program,
    "another program of our version": lambda path: _of_another_program(path, 1),
    "another program of a later version": lambda path: _of_another_program(path, 9),
    "another program, open to all": lambda path: _of_another_program(path, mode=0o644),
}


@pytest.mark.parametrize("name", STRANGERS)
def test_what_is_not_ours_is_left_alone_and_told(pack: Path, tmp_path: Path, name: str) -> None:
    wiki = wiki_of("Badge", "Agenda")
    remembering(run_on(wiki, pack), tmp_path)
    path = next(tmp_path.glob("*.sqlite"))
    path.unlink()
    STRANGERS[name](path)
    before = contents(tmp_path)
    wiki.write("Fraise", COMMUN.format("Fraise"))
    Store(tmp_path, wiki.name, scratch=True).close()
    told = [remembering(run_on(wiki, pack), tmp_path) for _ in range(2)]
    assert [kinds(report) for report, _ in told] == [["saved"], ["unchanged"]]
    assert all(store.trouble and store.is_replaced for _, store in told)
    assert contents(tmp_path) == before


def contents(folder: Path) -> dict[str, tuple[object, ...]]:
    """All that stands there: name -> what it is, and what a file holds."""
    found = {path: path.lstat() for path in folder.rglob("*")}
    return {
        path.name: (about.st_mode, about.st_ino, stat.S_ISREG(about.st_mode) and path.read_bytes())
        for path, about in found.items()
    }


def _much_empty_space(path: Path) -> None:
    path.unlink()
    with path.open("wb") as file:
        file.truncate(2 << 30)


def _much_space_behind(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(2 << 30)


@pytest.mark.parametrize("hazard", [_much_empty_space, _much_space_behind])
def test_a_huge_file_is_no_burden(pack: Path, tmp_path: Path, hazard: Callable[[Path], None]) -> None:
    wiki = wiki_of("Badge")
    remembering(run_on(wiki, pack), tmp_path)
    hazard(next(tmp_path.glob("*.sqlite")))
    wiki.write("Fraise", COMMUN.format("Fraise"))
    Store(tmp_path, wiki.name, scratch=True).close()
    told = [remembering(run_on(wiki, pack), tmp_path) for _ in range(2)]
    assert [kinds(report) for report, _ in told] == [["saved"], ["unchanged"]]
    assert [store.trouble for _, store in told] == ["", ""]


def test_a_file_that_is_ours_says_so_even_if_its_run_was_killed(tmp_path: Path) -> None:
    """What is written ahead is lost where somebody deletes it: the mark stands in the file itself."""
    store = Store(tmp_path, "wiki")
    path = next(tmp_path.glob("*.sqlite"))
    assert int.from_bytes(path.read_bytes()[68:72], "big") == database.MARK
    store.close()
