"""What people install: the reference that comes with it is true, and a built package works where nothing else is."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.program import ROOT


@pytest.mark.parametrize(("form", "name"), [("markdown", "commands.md"), ("config", "config.md"), ("man", "movibot.1")])
def test_the_reference_is_what_the_program_says(form: str, name: str) -> None:
    words = [sys.executable, "-m", "movibot.cli.reference", form]
    environ = os.environ | {"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    made = subprocess.run(words, env=environ, capture_output=True, text=True, check=True).stdout
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == made


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("dist")
    words = [sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT)]
    subprocess.run(words, capture_output=True, text=True, check=True, timeout=600)
    return folder


def test_the_packages_hold_what_people_need(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        sources = {name.partition("/")[2] for name in archive.getnames()}
    assert {"README.md", "LICENSE", "docs/operating.md", "tests/test_packaging.py", "config.example.yaml"} <= sources
    assert not any(name.startswith((".venv", "demo/", ".mypy_cache")) for name in sources)
    with ZipFile(next(built.glob("*.whl"))) as archive:
        files = set(archive.namelist())
    shipped = {f"movibot/{path.relative_to(ROOT)}" for path in (ROOT / "templates").rglob("*.yaml")}
    assert shipped <= files
    assert any(name.endswith("share/man/man1/movibot.1") for name in files)
    assert not any(name.startswith("tests/") for name in files)


def test_an_installed_movibot_works_without_its_sources(built: Path, tmp_path: Path) -> None:
    """In an environment of its own: versions, the shipped pack, a check, and the session of the README."""
    environment = tmp_path / "environment"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True, timeout=300)
    wheel = str(next(built.glob("*.whl")))
    install = [str(environment / "bin" / "python"), "-m", "pip", "install", "--quiet", wheel]
    subprocess.run(install, check=True, timeout=600, capture_output=True)
    clean = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LANG": "fr_FR.UTF-8"}

    def run(*words: str, text: str = "") -> subprocess.CompletedProcess[str]:
        program = [str(environment / "bin" / "movibot"), *words]
        return subprocess.run(
            program, env=clean, input=text, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120
        )

    assert run("--version").stdout.startswith("movibot ")
    found = run("check", "-", text="{{Commun\n| action = animmer\n}}")
    assert found.returncode == 1
    assert "« animmer »" in found.stdout
    fine = run("check", "-", text="Rien que du texte.")
    assert fine.returncode == 0, fine.stderr
    config = f"wiki:\n  folder: {ROOT / 'examples' / 'movilab'}\npages:\n  create: true\n"
    (tmp_path / "config.yaml").write_text(config, encoding="utf-8")
    planned = run("sync", "--dry-run")
    assert planned.returncode == 0, planned.stderr
    assert "Catalogue" in planned.stdout
