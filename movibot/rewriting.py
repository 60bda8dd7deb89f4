"""Wanted records, present pages -> verdicts -> plan -> apply: what every command does that writes records.

    wanted -> pages -> changes, verdicts -> plan -> saves -> report

All records are judged before the first save.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from movibot.applying import save_plan, stop_watch
from movibot.cells import typed_text
from movibot.errors import UsageError
from movibot.extract import plain_value, schema_finder
from movibot.messages import choose_language, sentence
from movibot.model import Change, Edit, Entry, Outcome, Page, Plan, Problem, Refusal, Report, WikiFacts
from movibot.plan import TOO_MANY, check_limits, over_limit, plan_edits
from movibot.reading import Run, near_title, read_facts, read_page
from movibot.rewrite import Form, Judge, Rules, Same, Verdict, Wanted, as_written, rewrite_page, same_text
from movibot.schema import Parameter, read_value
from movibot.stopping import StopWatch
from movibot.titles import normal_title
from movibot.wiki import with_traffic
from movibot.wikitext.values import unseen_names

NO_PAGE: Final = "page-not-on-wiki"
"""The code that says that there is no such page."""

Tell = Callable[[Outcome, WikiFacts], None]
"""Called with each outcome when it is there, and the facts of the wiki."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What became of wanted records.

    Attributes:
        verdicts: One for each, in the order in which they were wanted.
        report: What was saved, or would be.
    """

    verdicts: tuple[Verdict, ...]
    report: Report


@dataclass(frozen=True, slots=True)
class Manner:
    """How records are written.

    Attributes:
        same: What need not be written again.
        allow_invalid: What was wrong with a record before may stay wrong.
        partial: Those that can be written are, whatever becomes of the others.
        dry_run: Plan, and write nothing.
        summary: The code of the edit summary.
        limit_code: The code that says that there are too many edits: `BY_OPTION` where an option lifts the limit.
        named_by_page: A record that makes a new page and has no name is called as the page.
        form: How values are written.
    """

    same: Same = same_text
    allow_invalid: bool = False
    partial: bool = False
    dry_run: bool = False
    summary: str = "edit-summary-set"
    limit_code: str = TOO_MANY
    named_by_page: bool = False
    form: Form = as_written


def rewrite(
    run: Run,
    wanted: Sequence[Wanted],
    manner: Manner,
    tell: Tell = lambda _, __: None,
) -> Rewritten:
    """Make records say what is wanted.

    Args:
        run: What to work with.
        wanted: The records.
        manner: How.
        tell: Called with each outcome when it is there, and the facts of the wiki.

    Raises:
        UsageError: A title is none.
        GuardError: There are more edits than `edits.max`. Nothing was written.
        WikiError: The wiki failed before anything was written.
    """
    facts = read_facts(run)
    watch = stop_watch(run, facts)
    if not manner.dry_run:
        run.wiki.check_writable()
        watch.look()
    named = [replace(each, title=_full_title(each, facts)) for each in wanted]
    pages = {page.title: page for page in run.known.pages(dict.fromkeys(each.title for each in named))}
    verdicts, plan = plan_records(run, named, pages, facts, manner)
    verdicts = tuple(_with_near_title(run, verdict) for verdict in verdicts)
    return carry_out(run, verdicts, plan, facts, manner, tell, watch)


def _with_near_title(run: Run, verdict: Verdict) -> Verdict:
    """The verdict; of a page that does not exist, with the one that is meant."""
    if verdict.reason is None or verdict.reason.code != NO_PAGE:
        return verdict
    return replace(verdict, reason=Refusal(NO_PAGE, {"near": near_title(run, verdict.wanted.title)}))


def carry_out(
    run: Run,
    verdicts: tuple[Verdict, ...],
    plan: Plan,
    facts: WikiFacts,
    manner: Manner,
    tell: Tell,
    watch: StopWatch,
) -> Rewritten:
    """Save a plan, if nothing that was wanted is refused, or what is good is enough.

    Args:
        run: What to work with.
        verdicts: What is to become of what is wanted.
        plan: What follows from them.
        facts: Of the wiki.
        manner: How.
        tell: Called with each outcome when it is there, and the facts of the wiki.
        watch: Reads the stop page.

    Raises:
        GuardError: There are more edits than `edits.max`. Nothing was written.
    """
    summary = run.summary or sentence(manner.summary, {}, choose_language(facts.language))
    refused = any(verdict.kind in {"refused", "doubtful"} for verdict in verdicts)
    if manner.dry_run or (refused and not manner.partial):
        stopped = over_limit(plan, run.max_edits, manner.limit_code) if manner.dry_run else None
        planned = plan.edits if manner.dry_run else ()
        report = _report(run, facts, plan.outcomes, planned, stopped)
        is_whole = manner.dry_run and (manner.partial or not refused)
        return Rewritten(verdicts, replace(report, summary=summary) if is_whole else report)
    check_limits(plan, run.max_edits, manner.limit_code)
    outcomes, stopped = save_plan(run, plan, facts, summary, tell, watch)
    return Rewritten(verdicts, _report(run, facts, outcomes, (), stopped))


def plan_records(
    run: Run, wanted: Sequence[Wanted], pages: Mapping[str, Page], facts: WikiFacts, manner: Manner
) -> tuple[tuple[Verdict, ...], Plan]:
    """The verdicts, in the order in which records are wanted, and the plan that follows from them.

    Args:
        run: What to work with.
        wanted: The records, their titles in the wiki's normal form.
        pages: Title -> page as it was just read, missing ones too.
        facts: Of the wiki.
        manner: How.
    """
    judge = judge_of(run, facts)
    rules = Rules(run.pack.schemas, facts, judge, manner.same, manner.allow_invalid, manner.named_by_page, manner.form)
    of_pages: dict[str, list[int]] = {}
    for number, each in enumerate(wanted):
        of_pages.setdefault(each.title, []).append(number)
    verdicts: dict[int, Verdict] = {}
    changes: list[Change] = []
    for title, numbers in of_pages.items():
        rewriting = rewrite_page(pages[title], [wanted[number] for number in numbers], rules)
        verdicts |= dict(zip(numbers, rewriting.verdicts, strict=True))
        changes += rewriting.changes
    plan = plan_edits(changes, pages, facts, user=run.user)
    return left_alone((verdicts[number] for number in range(len(wanted))), plan), plan


def left_alone(verdicts: Iterable[Verdict], plan: Plan) -> tuple[Verdict, ...]:
    """The verdicts; those on pages that are left alone, whatever is wanted of their records, are refused."""
    left = {outcome.title: outcome.reason for outcome in plan.outcomes if outcome.kind in {"refused", "excluded"}}
    return tuple(
        replace(verdict, kind="refused", reason=left[verdict.wanted.title])
        if verdict.wanted.title in left and verdict.kind in {"created", "changed"}
        else verdict
        for verdict in verdicts
    )


def judge_of(run: Run, facts: WikiFacts) -> Judge:
    """What finds the records and problems of a page as it is and as it may become."""
    finder = schema_finder(run.pack.schemas, facts)

    def judge(page: Page) -> tuple[Sequence[Entry], Sequence[Problem]]:
        entries, problems, _ = read_page(page, finder, run.pack, facts, run.today)
        return entries, problems

    return judge


def same_value(parameter: Parameter, present: str, wanted: str, facts: WikiFacts) -> bool:
    """The same to the letter, or as the parameter understands it; what is not understood must stand there as it is."""
    if same_text(parameter, present, wanted, facts):
        return True
    unseen = unseen_names(facts)
    now, then = (read_value(parameter, plain_value(value, parameter, unseen)) for value in (present, wanted))
    wrong, right = ([f.part for f in each.faults if f.severity == "error"] for each in (now, then))
    return now.value is not None and now.value == then.value and wrong == right


def usual_form(parameter: Parameter, value: str, facts: WikiFacts) -> str:
    """A value without markup that is understood beyond doubt, as its type writes it: `31/12/2025` is `2025-12-31`."""
    plain = plain_value(value, parameter, unseen_names(facts)).strip()
    reading = read_value(parameter, plain)
    is_sure = reading.value is not None and all(fault.safe for fault in reading.faults)
    return typed_text(parameter, reading) if reading.faults and is_sure and plain == value.strip() else value


def _full_title(wanted: Wanted, facts: WikiFacts) -> str:
    title = normal_title(wanted.title, facts)
    if title is None or "#" in wanted.title:  # what follows would be dropped: « Labo #3 » would become « Labo »
        raise UsageError("title-illegal", title=wanted.title)
    return title.full


def _report(
    run: Run, facts: WikiFacts, outcomes: Iterable[Outcome], planned: tuple[Edit, ...], stopped: Refusal | None
) -> Report:
    report = Report(tuple(outcomes), (), {}, facts.language, planned, stopped=stopped)
    return with_traffic(report, run.wiki)
