"""Problems of a check -> lines for a terminal, for GitHub, and the counts at the end. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from movibot.excerpt import excerpt
from movibot.messages import sentence, visible
from movibot.model import Entry, Fix, Problem, Severity
from movibot.report import Text, place_text

Paint = Callable[[str, str], str]
"""What a piece of a line is (`place`, `error`, `warning`, `info`, `code`, `mark`, `fix`), its text -> its text in
colour."""

_SHOWN: Final = 120
_COMMANDS: Final[Mapping[Severity, str]] = {"error": "error", "warning": "warning", "info": "notice"}


def plain(_: str, text: str) -> str:
    """No colour."""
    return text


def problem_lines(problem: Problem, text: str | None, language: str, paint: Paint = plain) -> Iterator[str]:
    """One problem: place, severity, code and sentence, then the source line and what to write.

    Args:
        problem: The problem.
        text: The text that its place counts in, where that is known.
        language: Of the sentences.
        paint: Gives colours.
    """
    severity = sentence(f"severity-{problem.severity}", {}, language)
    place = paint("place", place_text(problem.place))
    told = f"{paint(problem.severity, severity)} [{paint('code', problem.code)}] {_explained(problem, language)}"
    yield f"{place}: {told}"
    if problem.severity == "info" and problem.fix is None:
        return
    found = excerpt(text, problem.place) if text is not None else None
    margin = " " * (len(str(problem.place.line)) + 2)
    if found:
        yield f" {problem.place.line} | {found.line}"
        yield f"{margin}| {paint('mark', found.underline)}"
    if problem.fix and text is not None:
        yield f"{margin}= {paint('fix', fix_text(problem.fix, text, language))}"


def fix_text(fix: Fix, text: str, language: str) -> str:
    """What to do to mend a problem, in a few words."""
    doubt = "" if fix.safe else sentence("fix-doubt", {}, language)
    if not fix.replacement:
        return sentence("fix-delete", {"text": _short(text[fix.start : fix.end]), "doubt": doubt}, language)
    code = "fix-add" if fix.start == fix.end else "fix-write"
    return sentence(code, {"text": _short(fix.replacement), "doubt": doubt}, language)


def _short(text: str) -> str:
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return shown.replace("\n", "↵")


def _explained(problem: Problem, language: str) -> str:
    return sentence(problem.code, {"hint": "", **problem.arguments}, language)


# --- GitHub ----------------------------------------------------------------------------------------


def github_line(problem: Problem, language: str, *, is_file: bool) -> str:
    """A problem as a workflow command, which GitHub shows beside the line it concerns.

    https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
    """
    place = problem.place
    properties = {"title": f"movibot {problem.code}"}
    if is_file:
        properties["file"] = place.source
        if place.line:
            properties |= {"line": str(place.line), "col": str(place.column)}
    said = f"{'' if is_file else f'{place_text(place)}: '}{_explained(problem, language)}"
    told = ",".join(f"{key}={_escaped_property(value)}" for key, value in sorted(properties.items()))
    return f"::{_COMMANDS[problem.severity]} {told}::{_escaped(said)}"


def _escaped(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


# --- counts ----------------------------------------------------------------------------------------


def by_code_line(problems: Sequence[Problem], language: str) -> str:
    """How often each code comes, the commonest first."""
    counted = Counter(each.code for each in problems)
    codes = ", ".join(f"{code} {n}" for code, n in sorted(counted.items(), key=lambda item: (-item[1], item[0])))
    return sentence("counts-by-code", {"codes": codes}, language)


def by_schema_line(
    problems: Sequence[Problem], entries: Sequence[Entry], labels: Mapping[str, Text], language: str
) -> str:
    """How many records of each schema there are, and how many of them have an error or a warning."""
    spans = _spans(entries)
    wrong = {span for each in problems if each.severity != "info" and (span := _around(each, spans))}
    faulty = Counter(schema for _, _, _, schema in wrong)
    counted = Counter(entry.record.schema for entry in entries)
    told = [
        sentence("counts-of-schema", {"kind": labels.get(key, key), "n": n, "faulty": faulty[key]}, language)
        for key, n in sorted(counted.items())
    ]
    return sentence("counts-by-schema", {"schemas": ", ".join(told)}, language)


_RecordSpan = tuple[str, int, int, str]


def _spans(entries: Sequence[Entry]) -> Mapping[str, Sequence[_RecordSpan]]:
    found: dict[str, list[_RecordSpan]] = {}
    for entry in entries:
        record = entry.record
        found.setdefault(record.title, []).append((record.title, record.start, record.end, record.schema))
    return {title: sorted(spans) for title, spans in found.items()}


def _around(problem: Problem, spans: Mapping[str, Sequence[_RecordSpan]]) -> _RecordSpan | None:
    of_page = spans.get(problem.place.source, ())
    index = bisect_right(of_page, problem.place.start, key=lambda span: span[1]) - 1
    span = of_page[index] if index >= 0 else None
    return span if span and problem.place.start < span[2] else None
