"""`movibot check`: what is wrong on a page, before or after it is saved, and the repair."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import click

from movibot.checking import DRAFTS, Mended, Watch, check, check_all, check_texts, unwatched
from movibot.cli.belonging import namespaces_of
from movibot.cli.bench import Bench, open_bench
from movibot.cli.completing import titles_or_files
from movibot.cli.drafts import STANDARD_INPUT, Draft, is_file, read_draft, write_draft
from movibot.cli.endings import stopped_code
from movibot.cli.findings import Showing, show_findings
from movibot.cli.packs import open_verdicts
from movibot.cli.plans import keep_plan, plan_option
from movibot.cli.progress import progress_on
from movibot.cli.speech import Command, Option, locale_language, shared_options
from movibot.cli.wishes import Wishes, read_wishes, wish_options
from movibot.errors import UsageError
from movibot.harvest import Harvest
from movibot.messages import choose_language, sentence
from movibot.model import Edit, Outcome, Page, Problem, Report, WikiFacts
from movibot.reading import in_order
from movibot.report import needs_person
from movibot.wiki.folderfacts import FRENCH_FACTS

if TYPE_CHECKING:
    from movibot.cli.opening import Opened  # a check of files starts faster without it

Mode = Literal["check", "fix", "diff"]


@dataclass(frozen=True, slots=True)
class _Request:
    """What is to be checked, and how."""

    titles: tuple[str, ...]
    files: tuple[str, ...]
    everything: bool
    mode: Mode
    unsafe: bool
    wait: bool
    wishes: Wishes
    plan_out: str | None = None
    unseen: bool = False


def _check(
    pages: tuple[str, ...],
    everything: bool,
    unseen: bool,
    fix: bool,
    unsafe: bool,
    diff: bool,
    plan_out: str | None,
    wait: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    baseline: str | None,
    write_baseline: str | None,
    no_color: bool,
    config_path: str | None,
    form: str,
    language: str | None,
) -> int:
    if everything == bool(pages):
        raise UsageError("check-what")
    if unsafe and not (fix or diff):
        raise UsageError("check-unsafe-alone")
    if unseen and (fix or diff or not everything):
        raise UsageError("check-unseen-alone")
    if plan_out and (not fix or any(map(is_file, pages))):
        raise UsageError("check-plan")
    wishes = read_wishes(select, ignore, baseline, write_baseline)
    titles = tuple(page for page in pages if not is_file(page))
    files = tuple(dict.fromkeys(page for page in pages if is_file(page)))
    mode: Mode = "diff" if diff or plan_out else "fix" if fix else "check"
    request = _Request(titles, files, everything, mode, unsafe, wait, wishes, plan_out, unseen)
    look = _on_wiki if titles or everything else _offline
    found, showing = look(request, config_path, language)
    return show_findings(found, replace(showing, form=form, colour=_wants_colour(no_color)), wishes)


def _wants_colour(no_color: bool) -> bool:
    return not (no_color or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb")


def _offline(request: _Request, config_path: str | None, language: str | None) -> tuple[Mended, Showing]:
    """Files need no wiki, and not even a configuration."""
    bench = open_bench(config_path, language)
    last = bench.last
    facts = last.facts if last else FRENCH_FACTS
    spoken = choose_language(bench.wish, facts.language if last else "", locale_language(os.environ))
    code, since = ("check-offline-known", last.since) if last else ("check-offline", "")
    click.echo(sentence(code, {"since": since}, spoken), err=True)
    return _of_files(request, bench, facts, spoken)


def _on_wiki(request: _Request, config_path: str | None, language: str | None) -> tuple[Mended, Showing]:
    """The whole wiki where no page is named; else its pages, and files beside them."""
    from movibot.cli.lastfacts import keep_facts
    from movibot.cli.opening import open_run

    opened = open_run(config_path, language)
    found = _of_titles(request, opened, language)
    keep_facts(opened.config.state, opened.run.wiki.name, found.harvest.facts, datetime.datetime.now(opened.run.zone))
    spoken = opened.language(found.harvest.facts.language)
    showing = Showing(spoken, request.mode, schemas=opened.run.pack.schemas, everything=request.everything)
    if not request.files:
        return found, showing
    bench = Bench(opened.run.pack, opened.wish, opened.run.today)
    click.echo(sentence("check-offline-pages", {}, spoken), err=True)
    drafts, with_files = _of_files(request, bench, found.harvest.facts, spoken)
    return _joined(found, drafts), replace(showing, files=with_files.files)


def _of_titles(request: _Request, opened: Opened, language: str | None) -> Mended:
    run, titles = opened.run, None if request.everything else request.titles
    spoken = language or opened.language("")
    watch: Watch = progress_on(spoken).reading if request.everything else unwatched
    if request.mode == "check":
        from movibot.cli.copied import config_part

        checked = check_all(run, watch, unseen=request.unseen) if titles is None else check(run, titles)
        return Mended(checked, config=config_part(opened.config.path))
    from movibot.cli.alone import alone
    from movibot.cli.recording import recorded
    from movibot.mending import fix_titles

    dry_run = request.mode == "diff"
    with (
        alone(opened, wait=request.wait, dry_run=dry_run),
        recorded(opened, "check", dry_run=dry_run) as recording,
    ):
        fixed = fix_titles(
            recording.run,
            titles,
            wanted=request.wishes.wants,
            unsafe=request.unsafe,
            dry_run=dry_run,
            watch=watch,
        )
        code = stopped_code(fixed.stopped) if fixed.stopped else int(needs_person(fixed.outcomes))
        recording.end(code, fixed.outcomes, fixed.stopped)
    if request.plan_out:
        told = Report((), (), {}, fixed.harvest.facts.language, fixed.edits, summary=fixed.summary)
        keep_plan(request.plan_out, opened, "check", told)
    return replace(fixed, run=recording.name, can_undo=recording.can_undo, config=recording.config)


def _of_files(request: _Request, bench: Bench, facts: WikiFacts, spoken: str) -> tuple[Mended, Showing]:
    pack, today = bench.pack, bench.today
    verdicts = open_verdicts(os.environ)
    namespaces = namespaces_of([name for name in request.files if name != STANDARD_INPUT], facts, verdicts)
    verdicts.keep()
    drafts = {name: read_draft(name, namespaces.get(name, DRAFTS)) for name in request.files}
    pages = [draft.page for draft in drafts.values()]
    showing = Showing(spoken, request.mode, schemas=pack.schemas, files=drafts)
    if request.mode == "check":
        return Mended(check_texts(pack, facts, pages, today)), showing
    from movibot.mending import fix_texts

    def fixed(texts: Sequence[Page]) -> Mended:
        return fix_texts(pack, facts, texts, today, wanted=request.wishes.wants, unsafe=request.unsafe)

    found = fixed(pages)
    if request.mode == "diff":
        return replace(found, harvest=check_texts(pack, facts, pages, today)), showing
    refused = _write(drafts, found.edits)
    if not refused:
        return found, showing
    left = [page for page in pages if page.title in refused]
    as_they_are = Mended(check_texts(pack, facts, left, today), outcomes=tuple(refused.values()))
    return _joined(fixed([page for page in pages if page.title not in refused]), as_they_are), showing


def _write(drafts: Mapping[str, Draft], edits: Sequence[Edit]) -> Mapping[str, Outcome]:
    """Write the files; those that could not be, and why."""
    named = [(edit.page.title, edit.text) for edit in edits if edit.page.title != STANDARD_INPUT]
    outcomes = {name: write_draft(drafts[name], text) for name, text in named}
    return {name: outcome for name, outcome in outcomes.items() if outcome}


def _joined(left: Mended, right: Mended) -> Mended:
    """What was found on the wiki and in files, as one."""
    problems: list[Problem] = [*left.harvest.problems, *right.harvest.problems]
    harvest = Harvest(
        left.harvest.facts,
        (*left.harvest.entries, *right.harvest.entries),
        in_order(problems),
        {**left.harvest.pages, **right.harvest.pages},
    )
    edits, outcomes = (*left.edits, *right.edits), (*left.outcomes, *right.outcomes)
    return replace(left, harvest=harvest, edits=edits, outcomes=outcomes, made={**left.made, **right.made})


command = Command(
    "check",
    callback=_check,
    params=[
        click.Argument(["pages"], nargs=-1, metavar="[TITLE or FILE or -]...", shell_complete=titles_or_files),
        Option(["--all", "everything"], is_flag=True, help="help-all"),
        Option(["--unseen"], is_flag=True, help="help-unseen"),
        Option(["--fix"], is_flag=True, help="help-fix"),
        Option(["--unsafe"], is_flag=True, help="help-unsafe"),
        Option(["--diff"], is_flag=True, help="help-diff"),
        plan_option(),
        Option(["--wait"], is_flag=True, help="help-wait"),
        *wish_options(),
        Option(["--no-color"], is_flag=True, help="help-no-color"),
        *shared_options(("text", "json", "github")),
    ],
    help="help-check",
)
