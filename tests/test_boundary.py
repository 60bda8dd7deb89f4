"""Exceptions become messages and exit codes in one place."""

from __future__ import annotations

import stat
from pathlib import Path

import click
import pytest

from movibot.cli.boundary import run_guarded
from movibot.cli.known import Known
from movibot.cli.speech import OutputError
from movibot.errors import ConfigError, GuardError, LoginFailed, ReadOnly, Unreachable, UsageError
from movibot.model import Place, Problem

SECRET = "mot de passe 0123456789"  # noqa: S105 - it must not come out


def raising(error: BaseException, state: Path | None = None) -> click.Group:
    """A program whose only command fails."""

    @click.group()
    def root() -> None:
        pass

    @root.command()
    @click.pass_obj
    def fail(known: Known) -> None:
        if state is not None:
            known.state = state
        page_text = SECRET
        raise error if page_text else AssertionError

    return root


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ConfigError("config-none"), 2),
        (UsageError("check-what"), 2),
        (GuardError("too-many-edits", planned=300, limit=200), 4),
        (Unreachable("wiki-timeout", url="https://example.org/api.php"), 5),
        (LoginFailed("login-wrong-password", account="Bot", url=""), 5),
        (ReadOnly("wiki-read-only", url="", explanation="Travaux"), 5),
        (KeyboardInterrupt(), 130),
        (click.Abort(), 130),
        (OutputError(28, "No space left on device"), 1),
        (click.UsageError("?"), 2),
        (PermissionError(13, "Permission denied", "/etc/movibot/config.yaml"), 2),
        (OSError(36, "File name too long", "xxx"), 2),
    ],
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_kind_of_error_has_its_exit_code_and_one_sentence(
    capsys: pytest.CaptureFixture[str], error: BaseException, code: int, language: str
) -> None:
    assert run_guarded(raising(error), ["fail"], language) == code
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.lstrip().startswith("movibot: er")
    assert len(told.err.strip().splitlines()) == 1
    assert "Traceback" not in told.err


def test_a_command_that_ends_well_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    root = click.Group("root", commands={"ok": click.Command("ok", callback=lambda: None)})
    assert run_guarded(root, ["ok"], "fr") == 0
    assert capsys.readouterr() == ("", "")


def test_a_bug_is_told_and_written_down_without_values(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_guarded(raising(ValueError(SECRET), tmp_path), ["fail"], "fr") == 3
    (log,) = (tmp_path / "log").iterdir()
    assert str(log) in capsys.readouterr().err
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    written = log.read_text(encoding="utf-8")
    assert "test_boundary.py" in written
    assert "ValueError" in written
    assert SECRET not in written


@pytest.mark.parametrize("error", [FileNotFoundError(2, "No such file or directory", "x"), PermissionError(13, "?")])
def test_a_file_of_ours_that_is_gone_is_a_bug_all_the_same(tmp_path: Path, error: OSError) -> None:
    assert run_guarded(raising(error, tmp_path), ["fail"], "fr") == 3


def test_a_bug_is_told_where_no_log_can_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "log").write_text("a file where the folder should be", encoding="utf-8")
    assert run_guarded(raising(ValueError(SECRET), tmp_path), ["fail"], "fr") == 3
    told = capsys.readouterr().err
    assert "test_boundary.py:" in told
    assert SECRET not in told
    assert "Traceback" not in told


@pytest.mark.parametrize("arguments", [[], ["--nothing"], ["nothing"], ["fail", "--x"]])
def test_a_wrong_command_line_is_no_bug(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run_guarded(raising(ValueError()), arguments, "fr") == 2
    assert "Traceback" not in capsys.readouterr().err


def test_problems_come_before_the_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    problem = Problem("missing-key", "error", Place("config.yaml", 3, 1), {"key": "wiki"})
    assert run_guarded(raising(ConfigError("config-invalid", problems=(problem,))), ["fail"], "fr") == 2
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith("config.yaml:3:1: erreur [missing-key]")
    assert second.startswith("movibot: erreur:")
