"""What the documents say exists, and what exists is in the documents."""

from __future__ import annotations

import inspect
import json
import re
import shlex
import shutil
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import get_args

import click
import pytest

from movibot.cli import COMMANDS, cli
from movibot.cli.configkeys import config_keys
from movibot.config import CONFIG_FORMAT, Config, load_config
from movibot.messages import LANGUAGES, sentences
from movibot.model import Change
from movibot.yamlfile import check_document, read_yaml
from tests.program import movibot

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
JSON_REFERENCE = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
EXAMPLE = ROOT / "config.example.yaml"


def _commands() -> dict[str, click.Command]:
    context = click.Context(cli)
    return {name: command for name in COMMANDS if (command := cli.get_command(context, name))}


def test_every_command_is_in_the_readme_and_every_command_named_there_exists() -> None:
    table = README.split("## Commands")[1].split("\n## ")[0]
    assert set(re.findall(r"^\| `movibot (\w+)", table, re.MULTILINE)) == set(COMMANDS)
    assert set(re.findall(r"^\$ movibot (\w+)", README, re.MULTILINE)) <= set(COMMANDS)


def test_every_option_named_in_the_readme_exists() -> None:
    known = {name for command in _commands().values() for option in command.params for name in option.opts}
    assert set(re.findall(r"`(--[a-z-]+)", README)) <= known | {"--help", "--version"}


def test_every_option_named_for_operators_is_one_of_its_command() -> None:
    told = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
    found = 0
    for name, words in re.findall(r"movibot (schedule|status|sync|init|doctor)\b([^`#|><\n]*)", told):
        known = {each for option in _commands()[name].params for each in (*option.opts, *option.secondary_opts)}
        assert set(re.findall(r"--[a-z-]+", words)) <= known
        found += 1
    assert found


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_help_has_examples_in_both_languages(name: str, language: str) -> None:
    shown = movibot(name, "--help", environ={"LANG": {"fr": "fr_FR.UTF-8", "en": "C.UTF-8"}[language]})
    assert shown.code == 0
    examples = shown.out.split({"fr": "Exemples :", "en": "Examples:"}[language])[1]
    assert f"movibot {name}" in examples
    assert sentences(language)[f"help-{name}"].splitlines()[0] in shown.out
    assert "--lang" in shown.out


def test_every_room_is_in_the_architecture() -> None:
    told = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").split("## The rooms")[1].split("\n## ")[0]
    package = ROOT / "movibot"
    rooms = {path.name for path in package.glob("*.py") if not path.name.startswith("__")}
    rooms |= {f"{path.parent.name}/" for path in package.glob("*/__init__.py")}
    assert {"pipeline.py", "wiki/"} <= rooms
    assert not {room for room in rooms if f"`{room}`" not in told}


KEYS = {key.name.replace("SCHEMA", "commun"): key for key in config_keys()}


def test_every_key_of_the_configuration_is_in_the_example_and_says_what_it_is_for() -> None:
    assert "wiki.url" in KEYS
    example = EXAMPLE.read_text(encoding="utf-8")
    for name, key in KEYS.items():
        assert re.search(rf"^\s*(?:# )?\s*{name.rpartition('.')[2]}:", example, re.MULTILINE), name
        assert key.meaning.endswith("."), name


def test_a_key_that_says_its_default_changes_nothing(tmp_path: Path) -> None:
    assert KEYS["timezone"].default

    def read(name: str, text: str) -> Config:
        (tmp_path / name).mkdir()
        path = tmp_path / name / "config.yaml"
        path.write_text(f"wiki:\n  folder: {tmp_path}\n{text}", encoding="utf-8")
        return replace(load_config(path, {}, ROOT, tmp_path), path=EXAMPLE)

    usual = read("none", "")
    for name, key in KEYS.items():
        part, _, own = name.rpartition(".")
        said = f"{own}: {key.default}\n"
        if key.default:
            assert (
                read(name, said if not part else f"  {said}" if part == "wiki" else f"{part}: {{{said[:-1]}}}") == usual
            )


def test_the_program_explains_the_keys_of_the_configuration(tmp_path: Path) -> None:
    """Who installed a wheel has neither the example nor docs/config.md."""
    told = movibot("schema", "config", "--guide", cwd=tmp_path)
    assert (told.code, told.out) == (0, (ROOT / "docs" / "config.md").read_text(encoding="utf-8"))


def test_every_key_named_in_the_readme_exists() -> None:
    named = set(re.findall(r"`((?:wiki|pages|edits|publish|report|schemas)\.[\w.]+)`", README))
    assert named <= KEYS.keys()


def test_the_commented_keys_of_the_example_are_right_too(tmp_path: Path) -> None:
    text = EXAMPLE.read_text(encoding="utf-8").split("\nwiki:\n", 1)[1]
    lines = [re.sub(r"^(\s*)# (\s*[\w]+:.*)$", r"\1\2", line) for line in f"wiki:\n{text}".splitlines()]
    path = tmp_path / "config.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")
    assert check_document(read_yaml(path), CONFIG_FORMAT) == ()


def test_the_example_configuration_runs_as_it_stands(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples" / "movilab", tmp_path / "examples" / "movilab")
    shutil.copy(EXAMPLE, tmp_path / "config.yaml")
    first = movibot("sync", "--format", "json", cwd=tmp_path)
    assert first.code == 0, first.said
    assert {outcome["outcome"] for outcome in first.json["outcomes"]} == {"saved"}
    again = movibot("sync", "--format", "json", cwd=tmp_path)
    assert {outcome["outcome"] for outcome in again.json["outcomes"]} == {"unchanged"}
    assert again.json["requests"]["write"] == 0


def test_the_session_in_the_readme_is_what_the_program_says(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples" / "movilab", tmp_path / "examples" / "movilab")
    shutil.copy(EXAMPLE, tmp_path / "config.yaml")
    session = README.split("<!-- session -->")[1].split("<!-- /session -->")[0]
    command, *lines = session.strip().removeprefix("```console\n").removesuffix("\n```").splitlines()
    words = shlex.split(command.removeprefix("$ movibot "))
    assert movibot(*words, cwd=tmp_path).out.splitlines()[: len(lines)] == lines


# --- JSON ------------------------------------------------------------------------------------------


def _documented(heading: str) -> set[str]:
    """The keys of the first table after some words."""
    table = JSON_REFERENCE.split(heading, 1)[1].split("| key |", 1)[1].split("\n\n", 1)[0]
    rows = [row.split("|")[1] for row in table.splitlines()[2:]]
    return {key for row in rows for key in re.findall(r"`(\w+)`", row)}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "examples" / "movilab", folder / "examples" / "movilab")
    shutil.copy(EXAMPLE, folder / "config.yaml")
    return folder


def test_the_json_of_sync_is_as_documented(desk: Path) -> None:
    said = movibot("sync", "--dry-run", "--format", "json", cwd=desk).json
    assert set(said) == _documented("## `movibot sync`")
    assert set(said["planned"][0]) == {"title", "diff"}
    saved = movibot("sync", "--format", "json", cwd=desk).json
    assert set(saved["outcomes"][0]) == _documented("An outcome:")
    assert set(saved["problems"][0]) == _documented("A problem:")


def test_the_json_of_undo_is_as_documented(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples" / "movilab", tmp_path / "examples" / "movilab")
    shutil.copy(EXAMPLE, tmp_path / "config.yaml")
    movibot("index", "Gare d’aiguillage", cwd=tmp_path)
    said = movibot("undo", "--list", "--format", "json", cwd=tmp_path).json
    assert set(said) == {"command", "exit_code", "runs"}
    assert set(said["runs"][0]) == _documented("A run:")


def test_the_json_of_a_working_copy_is_as_documented(desk: Path) -> None:
    said = movibot("pull", "Badge nomade", "--folder", "copie", "--format", "json", cwd=desk).json
    assert set(said) == _documented("## `movibot pull`")
    assert set(said["files"][0]) == _documented("A file:")
    sent = movibot("push", "--folder", "copie", "--dry-run", "--format", "json", cwd=desk).json
    assert set(sent) == set(said)


def test_a_plan_is_as_documented(desk: Path) -> None:
    movibot("set", "Badge nomade", "accroche=Un badge.", "--plan-out", "plan.json", cwd=desk)
    plan = json.loads((desk / "plan.json").read_text(encoding="utf-8"))
    told = (ROOT / "docs" / "plans.md").read_text(encoding="utf-8")
    assert [*plan] == re.findall(r"^\| `(\w+)`", told.split("## The file")[1].split("An edit:")[0], re.MULTILINE)
    assert [*plan["edits"][0]] == re.findall(r"^\| `(\w+)`", told.split("An edit:")[1], re.MULTILINE)
    kinds = told.rpartition("each with its `kind`:")[2].partition("|")[0]
    assert set(re.findall(r"`(\w+)`", kinds)) == {kind.__name__ for kind in get_args(Change)} - {"ReplaceText"}
    said = movibot("apply", "plan.json", "--dry-run", "--format", "json", cwd=desk).json
    assert set(said) == _documented("## `movibot sync`") | {"plan"}


def test_every_command_that_can_make_a_plan_is_named() -> None:
    told = (ROOT / "docs" / "plans.md").read_text(encoding="utf-8").partition(" have `--plan-out`")[0].splitlines()[-1]
    named = {words.split()[0] for words in re.findall(r"`([^`]*)`", told)}
    can = {name for name, command in _commands().items() if "plan_out" in {each.name for each in command.params}}
    assert named == can
    writing = {name for name, command in _commands().items() if "wait" in {each.name for each in command.params}}
    assert writing - can == {"apply"}, "a command that waits for others writes, and can make a plan of it"


def test_the_json_of_doctor_is_as_documented(desk: Path) -> None:
    said = movibot("doctor", "--format", "json", cwd=desk).json
    assert set(said) == _documented("## `movibot doctor`")
    assert set(said["findings"][0]) == _documented("A finding:")


def test_the_json_of_check_is_as_documented(desk: Path) -> None:
    said = movibot("check", "--all", "--format", "json", cwd=desk).json
    assert set(said) == _documented("## `movibot check`")
    fixes = [problem["fix"] for problem in said["problems"] if problem["fix"]]
    assert fixes
    assert set(fixes[0]) == {"start", "end", "replacement", "safe"}


def test_the_json_of_show_is_as_documented(desk: Path) -> None:
    said = movibot("show", "Badge nomade", "--format", "json", cwd=desk).json
    assert set(said) == _documented("## `movibot show`")
    assert set(said["records"][0]) == _documented("A record:")
    assert json.dumps(said)


# --- docstrings --------------------------------------------------------------------------------------


def test_every_module_and_public_function_says_what_it_is_for() -> None:
    for path in sorted((ROOT / "movibot").rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        if name.endswith("__main__"):
            continue
        module = import_module(name)
        assert module.__doc__, name
        for key, value in vars(module).items():
            if key.startswith("_") or getattr(value, "__module__", None) != name:
                continue
            if inspect.isfunction(value) or inspect.isclass(value):
                assert inspect.getdoc(value), f"{name}.{key}"


# --- guides ------------------------------------------------------------------------------------------


GUIDES = sorted((ROOT / "docs").glob("guide-*.md"))


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_what_a_guide_shows_is_what_the_program_says(guide: Path, tmp_path: Path) -> None:
    """Its files are written first, in their order; then its sessions run, one after the other."""
    shutil.copytree(ROOT / "examples" / "movilab", tmp_path / "examples" / "movilab")
    shutil.copy(EXAMPLE, tmp_path / "config.yaml")
    text = guide.read_text(encoding="utf-8")
    for name, content in re.findall(r"`([\w/.-]+\.(?:wiki|yaml|csv))` ?:\n\n```\w+\n(.*?)```", text, re.DOTALL):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    sessions = re.findall(r"<!-- essai -->\n```console\n(.*?)```", text, re.DOTALL)
    assert sessions
    for command, *lines in (session.splitlines() for session in sessions):
        told = movibot(*shlex.split(command.removeprefix("$ movibot ")), cwd=tmp_path).out
        for line in lines:
            assert line.removesuffix(" …") in told, told


def test_the_guides_name_files_that_are_there() -> None:
    for guide in GUIDES:
        for name in re.findall(r"\]\(([\w-]+\.md)[)#]", guide.read_text(encoding="utf-8")):
            assert (ROOT / "docs" / name).is_file(), f"{guide.name}: {name}"
