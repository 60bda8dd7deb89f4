"""First files are all there at the end, or none is; what was there already stays whole."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from movibot.cli.newfiles import NewFile, check_place, write_files
from movibot.errors import UsageError
from movibot.wiki.atomic import create_file


def files_in(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}


def new(folder: Path, *names: str) -> list[NewFile]:
    return [NewFile(folder / name, f"{name}\n", 0o644) for name in names]


def test_all_are_written_with_their_folders(tmp_path: Path) -> None:
    write_files(new(tmp_path, "a/x.yaml", "b/y.yaml"), refusal="infer-exists")
    assert files_in(tmp_path) == {"a/x.yaml": "a/x.yaml\n", "b/y.yaml": "b/y.yaml\n"}


def test_none_is_written_where_one_is_there_already(tmp_path: Path) -> None:
    (tmp_path / "y.yaml").write_text("mine")
    with pytest.raises(UsageError) as caught:
        write_files(new(tmp_path, "x.yaml", "y.yaml", "z.yaml"), refusal="infer-exists")
    assert (caught.value.code, caught.value.arguments) == ("infer-exists", {"path": str(tmp_path / "y.yaml")})
    assert files_in(tmp_path) == {"y.yaml": "mine"}


@pytest.mark.parametrize("refusal", ["infer-exists", None])
def test_none_is_left_where_a_later_one_cannot_be_written(tmp_path: Path, refusal: str | None) -> None:
    (tmp_path / "b").write_text("a file where the folder should be")
    with pytest.raises(UsageError) as caught:
        write_files(new(tmp_path, "x.yaml", "b/y.yaml"), refusal=refusal)
    assert caught.value.code == "file-unwritable-named"
    assert files_in(tmp_path) == {"b": "a file where the folder should be"}


def test_what_is_there_is_replaced_when_that_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("old, and much longer than what comes in its place")
    write_files(new(tmp_path, "x.yaml", "y.yaml"), refusal=None)
    assert files_in(tmp_path) == {"x.yaml": "x.yaml\n", "y.yaml": "y.yaml\n"}


def refused(folder: Path, name: str, refusal: str | None) -> set[str]:
    """Why a file is not written, neither beforehand nor in earnest."""
    with pytest.raises(UsageError) as caught:
        write_files(new(folder, "other.yaml", name), refusal=refusal)
    with pytest.raises(UsageError) as seen:
        check_place(folder / name, refusal=refusal)
    return {caught.value.code, seen.value.code}


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir], ids=["pipe", "folder"])
@pytest.mark.parametrize("refusal", ["infer-exists", None])
def test_what_is_no_file_is_never_replaced(tmp_path: Path, make: Callable[[Path], None], refusal: str | None) -> None:
    make(tmp_path / "y.yaml")
    before = (tmp_path / "y.yaml").stat()
    assert refused(tmp_path, "y.yaml", refusal) == {refusal or "file-not-regular"}
    after = (tmp_path / "y.yaml").stat()
    assert (stat.S_IFMT(after.st_mode), after.st_ino) == (stat.S_IFMT(before.st_mode), before.st_ino)
    assert [path.name for path in tmp_path.iterdir()] == ["y.yaml"]


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "else").mkdir()
    (tmp_path / "else" / "kept.yaml").write_text("old")
    (tmp_path / "x.yaml").symlink_to("else/kept.yaml")
    assert refused(tmp_path, "x.yaml", "infer-exists") == {"infer-exists"}
    write_files(new(tmp_path, "x.yaml"), refusal=None)
    assert (tmp_path / "x.yaml").is_symlink()
    assert files_in(tmp_path) == {"x.yaml": "x.yaml\n", "else/kept.yaml": "x.yaml\n"}


@pytest.mark.parametrize("target", ["nowhere.yaml", "x.yaml"])
def test_a_symbolic_link_to_nothing_is_something(tmp_path: Path, target: str) -> None:
    (tmp_path / "x.yaml").symlink_to(target)
    assert refused(tmp_path, "x.yaml", "infer-exists") == {"infer-exists"}
    write_files(new(tmp_path, "x.yaml"), refusal=None)
    assert (tmp_path / "x.yaml").read_text() == "x.yaml\n"


def test_a_place_is_seen_to_be_one_before_anything_is_written(tmp_path: Path) -> None:
    check_place(tmp_path / "a" / "b" / "x.yaml", refusal="infer-exists")
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "file" / "x.yaml", tmp_path / ("x" * 300) / "x.yaml"):
        with pytest.raises(UsageError, match="file-unwritable-named"):
            check_place(path, refusal=None)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("code", [errno.EPERM, errno.EOPNOTSUPP])
def test_where_a_file_can_have_one_name_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    """As on a USB stick."""

    def link(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "link", link)
    write_files(new(tmp_path, "x.yaml"), refusal="infer-exists")
    with pytest.raises(UsageError, match="infer-exists"):
        write_files([NewFile(tmp_path / "x.yaml", "other", 0o644)], refusal="infer-exists")
    assert (create_file(tmp_path / "y.yaml", b"y"), create_file(tmp_path / "y.yaml", b"z")) == (True, False)
    assert files_in(tmp_path) == {"x.yaml": "x.yaml\n", "y.yaml": "y"}
