"""A wish, the records of the wiki -> the record that it means: by its page, by its key, or a new one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from movibot.importing.alike import Somebody, alike, somebody
from movibot.importing.columns import Columns
from movibot.importing.wishes import Wish, key_of_entry
from movibot.model import Entry, Problem, Refusal, WikiFacts
from movibot.titles import normal_title

Target = tuple[str, int]
"""The page of a record, and which of its records of the schema it is."""

TITLES: Final = "titles"
"""The argument of refusals that names pages."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What a row is about to do.

    Attributes:
        wish: What the row says.
        target: The record that it means; None for a new one.
        page: The page of a new one.
        refusal: Why nobody knows, or why it cannot be.
        doubtful: A person has to decide; else it is refused.
        problems: What is wrong with the row.
        by_key: The record was known again by its key, which need not be written.
    """

    wish: Wish
    target: Target | None = None
    page: str = ""
    refusal: Refusal | None = None
    doubtful: bool = False
    problems: tuple[Problem, ...] = ()
    by_key: bool = False

    @property
    def is_wrong(self) -> bool:
        """Nothing can be done, or nobody knows what."""
        return bool(self.problems or self.refusal)

    @property
    def is_settled(self) -> bool:
        """It is known where the row belongs, or that it does not."""
        return bool(self.target or self.page or self.is_wrong)


@dataclass(frozen=True, slots=True)
class Known:
    """The records of the wiki, by what rows know of them.

    Attributes:
        entries: All of one kind.
        by_key: What they are known again by -> those of this key.
        by_page: Title -> those of the page.
        faces: What they are recognised by where their key is spelled otherwise.
    """

    entries: Mapping[Target, Entry]
    by_key: Mapping[tuple[str, ...], list[Target]]
    by_page: Mapping[str, list[Target]]
    faces: Mapping[Target, Somebody] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Sequence[Entry], columns: Columns) -> Known:
        """All records of one kind."""
        by_key, by_page = defaultdict(list), defaultdict(list)
        found: dict[Target, Entry] = {}
        for entry in entries:
            target = entry.record.title, entry.record.ordinal
            found[target] = entry
            by_key[key_of_entry(columns, entry)].append(target)
            by_page[entry.record.title].append(target)
        faces = {target: somebody(columns.schema, entry.readings) for target, entry in found.items()}
        return cls(found, dict(by_key), dict(by_page), faces)


# --- rows that say which record they mean ----------------------------------------------------------------


def aim_of_wish(wish: Wish, known: Known, rows_of_page: int) -> Aim:
    """The record that a row means by its page or its key, as far as it says so.

    Args:
        wish: What the row says.
        known: The records of the wiki.
        rows_of_page: How many rows name its page.
    """
    if wish.problems:
        return Aim(wish, problems=wish.problems)
    if not wish.page:
        return _by_key(wish, known)
    if wish.record is None:
        return _on_page(wish, known, rows_of_page)
    target = (wish.page, wish.record)
    return Aim(wish, target) if target in known.entries else Aim(wish, page=wish.page)


def _on_page(wish: Wish, known: Known, rows_of_page: int) -> Aim:
    """The record of the page with the same key; the only one, where no other row is about the page; else a new one."""
    there = known.by_page.get(wish.page, [])
    same = [target for target in known.by_key.get(wish.key, []) if target in there] if any(wish.key) else []
    if len(same) == 1 or (len(there) == 1 and rows_of_page == 1):
        return Aim(wish, (same or there)[0])
    if same or (there and not any(wish.key)):
        return Aim(wish, refusal=Refusal("record-which", {"n": len(there)}), doubtful=True)
    return Aim(wish, page=wish.page)


def _by_key(wish: Wish, known: Known) -> Aim:
    found = known.by_key.get(wish.key, [])
    if len(found) > 1:
        told = {"n": len(found), TITLES: tuple(title for title, _ in found)}
        return Aim(wish, refusal=Refusal("row-several", told), doubtful=True)
    return Aim(wish, found[0], by_key=True) if found else Aim(wish)


# --- rows of new records ---------------------------------------------------------------------------------


def as_new(each: Aim, known: Known, free: Sequence[Target], facts: WikiFacts) -> Aim:
    """What is not on the wiki, and looks like nothing there, is new.

    Args:
        each: The row.
        known: The records of the wiki.
        free: Those that no row means for sure.
        facts: Of the wiki.
    """
    wish, place = each.wish, each.wish.row.place
    near = alike(wish.face, [known.faces[target] for target in free])
    if near:
        told = {"n": len(near), TITLES: tuple(free[index][0] for index in near)}
        return replace(each, refusal=Refusal("row-alike", told), doubtful=True)
    if not wish.title:
        return replace(each, problems=(Problem("row-no-title", "error", place),))
    title = None if "#" in wish.title else normal_title(wish.title, facts)
    if title is None:
        return replace(each, problems=(Problem("row-title-illegal", "error", place, {"title": wish.title}),))
    return replace(each, page=title.full)


def numbered(aims: Sequence[Aim], known: Known) -> list[Aim]:
    """Rows that give a new record a number: the next ones of their page, in their order."""
    counts = {page: len(targets) for page, targets in known.by_page.items()}
    found = []
    for each in aims:
        wrong = None
        if each.page and not each.is_wrong:
            counts[each.page] = counts.get(each.page, 0) + 1
            if each.wish.record not in {None, counts[each.page]}:
                about = {"number": each.wish.record, "n": counts[each.page] - 1}
                wrong = Problem("record-number", "error", each.wish.row.place, about)
        found.append(replace(each, page="", problems=(wrong,)) if wrong else each)
    return found
