"""Rows that would change or make the same: each of them is told of the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from movibot.importing.aims import Aim, Known
from movibot.importing.alike import alike
from movibot.importing.columns import Columns
from movibot.model import Place, Problem, Refusal

Existing = Callable[[Iterable[str]], Collection[str]]
"""Titles -> those of them that are pages."""

_ROWS: Final = 5
"""So many rows are named in one sentence."""


def told_twice(aims: Sequence[Aim]) -> list[Aim]:
    """Rows without a page that share their key are wrong, whatever is on the wiki."""
    rows = defaultdict(list)
    for each in aims:
        if not each.wish.page and any(each.wish.key):
            rows[each.wish.key].append(each.wish.row.place)
    return [
        _refused(each, "rows-same-key", others)
        if not each.wish.page and (others := _others(rows[each.wish.key], each.wish.row.place))
        else each
        for each in aims
    ]


def once_each(aims: Sequence[Aim]) -> list[Aim]:
    """Rows that mean the same record of the wiki, or the same number on the same page."""
    rows = defaultdict(list)
    for each in aims:
        if aimed_at := _aim_of(each):
            rows[aimed_at].append(each.wish.row.place)
    return [
        _refused(each, "rows-same-record", others)
        if (aimed_at := _aim_of(each)) and (others := _others(rows[aimed_at], each.wish.row.place))
        else each
        for each in aims
    ]


def _aim_of(each: Aim) -> tuple[object, ...] | None:
    if each.problems or each.refusal:
        return None
    if each.target:
        return each.target
    return (each.page, each.wish.record, each.wish.key) if each.page else None


def _others(places: Sequence[Place], own: Place) -> list[str]:
    return list(islice((str(place.line) for place in places if place != own), _ROWS))


def _refused(each: Aim, code: str, others: Sequence[str]) -> Aim:
    if each.problems:
        return each
    about = {"rows": list(others), "n": len(others)}
    problem = Problem(code, "error", each.wish.row.place, about)
    return replace(each, target=None, page="", refusal=None, doubtful=False, problems=(problem,))


def without_taken(aims: Sequence[Aim], existing: Existing, known: Known, columns: Columns) -> list[Aim]:
    """Nobody named these pages: one that is there already, or that two rows would make, is another one's."""
    made = [each for each in aims if each.page and not each.wish.page]
    rows = defaultdict(list)
    for each in made:
        rows[each.page].append(each.wish.row.place)
    named = {each.page for each in aims if each.wish.page}
    there = set(existing(rows)) | (rows.keys() & (known.by_page.keys() | named)) if rows else set()
    return [_left(each, rows, there, columns) if each.page and not each.wish.page else each for each in aims]


def _left(each: Aim, rows: Mapping[str, list[Place]], there: Collection[str], columns: Columns) -> Aim:
    others = _others(rows[each.page], each.wish.row.place)
    if others:
        about = {"title": each.page, "rows": others, "n": len(others), "pattern": columns.title}
        return replace(each, page="", problems=(Problem("rows-same-title", "error", each.wish.row.place, about),))
    if each.page in there:
        return replace(each, page="", refusal=Refusal("row-title-taken", {"title": each.page}), doubtful=True)
    return each


def lookalikes(aims: Sequence[Aim]) -> Iterator[Problem]:
    """New records of the file that look like an earlier one of it."""
    new = [each for each in aims if each.page and not each.is_wrong]
    faces = [each.wish.face for each in new]
    for number, each in enumerate(new):
        for other in alike(faces[number], faces[:number])[:1]:
            about = {"name": each.wish.named, "other": new[other].wish.named, "row": new[other].wish.row.place.line}
            yield Problem("rows-alike", "warning", each.wish.row.place, about)
