"""What a run found -> the region of the report page, for the people of the wiki. Pure.

The same findings give the same bytes: there is no clock in it, no count of requests or of runs, and no value of a
record. The page says what waits for a person and since which day, how many records there are, and where problems are.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from movibot.catalogue import new_page
from movibot.collation import sort_key
from movibot.messages import bare_sentence, sentence
from movibot.model import Again, Change, Outcome, Page, Problem, Refusal, ReplaceRegion, Report, WikiFacts
from movibot.report import BAD_OUTCOMES, SEVERITIES
from movibot.titles import normal_title
from movibot.wikitext.escape import escape_heading, escape_text, link

REGION: Final = "rapport"
"""The name that the markers of the page carry."""

MOST_LINES: Final = 200
"""So many pages are listed of each kind."""

_SHOWN: Final = frozenset(
    {"name", "before", "after", "template", "code", "limit", "first", "second", "lines", "override"}
)
"""What reasons may name. Anything else may be a value, or what a library or the wiki says, and is left out."""

_DAYS: Final[Mapping[str, str]] = {"fr": "%d/%m/%Y", "en": "%Y-%m-%d"}

_COUNTED: Final[Mapping[str, str]] = {
    "error": "reportpage-error",
    "warning": "reportpage-warning",
    "info": "reportpage-info",
}

Lasting = Callable[[Outcome], Again | None]
"""A page that waits for a person -> how long it has; None where nobody knows."""

Labels = Mapping[str, Mapping[str, str]]
"""Schema -> what a record of it is called, in several languages."""


def report_body(report: Report, labels: Labels, lasting: Lasting, zone: datetime.tzinfo, language: str) -> str:
    """The content of the report page.

    Args:
        report: What the run did on all other pages.
        labels: What records are called.
        lasting: Since when a page has been left to a person.
        zone: In which days are told.
        language: The wiki's, one that messages have.

    Returns:
        Wikitext without a line end at either side.
    """
    return "\n".join(
        [
            escape_text(sentence("reportpage-intro", {}, language)),
            *_part("reportpage-waiting", _waiting(report.outcomes, lasting, zone, language), language),
            *_part("reportpage-records", _records(report.records, labels, language), language),
            *_part("reportpage-problems", _problems(report.problems, language), language),
        ]
    )


def _part(title: str, lines: Iterable[str], language: str) -> Iterator[str]:
    """A heading and what stands below it, or that there is nothing."""
    yield from ("", f"== {escape_heading(sentence(title, {}, language))} ==")
    yield from list(lines) or [escape_text(sentence("reportpage-none", {}, language))]


# --- pages that wait for a person -----------------------------------------------------------------------


def _waiting(outcomes: Sequence[Outcome], lasting: Lasting, zone: datetime.tzinfo, language: str) -> Iterator[str]:
    waiting = sorted((each for each in outcomes if each.kind in BAD_OUTCOMES), key=_order)
    for outcome in waiting[:MOST_LINES]:
        yield from _waiting_lines(outcome, lasting(outcome), zone, language)
    yield from _left_out(len(waiting) - MOST_LINES, language)


def _order(outcome: Outcome) -> tuple[object, ...]:
    return sort_key(outcome.title), outcome.title, outcome.reason.code if outcome.reason else ""


def _waiting_lines(outcome: Outcome, again: Again | None, zone: datetime.tzinfo, language: str) -> Iterator[str]:
    day = again.since.astimezone(zone).strftime(_DAYS[language]) if again else ""
    kind = sentence(f"outcome-{outcome.kind}", {}, language)
    about = escape_text(sentence("reportpage-since", {"kind": kind, "day": day}, language))
    yield f"* {link(outcome.title)}{_colon(language)}{about}"
    if outcome.reason:
        yield f"*: {escape_text(_why(outcome.reason, outcome.title, language))}"
        pasted = [outcome.reason.arguments[key] for key in ("first", "second") if key in outcome.reason.arguments]
        yield from (f"*: <code>{escape_text(str(line))}</code>" for line in pasted)


def _why(reason: Refusal, title: str, language: str) -> str:
    known = {key: value for key, value in reason.arguments.items() if key in _SHOWN}
    return bare_sentence(reason.code, {"title": title, **known}, language)


# --- records and problems -------------------------------------------------------------------------------


def _records(counts: Mapping[str, int], labels: Labels, language: str) -> Iterator[str]:
    for key, n in counts.items():
        yield f"* {escape_text(sentence('records-of-a-kind', {'kind': labels.get(key, key), 'n': n}, language))}"


def _problems(problems: Sequence[Problem], language: str) -> Iterator[str]:
    """The pages with problems, the worst first."""
    pages: dict[str, Counter[str]] = {}
    for problem in problems:
        pages.setdefault(problem.place.source, Counter())[problem.severity] += 1
    ordered = sorted(pages, key=lambda title: (*(-pages[title][each] for each in SEVERITIES), sort_key(title), title))
    for title in ordered[:MOST_LINES]:
        counts: dict[str, int] = {severity: pages[title][severity] for severity in SEVERITIES}
        yield f"* {link(title)}{_colon(language)}{escape_text(_counted(counts, language))}"
    yield from _left_out(len(ordered) - MOST_LINES, language)


def _counted(counts: Mapping[str, int], language: str) -> str:
    told = (sentence(_COUNTED[each], {"n": counts[each]}, language) for each in SEVERITIES if counts[each])
    return ", ".join(told)


def _left_out(n: int, language: str) -> Iterator[str]:
    if n > 0:
        yield f"* {escape_text(sentence('reportpage-more', {'n': n}, language))}"


def _colon(language: str) -> str:
    return " : " if language == "fr" else ": "


# --- the page -----------------------------------------------------------------------------------------


def title_of_report(wished: str, facts: WikiFacts) -> str:
    """The title of the report page in the wiki's form; empty where there is none, or it is legal nowhere there."""
    found = normal_title(wished, facts) if wished else None
    return found.full if found else ""


def report_change(page: Page, body: str, *, may_create: bool, replace_edited: bool) -> Change:
    """The intention that brings the report page up to date. It may shrink: problems are there to be mended.

    Args:
        page: As it is.
        body: From `report_body`.
        may_create: The page is created where it does not exist.
        replace_edited: Also where a person edited the region.
    """
    region = ReplaceRegion(page.title, REGION, body, replace_edited=replace_edited, allow_shrink=True)
    return new_page([region]) if may_create and page.revision is None else region
