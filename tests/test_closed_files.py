"""Files and folders that nobody may look at: what their owner has to mend, and no bug of ours.

A folder that is closed to an account is not closed to an administrator, as whom tests may run; a name that is longer
than any file system takes is refused to both in the same way.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.program import Finished, movibot

CLOSED = "x" * 300
"""Where nothing can be, and nothing can be looked for."""
NOBODY = "wiki:\n  url: http://127.0.0.1:9/api.php\n  patience: 0\n"
REASON = "le nom est trop long"


def ran(folder: Path, *words: str, config: str = "") -> Finished:
    (folder / "config.yaml").write_text(config or NOBODY, encoding="utf-8")
    return movibot(*words, cwd=folder)


def told(done: Finished) -> None:
    assert (done.code, REASON in done.err) == (2, True), done.said
    assert "movibot lui-même" not in done.said


@pytest.mark.parametrize("command", [("doctor",), ("publish", "--check"), ("check", "--all"), ("infer", "--all")])
def test_a_configuration_that_is_closed(tmp_path: Path, command: tuple[str, ...]) -> None:
    told(movibot(*command, "--config", f"{CLOSED}/config.yaml", cwd=tmp_path))


@pytest.mark.parametrize("command", [("doctor",), ("publish", "--check"), ("check", "--all")])
def test_a_folder_of_schemas_that_is_closed(tmp_path: Path, command: tuple[str, ...]) -> None:
    told(ran(tmp_path, *command, config=f"{NOBODY}templates: {CLOSED}/pack\n"))


def test_where_files_are_to_be_written(tmp_path: Path) -> None:
    told(movibot("init", "127.0.0.1:9", "--no-account", "--folder", CLOSED, cwd=tmp_path))


@pytest.mark.parametrize("where", [CLOSED, f"{CLOSED}/secret", f"./{CLOSED}"])
def test_a_secret_that_is_closed_is_told_like_one_that_is_not_there(tmp_path: Path, where: str) -> None:
    account = f"{NOBODY}  user: MoviBot@movibot\n  password_file: {where}\n"
    done = ran(tmp_path, "publish", config=account)
    assert done.code == 2, done.said
    assert "absent, vide ou illisible" in done.err
    seen = ran(tmp_path, "doctor", config=account)
    assert "absent, vide ou illisible" in seen.out, seen.said


def test_doctor_tells_a_state_that_is_closed(tmp_path: Path) -> None:
    done = ran(tmp_path, "doctor", config=f"{NOBODY}state: {CLOSED}/state\n")
    assert "movibot ne peut rien écrire dans son dossier d’état" in done.out, done.said


def test_what_is_only_not_there_is_told_as_before(tmp_path: Path) -> None:
    assert "n’existe pas" in movibot("doctor", "--config", "rien/config.yaml", cwd=tmp_path).err
    fresh = ran(tmp_path, "doctor", config=f"{NOBODY}state: {tmp_path}/a/b/state\n")
    assert "movibot ne peut rien écrire" not in fresh.said


def test_a_shell_is_offered_nothing(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text(f"{NOBODY}templates: {CLOSED}/pack\n", encoding="utf-8")
    asked = {"_MOVIBOT_COMPLETE": "bash_complete", "COMP_LINE": "movibot publish ", "COMP_WORD": ""}
    done = movibot(environ=asked, cwd=tmp_path)
    assert (done.code, done.said.strip()) == (0, "")
