"""`movibot index --install`: the two templates by which people define indexes on the wiki.

They show nothing: what readers see stands between their calls. Their own pages tell how to use them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from movibot.applying import save_plan
from movibot.messages import choose_language, sentence
from movibot.messages.indextemplates import END_PAGE, INDEX_PAGE
from movibot.model import CreatePage, Outcome, Page, Plan, Refusal, Report, WikiFacts
from movibot.plan import plan_edits
from movibot.reading import Run, read_facts
from movibot.savedform import as_saved
from movibot.titles import TEMPLATE, normal_title
from movibot.wiki import with_traffic
from movibot.wikitext.indexcalls import END, INDEX


def install(
    run: Run, *, dry_run: bool = False, tell: Callable[[Outcome, WikiFacts], None] = lambda _, __: None
) -> Report:
    """Create the two templates where they are missing. A page that is there stays as it is.

    Args:
        run: What to work with.
        dry_run: Plan, and write nothing.
        tell: Called with each outcome when it is there, and the facts of the wiki.

    Raises:
        WikiError: The wiki failed before anything was written.
    """
    facts = read_facts(run)
    if not dry_run:
        run.wiki.check_writable()
    plan = _plan(run, facts)
    outcomes, stopped = (plan.outcomes, None) if dry_run else _apply(run, plan, facts, tell)
    planned, summary = (plan.edits, _summary(run, facts)) if dry_run else ((), "")
    report = Report(outcomes, (), {}, facts.language, planned, stopped=stopped, summary=summary)
    return with_traffic(report, run.wiki)


def template_pages(facts: WikiFacts) -> Iterator[CreatePage]:
    """The two templates, as a wiki in this language is to have them."""
    language = choose_language(facts.language)
    for name, texts in ((INDEX, INDEX_PAGE), (END, END_PAGE)):
        title = normal_title(name, facts, TEMPLATE)
        yield CreatePage(title.full if title else name, texts[language])


def _plan(run: Run, facts: WikiFacts) -> Plan:
    wanted = {page.title: page for page in template_pages(facts)}
    present = {page.title: page for page in run.known.pages(wanted)}
    kept = tuple(_kept(page, wanted[title]) for title, page in present.items() if page.revision is not None)
    missing = [page for title, page in wanted.items() if present[title].revision is None]
    plan = plan_edits(missing, present, facts, user=run.user)
    return Plan(plan.edits, (*kept, *plan.outcomes))


def _kept(page: Page, wanted: CreatePage) -> Outcome:
    """A page that is there already, perhaps with a documentation that people wrote."""
    is_ours = as_saved(page.text) == as_saved(wanted.text)
    return Outcome(page.title, "unchanged", None if is_ours else Refusal("template-kept"))


def _apply(
    run: Run, plan: Plan, facts: WikiFacts, tell: Callable[[Outcome, WikiFacts], None]
) -> tuple[tuple[Outcome, ...], Refusal | None]:
    return save_plan(run, plan, facts, _summary(run, facts), tell)


def _summary(run: Run, facts: WikiFacts) -> str:
    return run.summary or sentence("edit-summary-install", {}, choose_language(facts.language))
