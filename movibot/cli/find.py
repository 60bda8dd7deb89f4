"""`movibot find [WORDS]`: from an action and a need to the commons that fit, and whom to call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from movibot.cli import completing
from movibot.cli.lines import say_prose
from movibot.cli.opening import Opened, open_run
from movibot.cli.remembering import remembering
from movibot.cli.speech import Command, Option, say, shared_options
from movibot.errors import UsageError
from movibot.find import ROLES, Found, hit_json, hit_lines
from movibot.finding import Asked, find
from movibot.harvest import Harvest
from movibot.messages import as_json, sentence
from movibot.titles import page_address

_SHOWN = 10


def _find(
    words: tuple[str, ...],
    near: str | None,
    schema: tuple[str, ...],
    limit: int,
    config_path: str | None,
    form: str,
    language: str | None,
    **roles: tuple[str, ...],
) -> int:
    asked = Asked(words, {role: roles[role] for role in ROLES}, near or "", schema)
    if not (words or near or any(roles.values())):
        raise UsageError("find-nothing-asked")
    opened = open_run(config_path, language)
    with remembering(opened, dry_run=True) as knowing:
        found, harvest = find(knowing.run, asked)
    code = 0 if found.hits else 1
    if form == "json":
        say(as_json(_json(opened, found, harvest, limit, code)))
    else:
        _show(opened, found, harvest, limit)
    return code


def _url(title: str, harvest: Harvest) -> str:
    return page_address(harvest.facts.page_url, title)


def _json(opened: Opened, found: Found, harvest: Harvest, limit: int, code: int) -> Mapping[str, Any]:
    schemas = opened.run.pack.schemas
    hits = [
        hit_json(hit, schemas[hit.entry.record.schema], _url(hit.entry.record.title, harvest))
        for hit in found.hits[:limit]
    ]
    about = {
        "near": found.near or None,
        "found": len(found.hits),
        "silent": dict(found.silent),
        "relaxed": dict(found.relaxed),
    }
    return {"command": "find", "exit_code": code, "hits": hits, **about}


def _show(opened: Opened, found: Found, harvest: Harvest, limit: int) -> None:
    language, schemas = opened.language(harvest.facts.language), opened.run.pack.schemas
    for number, hit in enumerate(found.hits[:limit], start=1):
        url = _url(hit.entry.record.title, harvest)
        for line in hit_lines(number, hit, schemas[hit.entry.record.schema], language, url):
            say_prose(line)
        say("")
    if len(found.hits) > limit:
        say_prose(sentence("find-more", {"n": len(found.hits) - limit, "limit": len(found.hits)}, language))
    for role, n in found.silent.items():
        say_prose(sentence("find-silent", {"n": n, "role": f"--{role}"}, language))
    if found.near:
        say_prose(sentence(_near_code(found), {"place": found.near}, language))
    if found.hits:
        say_prose(sentence("find-order", {}, language))
        return
    say_prose(sentence("find-none", {}, language))
    for role, n in found.relaxed.items():
        say_prose(
            sentence(
                "find-relaxed",
                {"n": n, "role": f"--{role}" if role in ROLES else sentence("find-the-words", {}, language)},
                language,
            )
        )


def _near_code(found: Found) -> str:
    return "find-near" if any(hit.distance is not None for hit in found.hits) else "find-nowhere"


command = Command(
    "find",
    callback=_find,
    params=[
        click.Argument(["words"], nargs=-1, metavar="[WORDS]..."),
        *(Option([f"--{role}"], metavar="VALUE", multiple=True, help=f"help-find-{role}") for role in ROLES),
        Option(["--near"], metavar="PLACE", help="help-find-near"),
        Option(
            ["--schema"], metavar="SCHEMA", multiple=True, help="help-find-schema", shell_complete=completing.schemas
        ),
        Option(["--limit"], type=click.IntRange(min=1), default=_SHOWN, show_default=True, help="help-find-limit"),
        *shared_options(),
    ],
    help="help-find",
)
