"""Plain text made safe for its place in wikitext.

Every function takes plain text, as a person would read it, and returns wikitext that MediaWiki shows as
exactly that text: no link, template, list, heading, table cell, magic word or signature comes of it, and
saving leaves it as it is. A character is written as an entity only where it would mean something
(https://www.mediawiki.org/wiki/Help:Formatting), so that ordinary text stays readable in the source.

Two liberties are taken. What no page can hold becomes U+FFFD (see `printable`), and MediaWiki itself may
show a no-break space where French typography wants one.

A layout that sets values side by side puts a blank or a line end between them, and none of them into a
`;` line, where every colon has a meaning.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from movibot.savedform import composed
from movibot.titles import could_be_title

NEVER_ON_A_PAGE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Control characters, lone surrogates and non-characters: MediaWiki replaces or misreads them."""

_LINELESS_PROTOCOLS = (
    *("bitcoin", "geo", "magnet", "mailto", "matrix", "news", "sip", "sips", "sms", "tel", "urn", "xmpp"),
)
"""Protocols that make a link without `//` (https://www.mediawiki.org/wiki/Manual:$wgUrlProtocols)."""

_AFTER_PROTOCOL = "|".join(f"(?<={word})" for word in _LINELESS_PROTOCOLS)

_ANYWHERE = "|".join(
    (
        r"[\[\]{}|<>\t\n]",
        # Explicit directions and line separators: a reader of the source must see them.
        "[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]",
        # What reads as an entity, also with a semicolon of the layout after it.
        r"&(?=[#\w]*(?:;|\Z))",
        r"'(?=')|(?<=')'|\A'|'\Z",
        r"~~+",
        r"[_＿]{2,}",
        # A link that stands without brackets.
        r":(?=//)",
        # A blank behind it makes it none, but for one at the end, which becomes an entity.
        rf"(?i:{_AFTER_PROTOCOL}):(?! (?!\Z))",
        # https://www.mediawiki.org/wiki/Help:Magic_links
        r"I(?=SBN\s*(?:\d|\Z))|R(?=FC\s*(?:\d|\Z))|P(?=MID\s*(?:\d|\Z))",
        # A first character that makes a list, a heading, a line or preformatted text.
        r"\A[*#:;= ]|\A-(?=-)| \Z",
    )
)

_TEXT = re.compile(_ANYWHERE)
_CELL = re.compile(rf"{_ANYWHERE}|\A[-+!]|!!+")
_HEADING = re.compile(rf"{_ANYWHERE}|=\Z")
_ARGUMENT = re.compile(rf"{_ANYWHERE}|=")
_LABEL = re.compile(rf"{_ANYWHERE}|=|!!+")
_OUTWARD = "[~_＿:/!'&=+*#;-]"
"""What could mean something together with what stands beside it."""
_EVERYWHERE = re.compile(rf'{_ANYWHERE}|\A{_OUTWARD}|{_OUTWARD}\Z|["=]|!!+')
_TARGET = re.compile(r"=|!!+|&(?=[#\w]*(?:;|\Z))")

_NAMED = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


def printable(text: str) -> str:
    """The text as a page can show it: NFC, LF, and U+FFFD in the place of what no page can hold."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return composed(NEVER_ON_A_PAGE.sub("\ufffd", lines))


def escape_text(text: str) -> str:
    """Escape for running text, or for the text of a list item."""
    return _escape(text, _TEXT)


@lru_cache(maxsize=32768)
def escape_cell(text: str) -> str:
    """Escape for a cell of a table, heading cells included."""
    return _escape(text, _CELL)


def escape_heading(text: str) -> str:
    """Escape for the text between the equals signs of a heading."""
    return _escape(text, _HEADING)


def escape_argument(text: str) -> str:
    """Escape for the value of a template's parameter, named or positional."""
    return _escape(text, _ARGUMENT)


def escape_anywhere(text: str) -> str:
    """Escape where it is not known what stands around: in a layout that somebody else wrote.

    Good in running text, cells, headings, parameters, labels of links and values of attributes, also right beside
    another such text. Only a `;` line needs more, where every colon has a meaning.
    """
    return _escape(text, _EVERYWHERE)


def escape_comment(text: str) -> str:
    """Make the text unable to close the HTML comment it stands in, or to pass for a marker."""
    inert = re.sub(r"(?i)\A(\s*movibot\s*):", r"\1&#58;", printable(text))
    return inert.replace("--", "-&#45;")


@lru_cache(maxsize=32768)
def link(title: str, label: str = "") -> str:
    """A link to a page, whatever its namespace, showing the label or else the title.

    Args:
        title: A title, namespace included (https://www.mediawiki.org/wiki/Manual:Page_title).
        label: What readers see, as plain text.

    Returns:
        `[[Title]]` where that is enough, good in text, cells and parameters. A leading colon keeps
        categories, files, other languages and titles that begin like an address plain links. What is no
        legal title is no link, but text.
    """
    plain = printable(title).replace("_", " ").strip()
    if not could_be_title(plain):
        return _escape(label or plain, _LABEL)
    colon = ":" if ":" in plain or plain.startswith("/") else ""
    shown = _escape(label or plain, _LABEL)
    target = _TARGET.sub(_entities, plain)
    return f"[[{target}]]" if shown == target and not colon else f"[[{colon}{target}|{shown}]]"


def first_safe(text: str) -> str:
    """The text with a first character that composes with the one before it as an entity."""
    return f"&#{ord(text[0])};{text[1:]}" if _composes(text[:1]) else text


def _escape(text: str, pattern: re.Pattern[str]) -> str:
    """Write each character that the pattern finds as an entity, and a first one that composes."""
    plain = printable(text)
    escaped = pattern.sub(_entities, plain)
    return first_safe(escaped) if escaped[:1] == plain[:1] else escaped


def _entities(found: re.Match[str]) -> str:
    return "".join(_NAMED.get(character, f"&#{ord(character)};") for character in found[0])


def _composes(character: str) -> bool:
    """A combining mark or Hangul jamo, which NFC could join to what the layout has before it."""
    return bool(character) and (unicodedata.category(character).startswith("M") or "\u1160" <= character <= "\u11ff")
