"""`movibot check`: what is wrong on a page, before or after it is saved."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from movibot.cli.opening import open_pack, open_run
from movibot.cli.speech import Command, Option, locale_language, say, shared_options
from movibot.config import DEFAULT_TIMEZONE, today
from movibot.errors import UsageError
from movibot.messages import as_json, choose_language, sentence
from movibot.model import Page, Problem
from movibot.pipeline import check, check_all, check_texts, in_order
from movibot.report import counts_line, problem_line, problems_json
from movibot.wiki.folderfacts import FRENCH_FACTS

STANDARD_INPUT = "-"
_FILE_ENDINGS = (".wiki", ".txt")
_FILE_BEGINNINGS = ("./", "../", "/")


def is_file(argument: str) -> bool:
    """An argument is a file if it looks like one; anything else is a title, since titles hold slashes."""
    return argument == STANDARD_INPUT or argument.endswith(_FILE_ENDINGS) or argument.startswith(_FILE_BEGINNINGS)


def _check(pages: tuple[str, ...], everything: bool, config_path: str | None, form: str, language: str | None) -> int:
    if everything == bool(pages):
        raise UsageError("check-what")
    if pages and all(is_file(page) for page in pages):
        problems, spoken = _check_files(pages, config_path, language)
    else:
        problems, spoken = _check_wiki(pages, config_path, language)
    code = 1 if any(problem.severity == "error" for problem in problems) else 0
    if form == "json":
        say(as_json(problems_json("check", problems, code, spoken)))
        return code
    for problem in problems:
        say(problem_line(problem, spoken))
    click.echo(counts_line(problems, spoken), err=True)
    return code


def _check_files(files: Sequence[str], config_path: str | None, language: str | None) -> tuple[Sequence[Problem], str]:
    """Files need no wiki, and not even a configuration."""
    pack, wish = open_pack(config_path, language)
    spoken = choose_language(wish, locale_language(os.environ))
    click.echo(sentence("check-offline", {}, spoken), err=True)
    return check_texts(pack, FRENCH_FACTS, _texts(files), today(DEFAULT_TIMEZONE)).problems, spoken


def _check_wiki(pages: Sequence[str], config_path: str | None, language: str | None) -> tuple[Sequence[Problem], str]:
    """The whole wiki where no page is named; else its pages, and files beside them."""
    opened = open_run(config_path, language)
    files = [page for page in pages if is_file(page)]
    titles = [page for page in pages if not is_file(page)]
    harvest = check(opened.run, titles) if titles else check_all(opened.run)
    spoken = opened.language(harvest.facts.language)
    if not files:
        return harvest.problems, spoken
    click.echo(sentence("check-offline", {}, spoken), err=True)
    of_files = check_texts(opened.run.pack, harvest.facts, _texts(files), opened.run.today)
    return in_order([*harvest.problems, *of_files.problems]), spoken


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
