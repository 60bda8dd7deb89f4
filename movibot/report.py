"""Values -> lines for people. Pure: nothing is printed here. The JSON for programs is made in `reportjson.py`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from movibot.editdiff import diff_edit
from movibot.messages import CONFIG, sentence, visible
from movibot.model import Again, Edit, Outcome, Place, Problem, Refusal, Report, Severity

BAD_OUTCOMES = frozenset({"conflict", "refused", "failed"})
"""Outcomes that need a person: the process ends with exit code 1."""

_KILO, _MEGA = 1_000, 1_000_000

ON_WIKI = "index-"
"""What the codes of problems begin with that no `check` tells: what people ask for in indexes on the wiki."""

Text = Mapping[str, str]
"""The same text in several languages; the key is the language."""

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""From the worst on."""


def needs_person(outcomes: Sequence[Outcome]) -> bool:
    """Some page ended in conflict, refused or failed."""
    return any(outcome.kind in BAD_OUTCOMES for outcome in outcomes)


def problem_line(problem: Problem, language: str) -> str:
    """One problem on one line: place, severity, code, sentence."""
    severity = sentence(f"severity-{problem.severity}", {}, language)
    return f"{place_text(problem.place)}: {severity} [{problem.code}] {problem_text(problem, language)}"


def place_text(place: Place) -> str:
    """`Title:12:5`, or the title alone where the whole page is meant."""
    where = f":{place.line}:{place.column}" if place.line else ""
    return f"{visible(place.source)}{where}"


def problem_text(problem: Problem, language: str) -> str:
    """The sentence of a problem, with the hint where there is one."""
    return sentence(problem.code, {"hint": "", **problem.arguments}, language)


def counts_line(problems: Sequence[Problem], language: str) -> str:
    """How many problems of each severity."""
    if not problems:
        return sentence("no-problems", {}, language)
    counted = Counter(problem.severity for problem in problems)
    return sentence("problem-counts", {severity: counted[severity] for severity in SEVERITIES}, language)


def no_records_line(config: str, language: str) -> str:
    """Nothing was there to be checked, which is another matter than that all is well.

    Args:
        config: What stands behind command lines for the same configuration.
        language: Of the line.
    """
    return sentence("no-records", {CONFIG: config}, language)


def _advised_counts_line(problems: Sequence[Problem], config: str, language: str) -> str:
    """The counts, and how to read the problems, for a run that does not show them."""
    counts = counts_line(problems, language)
    untold = any(not problem.code.startswith(ON_WIKI) for problem in problems)
    return sentence("problems-to-read", {"counts": counts, CONFIG: config}, language) if untold else counts


def outcome_line(outcome: Outcome, language: str, again: Again | None = None) -> str:
    """What became of a page, since when it has been so, and why."""
    kind = sentence(f"outcome-{outcome.kind}", {}, language)
    if again:
        kind = sentence("outcome-again", {"kind": kind, "times": again.times, "since": again.since}, language)
    head = sentence("outcome", {"title": outcome.title, "kind": kind}, language)
    if outcome.reason is None:
        return head
    lines = [reason_text(outcome.reason, language), *_markers_to_paste(outcome.reason)]
    return "\n".join([head, *(f"    {line}" for line in lines)])


def _markers_to_paste(reason: Refusal) -> list[str]:
    return [f"    {visible(str(reason.arguments[key]))}" for key in ("first", "second") if key in reason.arguments]


def reason_text(reason: Refusal, language: str) -> str:
    """The sentence of a refusal."""
    return sentence(reason.code, reason.arguments, language)


def report_lines(report: Report, labels: Mapping[str, Text], language: str) -> Iterator[str]:
    """The end of a run that writes: records, problems on people's pages, requests.

    Args:
        report: What happened.
        labels: Schema -> what a record of it is called, in several languages.
        language: Of the lines.
    """
    records = [
        sentence("records-of-a-kind", {"kind": labels.get(key, key), "n": count}, language)
        for key, count in report.records.items()
    ]
    yield sentence("records-counted", {"n": sum(report.records.values()), "records": ", ".join(records)}, language)
    yield from (problem_line(problem, language) for problem in report.problems if problem.code.startswith(ON_WIKI))
    if any(report.records.values()) or report.problems or report.stopped:
        yield _advised_counts_line(report.problems, report.config, language)
    else:
        yield no_records_line(report.config, language)
    yield from request_lines(report, language)


def request_lines(report: Report, language: str) -> Iterator[str]:
    """How often the wiki was asked, what went otherwise than configured, and what ended the run before its end."""
    sizes = {"received": report.received, "sent": report.sent}
    told = {name: size_text(size, language) if size else "" for name, size in sizes.items()}
    yield sentence("requests", {"reads": report.reads, "writes": report.writes, **told}, language)
    yield from (reason_text(remark, language) for remark in report.remarks)
    yield from run_lines(report.run, report.outcomes, language, can_undo=report.can_undo, config=report.config)
    yield from urgent_lines(report, language)


def urgent_lines(report: Report, language: str) -> Mapping[str, Severity]:
    """Those lines of a report that somebody should read, and how much they matter."""
    found: dict[str, Severity] = dict.fromkeys(_lasting_lines(report, language), "warning")
    if report.stopped is not None:
        found[sentence("stopped", {"reason": reason_text(report.stopped, language)}, language)] = "error"
    if report.stopped_again is not None:
        again = {"times": report.stopped_again.times, "since": report.stopped_again.since}
        found[sentence("stopped-again", again, language)] = "error"
    return found


def run_lines(
    run: str, outcomes: Sequence[Outcome], language: str, *, can_undo: bool, config: str = ""
) -> Iterator[str]:
    """The name of a run that saved something, and how to undo it."""
    if run and any(outcome.kind in {"saved", "merged"} for outcome in outcomes):
        yield sentence("run-named", {"run": run, "undo": run if can_undo else "", CONFIG: config}, language)


def _lasting_lines(report: Report, language: str) -> Iterator[str]:
    """How many pages have been left to a person for several runs, and for how long."""
    if report.lasting:
        (title, _), oldest = min(report.lasting.items(), key=lambda each: (each[1].since, each[0]))
        pages = len({title for title, _ in report.lasting})
        told = {"n": pages, "title": title, "since": oldest.since, "times": oldest.times}
        yield sentence("outcomes-lasting", told, language)


def size_text(count: int, language: str) -> str:
    """A number of bytes for people: `0,4 ko`, `1.3 MB`."""
    letter, size = ("M", _MEGA) if count >= _MEGA else ("k", _KILO)
    number = f"{count / size:.1f}"
    return f"{number} {letter}B" if language == "en" else f"{number.replace('.', ',')} {letter}o"


def planned_lines(edit: Edit, language: str) -> Iterator[str]:
    """One edit of a dry run, with its diff."""
    code = "planned" if edit.page.revision is not None else "planned-creation"
    yield sentence(code, {"title": edit.page.title}, language)
    yield from (visible(line) for line in diff_edit(edit))
