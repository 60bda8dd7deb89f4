"""A command that writes, with its log."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from movibot.apply import INTERRUPTED
from movibot.cli.configured import read_config, wiki_name
from movibot.cli.copied import config_part
from movibot.cli.endings import stopped_code
from movibot.cli.hints import hints_of
from movibot.cli.known import known_language, note_saves
from movibot.cli.lines import WARNING, tell
from movibot.cli.opening import Opened, open_run
from movibot.cli.telling import announce, tell_outcome
from movibot.errors import ConfigError, MovibotError
from movibot.messages import sentence
from movibot.model import Again, Outcome, Refusal, Report, WikiFacts
from movibot.reading import Run
from movibot.runjournal import RunJournal
from movibot.runlog import folder_of
from movibot.runrecord import NEEDING, OF_SECRETS

_BUG = 3


@dataclass(frozen=True, slots=True)
class Recording:
    """A run and its log.

    Attributes:
        run: What the run works with, its saves being written down.
        journal: The log; None where nothing is written to the wiki.
        can_undo: The wiki keeps what its pages were.
        config: What stands behind command lines for the same configuration.
    """

    run: Run
    journal: RunJournal | None
    can_undo: bool = False
    config: str = ""

    @property
    def name(self) -> str:
        """The name of the run in the log, or empty."""
        return self.journal.run if self.journal and self.journal.is_written else ""

    def again(self, outcome: Outcome) -> Again | None:
        """How long the page has been left to a person; None where it is not, or for the first time."""
        if self.journal is None or outcome.kind not in NEEDING:
            return None
        return _if_lasting(self.journal.again(outcome))

    def end(self, code: int, outcomes: Sequence[Outcome], stopped: Refusal | None, *, whole: bool = False) -> None:
        """End the log with the exit code of the process; see `RunJournal.end`."""
        if self.journal is not None:
            self.journal.end(code, outcomes, stopped, whole=whole)

    def told(self, report: Report) -> Report:
        """The report with the name of the run, and with what lasts. To be asked before the log ends."""
        if self.journal is None:
            return replace(report, config=self.config)
        lasting = {
            (outcome.title, outcome.reason.code if outcome.reason else ""): again
            for outcome in report.outcomes
            if (again := self.again(outcome))
        }
        stopped = _if_lasting(self.journal.again_stopped(report.stopped.code)) if report.stopped else None
        named = replace(report, run=self.name, can_undo=self.can_undo, config=self.config)
        return replace(named, lasting=lasting, stopped_again=stopped)


def tell_at_once(opened: Opened, form: str, recording: Recording) -> Callable[[Outcome, WikiFacts], None]:
    """What tells each outcome as a line when it is there; nothing where the form is JSON, which is told at the end."""

    def tell_each(outcome: Outcome, facts: WikiFacts) -> None:
        if form == "text":
            tell_outcome(outcome, opened.language(facts.language), recording.again(outcome))

    return tell_each


@contextmanager
def recorded(opened: Opened, command: str, *, dry_run: bool, undoes: str = "") -> Iterator[Recording]:
    """Keep the log of a command that writes. What ends it is in the log, too.

    Args:
        opened: What the command works with.
        command: Its name.
        dry_run: Nothing will be written; there is no log.
        undoes: The run that is undone.
    """
    config = config_part(opened.config.path)
    if dry_run:
        yield Recording(opened.run, None, config=config)
        return

    def now() -> datetime.datetime:
        return datetime.datetime.now(opened.run.zone)

    journal = RunJournal(opened.config.state, opened.run.wiki.name, command, now, undoes=undoes)
    try:
        yield Recording(replace(opened.run, journal=journal), journal, opened.config.wiki.folder is None, config)
    except MovibotError as error:
        _note_end(journal, error)
        raise
    except KeyboardInterrupt:
        if journal.has_saved:
            note_saves()
        reason = Refusal(INTERRUPTED)
        journal.end(stopped_code(reason), (), reason, whole=False)
        raise
    except Exception:
        journal.end(_BUG, (), Refusal("bug"), whole=False)
        raise
    finally:
        if not journal.is_written:
            folder = folder_of(opened.config.state, opened.run.wiki.name)
            tell(sentence("run-unrecorded", {"folder": folder}, opened.language("")), WARNING, aside=True)


def open_recorded(command: str, config_path: str | None, language: str | None, *, dry_run: bool) -> Opened:
    """Open what a command that writes works with; that it cannot be opened is in the log, too.

    Args:
        command: Its name.
        config_path: As for `open_run`, as is `language`.
        language: `--lang`, or None.
        dry_run: Nothing will be written; there is no log.

    Raises:
        ConfigError: Something in the files is wrong; all problems at once.
    """
    try:
        return open_run(config_path, language)
    except ConfigError as error:
        announce(command, "", hints_of(config_path).zone, known_language(), aside=True)
        if not dry_run:
            _record_unopened(command, config_path, language, error)
        raise


def _record_unopened(command: str, config_path: str | None, language: str | None, error: ConfigError) -> None:
    """Write down what kept a run from beginning, where the configuration tells in which folder."""
    with suppress(ConfigError):
        config = read_config(config_path, language, with_secret=False)
        zone = ZoneInfo(config.timezone)
        journal = RunJournal(config.state, wiki_name(config), command, lambda: datetime.datetime.now(zone))
        _note_end(journal, error)


def _note_end(journal: RunJournal, error: MovibotError) -> None:
    """Write down what ended the run, and let the error tell for how many runs that has been so."""
    code = _cause(error)
    again = _if_lasting(journal.again_stopped(code))
    journal.end(error.exit_code, (), Refusal(code, error.arguments), whole=False)
    if again:
        error.arguments = {**error.arguments, "runs_in_a_row": again.times, "since": again.since}


def _cause(error: MovibotError) -> str:
    """The code of what ended a run: that of a secret which cannot be used says more than that of its file."""
    return next((each.code for each in error.problems if each.code.startswith(OF_SECRETS)), error.code)


def _if_lasting(again: Again) -> Again | None:
    return again if again.times > 1 else None
