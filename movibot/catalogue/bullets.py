"""Rows -> a line each, or a term each with what follows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from movibot.catalogue.columns import facts, labelled, name_link, values
from movibot.catalogue.groups import Setting
from movibot.query import Row, Section

WRAPPING: Final = "overflow-wrap:anywhere"
"""Breaks an address that is longer than the screen of a telephone is wide; without it, the whole page scrolls."""

_BETWEEN = " · "


def render_list(section: Section, rows: Sequence[Row], setting: Setting) -> Iterator[str]:
    """A line for each record."""
    yield f'<div style="{WRAPPING}">'
    yield from (line(section, row, setting.language) for row in rows)
    yield "</div>"


def line(section: Section, row: Row, language: str) -> str:
    """One line: the name, then what the record says."""
    said = _BETWEEN.join(values(row, section.columns, language))
    return f"* {name_link(row)} — {said}" if said else f"* {name_link(row)}"


def render_definitions(section: Section, rows: Sequence[Row], setting: Setting) -> Iterator[str]:
    """A term for each record, and what it says. Tags, and not `;` and `:`, because colons stand in the words."""
    yield f'<dl style="{WRAPPING}">'
    for row in rows:
        yield f"<dt>{name_link(row)}</dt>"
        for fact in facts(row, section.columns, setting.language):
            yield f"<dd>{labelled(fact, setting.language)}</dd>"
    yield "</dl>"
