"""`movibot undo [RUN]`: pages as they were before a run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Final

import click

from movibot.cli.alone import alone
from movibot.cli.completing import past
from movibot.cli.copied import config_part
from movibot.cli.lines import OF_OUTCOMES, tell_all
from movibot.cli.lines import tell as tell_event
from movibot.cli.opening import Opened, open_run
from movibot.cli.pastruns import past_runs
from movibot.cli.plans import keep_plan, plan_option, refuse_plan
from movibot.cli.recording import recorded
from movibot.cli.speech import Command, Option, say, shared_options
from movibot.cli.telling import FewOfEach
from movibot.cli.writing import exit_code, weights
from movibot.contributions import PREFIX, runs_on_wiki
from movibot.errors import UsageError
from movibot.messages import CONFIG, as_json, sentence
from movibot.model import Outcome, Report, Revision, WikiFacts
from movibot.report import outcome_line, planned_lines, request_lines
from movibot.reportjson import report_json
from movibot.runlock import holder_of
from movibot.runrecord import RunRecord
from movibot.status import is_at_work
from movibot.stopping import STOP_ASKED
from movibot.undoing import undo

_SHOWN: Final = 20
"""So many runs are listed."""

_WORDS: Final = {"saved": "undo-restored", "unchanged": "undo-unchanged"}
"""What an outcome means here, where that is not what it means elsewhere."""


def _undo(
    run: str | None,
    config_path: str | None,
    form: str,
    language: str | None,
    last: bool,
    listing: bool,
    dry_run: bool,
    plan_out: str | None,
    wait: bool,
) -> int:
    opened = open_run(config_path, language)
    if listing:
        refuse_plan(plan_out, "--list")
        return _list(opened, form)
    if opened.config.wiki.folder is not None:
        raise UsageError("undo-folder", folder=opened.run.wiki.name)
    if run and last:
        raise UsageError("undo-run-and-last")
    dry_run = dry_run or plan_out is not None
    with alone(opened, wait=wait, dry_run=dry_run):
        return _undo_and_tell(opened, form, _choose(opened, run, last=last), dry_run=dry_run, plan_out=plan_out)


# --- which run ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The run to undo, and what other runs saved -> their names."""

    record: RunRecord
    others: Mapping[Revision, str]


def _choose(opened: Opened, name: str | None, *, last: bool) -> _Chosen:
    """The run that is meant.

    Raises:
        UsageError: There is no such run, or none at all, or only the wiki knows of it and nobody named it.
        WikiError: The wiki is to tell, and cannot be used.
    """
    records, config = _past_runs(opened), config_part(opened.config.path)
    found = _named(records, name) if name else next((each for each in records if _is_meant(each)), None)
    if found is None and name and (alike := [each.run for each in records if each.run.startswith(name)]):
        raise UsageError("undo-ambiguous", run=name, runs=alike)
    if found:
        return _Chosen(found, _saves_of([each for each in records if each.run != found.run]))
    if name and not name.startswith(PREFIX):
        raise UsageError("undo-unknown-run", run=name, config=config)
    of_account = runs_on_wiki(opened.run.wiki, opened.run.summary)
    found = next((each for each in of_account if name in {None, each.run}), None)
    if found is None:
        raise UsageError("undo-unknown-run", run=name, config=config) if name else UsageError("undo-nothing")
    if not (name or last):
        since = _local(opened, found)
        raise UsageError("undo-log-lost", run=found.run, n=len(found.saves), since=since, config=config)
    return _Chosen(found, _saves_of(records))


def _saves_of(records: Sequence[RunRecord]) -> Mapping[Revision, str]:
    return {save.revision: each.run for each in records for save in each.saves if save.revision}


def _named(records: Sequence[RunRecord], name: str) -> RunRecord | None:
    """The run of this name, or the only one whose name begins so."""
    begun = [each for each in records if each.run.startswith(name)]
    exact = [each for each in begun if each.run == name]
    return exact[0] if exact else begun[0] if len(begun) == 1 else None


def _is_meant(record: RunRecord) -> bool:
    """What is undone where nobody names a run: never an undoing, so that a second `undo` does nothing."""
    return bool(record.saves) and record.command != "undo" and not record.undoes


def _local(opened: Opened, record: RunRecord) -> object:
    return record.started.astimezone(opened.run.zone)


# --- undoing -------------------------------------------------------------------------------------------


def _undo_and_tell(opened: Opened, form: str, chosen: _Chosen, *, dry_run: bool, plan_out: str | None) -> int:
    record = chosen.record
    about = {"run": record.run, "command": record.command, "since": _local(opened, record), "n": len(record.saves)}
    with recorded(opened, "undo", dry_run=dry_run, undoes=record.run) as recording:
        language = opened.language(recording.run.known.facts().language)
        if form == "text":
            tell_event(sentence("undo-begins", about, language))

        few = FewOfEach()

        def tell(outcome: Outcome, _: WikiFacts) -> None:
            if form == "text" and few.lets(outcome):
                tell_event(_outcome_line(outcome, language), OF_OUTCOMES[outcome.kind])

        done = undo(recording.run, record, chosen.others, dry_run=dry_run, tell=tell)
        report, code = replace(recording.told(done), lasting={}), exit_code(done, strict=False)
        recording.end(code, report.outcomes, report.stopped)
    keep_plan(plan_out, opened, "undo", report, undoes=record.run)
    if form == "json":
        say(as_json(report_json("undo", report, code, language) | {"undone": _as_json(record)}))
    else:
        tell_all(_end_lines(record, report, few, language, dry_run=dry_run), weights(report, language))
    return code


def _end_lines(record: RunRecord, report: Report, few: FewOfEach, language: str, *, dry_run: bool) -> Iterator[str]:
    for edit in report.planned:
        yield from planned_lines(edit, language)
    for outcome in report.outcomes if dry_run else ():
        if few.lets(outcome):
            yield _outcome_line(outcome, language)
    yield from few.lines(language)
    if report.stopped is None and not report.planned and all(each.kind == "unchanged" for each in report.outcomes):
        yield sentence("undo-done-already", {}, language)
    yield from request_lines(report, language)
    if report.stopped is not None and report.stopped.code == STOP_ASKED:
        yield sentence("undo-stopped", {}, language)
    if record.command != "undo" and any(outcome.kind == "saved" for outcome in report.outcomes):
        yield sentence("undo-comes-again", {}, language)


def _outcome_line(outcome: Outcome, language: str) -> str:
    if outcome.kind in _WORDS and outcome.reason is None:
        kind = sentence(_WORDS[outcome.kind], {}, language)
        return sentence("outcome", {"title": outcome.title, "kind": kind}, language)
    return outcome_line(outcome, language)


# --- listing -------------------------------------------------------------------------------------------


def _list(opened: Opened, form: str) -> int:
    """Show the last runs that saved something; of the wiki's own history where there is no log."""
    records = list(islice(_saving(opened), _SHOWN))
    lost = not records and opened.config.wiki.folder is None
    if lost:
        records = list(islice(runs_on_wiki(opened.run.wiki, opened.run.summary), _SHOWN))
    if form == "json":
        say(as_json({"command": "undo", "exit_code": 0, "runs": [_as_json(each) for each in records]}))
        return 0
    language = opened.language("")
    if lost and records:
        say(sentence("undo-list-from-wiki", {}, language))
    holder = holder_of(opened.config.state, opened.run.wiki.name)
    for record in records:
        say(_line(opened, record, language, runs_now=is_at_work(record, holder)))
    if not records:
        say(sentence("undo-list-empty", {}, language))
    elif opened.config.wiki.folder is None:
        say(sentence("undo-list-end", {CONFIG: config_part(opened.config.path)}, language))
    return 0


def _saving(opened: Opened) -> Sequence[RunRecord]:
    return [each for each in _past_runs(opened) if each.saves]


def _past_runs(opened: Opened) -> list[RunRecord]:
    return past_runs(opened.config.state, opened.run.wiki.name, opened.language(""))


def _line(opened: Opened, record: RunRecord, language: str, *, runs_now: bool) -> str:
    state = "undo-running" if runs_now else "undo-unended"
    ending = sentence(state, {}, language) if record.ended is None else ""
    about = {"run": record.run, "since": _local(opened, record), "n": len({save.title for save in record.saves})}
    if record.run.startswith(PREFIX) and record.ended:  # maybe several runs: its length tells
        about |= {"until": record.ended.astimezone(opened.run.zone)}
    return sentence(
        "undo-listed", about | {"command": record.command, "undoes": record.undoes, "ending": ending}, language
    )


def _as_json(record: RunRecord) -> dict[str, Any]:
    return {
        "run": record.run,
        "command": record.command or None,
        "started": record.started.isoformat(),
        "ended": record.ended.isoformat() if record.ended else None,
        "exit_code": record.exit_code,
        "saved": [save.title for save in record.saves],
        "undoes": record.undoes or None,
    }


command = Command(
    "undo",
    callback=_undo,
    params=[
        click.Argument(["run"], required=False, metavar="[RUN]", shell_complete=past),
        Option(["--last"], is_flag=True, help="help-undo-last"),
        Option(["--list", "listing"], is_flag=True, help="help-undo-list"),
        Option(["--dry-run"], is_flag=True, help="help-dry-run"),
        plan_option(),
        Option(["--wait"], is_flag=True, help="help-wait"),
        *shared_options(),
    ],
    help="help-undo",
)
