"""A file of records, a wiki -> wanted records, and what becomes of each row.

    rows -> wishes -> records of the wiki -> wanted, doubtful, refused -> rewriting

All rows are judged before the first save. Nothing is remembered between two runs: the second one finds on the wiki
what the first one wrote, and does what is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from movibot.importing.columns import Columns
from movibot.importing.rows import Table
from movibot.importing.targets import aim
from movibot.importing.wishes import Taking, Wish, wishes_of
from movibot.model import Outcome, Problem, Report, WikiFacts
from movibot.plan import BY_OPTION
from movibot.reading import Run, read_facts, read_wiki
from movibot.rewrite import Verdict, Wanted
from movibot.rewriting import Manner, rewrite


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file.

    Attributes:
        rows: Each row, and what became of it, in their order.
        others: How many rows are about another kind of record.
        remarks: What may be worth a look.
        report: What was saved, or would be.
    """

    rows: tuple[tuple[Wish, Verdict], ...]
    others: int
    remarks: tuple[Problem, ...]
    report: Report

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """What became of each row."""
        return tuple(verdict for _, verdict in self.rows)


def take_in(
    run: Run,
    table: Table,
    columns: Columns,
    taking: Taking,
    manner: Manner,
    *,
    new_anyway: bool = False,
    tell: Callable[[Outcome, WikiFacts], None] = lambda _, __: None,
) -> Taken:
    """Make a wiki say what the rows of a file say.

    Args:
        run: What to work with.
        table: The rows.
        columns: What they mean.
        taking: How their values are taken.
        manner: How records are written. Without `partial`, one bad row keeps all of them from being written.
        new_anyway: What only looks like a record of the wiki is new.
        tell: Called with each outcome when it is there, and the facts of the wiki.

    Raises:
        GuardError: There are more edits than allowed. Nothing was written.
        WikiError: The wiki failed before anything was written.
    """
    if not manner.dry_run:
        run.wiki.check_writable()
    facts = read_facts(run)
    wishes = list(wishes_of(table.rows, columns, facts, taking))
    entries = read_wiki(run, facts).entries
    aimed = aim(wishes, entries, columns, facts, run.known.existing, new_anyway=new_anyway)
    held = not manner.partial and any(isinstance(each, Verdict) for each in aimed.decided)
    wanted = [each for each in aimed.decided if isinstance(each, Wanted)]
    judging_only = manner.dry_run or held
    done = rewrite(run, wanted, replace(manner, dry_run=judging_only, limit_code=BY_OPTION), tell)
    verdicts = _in_order(aimed.decided, iter(done.verdicts))
    report = replace(done.report, summary="") if held else done.report  # no plan to be reviewed
    if held and not manner.dry_run:
        report = replace(report, planned=(), stopped=None)
    others = len(table.rows) - len(wishes)
    return Taken(tuple(zip(wishes, verdicts, strict=True)), others, aimed.remarks, report)


def _in_order(decided: Sequence[Wanted | Verdict], verdicts: Iterator[Verdict]) -> list[Verdict]:
    """The verdicts of all rows: those of before, and those on what was wanted."""
    return [each if isinstance(each, Verdict) else next(verdicts) for each in decided]
