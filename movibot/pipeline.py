"""The stages in their order: read this first.

    facts -> indexes defined on the wiki
          -> changes since -> pages -> records -> entries -> problems
                                                     |
                        rows -> wanted regions -> plan -> apply -> report

The first line is in `reading`; checks and their fixes are in `checking` and `mending`. Nothing here knows how a
wiki is reached or how a result is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from movibot.applying import save_plan, stop_watch
from movibot.choosing import choose_regions, definitions_for
from movibot.collation import nearest
from movibot.errors import GuardError, UsageError, WikiError
from movibot.gathering import gather, look_for
from movibot.harvest import Harvest
from movibot.messages import choose_language, language_of_pages, sentence
from movibot.model import Edit, Outcome, Plan, Refusal, Report, WikiFacts
from movibot.onwiki import (
    beside_lists,
    definitions_of,
    fill_indexes,
    read_definitions,
    told_outcomes,
    told_problems,
    within_limit,
)
from movibot.plan import over_limit, plan_edits
from movibot.planning import NO_OVERRIDES, Overrides, all_regions, overrides_meant, plan_regions, unmade_pages
from movibot.reading import Run, read_facts, read_pages, read_wiki
from movibot.reportpage import report_body, report_change, title_of_report
from movibot.stopping import StopWatch
from movibot.vanished import counts_to_keep, vanished
from movibot.wiki import with_traffic


def sync(
    run: Run,
    *,
    pages: Sequence[str] | None = None,
    overrides: Overrides = NO_OVERRIDES,
    dry_run: bool = False,
    tell: Callable[[Outcome, WikiFacts], None] = lambda _, __: None,
) -> Report:
    """Bring the generated pages up to date.

    Args:
        run: What to work with.
        pages: Titles or keys of the pages wanted; None for all.
        overrides: Guards to lift.
        dry_run: Plan, and write nothing.
        tell: Called with each outcome when it is there, and the facts of the wiki.

    Returns:
        What happened, also where the wiki failed in the middle of the saves.

    Raises:
        StopAsked: Somebody wrote on the stop page before the run began.
        WikiError: The wiki failed before anything was written.
        GuardError: The plan looks too large to be meant, or all records of a kind are gone. Nothing was written.
        UsageError: A wanted page has no definition, or a guard is to be lifted for what there is not.
    """
    _check_schemas(run, overrides)
    facts = read_facts(run)
    watch = stop_watch(run, facts)
    if not dry_run:
        run.wiki.check_writable()
        watch.look()
    is_usual = pages is None and overrides == NO_OVERRIDES
    if is_usual and (same := _same_ending(run, facts, tell if not dry_run else None)):
        return replace(same, summary=_summary(run, facts)) if dry_run else same
    own = title_of_report(run.report_page, facts)
    others = overrides.without(own, facts)
    prepared = _prepare(run, facts, pages, others)
    harvest, plan = prepared.harvest, prepared.plan
    before = run.memory.counts() if run.memory else {}
    gone = vanished(before, harvest.records, run.pack, overrides.allow_vanished)
    guard = gone or over_limit(plan, run.max_edits)
    if dry_run:
        report = _report(run, harvest, plan.outcomes, planned=plan.edits, stopped=guard)
        return replace(report, summary=_summary(run, facts))
    if guard:
        raise GuardError.of(guard)
    outcomes, stopped = _apply(run, plan, facts, tell, watch)
    report = _report(run, harvest, outcomes, stopped=stopped)
    if own and pages is None and stopped is None:
        report = _with_page(run, harvest, outcomes, own, tell, watch, replace_edited=others != overrides)
    if run.memory and stopped is None:
        run.memory.keep_counts(counts_to_keep(before, harvest.records, run.pack))
    if run.memory and stopped is None and pages is None:
        run.memory.drop_unasked()  # a run for some pages has asked for no others
    if is_usual and run.memory and leaves_nothing_to_do(report):
        run.memory.keep_ending(report, facts)
    return report


def _check_schemas(run: Run, overrides: Overrides) -> None:
    """Refuse a guard to be lifted for a schema that there is not."""
    for key in sorted(overrides.allow_vanished - run.pack.schemas.keys()):
        raise UsageError("unknown-schema", key=key, nearest=nearest(key, run.pack.schemas), choices=[*run.pack.schemas])


def _same_ending(run: Run, facts: WikiFacts, tell: Callable[[Outcome, WikiFacts], None] | None) -> Report | None:
    """The end of the last run over again, where nothing has changed since and nothing was left to do."""
    known = run.memory.last_ending(facts) if run.memory else None
    if known is None:
        return None
    if tell:
        for outcome in known.outcomes:
            tell(outcome, facts)
    return with_traffic(known, run.wiki)


_DECIDED: Final = frozenset({"unchanged", "refused", "excluded"})
"""Outcomes that come again as long as nothing changes; but for a page that the wiki itself refused."""


def leaves_nothing_to_do(report: Report) -> bool:
    """Whether the same run on the same wiki would send nothing and end the same."""
    return report.stopped is None and all(
        outcome.kind in _DECIDED and outcome.attempts == 0 for outcome in report.outcomes
    )


def preview(run: Run, pages: Sequence[str] | None = None) -> Iterator[tuple[str, str]]:
    """The pages as the wiki would show them after a run, in HTML; nothing is written.

    Args:
        run: What to work with.
        pages: As in `sync`.

    Yields:
        Title and HTML of each page that changes, or that is as it should be.

    Raises:
        WikiError: The wiki cannot be used, or cannot show pages.
        UsageError: A wanted page has no definition.
    """
    plan = _prepare(run, read_facts(run), pages, NO_OVERRIDES).plan
    for edit in plan.edits:
        yield edit.page.title, run.wiki.rendered(edit.page.title, edit.text)
    unchanged = [outcome.title for outcome in plan.outcomes if outcome.kind == "unchanged"]
    for page in run.known.pages(unchanged):
        yield page.title, run.wiki.rendered(page.title, page.text)


class _Prepared(NamedTuple):
    """A run up to the moment where it would write."""

    harvest: Harvest
    plan: Plan


def _prepare(run: Run, facts: WikiFacts, pages: Sequence[str] | None, overrides: Overrides) -> _Prepared:
    language, written = choose_language(facts.language), language_of_pages(facts.language)
    queries = definitions_for(run, facts, pages)
    defining = read_definitions(run, facts, language)
    asked = (*queries, *definitions_of(defining))
    harvest = beside_lists(read_wiki(run, facts, look_for(asked, facts)), defining)
    stock = gather(run, harvest, asked, language)
    ours = all_regions(queries, stock, facts)
    regions = (*ours, *(each.wanted for each in defining))
    wanted = choose_regions(regions, pages)
    chosen = [each for each in defining if each.page.title in {region.title for region in wanted}]
    plan = plan_regions(
        run,
        [region for region in wanted if not region.query.is_untrusted],
        facts,
        overrides_meant(overrides, regions),
        written,
        filled=fill_indexes(chosen, stock, written),
        known=[each.page for each in chosen],
    )
    plan = within_limit(replace(plan, outcomes=(*plan.outcomes, *told_outcomes(chosen))))
    if pages is None:
        plan = replace(plan, outcomes=(*plan.outcomes, *unmade_pages(run, ours, stock, facts)))
    return _Prepared(replace(harvest, problems=(*harvest.problems, *told_problems(chosen))), plan)


def _report(
    run: Run,
    harvest: Harvest,
    outcomes: tuple[Outcome, ...],
    *,
    planned: tuple[Edit, ...] = (),
    stopped: Refusal | None,
) -> Report:
    told = Report(
        outcomes=outcomes,
        problems=harvest.problems,
        records=harvest.records,
        language=harvest.facts.language,
        planned=planned,
        stopped=stopped,
    )
    return with_traffic(told, run.wiki)


def _apply(
    run: Run, plan: Plan, facts: WikiFacts, tell: Callable[[Outcome, WikiFacts], None], watch: StopWatch
) -> tuple[tuple[Outcome, ...], Refusal | None]:
    return save_plan(run, plan, facts, _summary(run, facts), tell, watch)


def _summary(run: Run, facts: WikiFacts) -> str:
    language = choose_language(facts.language)
    summary = run.summary or sentence("edit-summary", {}, language)
    page = title_of_report(run.report_page, facts)
    return sentence("edit-summary-report", {"summary": summary, "page": page}, language) if page else summary


def _with_page(
    run: Run,
    harvest: Harvest,
    done: tuple[Outcome, ...],
    title: str,
    tell: Callable[[Outcome, WikiFacts], None],
    watch: StopWatch,
    *,
    replace_edited: bool,
) -> Report:
    """The report with what became of the page that tells it. Where that page fails, the others stay told."""
    facts = harvest.facts
    report = _report(run, harvest, done, stopped=None)
    language = choose_language(facts.language)
    labels = {key: schema.label for key, schema in run.pack.schemas.items()}
    body = report_body(report, labels, run.journal.again, run.zone, language)
    try:
        page = next(iter(run.known.pages([title])))
    except WikiError as error:
        return _report(run, harvest, done, stopped=Refusal(error.code, error.arguments))
    change = report_change(page, body, may_create=run.create_pages, replace_edited=replace_edited)
    outcomes, stopped = _apply(run, plan_edits([change], {title: page}, facts, user=run.user), facts, tell, watch)
    return _report(run, harvest, (*done, *outcomes), stopped=stopped)


def show(run: Run, title: str) -> tuple[Harvest, bool]:
    """The records of one page, and whether the page exists. What is wrong with them is not asked."""
    facts = read_facts(run)
    page = next(iter(run.known.pages([title])))
    return read_pages(run.pack, facts, [page], None, today=run.today), page.revision is not None
