"""Groups of rows under their headings.

Headings are `<h2>`, which MediaWiki lists in the table of contents but gives no edit link: who followed it would
edit the list, not the record, and would not see the markers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from movibot.catalogue.cells import shortened
from movibot.catalogue.words import words
from movibot.query import Column, Group, Listing, Row, Section
from movibot.schema import said
from movibot.wikitext.escape import escape_heading

Places = Mapping[tuple[object, object], str]
"""The values of two levels of groups -> the anchor where their rows stand on the page."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a list stands.

    Attributes:
        language: Of labels, dates and numbers.
        level: Of the headings of its groups.
        anchor: What the anchors in it begin with, so that each is the only one of the page.
        is_inner: It stands under the heading of a group.
        places: For a matrix, where the rows stand that it counts.
    """

    language: str
    level: int
    anchor: str
    is_inner: bool = False
    places: Places = field(default_factory=dict)


RenderRows = Callable[[Section, Sequence[Row], Setting], Iterator[str]]
"""Section, rows of one group, setting -> lines of wikitext."""

_QUIET = "font-weight:bold;margin-top:.8em"
_NOT_WORD = re.compile(r"[\W_]+")


def heading(level: int, text: str) -> str:
    """A heading, from wikitext."""
    return f"<h{level}>{text}</h{level}>"


def quiet_heading(level: int, text: str) -> str:
    """A heading that the table of contents leaves out, from wikitext."""
    return f'<div role="heading" aria-level="{level}" style="{_QUIET}">{text}</div>'


def slug(text: str) -> str:
    """The letters and digits of a text, as an anchor that MediaWiki leaves as it is."""
    return _NOT_WORD.sub("-", text).strip("-")


def group_label(group: Group, column: Column, language: str) -> str:
    """What the rows of a group share, in plain words."""
    if group.label or group.value is None:
        return shortened(said(group.label, language))
    return shortened(words(group.value, next(iter(column.parameters.values())), language))


def group_heading(group: Group, column: Column, setting: Setting) -> str:
    """The heading over the rows of a group; one of the second level would fill the table of contents."""
    shown = escape_heading(group_label(group, column, setting.language))
    return quiet_heading(setting.level, shown) if setting.is_inner else heading(setting.level, shown)


def below(group: Group, column: Column, setting: Setting) -> Setting:
    """The setting under the heading of a group."""
    name = slug(group_label(group, column, setting.language))
    return replace(setting, level=setting.level + 1, anchor=f"{setting.anchor}-{name}", is_inner=True)


def under_headings(listing: Listing, setting: Setting, render: RenderRows) -> Iterator[str]:
    """The rows of each group under its heading, those of the second level one deeper."""
    return _under(listing.section, listing.section.group, listing.groups, setting, render)


def _under(
    section: Section, columns: Sequence[Column], groups: Sequence[Group], setting: Setting, render: RenderRows
) -> Iterator[str]:
    for group in groups:
        inside = setting
        if columns:
            yield group_heading(group, columns[0], setting)
            inside = below(group, columns[0], setting)
        if group.groups:
            yield from _under(section, columns[1:], group.groups, inside, render)
        else:
            yield from render(section, group.rows, inside)
            yield ""
