"""`movibot publish`: what schemas want on the wiki is planned, and saved like anything else.

schemas, facts -> pages wanted -> changes -> plan -> saves -> the wiki works out what it knows of the templates
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from movibot.applying import save_plan, stop_watch
from movibot.errors import GuardError, WikiError
from movibot.messages import choose_language, sentence
from movibot.model import Change, Outcome, Page, Plan, Refusal, Report, WikiFacts
from movibot.plan import over_limit, plan_edits
from movibot.publish import SAID_BY_WIKI, Audience, Published, Site, is_known, published, titles_of
from movibot.reading import Run, read_facts
from movibot.schema import Schema
from movibot.schema.meant import schema_meant
from movibot.stopping import StopWatch
from movibot.titles import DOCUMENTED_AT, TEMPLATE, could_be_title, normal_title
from movibot.wiki import with_traffic


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the configuration and the command line say.

    Attributes:
        documentation: The name of the sub-page; empty for the one that the wiki names, or the usual one.
        tracking: The category of pages with a problem; empty for the usual one.
        warn: Who sees the problems.
        replace_edited: Titles of pages on which a person's edit inside the region is replaced.
        allow_shrink: Titles of pages whose region may lose most of its lines.
    """

    documentation: str = ""
    tracking: str = ""
    warn: Audience = "preview"
    replace_edited: frozenset[str] = frozenset()
    allow_shrink: frozenset[str] = frozenset()


def publish(
    run: Run,
    schemas: Sequence[str] = (),
    wishes: Wishes | None = None,
    *,
    dry_run: bool = False,
    tell: Callable[[Outcome, WikiFacts], None] = lambda _, __: None,
) -> Report:
    """Make the templates of schemas and their documentation what the schemas say.

    Args:
        run: What to work with.
        schemas: Keys of schemas or names of their templates; none for all.
        wishes: How the pages are to be.
        dry_run: Plan, and write nothing.
        tell: Called with each outcome when it is there, and the facts of the wiki.

    Raises:
        UsageError: There is no such schema.
        StopAsked: Somebody wrote on the stop page before the run began.
        GuardError: The plan looks too large to be meant. Nothing was written.
        WikiError: The wiki failed before anything was written.
    """
    chosen = _chosen(run, schemas)
    wanted = wishes or Wishes()
    facts = read_facts(run)
    watch = stop_watch(run, facts)
    if not dry_run:
        run.wiki.check_writable()
        watch.look()
    site = _site(run, facts, wanted)
    pages, unfit = _pages(run, chosen, site)
    present = {page.title: page for page in run.wiki.pages([title for each in pages for title in each.bodies])}
    elsewhere = _naming("publish-documented-elsewhere", _documented_elsewhere(run, pages, present))
    planned = _plan(run, pages, present, facts, wanted)
    plan = replace(planned, outcomes=(*unfit, *planned.outcomes))
    guard = over_limit(plan, run.max_edits) if run.max_edits else None
    if dry_run:
        outdated = _outdated(run, pages, plan.outcomes, facts)
        outcomes, stopped, remarks = plan.outcomes, guard, _naming("publish-outdated", outdated)
    elif guard:
        raise GuardError.of(guard)
    else:
        outcomes, stopped, remarks = _apply(run, plan, pages, facts, tell, watch)
    edits, summary = (plan.edits, _summary(run, facts)) if dry_run else ((), "")
    report = with_traffic(Report(outcomes, (), {}, facts.language, edits, stopped=stopped, summary=summary), run.wiki)
    return replace(report, remarks=(*report.remarks, *_remarks(site, pages), *elsewhere, *remarks))


def _site(run: Run, facts: WikiFacts, wishes: Wishes) -> Site:
    help_page = wishes.documentation or _help_page(run)
    return Site(facts, run.wiki.parser_functions(), help_page, wishes.tracking, wishes.warn)


def _pages(run: Run, schemas: Sequence[Schema], site: Site) -> tuple[Sequence[Published], Sequence[Outcome]]:
    """What the schemas want on the wiki, and which of them can have no pages there."""
    misfits = {schema.key: reason for schema in schemas if (reason := _misfit(schema, run, site))}
    able = [schema for schema in schemas if schema.key not in misfits]
    unfit = [Outcome(schema.template, "refused", misfits[schema.key]) for schema in schemas if schema.key in misfits]
    return [each for schema in able if (each := published(schema, run.pack, site))], unfit


def _chosen(run: Run, names: Sequence[str]) -> list[Schema]:
    """The schemas that were named, by key or by template; those that are named twice count once."""
    chosen = {schema.key: schema for schema in (schema_meant(run.pack, name) for name in names)}
    return [*(chosen or run.pack.schemas).values()]


def _misfit(schema: Schema, run: Run, site: Site) -> Refusal | None:
    """Why a schema can have no pages on this wiki, or None: no title, or one that another schema has."""
    told = {"key": schema.key, "value": schema.template}
    titles = titles_of(schema, site)
    if titles is None:
        return Refusal("publish-no-title", told)
    for other in run.pack.schemas.values():
        if other.key == schema.key:
            return None
        if common := {*titles}.intersection(titles_of(other, site) or ()):
            return Refusal("publish-taken", told | {"other": other.key, "title": min(common)})
    return None


def _help_page(run: Run) -> str:
    """The sub-page that documents a template, as the wiki names it; empty where it names none, or `-` for that."""
    said = [page.text.strip() for page in run.wiki.pages([SAID_BY_WIKI]) if page.revision is not None]
    return next((text for text in said if could_be_title(text) and not text.startswith("/") and text != "-"), "")


def _plan(run: Run, wanted: Sequence[Published], present: Mapping[str, Page], facts: WikiFacts, wishes: Wishes) -> Plan:
    """All documentations, then all templates: a template may show the documentation of another."""
    edited, shrink = (_normal(each, facts) for each in (wishes.replace_edited, wishes.allow_shrink))
    moved = _moved(run, [present[each.template] for each in wanted], facts)
    steps: list[Change | Outcome] = [Outcome(title, "refused", reason) for title, reason in moved.items()]
    staying = [each for each in wanted if each.template not in moved]
    steps += [step for each in staying for step in each.changes(present, facts, edited, shrink)]
    changes: list[Change] = [step for step in steps if not isinstance(step, Outcome)]
    templates = {each.template for each in wanted}
    plan = plan_edits(sorted(changes, key=lambda change: change.title in templates), present, facts, user=run.user)
    return Plan(plan.edits, (*(step for step in steps if isinstance(step, Outcome)), *plan.outcomes))


def _documented_elsewhere(run: Run, wanted: Sequence[Published], present: Mapping[str, Page]) -> Sequence[str]:
    """Documentations that templates have on a sub-page of another name, while they have none where it is wanted."""
    bare = [each for each in wanted if present[each.template].revision and not present[each.documentation].revision]
    titles = [f"{each.template}{end}" for each in bare for end in DOCUMENTED_AT]
    return sorted(run.wiki.existing(titles)) if titles else ()


def _moved(run: Run, templates: Sequence[Page], facts: WikiFacts) -> Mapping[str, Refusal]:
    """Those of the templates to which somebody gave another name: nothing is made or changed under the former one."""
    redirects = {page.title: facts.template_redirects.get(page.title, "") for page in templates if page.is_redirect}
    missing = [page.title for page in templates if page.revision is None]
    moves = run.wiki.inspector.moves(TEMPLATE) if missing and run.wiki.inspector else {}
    targets = redirects | {title: moves.get(title, "") for title in missing}
    return {title: Refusal("publish-moved", {"target": target}) for title, target in targets.items() if target}


def _normal(titles: Collection[str], facts: WikiFacts) -> frozenset[str]:
    found = (normal_title(title, facts) for title in titles)
    return frozenset(title.full for title in found if title)


def _apply(
    run: Run,
    plan: Plan,
    wanted: Sequence[Published],
    facts: WikiFacts,
    tell: Callable[[Outcome, WikiFacts], None],
    watch: StopWatch,
) -> tuple[tuple[Outcome, ...], Refusal | None, Sequence[Refusal]]:
    """Save, then have the wiki read what an earlier run had no time for, so that its editors know it at once."""
    outcomes, stopped = save_plan(run, plan, facts, _summary(run, facts), tell, watch)
    if stopped is not None:
        return outcomes, stopped, ()
    try:
        outdated = _outdated(run, wanted, outcomes, facts)
        if outdated:
            run.wiki.refresh(outdated)
    except WikiError as error:
        return outcomes, Refusal(error.code, error.arguments), ()
    return outcomes, None, _naming("publish-caught-up", outdated)


def _outdated(run: Run, wanted: Sequence[Published], outcomes: Sequence[Outcome], facts: WikiFacts) -> Sequence[str]:
    """The templates whose pages stood as they are wanted, and of which the wiki's editors know something else.

    That is what a run leaves that ends between its last save and its last request.
    """
    inspector = run.wiki.inspector
    standing = {outcome.title for outcome in outcomes if outcome.kind == "unchanged"}
    data = {each.template: each.data for each in wanted if each.data and each.bodies.keys() <= standing}
    if inspector is None or not data:
        return ()
    known = inspector.templatedata(data)
    return [title for title, said in data.items() if not is_known(known.get(title, {}), said, facts.language)]


def _naming(code: str, titles: Sequence[str]) -> Sequence[Refusal]:
    return (Refusal(code, {"titles": list(titles)}),) if titles else ()


def _summary(run: Run, facts: WikiFacts) -> str:
    return run.summary or sentence("edit-summary-publish", {}, choose_language(facts.language))


def _remarks(site: Site, wanted: Sequence[Published]) -> Iterator[Refusal]:
    """What the wiki cannot do, and what could not be published."""
    if not site.decides:
        yield Refusal("publish-without-functions")
    if not site.has_templatedata:
        yield Refusal("publish-without-templatedata")
    for each in wanted:
        yield from each.remarks
