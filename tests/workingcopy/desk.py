"""A working copy on somebody's desk, and the wiki that it is of, as tests handle them."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from movibot.cli import cli
from movibot.cli.boundary import run_guarded
from movibot.wiki.filenames import path_of
from tests.builders import write_pack
from tests.program import PASSWORD_VARIABLE, Finished

SCHEMA = """
template: Commun
label: {fr: Commun, en: Common}
name: nom
category: Communs
parameters:
  nom: {required: true}
  action: {type: choice, vocabulary: actions}
  voir: {type: page}
"""
ACTIONS = """
label: {fr: Actions, en: Actions}
values: {gérer: {}, animer: {}}
"""
RECORD = "{{{{Commun\n| nom = {name}\n| action = gérer\n}}}}\n\nUn mot de Lou.\n\nUn autre.\n\n[[Catégorie:Communs]]"


def record(name: str) -> str:
    """The text of a page with a record."""
    return RECORD.format(name=name)


def write_files(folder: Path) -> Path:
    """The schemas that the tests work with; where they are."""
    return write_pack(folder / "fiches", schemas__commun=SCHEMA, vocabularies__actions=ACTIONS)


@dataclass(frozen=True)
class Desk:
    """A copy, and the program with its configuration.

    Attributes:
        config: The configuration.
        folder: The folder of the copy.
        password: Of the account, where there is one.
    """

    config: Path
    folder: Path
    password: str = ""

    def run(self, command: str, *arguments: str, form: str = "json", cwd: Path | None = None) -> Finished:
        """Run the program on the copy."""
        options = ("--folder", str(self.folder), "--format", form)
        return self.movibot(command, *arguments, *options, cwd=cwd)

    def movibot(self, *arguments: str, cwd: Path | None = None) -> Finished:
        """Run the program in this process, with the configuration: many short runs take less time so."""
        words = [*arguments, "--config", str(self.config)]
        out, err = io.StringIO(), io.StringIO()
        with (
            pytest.MonkeyPatch.context() as patch,
            contextlib.chdir(cwd or Path.cwd()),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            patch.setenv("LANG", "fr_FR.UTF-8")
            patch.setenv(PASSWORD_VARIABLE, self.password)
            code = run_guarded(cli, words, "fr")
        return Finished(code, out.getvalue(), err.getvalue())

    def pull(self, *arguments: str) -> Finished:
        return self.run("pull", *arguments)

    def push(self, *arguments: str) -> Finished:
        return self.run("push", *arguments)

    def path(self, title: str, namespace: str = "") -> Path:
        """The file of a page."""
        return self.folder / path_of(namespace, title)

    def text(self, title: str) -> str:
        return self.path(title).read_bytes().decode()

    def write(self, title: str, text: str | bytes) -> None:
        """Somebody saves a file."""
        path = self.path(title)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def edit(self, title: str, old: str, new: str) -> str:
        """Somebody replaces something in a file; the whole new text."""
        text = self.text(title)
        assert old in text
        self.write(title, text.replace(old, new))
        return self.text(title)

    def files(self) -> dict[str, bytes]:
        """Path -> content, of all files that people see."""
        paths = (path for path in self.folder.rglob("*") if path.is_file())
        seen = {path.relative_to(self.folder).as_posix(): path for path in paths}
        return {name: path.read_bytes() for name, path in seen.items() if not name.startswith(".movibot/")}


def kinds(done: Finished) -> dict[str, str]:
    """Title, or file where there is none -> what became of it."""
    return {each["title"] or each["file"]: each["outcome"] for each in done.json["files"]}


def reasons(done: Finished) -> dict[str, str]:
    """Title, or file where there is none -> the code of the reason."""
    return {each["title"] or each["file"]: each["reason"]["code"] for each in done.json["files"] if each["reason"]}


def writes(done: Finished) -> int:
    """How many requests wrote."""
    return int(done.json["requests"]["write"])


def all_are(kind: str, pages: Mapping[str, object]) -> dict[str, str]:
    """The same became of all of these."""
    return dict.fromkeys(pages, kind)
