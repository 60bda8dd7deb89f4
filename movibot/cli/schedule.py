"""`movibot schedule`: a timer of systemd or a line of a crontab, shown, written or installed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import click

from movibot.cli.configured import read_config
from movibot.cli.jobs import build_job, hidden_files
from movibot.cli.placing import Placed, place_file
from movibot.cli.speech import Command, Option, choose_spoken, say, shared_options
from movibot.errors import UsageError
from movibot.messages import as_json, sentence
from movibot.scheduling import Job, cron_line, service_text, signed, timer_text
from movibot.scheduling.jobs import STATE_ROOT

_SYSTEM: Final = Path("/etc/systemd/system")
_NEEDS_PERSON: Final = 1


def _schedule(
    config_path: str | None,
    form: str,
    language: str | None,
    every: str,
    name: str,
    system: bool | None,
    install: bool,
    output: str | None,
    cron: bool,
    force: bool,
) -> int:
    if cron + install + (output is not None) > 1:
        raise UsageError("schedule-one-way")
    if system is None:
        system = os.geteuid() == 0 and not cron
    state = STATE_ROOT / "movibot" if system else None  # the secret may be readable by the job alone
    config = read_config(config_path, language, state=state, with_secret=False)
    job = build_job(config, name=name, every=every, system=system)
    spoken = choose_spoken(language or config.language)
    if cron:
        return _tell_cron(job, config.wiki.secret_key, form, spoken)
    folder = Path(output) if output else _folder(system=system)
    if install:
        _make_folders(job)
    texts = {folder / file: signed(text) for file, text in _files(job, spoken).items()}
    placed = [place_file(path, text, write=install or output is not None, force=force) for path, text in texts.items()]
    return _tell(job, placed, form, spoken, in_place=output is None)


def _files(job: Job, language: str) -> Mapping[str, str]:
    return {f"{job.name}.service": service_text(job, language), f"{job.name}.timer": timer_text(job, language)}


def _folder(*, system: bool) -> Path:
    """Where the service manager looks. systemd.unit(5), "Unit File Load Path"."""
    if system:
        return _SYSTEM
    home = os.environ.get("XDG_CONFIG_HOME") or "~/.config"
    return Path(home).expanduser() / "systemd" / "user"


def _make_folders(job: Job) -> None:
    """What the service writes to has to be there when it starts, and has to be its own."""
    for folder in job.needed:
        if folder.is_dir():
            continue
        try:
            folder.mkdir(parents=True, mode=0o700)
            if job.account:
                shutil.chown(folder, job.account)
        except (OSError, LookupError) as error:
            raise UsageError("file-unwritable-named", path=str(folder), reason=getattr(error, "strerror", "")) from None


# --- telling -----------------------------------------------------------------------------------------


def _tell(job: Job, placed: Sequence[Placed], form: str, language: str, *, in_place: bool) -> int:
    refused = any(each.outcome == "refused" for each in placed)
    shown = any(each.outcome == "shown" for each in placed)
    commands = [] if refused else list(_commands(job)) if in_place and not shown else []
    notes = [*_notes(job, language), *([sentence("schedule-shown", {}, language)] if shown else [])]
    code = _NEEDS_PERSON if refused else 0
    if form == "json":
        told = [each.as_data() for each in placed]
        say(as_json(_json(code, notes, files=told, commands=commands)))
        return code
    for each in placed:
        for line in each.lines(language):
            say(line)
    for line in (
        (sentence("schedule-commands", {}, language), *(f"    {each}" for each in commands)) if commands else ()
    ):
        say(line)
    for note in notes:
        click.echo(note, err=True)
    return code


def _tell_cron(job: Job, key: str, form: str, language: str) -> int:
    line = cron_line(job)
    notes = [sentence("schedule-cron", {"log": job.state / "sync.log"}, language)]
    if key.endswith(("_env", "_keyring")):
        notes.append(sentence("schedule-cron-secret", {"key": key}, language))
    if form == "json":
        say(as_json(_json(0, notes, cron=line)))
        return 0
    say(line)
    for note in notes:
        click.echo(note, err=True)
    return 0


def _json(code: int, notes: Sequence[str], **told: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {"files": [], "commands": [], "cron": None}
    return {"command": "schedule", "exit_code": code, **(empty | told), "notes": list(notes)}


def _commands(job: Job) -> Iterator[str]:
    """What is left to do by hand."""
    of_user = "" if job.system else "--user "
    yield f"systemctl {of_user}daemon-reload"
    yield f"systemctl {of_user}enable --now {job.name}.timer"
    if not job.system:
        yield "loginctl enable-linger"


def _notes(job: Job, language: str) -> Iterator[str]:
    """What will not work yet."""
    for path in hidden_files(job):
        yield sentence("schedule-temporary", {"path": path}, language)
    for path in job.needed:
        if not path.is_dir():
            yield sentence("schedule-folder", {"path": path}, language)
    if job.credential is not None and not job.credential[1].exists():
        name, path = job.credential
        yield sentence("schedule-credential", {"path": path, "name": name}, language)


command = Command(
    "schedule",
    callback=_schedule,
    params=[
        Option(["--every"], default="1h", show_default=True, metavar="TIME", help="help-every"),
        Option(["--install"], is_flag=True, help="help-schedule-install"),
        Option(["--output"], metavar="FOLDER", help="help-schedule-output"),
        Option(["--cron"], is_flag=True, help="help-cron"),
        Option(["--system/--user"], default=None, help="help-system"),
        Option(["--name"], default="movibot", show_default=True, metavar="NAME", help="help-unit-name"),
        Option(["--force"], is_flag=True, help="help-schedule-force"),
        *shared_options(),
    ],
    help="help-schedule",
)
