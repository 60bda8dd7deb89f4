"""Offsets of a page -> problems with line and column."""

from __future__ import annotations

from movibot.model import Argument, Fix, Page, Place, Problem, Severity
from movibot.wikitext import line_and_column


def problem(
    code: str, severity: Severity, page: Page, start: int, end: int, fix: Fix | None = None, **arguments: object
) -> Problem:
    """A problem of the characters from `start` to `end` of a page."""
    line, column = line_and_column(page.text, start)
    return Problem(code, severity, Place(page.title, line, column, start, end), arguments, fix)


def name_span(argument: Argument) -> tuple[int, int]:
    """Where the name of an argument stands, or its value where it has no name."""
    if argument.name_start is None or argument.name_end is None:
        return argument.start, argument.end
    return argument.name_start, argument.name_end
