"""Rows -> names from A to Z in narrow columns, with the letters on top.

The letters are headings to those who hear the page, and none to the table of contents, which twenty-six of them would
fill: so they are `<div role="heading">` (without `aria-level`, which MediaWiki 1.39 drops).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from movibot.catalogue.bullets import WRAPPING, line
from movibot.catalogue.groups import Setting, slug
from movibot.query import Row, Section
from movibot.wikitext.escape import escape_cell

_COLUMNS = f"column-width:18em;column-gap:2em;{WRAPPING}"
_LETTER = "font-weight:bold;font-size:1.2em;border-bottom:1px solid #a2a9b1;padding-top:.3em;break-after:avoid"
_TOP = "line-height:2;word-spacing:.4em"
_BLANK = "•"
"""Stands for a blank, which brings a page of a category to the top."""


def render_letters(section: Section, rows: Sequence[Row], setting: Setting) -> Iterator[str]:
    """The names under their letters."""
    letters = _by_letter(rows)
    if len(letters) > 1:
        links = " · ".join(f"[[#{_anchor(setting, letter)}|{escape_cell(letter)}]]" for letter in letters)
        yield f'<div style="{_TOP}">{links}</div>'
    yield f'<div style="{_COLUMNS}">'
    for letter, of_letter in letters.items():
        yield _heading(setting, letter)
        yield from (line(section, row, setting.language) for row in of_letter)
    yield "</div>"


def _by_letter(rows: Sequence[Row]) -> Mapping[str, Sequence[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.letter or _BLANK, []).append(row)
    return found


def _heading(setting: Setting, letter: str) -> str:
    return f'<div id="{_anchor(setting, letter)}" role="heading" style="{_LETTER}">{escape_cell(letter)}</div>'


def _anchor(setting: Setting, letter: str) -> str:
    """An anchor that MediaWiki leaves as it is: a sign is told by its number."""
    return f"{setting.anchor}-{slug(letter) or format(ord(letter[0]), 'x')}"
