"""`movibot sync`: the scheduled run."""

from __future__ import annotations

from movibot.cli.alone import alone
from movibot.cli.opening import open_run
from movibot.cli.speech import Command, shared_options
from movibot.cli.writing import overrides, run_and_tell, writing_options


def _sync(
    config_path: str | None,
    form: str,
    language: str | None,
    dry_run: bool,
    strict: bool,
    wait: bool,
    replace_edited: tuple[str, ...],
    allow_shrink: tuple[str, ...],
) -> int:
    opened = open_run(config_path, language)
    lifted = overrides(replace_edited, allow_shrink)
    with alone(opened, wait=wait, dry_run=dry_run):
        return run_and_tell("sync", opened, form, overrides=lifted, dry_run=dry_run, strict=strict)


command = Command("sync", callback=_sync, params=[*writing_options(), *shared_options()], help="help-sync")
