"""A schema -> the card that its template shows: a table of the filled parameters.

A table with a caption and headings of rows, which screen readers tell, in the colours that the skin gives to tables
(`wikitable`). The rest of its style stands in it, so that the wiki needs no style sheet; on a narrow screen it takes
the whole width, which is what the large factors are for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from movibot.publish.display import BLOCKS, shown
from movibot.publish.site import Site
from movibot.publish.values import given, when_filled, writable
from movibot.schema import Parameter, Schema
from movibot.wikitext.escape import escape_anywhere

_NARROW: Final = "44em"
"""Up to this width of the text, the card takes all of it."""

_FRAME: Final = (
    f"float:right;clear:right;box-sizing:border-box;width:22em;max-width:100%;"
    f"min-width:min(100%, calc(({_NARROW} - 100%) * 999));"
    f"margin:0 0 1em max(0px, min(1em, calc((100% - {_NARROW}) * 999)));overflow-wrap:anywhere"
)
_TABLE: Final = "width:100%;margin:0;font-size:90%"
_HEAD: Final = "text-align:left;vertical-align:top"


def card(schema: Schema, site: Site) -> str:
    """The wikitext of the card, on one block that begins where it stands."""
    rows = "".join(_rows(schema, site))
    kind = site.words(schema.label, schema.key)
    frame = f'<div class="movibot-fiche" style="{_FRAME}"><table class="wikitable infobox" style="{_TABLE}">'
    name = _name(schema, site)
    caption = (
        f'<caption style="padding:.4em 0">{name}<div style="font-size:85%;font-weight:normal">{kind}</div></caption>'
    )
    return f"{frame}{caption}{rows}</table></div>"


def _name(schema: Schema, site: Site) -> str:
    """What the record is called: its name, or the page."""
    parameter = schema.parameters.get(schema.name)
    if parameter not in writable(schema) or parameter is None or parameter.type in BLOCKS:
        return "{{PAGENAME}}"
    value = given(parameter, site)
    return when_filled(value, value, "{{PAGENAME}}") if site.decides else value


def _rows(schema: Schema, site: Site) -> Iterator[str]:
    """Pictures first, then what has a heading; the name is the caption."""
    told = [each for each in writable(schema) if each.name != schema.name or each.type in BLOCKS]
    for parameter in sorted(told, key=lambda each: each.type != "file"):
        value = given(parameter, site)
        row = _row(parameter, shown(parameter, value, site), site)
        standing = escape_anywhere(parameter.default)
        other = _row(parameter, standing, site) if standing else ""
        # The line ends stand inside of the braces, where they are dropped: between rows they would be paragraphs.
        yield when_filled(value, f"\n{row}\n", other) if site.decides else row


def _row(parameter: Parameter, content: str, site: Site) -> str:
    label = site.words(parameter.label, parameter.name)
    if parameter.type == "file":
        return f'<tr><td colspan="2" style="text-align:center">{content}</td></tr>'
    if parameter.type in {"text", "records"}:
        head = f'<tr><th colspan="2" scope="col" style="{_HEAD}">{label}</th></tr>'
        return f'{head}<tr><td colspan="2">\n{content}\n</td></tr>'
    # MediaWiki puts a line end before what a parser function gives when it is a list (`* a`), and then only.
    inside = f"{{{{#if:1|{content}}}}}\n" if parameter.type in BLOCKS and site.decides else content
    return f'<tr><th scope="row" style="{_HEAD};width:36%">{label}</th><td>{inside}</td></tr>'
