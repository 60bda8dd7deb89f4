"""Command lines that messages give to be copied: they mean the configuration that was meant."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from movibot.cli.copied import config_part
from movibot.doctor.findings import Finding
from movibot.doctor.lines import doctor_json, doctor_lines
from movibot.messages import LANGUAGES, bare_sentence, sentence
from tests.program import movibot
from tests.test_runlock import Wiki, wiki  # noqa: F401 - fixtures


def test_the_usual_configuration_needs_no_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert config_part(Path("config.yaml"), {}) == ""
    assert config_part(Path("config.yaml"), {"MOVIBOT_CONFIG": "config.yaml"}) == f" --config {tmp_path}/config.yaml"
    assert config_part(Path("a b/c.yaml"), {}) == f" --config '{tmp_path}/a b/c.yaml'"
    assert shlex.split(config_part(Path("l'autre.yaml"), {})) == ["--config", f"{tmp_path}/l'autre.yaml"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_has_it_where_it_is_given(language: str) -> None:
    named = {"run": "R", "undo": "R"}
    assert sentence("run-named", named, language).endswith("movibot undo R")
    assert sentence("run-named", named | {"config": " --config c"}, language).endswith("movibot undo R --config c")
    assert "movibot undo" not in sentence("run-named", named | {"undo": "", "config": " --config c"}, language)
    assert "--dry-run --config c" in bare_sentence("config-invalid", {"config": " --config c"}, language)
    assert "--dry-run --config c" in bare_sentence("neu", {"config": " --config c"}, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_advice_of_doctor_has_it(language: str) -> None:
    finding = Finding("pages", "warning", "doctor-page-edited", {"title": "A", "name": "x"}, "doctor-do-replace-edited")
    command = 'movibot index "A" --replace-edited "A"'
    assert list(doctor_lines([finding], language))[-2].endswith(command)
    assert list(doctor_lines([finding], language, " --config c"))[-2].endswith(f"{command} --config c")
    told = doctor_json([finding], "w", 1, 0, language, " --config c")["findings"][0]
    assert told["remedy"].endswith(f"{command} --config c")
    assert "config" not in told["arguments"]


def test_commands_that_runs_and_status_give_mean_the_same_configuration(wiki: Wiki) -> None:  # noqa: F811
    here, other = wiki.config.parent, wiki.config.with_name("autre.yaml")
    other.write_bytes(wiki.config.read_bytes())
    assert movibot("status", cwd=here).out.endswith("(movibot sync).\n")
    assert f"(movibot sync --config {other})" in movibot("status", config=other).out
    assert f"(movibot sync --config {other})" in movibot("status", environ={"MOVIBOT_CONFIG": str(other)}).out


def test_a_folder_which_keeps_no_history_offers_no_undoing(wiki: Wiki) -> None:  # noqa: F811
    assert wiki.run("sync").code == 0
    listed = wiki.run("undo", "--list").out.splitlines()
    assert (len(listed), "movibot undo" in listed[0]) == (1, False)


@pytest.mark.parametrize(("locale", "expected"), [("fr_FR.UTF-8", "aucune configuration"), ("C", "no configuration")])
def test_where_there_is_no_configuration_it_is_told_how_to_name_one(
    wiki: Wiki,  # noqa: F811
    tmp_path: Path,
    locale: str,
    expected: str,
) -> None:
    (tmp_path / "empty").mkdir()
    for language in ("fr", "en"):
        environ = {"STATE_DIRECTORY": str(wiki.state), "LANG": locale, "LC_ALL": "", "MOVIBOT_CONFIG": ""}
        wiki.state.mkdir(mode=0o700, exist_ok=True)
        (wiki.state / "language").write_text(f"{language}\n", encoding="utf-8")
        (wiki.state / "language").chmod(0o600)
        done = movibot("sync", "--dry-run", cwd=tmp_path / "empty", environ=environ)
        assert (done.code, expected in done.err) == (2, True), done.err
        assert "--config" in done.err
        assert "MOVIBOT_CONFIG" in done.err
