"""A run that is killed between two of its steps is settled by the next one: by what the file holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from movibot.model import Page
from movibot.workingcopy.bases import Bases, Step, open_bases
from movibot.workingcopy.merging import merge
from movibot.workingcopy.values import Base
from tests.wikis import FolderPlace
from tests.workingcopy.desk import Desk, kinds, reasons, record, write_files, writes

TITLE = "Café"
THEIRS = record(TITLE).replace("Lou", "Max")


@pytest.fixture
def wiki(tmp_path: Path) -> FolderPlace:
    place = FolderPlace(tmp_path / "wiki")
    place.load({TITLE: record(TITLE)})
    return place


@pytest.fixture
def desk(wiki: FolderPlace, tmp_path: Path) -> Desk:
    write_files(tmp_path)
    config = tmp_path / "config.yaml"
    config.write_text(f"wiki: {{folder: {wiki.folder}}}\ntemplates: fiches\nstate: state\n", encoding="utf-8")
    return Desk(config, tmp_path / "copie")


def read(wiki: FolderPlace) -> Page:
    return next(iter(wiki.wiki().pages([TITLE])))


def announced(bases: Bases, wiki: FolderPlace, data: bytes, before: bytes | None) -> Step:
    """What a run says before it writes the file."""
    page = read(wiki)
    assert page.revision is not None
    step = Step(Base(TITLE, page.revision, page.text), f"Principal/{TITLE}.wiki", data, before)
    bases.announce([step])
    return step


@pytest.mark.parametrize("is_written", [False, True])
def test_a_first_fetch(wiki: FolderPlace, desk: Desk, is_written: bool) -> None:
    with open_bases(desk.folder) as bases:
        announced(bases, wiki, record(TITLE).encode(), None)
    if is_written:
        desk.write(TITLE, record(TITLE))
        wiki.edit(TITLE, THEIRS)  # by its base the file is known to be as it was fetched
    done = desk.pull(TITLE)
    assert (done.code, kinds(done)) == (0, {TITLE: "fetched"})
    assert desk.text(TITLE) == wiki.text(TITLE)


@pytest.mark.parametrize("is_written", [False, True])
def test_a_later_fetch(wiki: FolderPlace, desk: Desk, is_written: bool) -> None:
    desk.pull(TITLE)
    wiki.edit(TITLE, THEIRS)
    with open_bases(desk.folder) as bases:
        announced(bases, wiki, THEIRS.encode(), record(TITLE).encode())
    if is_written:
        desk.write(TITLE, THEIRS)
    done = desk.pull()
    assert kinds(done) == {TITLE: "unchanged" if is_written else "fetched"}
    assert desk.text(TITLE) == THEIRS


@pytest.mark.parametrize("is_written", [False, True])
def test_a_conflict(wiki: FolderPlace, desk: Desk, is_written: bool) -> None:
    desk.pull(TITLE)
    mine = desk.edit(TITLE, "Lou", "Zoé")
    wiki.edit(TITLE, THEIRS)
    marked = merge(record(TITLE), mine, THEIRS, ("votre fichier", "wiki")).text
    with open_bases(desk.folder) as bases:
        announced(bases, wiki, marked.encode(), mine.encode())
    if is_written:
        desk.write(TITLE, marked)
        assert reasons(desk.push()) == {TITLE: "copy-markers"}
        desk.write(TITLE, record(TITLE).replace("Lou", "Zoé et Max"))
        assert kinds(desk.push()) == {TITLE: "sent"}, "their text was seen, so that the next one may replace it"
    else:
        done = desk.push()
        assert (kinds(done), writes(done)) == ({TITLE: "conflict"}, 0), "their text was not seen yet"
        assert wiki.text(TITLE) == THEIRS


def test_what_was_left_half_written_is_removed(wiki: FolderPlace, desk: Desk) -> None:
    desk.pull(TITLE)
    wiki.edit(TITLE, THEIRS)
    left = desk.path(TITLE).with_name(".movibot-abc")
    left.write_text(THEIRS[:10], encoding="utf-8")
    with open_bases(desk.folder) as bases:
        announced(bases, wiki, THEIRS.encode(), record(TITLE).encode())
    assert kinds(desk.pull()) == {TITLE: "fetched"}
    assert not left.exists()


def test_an_editor_that_saves_while_a_file_is_to_be_written_is_first(wiki: FolderPlace, desk: Desk) -> None:
    from movibot.workingcopy.files import Files

    desk.pull(TITLE)
    files = Files(desk.folder, wiki.wiki().facts())
    path = f"Principal/{TITLE}.wiki"
    desk.edit(TITLE, "Lou", "Zoé")
    refusal = files.write(path, THEIRS.encode(), record(TITLE).encode())
    assert refusal is not None
    assert refusal.code == "copy-file-changed"
    appeared = files.write(path, THEIRS.encode(), None)
    assert appeared is not None
    assert appeared.code == "copy-file-appeared"
    desk.path(TITLE).unlink()
    gone = files.write(path, THEIRS.encode(), record(TITLE).encode())
    assert gone is not None
    assert not desk.path(TITLE).exists()


def test_a_save_of_which_the_copy_heard_nothing(wiki: FolderPlace, desk: Desk) -> None:
    desk.pull(TITLE)
    wiki.edit(TITLE, desk.edit(TITLE, "Lou", "Zoé"))  # the run was killed right after its save
    done = desk.push()
    assert (done.code, kinds(done), writes(done)) == (0, {TITLE: "unchanged"}, 0)
