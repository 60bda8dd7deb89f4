"""`movibot init`: the address of a wiki -> a first configuration that works."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

import click

from movibot.cli.account import Known, Wishes, find_account
from movibot.cli.asking import Asker
from movibot.cli.copied import config_part
from movibot.cli.known import note_reader
from movibot.cli.lines import say_prose
from movibot.cli.newfiles import NewFile, check_place, write_files
from movibot.cli.opening import DEFAULT_CONTACT
from movibot.cli.speech import Command, Option, choose_spoken, say, shared_options
from movibot.discovery import Found, find_wiki, is_given_as
from movibot.errors import UsageError
from movibot.firstconfig import FirstConfig, config_text
from movibot.localday import DEFAULT_TIMEZONE, today
from movibot.messages import CONFIG, LANGUAGES, as_json, sentence
from movibot.model import Clock
from movibot.wiki.about import SiteAbout
from movibot.wiki.looking import Looker

_SECRET_MODE = 0o600
_CONFIG_MODE = 0o644


def _init(
    address: str | None,
    wiki: str | None,
    user: str | None,
    no_account: bool,
    password_env: str | None,
    password_file: str | None,
    password_stdin: bool,
    contact: str | None,
    templates: str | None,
    folder: str | None,
    yes: bool,
    force: bool,
    config_path: str | None,
    form: str,
    language: str | None,
) -> int:
    spoken = choose_spoken(language)
    note_reader(spoken)
    _refuse_contradictions(address, wiki, user, no_account, (password_env, password_file, password_stdin))
    path = (Path(folder or ".") / (config_path or "config.yaml")).absolute()
    refusal = None if force else "init-exists"
    check_place(path, refusal=refusal)
    asker = Asker(spoken, may_ask=not yes)
    looker = Looker(Clock(today()), contact or DEFAULT_CONTACT, spoken)
    found = _found(asker, looker, address or wiki, follows=not language)
    spoken = asker.language
    note_reader(spoken)
    wishes = Wishes(user, no_account, password_env, password_file, password_stdin, path.parent)
    known = find_account(asker, wishes, found.about, lambda given: looker.account(found.api, given))
    if contact is None and asker.is_there:
        contact = asker.text("init-ask-contact")
    kept = language or _language(known.site if known else found.about) or spoken
    first = _first_config(found, known, contact or "", kept, templates or "")
    secret = path.parent / known.named if known and known.to_keep else None
    files = [NewFile(secret, f"{known.to_keep}\n", _SECRET_MODE)] if known and secret else []
    files.append(NewFile(path, config_text(first, spoken), _CONFIG_MODE))
    write_files(files, refusal=refusal)
    _tell(found, known, [each.path for each in files], templates, form, spoken)
    return 0


def _refuse_contradictions(
    address: str | None, wiki: str | None, user: str | None, no_account: bool, secrets: tuple[Any, ...]
) -> None:
    if address and wiki and address != wiki:
        raise UsageError("init-two-addresses")
    if no_account and (user or any(secrets)):
        raise UsageError("init-account-or-none")
    if not user and any(secrets):
        raise UsageError("init-secret-without-user")
    if sum(map(bool, secrets)) > 1 and not (secrets[1] and secrets[2] and not secrets[0]):
        raise UsageError("init-one-secret")


def _found(asker: Asker, looker: Looker, written: str | None, *, follows: bool) -> Found:
    """The wiki that is meant, whose language is spoken from then on if asked; a person may correct the address."""
    while True:
        text = written or (asker.text("init-ask-address") if asker.is_there else "")
        if not text:
            raise UsageError("init-needs-address")
        found = find_wiki(looker, text)
        asker.language = (_language(found.about) if follows else "") or asker.language
        if not asker.is_there:
            return found
        _tell_wiki(asker, found, text)
        if asker.agreed("init-ask-this-wiki"):
            return found
        written = None


def _language(about: SiteAbout | None) -> str:
    """The wiki's language as far as there are sentences in it, or empty."""
    said = about.language.partition("-")[0] if about else ""
    return said if said in LANGUAGES else ""


def _timezone(about: SiteAbout | None) -> str:
    """That of the wiki. One in French that never chose shows the time of Greenwich, and is meant for France."""
    said = about.timezone if about else ""
    is_chosen = said in available_timezones() and (said != "UTC" or _language(about) != "fr")
    return said if is_chosen else DEFAULT_TIMEZONE


def _tell_wiki(asker: Asker, found: Found, written: str) -> None:
    about = found.about
    if about is None:
        asker.tell("init-found-private", url=found.api)
        return
    asker.tell("init-found", name=about.name, generator=about.generator, url=found.api, pages=about.pages)
    if not is_given_as(written, found.api):
        asker.tell("init-found-alias", url=found.api, aliases=list(found.aliases))


def _first_config(found: Found, known: Known | None, contact: str, language: str, templates: str) -> FirstConfig:
    about = known.site if known else found.about
    return FirstConfig(
        name=about.name if about else found.api,
        url=found.api,
        aliases=found.aliases,
        user=known.user if known else "",
        secret_key=known.key if known else "",
        secret=known.named if known else "",
        contact=contact,
        language=language,
        timezone=_timezone(about),
        templates=templates,
    )


# --- telling ---------------------------------------------------------------------------------------


def _tell(
    found: Found, known: Known | None, files: list[Path], templates: str | None, form: str, language: str
) -> None:
    if form == "json":
        say(as_json(_json(found, known, files)))
        return
    about = known.site if known else found.about
    if about:
        told = {"name": about.name, "generator": about.generator, "url": found.api, "pages": about.pages}
        say_prose(sentence("init-found", told, language))
    if found.aliases:
        say_prose(sentence("init-aliases", {"aliases": list(found.aliases)}, language))
    say_prose(sentence("init-logged-in", {"account": known.about.name}, language) if known else _reads(language))
    for right, grant in known.missing() if known else ():
        say_prose(sentence("init-right-missing", {"right": right, "grant": grant}, language))
    if known and "@" not in known.user:
        say_prose(sentence("init-own-password", {}, language))
    for path in files:
        say_prose(sentence("init-written", {"path": path}, language))
    if len(files) > 1:
        say_prose(sentence("init-keep-secret", {"path": files[0].name}, language))
    say_prose(_next(files[-1], templates, language))


def _next(config: Path, templates: str | None, language: str) -> str:
    """What to type after this; schemas first, where their folder is named and not there yet."""
    told = {CONFIG: _config_part(config)}
    folder = config.parent / Path(templates).expanduser() if templates else None
    if folder is None or folder.is_dir():
        return sentence("init-next", told, language)
    shown = os.path.relpath(folder) if folder.is_relative_to(Path.cwd()) else str(folder)
    return sentence("init-next-infer", told | {"folder": shlex.quote(shown)}, language)


def _config_part(path: Path) -> str:
    """Nothing where the commands to come find the configuration where they are."""
    return config_part(Path(path.name) if path.parent == Path.cwd() else path)


def _reads(language: str) -> str:
    return sentence("init-reads-only", {}, language)


def _json(found: Found, known: Known | None, files: list[Path]) -> dict[str, Any]:
    about = known.site if known else found.about
    return {
        "command": "init",
        "exit_code": 0,
        "wiki": {
            "url": found.api,
            "aliases": list(found.aliases),
            "name": about.name if about else None,
            "generator": about.generator if about else None,
            "language": about.language if about else None,
        },
        "account": known.about.name if known else None,
        "missing_rights": [right for right, _ in known.missing()] if known else [],
        "files": [str(path) for path in files],
    }


command = Command(
    "init",
    callback=_init,
    params=[
        click.Argument(["address"], required=False, metavar="[ADDRESS]"),
        Option(["--wiki"], metavar="ADDRESS", help="help-init-wiki"),
        Option(["--user"], metavar="ACCOUNT", help="help-init-user"),
        Option(["--no-account"], is_flag=True, help="help-init-no-account"),
        Option(["--password-env"], metavar="NAME", help="help-init-password-env"),
        Option(["--password-file"], metavar="FILE", help="help-init-password-file"),
        Option(["--password-stdin"], is_flag=True, help="help-init-password-stdin"),
        Option(["--contact"], metavar="TEXT", help="help-init-contact"),
        Option(["--templates"], metavar="FOLDER", help="help-init-templates"),
        Option(["--folder"], metavar="FOLDER", help="help-init-folder"),
        Option(["--yes"], is_flag=True, help="help-init-yes"),
        Option(["--force"], is_flag=True, help="help-init-force"),
        *shared_options(),
    ],
    help="help-init",
)
