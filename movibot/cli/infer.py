"""`movibot infer TEMPLATE...`: drafts of schemas from what the wiki has."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from movibot.cli.configured import read_config
from movibot.cli.copied import config_part
from movibot.cli.lines import INFO, WARNING, tell
from movibot.cli.newfiles import ANY_READER, NewFile, write_files
from movibot.cli.opening import open_wiki
from movibot.cli.progress import progress_on
from movibot.cli.schema import write_formats
from movibot.cli.speech import Command, Option, locale_language, say, shared_options
from movibot.config import Config
from movibot.errors import UsageError
from movibot.infer import Draft, File, draft_files
from movibot.infer.evidence import Say
from movibot.infer.writing import said_files
from movibot.inferring import MOST_PAGES, MOST_USES, infer_schemas, read_said
from movibot.messages import CONFIG, as_json, choose_language, sentence
from movibot.wiki import Wiki
from movibot.yamlfile.writing import scalar


def _infer(
    templates: Sequence[str],
    every: bool,
    templatedata: bool,
    output: str | None,
    force: bool,
    config_path: str | None,
    form: str,
    language: str | None,
) -> int:
    if bool(templates) == every:
        raise UsageError("infer-which")
    config = read_config(config_path, language)
    wiki = open_wiki(config, _spoken(config, language, ""))
    ask = _from_templatedata if templatedata else _from_pages
    found = ask(wiki, _Request(tuple(templates), every, output, form, config, language))
    if not found.files and every:
        raise UsageError("infer-nothing")
    folder = Path(output) if output is not None and found.files else None
    if folder is not None:
        _write(folder, found.files, force=force)
    _show(found, output, form, wiki.traffic.reads)
    if folder is not None and form != "json":
        say(_next(folder, config, found.spoken))
    for name, code in found.refused.items():
        tell(sentence(code, {"template": name}, found.spoken), WARNING, aside=True)
    return 1 if found.refused else 0


@dataclass(frozen=True, slots=True)
class _Request:
    """What is to be drafted, and for whom."""

    templates: tuple[str, ...]
    every: bool
    output: str | None
    form: str
    config: Config
    wish: str | None


@dataclass(frozen=True, slots=True)
class _Found:
    """What came of it: the language of the reader, files, templates that gave nothing, and the evidence."""

    spoken: str
    files: Sequence[File]
    refused: Mapping[str, str]
    drafts: Sequence[Draft] = ()


def _spoken(config: Config, wish: str | None, wiki_language: str) -> str:
    return choose_language(wish, config.language, wiki_language, locale_language(os.environ))


def _from_pages(wiki: Wiki, asked: _Request) -> _Found:
    watch = progress_on(_spoken(asked.config, asked.wish, ""))
    inferred = infer_schemas(wiki, asked.templates, every=asked.every, progress=watch)
    spoken = _spoken(asked.config, asked.wish, inferred.facts.language)
    if inferred.passed and asked.form != "json":
        tell(sentence("infer-passed", {"templates": inferred.passed}, spoken), INFO, aside=True)
    if inferred.is_cut:
        told = {"n": MOST_PAGES, "calls": MOST_USES}
        tell(sentence("infer-too-many-pages", told, spoken), WARNING, aside=True)
    whole = asked.output is not None
    files = draft_files(inferred.drafts, _say(spoken), with_vocabularies=whole, titles=inferred.titles)
    return _Found(spoken, files, inferred.refused, inferred.drafts)


def _from_templatedata(wiki: Wiki, asked: _Request) -> _Found:
    facts, found = read_said(wiki, asked.templates, every=asked.every)
    spoken = _spoken(asked.config, asked.wish, facts.language)
    known = {name: data for name, data in found.items() if data}
    refused = dict.fromkeys((name for name in found if name not in known), "infer-no-templatedata")
    return _Found(spoken, said_files(known, _say(spoken)), refused)


def _say(spoken: str) -> Say:
    return lambda code, arguments: sentence(code, arguments, spoken)


def _write(folder: Path, files: Sequence[File], *, force: bool) -> None:
    """All of them, or none where one cannot be written or is there already."""
    new = [NewFile(folder / file.path, file.text, ANY_READER) for file in files]
    write_files(new, refusal=None if force else "infer-exists")
    write_formats(folder / ".schemas")  # the first line of each file leads there


def _next(folder: Path, config: Config, spoken: str) -> str:
    """What to type after this, or first to write where the configuration names another folder."""
    if folder.resolve() == config.templates.resolve():
        return sentence("infer-next", {CONFIG: config_part(config.path)}, spoken)
    here = config.path.resolve().parent
    path = folder.resolve()
    named = str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
    return sentence("infer-use", {"folder": scalar(named), "path": str(config.path)}, spoken)


def _show(found: _Found, output: str | None, form: str, requests: int) -> None:
    if form == "json":
        say(as_json({**_json(found), "requests": requests}))
    elif found.files and output is not None:
        say(sentence("infer-written", {"n": len(found.files), "folder": output}, found.spoken))
    else:
        for number, file in enumerate(found.files):
            if number:
                say("---")
            say(file.text.rstrip("\n"))


def _json(found: _Found) -> dict[str, Any]:
    return {
        "command": "infer",
        "exit_code": 1 if found.refused else 0,
        "files": {file.path: file.text for file in found.files},
        "templates": [_draft_json(draft) for draft in found.drafts],
        "refused": dict(found.refused),
    }


def _draft_json(draft: Draft) -> dict[str, Any]:
    return {
        "template": draft.template,
        "calls": draft.calls,
        "pages": draft.pages,
        "notes": list(draft.notes),
        "left_out": dict(draft.left_out),
        "parameters": [
            {
                "name": each.name,
                "pages": each.pages,
                "type": each.guess.type,
                "items": each.guess.items if each.guess.type == "list" else None,
                "fits": each.guess.fits,
                "of": each.guess.of,
                "values": dict(each.guess.words.terms) if each.guess.words else None,
                "aliases": dict(each.aliases),
                "required": each.required,
                "personal": each.personal,
            }
            for each in draft.parameters
        ],
    }


command = Command(
    "infer",
    callback=_infer,
    params=[
        click.Argument(["templates"], nargs=-1, metavar="[TEMPLATE]..."),
        Option(["--all", "every"], is_flag=True, help="help-infer-all"),
        Option(["--templatedata"], is_flag=True, help="help-templatedata"),
        Option(["--output"], metavar="FOLDER", help="help-infer-output"),
        Option(["--force"], is_flag=True, help="help-force"),
        *shared_options(),
    ],
    help="help-infer",
)
