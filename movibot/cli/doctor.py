"""`movibot doctor`: what could go wrong, before it does."""

from __future__ import annotations

import datetime

from movibot.cli.copied import config_part
from movibot.cli.lines import say_prose
from movibot.cli.opening import Opened, open_run
from movibot.cli.speech import Command, say, shared_options
from movibot.doctor.findings import gravest
from movibot.doctor.gathering import examine
from movibot.doctor.here import look_here, settings_of
from movibot.doctor.lines import doctor_json, doctor_lines
from movibot.doctor.machine import check_machine
from movibot.errors import ConfigError
from movibot.messages import as_json
from movibot.model import Refusal

_NEEDS_PERSON = 1
_WIKI_FAILED = 5


def _doctor(config_path: str | None, form: str, language: str | None) -> int:
    opened, secret_fault = _open(config_path, language)
    run = opened.run

    def now() -> datetime.datetime:
        return datetime.datetime.now(run.zone)

    machine = look_here(opened.config, run.wiki.name, secret_fault, now())
    done = examine(run, run.wiki.inspector, settings_of(opened.config), now)
    findings = [*check_machine(machine), *done.findings]
    code = _WIKI_FAILED if done.failed else _NEEDS_PERSON if gravest(findings) == "fault" else 0
    spoken, config = opened.language(done.language), config_part(opened.config.path)
    if form == "json":
        say(as_json(doctor_json(findings, run.wiki.name, run.wiki.traffic.reads, code, spoken, config)))
        return code
    for line in doctor_lines(findings, spoken, config):
        say_prose(line)
    return code


def _open(config_path: str | None, language: str | None) -> tuple[Opened, Refusal | None]:
    """What a run works with; where only the secret is wrong, without it, and what is wrong with it.

    Raises:
        ConfigError: Something else is wrong.
    """
    try:
        return open_run(config_path, language), None
    except ConfigError as error:
        first = next(iter(error.problems), error)
    opened = open_run(config_path, language, with_secret=False)
    return opened, Refusal(first.code, first.arguments)


command = Command("doctor", callback=_doctor, params=shared_options(), help="help-doctor")
