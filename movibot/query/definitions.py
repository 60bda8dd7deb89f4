"""The values that `templates/pages` are read into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from movibot.schema import Condition, Parameter, Text

Alternatives = tuple[tuple[Condition, ...], ...]
"""Conditions of which one group must hold whole; no group at all: everything is wanted."""

Show = Literal["table", "cards", "list", "definitions", "letters", "matrix", "comparison", "counts"]
"""How rows are laid out; `docs/templates.md` says what each looks like."""


@dataclass(frozen=True, slots=True)
class Join:
    """Records elsewhere that lead to a row: the communs that answer a défi, its next étape.

    Attributes:
        schemas: Their kinds.
        through: The parameters, each a page, that lead from them to the row's page.
        where: Which of them.
        sort: Their order; then by name.
        limit: How many at most; None for all.
    """

    schemas: tuple[str, ...]
    through: tuple[str, ...]
    where: Alternatives = ()
    sort: tuple[Order, ...] = ()
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One thing shown, sorted or grouped by: a parameter, a computed value (`$score`), or records that lead here.

    Attributes:
        name: The parameter, or the name of the computed value; of joined records, a name of the file's own.
        label: Its heading.
        parameters: Schema -> how the value is understood there; kinds without it have nothing. The key
            of a page without a record is empty.
        join: Where the value comes from other records.
    """

    name: str
    label: Text
    parameters: Mapping[str, Parameter]
    join: Join | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """A column to sort by."""

    column: Column
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Category:
    """The members of a category as rows.

    Attributes:
        title: The category, without namespace.
        depth: How many levels of sub-categories are searched too: 0, 1 or 2.
        only: Only members that are `pages` or only `subcategories`; empty for both.
    """

    title: str
    depth: int = 0
    only: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """Something counted of the rows of a group.

    Attributes:
        label: Its heading.
        where: Which rows count; all of them where it is empty.
        is_share: Shown as a share of the group's rows, with a bar.
    """

    label: Text
    where: Alternatives = ()
    is_share: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """One list of a page.

    Attributes:
        heading: What stands above it; empty where the page has one list only.
        intro: Wikitext between the heading and the list.
        schemas: The kinds of records it shows.
        category: The category whose members it shows instead, or None.
        where: Which of them.
        group: One or two columns by which it is divided, or none.
        sort: What it is sorted by; then by the name of the record.
        columns: What it shows.
        show: How.
        measures: For `counts`, what is counted.
        limit: How many rows at most; None for all.
        empty: What stands there when there is no row.
        missing: The label of the last group, of records without a value to group by.
    """

    heading: Text
    intro: Text
    schemas: tuple[str, ...]
    category: Category | None
    where: Alternatives
    group: tuple[Column, ...]
    sort: tuple[Order, ...]
    columns: tuple[Column, ...]
    show: Show
    measures: tuple[Measure, ...]
    limit: int | None
    empty: Text
    missing: Text


@dataclass(frozen=True, slots=True)
class Query:
    """The definition of one generated page, of a family of pages, or of a region on the pages of records.

    Attributes:
        key: The name of its file.
        title: The page. In a family it holds the name of `each` in braces; empty where there are `holders`.
        region: The name that its markers carry.
        intro: Wikitext before the first list.
        sections: The lists.
        see_also: Titles of pages to which the end leads.
        each: The column that makes a family: one page for each of its values; or None.
        holders: The kinds of records whose pages hold the region, where they carry its markers; or none.
        through: With `holders`, the parameters that lead from a row to the page of the holder.
        layout: The name of a file beside the definition that lays the rows out, or empty.
        subject: What the page is about, where one page of a family is made from the definition alone; or empty.
        is_untrusted: Anybody could have written it: see `limits.py`.
    """

    key: str
    title: str
    region: str
    intro: Text
    sections: tuple[Section, ...]
    see_also: tuple[str, ...] = ()
    each: Column | None = None
    holders: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    layout: str = ""
    subject: str = ""
    is_untrusted: bool = False

    def about(self, subject: str, text: str) -> str:
        """The text of one page of a family: what the page is about takes the place of the name of `each` in braces."""
        return text.replace(f"{{{self.each.name}}}", subject) if self.each else text
