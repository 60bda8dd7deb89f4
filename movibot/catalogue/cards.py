"""Rows -> cards, as many beside each other as the screen is wide. They need no style sheet and no template."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from movibot.catalogue.bar import bar
from movibot.catalogue.columns import facts, labelled, name_link
from movibot.catalogue.groups import Setting
from movibot.query import Row, Section

_GRID = "display:grid;grid-template-columns:repeat(auto-fill,minmax(min(16em,100%),1fr));gap:.8em;margin:.8em 0"
_CARD = "border:1px solid #a2a9b1;border-radius:4px;padding:.6em .8em;min-width:0;overflow-wrap:anywhere"
_NAME = "font-weight:bold;font-size:1.1em;margin-bottom:.2em"


def render_cards(section: Section, rows: Sequence[Row], setting: Setting) -> Iterator[str]:
    """A card for each record: its name, then one line for each thing it says."""
    yield f'<div style="{_GRID}">'
    for row in rows:
        yield f'<div style="{_CARD}">'
        yield f'<div style="{_NAME}">{name_link(row)}</div>'
        for fact in facts(row, section.columns, setting.language):
            yield f"<div>{labelled(fact, setting.language)}</div>"
            if fact.percent is not None:
                yield bar(fact.percent)
        yield "</div>"
    yield "</div>"
