"""A migration, a wiki -> its pages with their records as the migration wants them, a page as a whole or not at all.

    pages that use the template -> changes, verdicts -> plan -> saves -> report

All pages are judged before the first save.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from movibot.applying import stop_watch
from movibot.infer import read_source
from movibot.migrate.migration import Migration
from movibot.migrate.steps import Steps, steps_of
from movibot.model import MigrateCalls, Page, Place, Problem, Refusal, RenameTemplate, SetParameters, WikiFacts
from movibot.plan import BY_OPTION, plan_edits
from movibot.reading import Run, read_facts
from movibot.rewrite import Judge, Verdict, Wanted
from movibot.rewriting import Manner, Rewritten, Tell, carry_out, judge_of, left_alone
from movibot.titles import template_title
from movibot.wikitext.calls import Transclusion
from movibot.wikitext.records import change_of_record, outside_regions, set_parameters, values_of
from movibot.wikitext.renaming import rename_template
from movibot.wikitext.values import unseen_names


def migrate(run: Run, migration: Migration, manner: Manner, tell: Tell = lambda _, __: None) -> Rewritten:
    """Change the calls of a template.

    Args:
        run: What to work with.
        migration: What becomes of them.
        manner: How. Without `partial`, one page that cannot be migrated keeps all of them from being written.
        tell: Called with each outcome when it is there, and the facts of the wiki.

    Raises:
        GuardError: There are more edits than allowed. Nothing was written.
        WikiError: The wiki failed before anything was written.
    """
    templates = list(filter(None, (migration.template, migration.becomes)))
    read_facts(run)  # all that a run asks beside, in one question
    facts = run.known.facts(templates)
    watch = stop_watch(run, facts)
    if not manner.dry_run:
        run.wiki.check_writable()
        watch.look()
    pages = {page.title: page for page in _pages(run, migration, facts, templates)}
    judge = judge_of(run, facts)
    migrated = [_Page(page, migration, facts, judge, manner).migrated() for page in pages.values()]
    verdicts = tuple(verdict for each in migrated for verdict in each.verdicts)
    changes = [each.change for each in migrated if each.change.renaming or each.change.records]
    plan = plan_edits(changes, pages, facts, user=run.user)
    manner = replace(manner, limit_code=BY_OPTION)
    return carry_out(run, left_alone(verdicts, plan), plan, facts, manner, tell, watch)


def unread_names(run: Run, migration: Migration) -> tuple[str, tuple[str, ...]]:
    """The page of the template, and the parameters that the migration fills and that it does not read.

    What such a parameter says would be seen on no page any more.
    """
    facts = run.known.facts([migration.becomes or migration.template])
    title = template_title(migration.becomes or migration.template, facts) or ""
    page = next(iter(run.known.pages([title])), None) if title else None
    source = read_source(page.text if page and page.revision else None, facts)
    unread = tuple(name for name in migration.targets if name not in source.names)
    return title, unread if source.is_known else ()


def _pages(run: Run, migration: Migration, facts: WikiFacts, templates: Collection[str]) -> Iterator[Page]:
    """The pages with calls of the template, in the order of their titles, where the migration is meant."""
    wanted = facts.content if migration.namespaces is None else migration.namespaces
    stamps = run.known.stamps_embedding(templates)
    titles = sorted({stamp.title for stamp in stamps if stamp.namespace in wanted})
    read = {page.title: page for page in run.progress.reading(run.known.pages(titles), len(titles))}
    yield from (read[title] for title in titles if title in read and not read[title].is_redirect)


@dataclass(frozen=True, slots=True)
class _Migrated:
    """What is to become of a page."""

    change: MigrateCalls
    verdicts: tuple[Verdict, ...] = ()


class _RefusedError(Exception):
    """The page cannot be migrated."""

    def __init__(self, number: int, reason: Refusal, problems: Sequence[Problem] = ()) -> None:
        super().__init__(number, reason)
        self.number = number
        self.reason = reason
        self.problems = tuple(problems)


class _Page:
    """One page on its way."""

    def __init__(self, page: Page, migration: Migration, facts: WikiFacts, judge: Judge, manner: Manner) -> None:
        self._page = page
        self._migration = migration
        self._facts = facts
        self._judge = judge
        self._manner = manner
        self._text = page.text
        self._renaming: RenameTemplate | None = None
        self._records: list[SetParameters] = []
        self._template = migration.becomes or migration.template

    def migrated(self) -> _Migrated:
        """All changes of the page, or none, with a verdict on each record."""
        try:
            self._rename()
            values = [self._change(number) for number in range(len(self._calls()))]
            self._check(values)
        except _RefusedError as error:
            refused = Verdict(self._record(error.number), "refused", error.reason, error.problems)
            return _Migrated(MigrateCalls(self._page.title), (refused,))
        change = MigrateCalls(self._page.title, self._renaming, tuple(self._records))
        return _Migrated(change, tuple(self._verdict(at, each) for at, each in enumerate(values, start=1)))

    def _verdict(self, number: int, values: Mapping[str, tuple[str | None, str | None]]) -> Verdict:
        is_changed = bool(values or self._renaming)
        return Verdict(self._record(number), "changed" if is_changed else "unchanged", values=values)

    def _record(self, number: int) -> Wanted:
        """One of the records of the page, for a verdict; 0 for the page as a whole."""
        schema = self._migration.schema.key if self._migration.schema else ""
        return Wanted(self._page.title, schema, {}, number, Place(self._page.title))

    # --- changes ---------------------------------------------------------------------------------------

    def _calls(self) -> Sequence[Transclusion]:
        title = template_title(self._template, self._facts) or self._template
        return outside_regions(self._text, title, self._facts)

    def _rename(self) -> None:
        if self._migration.becomes:
            renaming = RenameTemplate(self._page.title, self._migration.template, self._migration.becomes)
            text = rename_template(self._text, renaming, self._facts)
            if isinstance(text, Refusal):
                raise _RefusedError(0, text)
            self._renaming, self._text = (renaming if text != self._text else None), text

    def _change(self, number: int) -> Mapping[str, tuple[str | None, str | None]]:
        """Change one record; parameter -> what it said and what it says, of those that differ."""
        call = self._calls()[number]
        own = values_of(call, self._facts)
        steps = steps_of(own, self._migration, unseen_names(self._facts))
        if isinstance(steps, Refusal):
            raise _RefusedError(number + 1, steps)
        if not steps.renames and not steps.values:
            return {}
        schema = self._migration.schema
        change = change_of_record(
            replace(self._page, text=self._text),
            self._template,
            call.start,
            self._facts,
            values=steps.values,
            renames=steps.renames,
            order=schema.order if schema else (),
        )
        if isinstance(change, Refusal):
            raise _RefusedError(number + 1, change)
        text = set_parameters(self._text, change, self._facts)
        if isinstance(text, Refusal):
            raise _RefusedError(number + 1, text)
        if text != self._text:
            self._records.append(change)
            self._text = text
        return _differing(own, steps)

    # --- the check -------------------------------------------------------------------------------------

    def _check(self, values: Sequence[Mapping[str, object]]) -> None:
        """A record may keep what was wrong with it; nothing that was touched may be wrong."""
        if not self._records or self._migration.schema is None or self._manner.allow_invalid:
            return
        _, problems = self._judge(replace(self._page, text=self._text))
        errors = [problem for problem in problems if problem.severity == "error"]
        for number, (call, touched) in enumerate(zip(self._calls(), values, strict=True), start=1):
            found = [p for p in errors if call.start <= p.place.start < call.end and self._is_of(p, touched)]
            if found:
                raise _RefusedError(number, Refusal("record-invalid"), found)

    def _is_of(self, problem: Problem, touched: Mapping[str, object]) -> bool:
        schema = self._migration.schema
        names = {schema.names.get(name, name) for name in touched} if schema else set(touched)
        return problem.arguments.get("name") in names


def _differing(own: Mapping[str, str], steps: Steps) -> Mapping[str, tuple[str | None, str | None]]:
    """Parameter, by its name before and after -> what it said, and what it says."""
    now: dict[str, str | None] = dict(own)
    for old, new in steps.renames.items():
        now[new] = now.pop(old)
    now |= steps.values
    names = dict.fromkeys((*own, *now))
    return {
        name: (own.get(name) or None, now.get(name) or None)
        for name in names
        if (own.get(name) or None) != (now.get(name) or None)
    }
