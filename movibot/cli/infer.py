"""`movibot infer TEMPLATE...`: drafts of schemas from what the wiki has."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
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
from movibot.infer.writing import said_files
from movibot.inferring import MOST_PAGES, MOST_USES, Inferred, infer_schemas, read_said
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
    wiki = open_wiki(config, choose_language(language, config.language, locale_language(os.environ)))
    names = list(templates)
    refused: Mapping[str, str]
    drafts: Sequence[Draft]
    if templatedata:
        spoken, files, refused, drafts = _from_templatedata(wiki, names, every, config, language)
    else:
        watch = progress_on(_spoken(config, language, ""))
        inferred = infer_schemas(wiki, names, every=every, progress=watch)
        spoken, files = _files(inferred, _spoken(config, language, inferred.facts.language), whole=output is not None)
        refused, drafts = inferred.refused, inferred.drafts
        if inferred.passed and form != "json":
            tell(sentence("infer-passed", {"templates": inferred.passed}, spoken), INFO, aside=True)
        if inferred.is_cut:
            told = {"n": MOST_PAGES, "calls": MOST_USES}
            tell(sentence("infer-too-many-pages", told, spoken), WARNING, aside=True)
    if not files and every:
        raise UsageError("infer-nothing")
    if output is not None:
        _write(Path(output), files, force=force)
    _show(files, drafts, refused, output, form, spoken, wiki.traffic.reads)
    if output is not None and form != "json":
        say(_next(Path(output), config, spoken))
    for name, code in refused.items():
        tell(sentence(code, {"template": name}, spoken), WARNING, aside=True)
    return 1 if refused else 0


def _spoken(config: Config, wish: str | None, wiki_language: str) -> str:
    return choose_language(wish, config.language, wiki_language, locale_language(os.environ))


def _files(inferred: Inferred, spoken: str, *, whole: bool) -> tuple[str, list[File]]:
    def told(code: str, arguments: Mapping[str, object]) -> str:
        return sentence(code, arguments, spoken)

    return spoken, draft_files(inferred.drafts, told, with_vocabularies=whole, titles=inferred.titles)


def _from_templatedata(
    wiki: Wiki, names: Sequence[str], every: bool, config: Config, wish: str | None
) -> tuple[str, list[File], dict[str, str], tuple[Draft, ...]]:
    facts, found = read_said(wiki, names, every=every)
    spoken = _spoken(config, wish, facts.language)
    known = {name: data for name, data in found.items() if data}
    files = said_files(known, lambda code, arguments: sentence(code, arguments, spoken))
    return spoken, files, dict.fromkeys(found.keys() - known.keys(), "infer-no-templatedata"), ()


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


def _show(
    files: Sequence[File],
    drafts: Sequence[Draft],
    refused: Mapping[str, str],
    output: str | None,
    form: str,
    spoken: str,
    requests: int,
) -> None:
    if form == "json":
        say(as_json({**_json(files, drafts, refused), "requests": requests}))
    elif output is not None:
        say(sentence("infer-written", {"n": len(files), "folder": output}, spoken))
    else:
        for number, file in enumerate(files):
            if number:
                say("---")
            say(file.text.rstrip("\n"))


def _json(files: Sequence[File], drafts: Sequence[Draft], refused: Mapping[str, str]) -> dict[str, Any]:
    return {
        "command": "infer",
        "exit_code": 1 if refused else 0,
        "files": {file.path: file.text for file in files},
        "templates": [_draft_json(draft) for draft in drafts],
        "refused": dict(refused),
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
