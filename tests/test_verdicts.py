"""What was found right is not held against its JSON Schema again; everything else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from movibot.yamlfile import Verdicts, check_document, read_yaml
from tests.program import movibot

SHAPE = {"type": "object", "additionalProperties": False, "properties": {"a": {"type": "integer"}}}


def problems(folder: Path, text: str, memory: Path) -> int:
    path = folder / "f.yaml"
    path.write_text(text, encoding="utf-8")
    verdicts = Verdicts(memory)
    found = check_document(read_yaml(path), SHAPE, verdicts)
    verdicts.keep()
    return len(found)


def test_right_files_are_remembered_and_wrong_ones_told_every_time(tmp_path: Path) -> None:
    memory = tmp_path / "cache" / "checked"
    assert problems(tmp_path, "a: 1", memory) == 0
    assert memory.stat().st_mode & 0o777 == 0o600
    kept = memory.read_text(encoding="ascii")
    assert [problems(tmp_path, "b: 1", memory) for _ in range(2)] == [1, 1]
    assert [problems(tmp_path, text, memory) for text in ("a: x", "a: 1")] == [1, 0]
    assert memory.read_text(encoding="ascii") == kept


def test_another_shape_is_another_question(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_text("a: 1", encoding="utf-8")
    verdicts = Verdicts()
    document = read_yaml(path)
    assert check_document(document, SHAPE, verdicts) == ()
    verdicts.note(document.digest, SHAPE)
    assert check_document(document, {"type": "array"}, verdicts)


@pytest.mark.parametrize("damage", ["", "x", "\x00" * 64, "\u00e9" * 64])
def test_a_damaged_memory_is_none(tmp_path: Path, damage: str) -> None:
    memory = tmp_path / "checked"
    memory.write_text(damage, encoding="utf-8")
    assert problems(tmp_path, "b: 1", memory) == 1
    assert problems(tmp_path, "a: 1", memory) == 0


def test_a_memory_that_others_can_write_is_not_believed(tmp_path: Path) -> None:
    memory = tmp_path / "checked"
    problems(tmp_path, "a: 1", memory)
    memory.chmod(0o666)
    verdicts = Verdicts(memory)
    assert not verdicts.knows(read_yaml(tmp_path / "f.yaml").digest, SHAPE)


def test_a_place_that_cannot_be_written_is_no_matter(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert problems(tmp_path, "a: 1", tmp_path / "file" / "checked") == 0


def test_a_second_check_loads_neither_yaml_nor_what_checks_it(tmp_path: Path) -> None:
    draft = tmp_path / "a.wiki"
    draft.write_text("{{Commun|nom=x}}", encoding="utf-8")
    cache = {"XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONPROFILEIMPORTTIME": "1"}
    first, second = (movibot("check", str(draft), environ=cache) for _ in range(2))
    assert first.out == second.out
    before, after = ({line.rpartition("|")[2].strip() for line in done.err.splitlines()} for done in (first, second))
    assert {"jsonschema", "yaml", "movibot.schema.building"} <= before
    assert {"movibot.validate", "movibot.schema.rules"} <= after
    assert after.isdisjoint({"jsonschema", "yaml", "movibot.schema.building", "movibot.plan", "movibot.config"})
