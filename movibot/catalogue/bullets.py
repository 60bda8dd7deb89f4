"""Rows -> a line each, or a term each with what follows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from movibot.catalogue.columns import facts, labelled, name_link, values
from movibot.catalogue.groups import Setting
from movibot.query import Row, Section

_BETWEEN = " · "


def render_list(section: Section, rows: Sequence[Row], setting: Setting) -> Iterator[str]:
    """A line for each record."""
    return (line(section, row, setting.language) for row in rows)


def line(section: Section, row: Row, language: str) -> str:
    """One line: the name, then what the record says."""
    said = _BETWEEN.join(values(row, section.columns, language))
    return f"* {name_link(row)} — {said}" if said else f"* {name_link(row)}"


def render_definitions(section: Section, rows: Sequence[Row], setting: Setting) -> Iterator[str]:
    """A term for each record, and what it says. Tags, and not `;` and `:`, because colons stand in the words."""
    yield "<dl>"
    for row in rows:
        yield f"<dt>{name_link(row)}</dt>"
        for fact in facts(row, section.columns, setting.language):
            yield f"<dd>{labelled(fact, setting.language)}</dd>"
    yield "</dl>"
