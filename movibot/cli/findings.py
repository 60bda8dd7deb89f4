"""The findings of a check, on the screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import click

from movibot.checking import Mended
from movibot.cli.drafts import STANDARD_INPUT, Draft, draft_bytes
from movibot.cli.endings import stopped_code
from movibot.cli.lines import say_prose
from movibot.cli.speech import say
from movibot.cli.wishes import Wishes
from movibot.messages import as_json, sentence
from movibot.model import Problem
from movibot.problemlines import Paint, by_code_line, by_schema_line, github_line, plain, problem_lines
from movibot.report import (
    counts_line,
    needs_person,
    no_records_line,
    outcome_line,
    planned_lines,
    reason_text,
    run_lines,
)
from movibot.reportjson import outcome_json, planned_json, problems_json
from movibot.schema import Schema

_COLOURS: Final[Mapping[str, Mapping[str, Any]]] = {
    "place": {"bold": True},
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "info": {"fg": "cyan"},
    "mark": {"fg": "red", "bold": True},
    "fix": {"fg": "green"},
}


@dataclass(frozen=True, slots=True)
class Showing:
    """How findings are shown.

    Attributes:
        language: Of the sentences.
        mode: `check`, `fix` or `diff`.
        form: `text`, `json` or `github`.
        colour: Colours are welcome where there is a terminal.
        schemas: Their labels.
        files: The drafts among the pages.
        everything: The whole wiki was read: counts are shown.
    """

    language: str
    mode: str = "check"
    form: str = "text"
    colour: bool = True
    schemas: Mapping[str, Schema] = field(default_factory=dict)
    files: Mapping[str, Draft] = field(default_factory=dict)
    everything: bool = False


def show_findings(found: Mended, showing: Showing, wishes: Wishes) -> int:
    """Show what a check found.

    Returns:
        The exit code of the process.
    """
    wishes.write(found.harvest.problems)
    problems = () if wishes.target else wishes.chosen(found.harvest.problems)
    code = _exit_code(found, problems)
    if showing.form == "json":
        say(as_json(_json(found, problems, code, showing)))
        return code
    _show_fixes(found, showing)
    if showing.form == "github":
        for problem in problems:
            say(github_line(problem, showing.language, is_file=problem.place.source in showing.files))
    elif showing.mode != "diff":
        _show_problems(found, problems, showing)
    _show_end(found, problems, showing, wishes)
    return code


def _exit_code(found: Mended, problems: Sequence[Problem]) -> int:
    if found.stopped is not None:
        return stopped_code(found.stopped)
    wrong = any(problem.severity == "error" for problem in problems)
    return 1 if wrong or needs_person(found.outcomes) else 0


def _json(found: Mended, problems: Sequence[Problem], code: int, showing: Showing) -> dict[str, Any]:
    told = problems_json("check", problems, code, showing.language)
    shown = found.edits if showing.mode == "diff" else ()
    return told | {
        "run": found.run or None,
        "fixed": dict(found.made),
        "planned": [planned_json(edit) for edit in shown],
        "outcomes": [outcome_json(outcome, showing.language) for outcome in found.outcomes],
    }


def _show_fixes(found: Mended, showing: Showing) -> None:
    """The diffs, or what became of the fixes; a fixed standard input comes out whole."""
    if showing.mode == "diff":
        for edit in found.edits:
            for line in planned_lines(edit, showing.language):
                say(line)
    if showing.mode == "fix" and STANDARD_INPUT in showing.files:
        draft = showing.files[STANDARD_INPUT]
        fixed = {edit.page.title: edit.text for edit in found.edits}
        click.echo(draft_bytes(draft, fixed.get(STANDARD_INPUT, draft.page.text)), nl=False)
    for outcome in found.outcomes:
        if showing.mode == "fix" or outcome.kind != "unchanged":
            click.echo(outcome_line(outcome, showing.language), err=True)


def _show_problems(found: Mended, problems: Sequence[Problem], showing: Showing) -> None:
    """The problems; on standard error where the fixed text is on standard output."""
    aside = showing.mode == "fix" and STANDARD_INPUT in showing.files
    paint: Paint = _paint if showing.colour else plain
    for problem in problems:
        page = found.harvest.pages.get(problem.place.source)
        for line in problem_lines(problem, page.text if page else None, showing.language, paint):
            if aside:
                click.echo(line, err=True)
            else:
                say_prose(line)


def _paint(kind: str, text: str) -> str:
    return click.style(text, **_COLOURS[kind]) if kind in _COLOURS else text


def _show_end(found: Mended, problems: Sequence[Problem], showing: Showing, wishes: Wishes) -> None:
    """What was done, and how much is left."""
    language = showing.language
    lines = []
    if found.stopped is not None:
        lines.append(sentence("stopped", {"reason": reason_text(found.stopped, language)}, language))
    if showing.mode != "check":
        code = "fixes-made" if showing.mode == "fix" else "fixes-planned"
        lines.append(sentence(code, {"n": sum(found.made.values()), "pages": len(found.made)}, language))
    lines += run_lines(found.run, found.outcomes, language, can_undo=found.can_undo, config=found.config)
    if wishes.target:
        count = sum(wishes.wants(each) for each in found.harvest.problems)
        lines.append(sentence("baseline-written", {"n": count, "path": wishes.target}, language))
    else:
        lines += _counts(found, problems, showing, wishes)
    for line in lines:
        click.echo(line, err=True)


def _counts(found: Mended, problems: Sequence[Problem], showing: Showing, wishes: Wishes) -> list[str]:
    is_bare = showing.everything and not found.harvest.entries and not problems and found.stopped is None
    lines = [no_records_line(found.config, showing.language) if is_bare else counts_line(problems, showing.language)]
    known = sum(wishes.wants(each) for each in found.harvest.problems) - len(problems)
    if known:
        lines.append(sentence("baseline-known", {"n": known}, showing.language))
    if showing.everything and problems:
        labels = {key: schema.label for key, schema in showing.schemas.items()}
        lines.append(by_code_line(problems, showing.language))
        lines.append(by_schema_line(problems, found.harvest.entries, labels, showing.language))
    if showing.mode == "check":
        fixes = [each.fix.safe for each in problems if each.fix]
        if fixes:
            counts = {"safe": sum(fixes), "unsafe": len(fixes) - sum(fixes)}
            lines.append(sentence("fixes-possible", counts, showing.language))
    return lines
