"""`movibot sync`: the scheduled run."""

from __future__ import annotations

from movibot.cli.alone import alone
from movibot.cli.recording import open_recorded
from movibot.cli.remembering import remembering
from movibot.cli.speech import Command, Option, shared_options
from movibot.cli.telling import announce
from movibot.cli.writing import overrides, run_and_tell, writing_options


def _sync(
    config_path: str | None,
    form: str,
    language: str | None,
    dry_run: bool,
    plan_out: str | None,
    strict: bool,
    wait: bool,
    full: bool,
    replace_edited: tuple[str, ...],
    allow_shrink: tuple[str, ...],
    allow_vanished: tuple[str, ...],
) -> int:
    dry_run = dry_run or plan_out is not None
    opened = open_recorded("sync", config_path, language, dry_run=dry_run)
    if form == "text":
        announce("sync", opened.run.wiki.name, opened.run.zone, opened.language(""))
    lifted = overrides(replace_edited, allow_shrink, allow_vanished)
    with alone(opened, wait=wait, dry_run=dry_run), remembering(opened, dry_run=dry_run, full=full) as knowing:
        return run_and_tell("sync", knowing, form, overrides=lifted, dry_run=dry_run, strict=strict, plan_out=plan_out)


command = Command(
    "sync",
    callback=_sync,
    params=[Option(["--full"], is_flag=True, help="help-full"), *writing_options(), *shared_options()],
    help="help-sync",
)
