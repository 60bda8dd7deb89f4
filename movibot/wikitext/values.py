"""The inside of a value: raw wikitext -> the text that a reader sees.

mwparserfromhell is good at what stands inside a value and at nothing above it; it never meets a value
of more than 4 kB, because its cost on broken markup grows with the square of the length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from movibot.model import Piece
from movibot.titles import unescaped

LARGEST_VALUE = 4096
"""Characters. Above it a value is cleaned by pattern alone."""

_MARKUP = re.compile(r"[\[{<]|''|&#?\w+;|__[A-ZÉ]+__")
_LINK = re.compile(r"\[|://")
_OUTSIDE = re.compile(r"(?:https?://|mailto:)[^\s\[\]{}|<>\"]+", re.IGNORECASE)
"""Addresses that people follow (https://www.mediawiki.org/wiki/Manual:$wgUrlProtocols has more)."""
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
    return _words(code, targets=targets).strip()


def linked_pieces(value: str) -> tuple[Piece, ...]:
    """The words of a value in pieces, so that its links still lead where they led.

    Args:
        value: Raw wikitext.

    Returns:
        Pieces whose words together are those of `plain_text`; none where nothing leads anywhere.
    """
    if len(value) > LARGEST_VALUE or not _LINK.search(value):
        return ()
    import mwparserfromhell

    pieces = tuple(_joined(_pieces(mwparserfromhell.parse(value, skip_style_tags=True), targets=False)))
    return pieces if any(piece.target for piece in pieces) else ()


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Without pieces of nothing, without blanks at both ends, plain words that follow each other as one."""
    runs = [("".join(piece.text for piece in run), target) for target, run in groupby(pieces, lambda p: p.target)]
    whole = "".join(text for text, _ in runs)
    start, end = len(whole) - len(whole.lstrip()), len(whole.rstrip())
    for text, target in runs:
        if kept := text[max(start, 0) : max(end, 0)]:
            yield Piece(kept, target)
        start, end = start - len(text), end - len(text)


def _words(code: Any, *, targets: bool) -> str:
    return "".join(piece.text for piece in _pieces(code, targets=targets))


def _pieces(code: Any, *, targets: bool) -> Iterator[Piece]:
    for node in code.nodes if code is not None else ():
        read = _NODES.get(type(node).__name__)
        yield from read(node, targets) if read else (Piece(_SWITCH.sub("", _QUOTES.sub("", str(node)))),)


def _entity(node: Any, _: bool) -> Iterator[Piece]:
    yield Piece(unescaped(str(node)))


def _wikilink(node: Any, targets: bool) -> Iterator[Piece]:
    title = str(node.title)
    if _INVISIBLE_LINK.match(title):
        return
    page = unescaped(title).strip().removeprefix(":")
    words = page if targets or node.text is None else _words(node.text, targets=targets)
    yield Piece(words, "" if page.startswith("/") else page.partition("#")[0].strip())


def _external_link(node: Any, targets: bool) -> Iterator[Piece]:
    address = unescaped(str(node.url))
    words = address if targets or node.title is None else _words(node.title, targets=targets)
    yield Piece(words, address if _OUTSIDE.fullmatch(address) else "")


def _template(node: Any, _: bool) -> Iterator[Piece]:
    yield Piece(_TEMPLATE_CHARACTERS.get(str(node.name).strip(), ""))


def _tag(node: Any, targets: bool) -> Iterator[Piece]:
    name = str(node.tag).strip().lower()
    if name == "br":
        yield Piece("\n")
    elif name == "li":
        yield Piece("\n* " if node.wiki_markup is None else str(node.wiki_markup))
        yield from _pieces(node.contents, targets=targets)
    elif name not in _SILENT_TAGS:
        raw = name in {"nowiki", "pre"}
        yield from (Piece(unescaped(str(node.contents))),) if raw else _pieces(node.contents, targets=targets)


def _heading(node: Any, targets: bool) -> Iterator[Piece]:
    yield from _pieces(node.title, targets=targets)


def _nothing(_: Any, __: bool) -> Iterator[Piece]:
    yield Piece("")


_NODES: Mapping[str, Callable[[Any, bool], Iterator[Piece]]] = {
    "HTMLEntity": _entity,
    "Wikilink": _wikilink,
    "ExternalLink": _external_link,
    "Template": _template,
    "Tag": _tag,
    "Heading": _heading,
    "Comment": _nothing,
    "Argument": _nothing,
}
