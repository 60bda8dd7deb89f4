"""The inside of a value: raw wikitext -> the text that a reader sees.

mwparserfromhell is good at what stands inside a value and at nothing above it; it never meets a value
of more than 4 kB, because its cost on broken markup grows with the square of the length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from movibot.titles import unescaped

LARGEST_VALUE = 4096
"""Characters. Above it a value is cleaned by pattern alone."""

_MARKUP = re.compile(r"[\[{<]|''|&#?\w+;|__[A-ZÉ]+__")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_QUOTES = re.compile(r"'{2,}")
_SWITCH = re.compile(r"__[A-ZÉÀ_]+__")
_BLUNT = re.compile(
    r"<!--.*?(?:-->|\Z)|<ref\b[^>]*/>|<ref\b.*?(?:</ref\s*>|\Z)|</?[a-z][^<>]*+>|\[\[|\]\]|\{\{|\}\}",
    re.DOTALL | re.IGNORECASE,
)
_INVISIBLE_LINK = re.compile(r"\s*(?:Fichier|File|Image|Catégorie|Category)\s*:", re.IGNORECASE)
_SILENT_TAGS = frozenset({"ref", "references", "templatedata", "gallery", "math", "syntaxhighlight", "style", "script"})
_TEMPLATE_CHARACTERS = {"!": "|", "=": "=", "(": "{", ")": "}", "((": "{{", "))": "}}"}


def is_blank(value: str) -> bool:
    """Nothing stands in the value but blanks and comments."""
    return not (_COMMENT.sub("", value) if "<!--" in value else value).strip()


def plain_text(value: str, *, targets: bool = False) -> str:
    """The text that a reader sees of a value.

    Args:
        value: Raw wikitext.
        targets: Give the target of a link instead of its label.

    Returns:
        Text without markup, notes, comments, pictures, categories and templates.
    """
    if not _MARKUP.search(value):
        return value
    if len(value) > LARGEST_VALUE:
        return unescaped(_QUOTES.sub("", _BLUNT.sub("", value))).strip()
    import mwparserfromhell

    code = mwparserfromhell.parse(value, skip_style_tags=True)
    return "".join(_pieces(code, targets=targets)).strip()


def _pieces(code: Any, *, targets: bool) -> Iterator[str]:
    for node in code.nodes if code is not None else ():
        read = _NODES.get(type(node).__name__)
        yield from read(node, targets) if read else (_SWITCH.sub("", _QUOTES.sub("", str(node))),)


def _entity(node: Any, _: bool) -> Iterator[str]:
    yield unescaped(str(node))


def _wikilink(node: Any, targets: bool) -> Iterator[str]:
    title = str(node.title)
    if _INVISIBLE_LINK.match(title):
        return
    if targets or node.text is None:
        yield unescaped(title).strip().removeprefix(":")
    else:
        yield from _pieces(node.text, targets=targets)


def _external_link(node: Any, targets: bool) -> Iterator[str]:
    if targets or node.title is None:
        yield unescaped(str(node.url))
    else:
        yield from _pieces(node.title, targets=targets)


def _template(node: Any, _: bool) -> Iterator[str]:
    yield _TEMPLATE_CHARACTERS.get(str(node.name).strip(), "")


def _tag(node: Any, targets: bool) -> Iterator[str]:
    name = str(node.tag).strip().lower()
    if name == "br":
        yield "\n"
    elif name == "li":
        yield "\n* " if node.wiki_markup is None else str(node.wiki_markup)
        yield from _pieces(node.contents, targets=targets)
    elif name not in _SILENT_TAGS:
        raw = name in {"nowiki", "pre"}
        yield from (unescaped(str(node.contents)),) if raw else _pieces(node.contents, targets=targets)


def _heading(node: Any, targets: bool) -> Iterator[str]:
    yield from _pieces(node.title, targets=targets)


def _nothing(_: Any, __: bool) -> Iterator[str]:
    yield ""


_NODES: Mapping[str, Callable[[Any, bool], Iterator[str]]] = {
    "HTMLEntity": _entity,
    "Wikilink": _wikilink,
    "ExternalLink": _external_link,
    "Template": _template,
    "Tag": _tag,
    "Heading": _heading,
    "Comment": _nothing,
    "Argument": _nothing,
}
