"""A pack that is remembered is the pack of the files as they are, or none."""

from __future__ import annotations

import ast
import hashlib
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import movibot
from movibot.cli.folders import shipped_pack
from movibot.schema import Pack, load_pack
from movibot.schema.remembered import _BUILDERS, PackMemory
from tests.builders import PLACE_SCHEMA, REGIONS, write_pack

PACKAGE = Path(movibot.__file__).parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "pack", schemas__lieu=PLACE_SCHEMA, vocabularies__regions=REGIONS)


def kept(memory: PackMemory) -> Pack:
    key = memory.key()
    pack = load_pack(memory.folder, memory.template_names)
    memory.keep(pack, key)
    return pack


def recalled(memory: PackMemory) -> Pack | None:
    return memory.recall(memory.key())


@pytest.mark.parametrize("names", [{}, {"commun": "Fiche commun"}])
def test_the_shipped_pack_comes_back_as_it_was_built(tmp_path: Path, names: dict[str, str]) -> None:
    memory = PackMemory.inside(tmp_path / "cache", shipped_pack(), names)
    assert recalled(memory) is None
    assert kept(memory) == recalled(memory)
    assert memory.path.stat().st_mode & 0o777 == 0o600
    assert recalled(PackMemory.inside(tmp_path / "cache", shipped_pack(), {"commun": "Autre"})) is None


def _edit(folder: Path) -> None:
    path = folder / "schemas" / "lieu.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("template: Lieu", "template: Coin"), encoding="utf-8")


CHANGES: dict[str, Callable[[Path], object]] = {
    "edited": _edit,
    "added": lambda folder: (folder / "vocabularies" / "couts.yaml").write_text("values: {a: {}}", encoding="utf-8"),
    "empty one added": lambda folder: (folder / "schemas" / "m.yaml").touch(),
    "removed": lambda folder: (folder / "vocabularies" / "regions.yaml").unlink(),
    "renamed": lambda folder: (folder / "schemas" / "lieu.yaml").rename(folder / "schemas" / "lieux.yaml"),
    "wrong ending": lambda folder: (folder / "schemas" / "autre.yml").write_text("a", encoding="utf-8"),
    "unreadable": lambda folder: (folder / "schemas" / "dossier.yaml").mkdir(),
    "gone": shutil.rmtree,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changes_in_the_files_is_seen(tmp_path: Path, folder: Path, change: Callable[[Path], object]) -> None:
    memory = PackMemory.inside(tmp_path / "cache", folder)
    assert kept(memory) == recalled(memory)
    change(folder)
    assert recalled(memory) is None


def test_files_that_change_while_they_are_read_are_not_remembered(tmp_path: Path, folder: Path) -> None:
    memory = PackMemory.inside(tmp_path / "cache", folder)
    key, pack = memory.key(), load_pack(folder)
    _edit(folder)
    memory.keep(pack, key)
    assert not memory.path.exists()


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "short": lambda data: data[:20],
    "head alone": lambda data: data[:32],
    "cut": lambda data: data[:-1],
    "longer": lambda data: data + b"x",
    "one bit": lambda data: data[:200] + bytes([data[200] ^ 1]) + data[201:],
    "text": lambda _: "rien de bon ici, même long de plus de trente-deux octets".encode(),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_memory_is_none_and_mended_by_the_next_start(
    tmp_path: Path, folder: Path, damage: Callable[[bytes], bytes]
) -> None:
    memory = PackMemory.inside(tmp_path / "cache", folder)
    pack = kept(memory)
    memory.path.write_bytes(damage(memory.path.read_bytes()))
    assert recalled(memory) is None
    assert kept(memory) == pack == recalled(memory)


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_memory_that_others_can_write_is_not_believed(tmp_path: Path, folder: Path, mode: int) -> None:
    memory = PackMemory.inside(tmp_path / "cache", folder)
    kept(memory)
    memory.path.chmod(mode)
    assert recalled(memory) is None


class _Evil:
    def __reduce__(self) -> tuple[object, ...]:
        return Path.mkdir, (Path("gone-wrong"),)


def test_nothing_but_values_of_schemas_comes_out(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    memory = PackMemory.inside(tmp_path / "cache", folder)
    kept(memory)
    values = pickle.dumps(_Evil())
    memory.path.write_bytes(hashlib.sha256(memory.key() + values).digest() + values)
    with pytest.raises(pickle.UnpicklingError):
        recalled(memory)
    assert not (tmp_path / "gone-wrong").exists()


def test_a_place_that_cannot_be_written_is_no_matter(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "cache").write_text("", encoding="utf-8")
    memory = PackMemory.inside(tmp_path / "cache", folder)
    kept(memory)
    assert recalled(memory) is None


def test_all_code_that_builds_packs_is_looked_at() -> None:
    """What `schema.loading` imports, directly or not, stands in the folders that the key covers."""
    waiting, seen = [PACKAGE / "schema" / "loading.py"], set[Path]()
    while waiting:
        path = waiting.pop()
        if path in seen or not path.is_file():
            continue
        seen.add(path)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("movibot."):
                target = PACKAGE.joinpath(*str(node.module).split(".")[1:])
                waiting += [target.with_suffix(".py"), target / "__init__.py"]
    assert len(seen) > 20
    assert {path.parent for path in seen} <= {PACKAGE / room for room in _BUILDERS}
