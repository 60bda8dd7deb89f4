"""Findings -> lines for people and JSON for programs. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from movibot.doctor.findings import Finding, Level, Subject
from movibot.messages import CONFIG, sentence
from movibot.reportjson import plain_data

_SUBJECTS: Final[Mapping[Subject, str]] = {
    "machine": "doctor-about-machine",
    "wiki": "doctor-about-wiki",
    "account": "doctor-about-account",
    "templates": "doctor-about-templates",
    "pages": "doctor-about-pages",
}
"""In the order in which they are told."""

_LEVELS: Final[Mapping[Level, str]] = {
    "fine": "doctor-fine",
    "warning": "doctor-warning",
    "fault": "doctor-fault",
}


def doctor_lines(findings: Sequence[Finding], language: str, config: str = "") -> Iterator[str]:
    """All findings by what they are about, and how many there are of each level.

    What is to be done about several that follow each other is told after the last.

    Args:
        findings: What was found.
        language: Of the lines.
        config: What stands behind command lines for the same configuration.
    """
    width = max(len(sentence(code, {}, language)) for code in _LEVELS.values())
    for subject, code in _SUBJECTS.items():
        of_subject = [finding for finding in findings if finding.subject == subject]
        if of_subject:
            yield sentence(code, {}, language)
        told_each = [_told(finding, language, config) for finding in of_subject]
        for finding, said, following in zip(of_subject, told_each, [*told_each[1:], []], strict=False):
            word = sentence(_LEVELS[finding.level], {}, language)
            yield from _indented(word, width, said[:1] if said[1:] == following[1:] else said)
    counts = Counter(finding.level for finding in findings)
    told = {str(level): counts[level] for level in _LEVELS}
    yield sentence("doctor-counts", told, language)


def _indented(word: str, width: int, said: Sequence[str]) -> Iterator[str]:
    yield f"  {word.ljust(width)}  {said[0]}"
    for line in said[1:]:
        yield f"  {' ' * width}  {line}"


def _told(finding: Finding, language: str, config: str) -> list[str]:
    """What is so, and what to do."""
    lines = [_message(finding, language)]
    if finding.remedy:
        lines.append(f"→ {_remedy(finding, language, config)}")
    if finding.cause is not None and {"first", "second"} <= finding.cause.arguments.keys():
        lines += [f"    {finding.cause.arguments[each]}" for each in ("first", "second")]
    return lines


def _remedy(finding: Finding, language: str, config: str) -> str:
    return sentence(finding.remedy, {**finding.arguments, CONFIG: config}, language)


def _message(finding: Finding, language: str) -> str:
    cause = sentence(finding.cause.code, finding.cause.arguments, language) if finding.cause else ""
    return sentence(finding.code, {**finding.arguments, "cause": cause}, language)


def doctor_json(
    findings: Sequence[Finding], wiki: str, requests: int, exit_code: int, language: str, config: str = ""
) -> dict[str, Any]:
    """The same for programs."""
    counts = Counter(finding.level for finding in findings)
    return {
        "command": "doctor",
        "exit_code": exit_code,
        "wiki": wiki,
        "findings": [_finding_json(finding, language, config) for finding in findings],
        "counts": {level: counts[level] for level in _LEVELS},
        "requests": requests,
    }


def _finding_json(finding: Finding, language: str, config: str) -> dict[str, Any]:
    return {
        "subject": finding.subject,
        "level": finding.level,
        "code": finding.code,
        "message": _message(finding, language),
        "remedy": _remedy(finding, language, config) if finding.remedy else None,
        "cause": finding.cause.code if finding.cause else None,
        "arguments": plain_data(finding.arguments),
    }
