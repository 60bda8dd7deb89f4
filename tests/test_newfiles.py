"""First files are all there at the end, or none is; what was there already stays whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from movibot.cli.newfiles import NewFile, write_files
from movibot.errors import UsageError


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
