"""Groups of rows under their headings.

Headings are `<h2>`, which MediaWiki lists in the table of contents but gives no edit link: who followed it would
edit the list, not the record, and would not see the markers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from movibot.catalogue.cells import shortened
from movibot.catalogue.words import words
from movibot.query import Column, Group, Row, Section
from movibot.schema import said
from movibot.wikitext.escape import escape_heading


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a list stands.

    Attributes:
        language: Of labels, dates and numbers.
        level: Of the headings of its groups.
        region: The name of the region, for anchors.
    """

    language: str
    level: int
    region: str


RenderRows = Callable[[Section, Sequence[Row], Setting], Iterator[str]]
"""Section, rows of one group, setting -> lines of wikitext."""


def heading(level: int, text: str) -> str:
    """A heading, from wikitext."""
    return f"<h{level}>{text}</h{level}>"


def group_label(group: Group, column: Column, language: str) -> str:
    """What the rows of a group share, in plain words."""
    if group.label or group.value is None:
        return said(group.label, language)
    return words(group.value, next(iter(column.parameters.values())), language)


def under_headings(section: Section, groups: Sequence[Group], setting: Setting, render: RenderRows) -> Iterator[str]:
    """The rows of each group under its heading, those of the second level one deeper."""
    yield from _under(section, section.group, groups, setting, render)


def _under(
    section: Section, columns: Sequence[Column], groups: Sequence[Group], setting: Setting, render: RenderRows
) -> Iterator[str]:
    for group in groups:
        if columns:
            label = group_label(group, columns[0], setting.language)
            yield heading(setting.level, escape_heading(shortened(label)))
        if group.groups:
            deeper = Setting(setting.language, setting.level + 1, setting.region)
            yield from _under(section, columns[1:], group.groups, deeper, render)
        else:
            yield from render(section, group.rows, setting)
            yield ""
