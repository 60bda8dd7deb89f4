"""Wishes, the records of the wiki -> which record each row means: one that is there, a new one, or nobody knows.

A record that another row means for sure is no candidate for this one. So a run that was interrupted goes on where
it stopped: what it wrote already is known again, and makes nothing else doubtful.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from movibot.importing.aims import Aim, Known, aim_of_wish, as_new, numbered
from movibot.importing.columns import Columns
from movibot.importing.twins import Existing, lookalikes, once_each, told_twice, without_taken
from movibot.importing.wishes import Wish
from movibot.model import Entry, Problem, WikiFacts
from movibot.rewrite import THE_ONE, Verdict, Wanted, said_by


@dataclass(frozen=True, slots=True)
class Aimed:
    """All rows, and what may be worth a look.

    Attributes:
        decided: For each wish, in their order: what is wanted, or why nothing is.
        remarks: New records of the file that look like each other.
    """

    decided: tuple[Wanted | Verdict, ...]
    remarks: tuple[Problem, ...]


def aim(
    wishes: Sequence[Wish],
    entries: Sequence[Entry],
    columns: Columns,
    facts: WikiFacts,
    existing: Existing,
    *,
    new_anyway: bool = False,
) -> Aimed:
    """Find the record that each row means.

    Args:
        wishes: What the rows say.
        entries: All records of the wiki.
        columns: What the columns of the file mean.
        facts: Of the wiki.
        existing: Tells which titles are pages.
        new_anyway: What only looks like a record of the wiki is new.
    """
    known = Known.of([each for each in entries if each.record.schema == columns.schema.key], columns)
    rows_of_page = Counter(wish.page for wish in wishes)
    aims = once_each(told_twice([aim_of_wish(wish, known, rows_of_page[wish.page]) for wish in wishes]))
    claimed = {each.target for each in aims if each.target}
    free = () if new_anyway else [target for target in known.faces if target not in claimed]
    aims = [each if each.is_settled else as_new(each, known, free, facts) for each in aims]
    aims = without_taken(numbered(aims, known), existing, known, columns)
    return Aimed(tuple(_decision(each, columns, known) for each in aims), tuple(lookalikes(aims)))


def _decision(each: Aim, columns: Columns, known: Known) -> Wanted | Verdict:
    wish, place = each.wish, each.wish.row.place
    if each.is_wrong:
        nothing = Wanted(each.page or wish.page or wish.named, columns.schema.key, {}, THE_ONE, place)
        return Verdict(nothing, "doubtful" if each.doubtful else "refused", each.refusal, each.problems)
    values = dict(wish.values)
    if each.target is None:
        return Wanted(each.page, columns.schema.key, {**wish.defaults, **_filled(values)}, None, place)
    entry = known.entries[each.target]
    if each.by_key:  # its key is the same as people see it
        values = {name: value for name, value in values.items() if name not in columns.key}
    silent = {name: value for name, value in wish.defaults.items() if name not in entry.readings}
    title, ordinal = each.target
    return Wanted(title, columns.schema.key, {**silent, **values}, ordinal, place, said_by(entry.record))


def _filled(values: Mapping[str, str | None]) -> dict[str, str | None]:
    return {name: value for name, value in values.items() if value is not None}
