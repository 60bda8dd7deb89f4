"""`movibot check`: what is wrong on a page, before or after it is saved."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from movibot.cli.opening import Opened, open_run
from movibot.cli.speech import Command, Option, shared_options
from movibot.errors import UsageError
from movibot.messages import sentence
from movibot.model import Page, Problem
from movibot.pipeline import check, check_texts, in_order, read_facts, read_wiki
from movibot.report import counts_line, problem_line, problems_json
from movibot.wiki.folderfacts import FRENCH_FACTS

STANDARD_INPUT = "-"
_FILE_ENDINGS = (".wiki", ".txt")
_FILE_BEGINNINGS = ("./", "../", "/")


def is_file(argument: str) -> bool:
    """An argument is a file if it looks like one; anything else is a title, since titles hold slashes."""
    return argument == STANDARD_INPUT or argument.endswith(_FILE_ENDINGS) or argument.startswith(_FILE_BEGINNINGS)


def _check(pages: tuple[str, ...], everything: bool, config_path: str | None, form: str, language: str | None) -> int:
    opened = open_run(config_path, language)
    if everything == bool(pages):
        raise UsageError("check-what")
    problems = _everywhere(opened) if everything else _problems(opened, pages)
    code = 1 if any(problem.severity == "error" for problem in problems) else 0
    if form == "json":
        found = problems_json("check", problems, code, opened.language)
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return code
    for problem in problems:
        click.echo(problem_line(problem, opened.language))
    click.echo(counts_line(problems, opened.language), err=True)
    return code


def _everywhere(opened: Opened) -> Sequence[Problem]:
    return read_wiki(opened.run, read_facts(opened.run)).problems


def _problems(opened: Opened, arguments: Sequence[str]) -> Sequence[Problem]:
    titles = [argument for argument in arguments if not is_file(argument)]
    files = [argument for argument in arguments if is_file(argument)]
    found: list[Problem] = []
    if titles:
        found += check(opened.run, titles).problems
    if files:
        click.echo(sentence("check-offline", {}, opened.language), err=True)
        found += check_texts(opened.run, FRENCH_FACTS, _texts(files)).problems
    return in_order(found)


def _texts(files: Sequence[str]) -> Iterator[Page]:
    for name in files:
        try:
            yield Page(name, 0, _bytes(name).decode("utf-8-sig"), None)
        except OSError as error:
            raise UsageError("file-unreadable-named", path=name, reason=error.strerror or "") from None
        except UnicodeDecodeError:
            raise UsageError("file-not-utf8-named", path=name) from None


def _bytes(name: str) -> bytes:
    if name == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    return Path(name).read_bytes()


command = Command(
    "check",
    callback=_check,
    params=[
        click.Argument(["pages"], nargs=-1, metavar="[TITLE or FILE or -]..."),
        Option(["--all", "everything"], is_flag=True, help="help-all"),
        *shared_options(),
    ],
    help="help-check",
)
