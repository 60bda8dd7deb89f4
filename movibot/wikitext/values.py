"""The inside of a value: raw wikitext -> the text that a reader sees.

mwparserfromhell is good at what stands inside a value and at nothing above it; it never meets a value
of more than 4 kB, because its cost on broken markup grows with the square of the length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from movibot.model import Piece, WikiFacts
from movibot.titles import CATEGORY, FILE, names_of, prefix_of, unescaped

LARGEST_VALUE = 4096
"""Characters. Above it a value is cleaned by pattern alone."""

UNSEEN = frozenset({"file", "image", "category"})
"""What links that show no words begin with on every MediaWiki; each wiki has names of its own beside."""

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
_PLAIN_CALL = re.compile(r"\{\{ ?[^\W\d_][\w '’()-]*(?:\|[^{}\[\]<]*)?\}\}")
"""A call of a template, and of nothing that shows characters of its own, in which no other markup stands."""
_NOT_PLAIN = re.compile(rf"{_MARKUP.pattern}|[}}:]|__|^[ \t]*[;*#=-]", re.MULTILINE)
_SILENT_TAGS = frozenset({"ref", "references", "templatedata", "gallery", "math", "syntaxhighlight", "style", "script"})
_TEMPLATE_CHARACTERS = {"!": "|", "=": "=", "(": "{", ")": "}", "((": "{{", "))": "}}"}


def is_blank(value: str) -> bool:
    """Nothing stands in the value but blanks and comments."""
    return not (_COMMENT.sub("", value) if "<!--" in value else value).strip()


def unseen_names(facts: WikiFacts) -> frozenset[str]:
    """What links that show no words begin with on a wiki: those to pictures and categories."""
    return names_of(facts, FILE, CATEGORY)


def plain_text(value: str, *, targets: bool = False, unseen: frozenset[str] = UNSEEN) -> str:
    """The text that a reader sees of a value.

    Args:
        value: Raw wikitext.
        targets: Give the target of a link instead of its label.
        unseen: See `unseen_names`.

    Returns:
        Text without markup, notes, comments, pictures, categories and templates.
    """
    if not _MARKUP.search(value):
        return value
    if "{{" in value and not _NOT_PLAIN.search(shown := _PLAIN_CALL.sub("", value)):
        return shown.strip()  # the parser says the same, and takes longer
    if len(value) > LARGEST_VALUE:
        return unescaped(_QUOTES.sub("", _BLUNT.sub("", value))).strip()
    return parsed_text(value, targets=targets, unseen=unseen)


def parsed_text(value: str, *, targets: bool = False, unseen: frozenset[str] = UNSEEN) -> str:
    """The same as `plain_text`, always by the parser, however plain or long the value is."""
    import mwparserfromhell

    code = mwparserfromhell.parse(value, skip_style_tags=True)
    return _words(code, _Look(targets, unseen)).strip()


def linked_pieces(value: str, *, unseen: frozenset[str] = UNSEEN) -> tuple[Piece, ...]:
    """The words of a value in pieces, so that its links still lead where they led.

    Args:
        value: Raw wikitext.
        unseen: See `unseen_names`.

    Returns:
        Pieces whose words together are those of `plain_text`; none where nothing leads anywhere.
    """
    if len(value) > LARGEST_VALUE or not _LINK.search(value):
        return ()
    import mwparserfromhell

    pieces = tuple(_joined(_pieces(mwparserfromhell.parse(value, skip_style_tags=True), _Look(unseen=unseen))))
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


@dataclass(frozen=True, slots=True)
class _Look:
    """What is wanted of a value: the targets of its links, and which links show no words."""

    targets: bool = False
    unseen: frozenset[str] = UNSEEN


def _words(code: Any, look: _Look) -> str:
    return "".join(piece.text for piece in _pieces(code, look))


def _pieces(code: Any, look: _Look) -> Iterator[Piece]:
    for node in code.nodes if code is not None else ():
        read = _NODES.get(type(node).__name__)
        yield from read(node, look) if read else (Piece(_SWITCH.sub("", _QUOTES.sub("", str(node)))),)


def _entity(node: Any, _: _Look) -> Iterator[Piece]:
    yield Piece(unescaped(str(node)))


def _wikilink(node: Any, look: _Look) -> Iterator[Piece]:
    title, pipe, label = _written(node.title).partition("|")
    if prefix_of(title) in look.unseen:
        return
    page = unescaped(title).strip().removeprefix(":")
    if look.targets or (node.text is None and not pipe):
        words = page
    else:
        words = plain_text(label, unseen=look.unseen) if node.text is None else _words(node.text, look)
    yield Piece(words, "" if page.startswith("/") else page.partition("#")[0].strip())


def _external_link(node: Any, look: _Look) -> Iterator[Piece]:
    address = unescaped(_written(node.url))
    words = address if look.targets or node.title is None else _words(node.title, look)
    yield Piece(words, address if _OUTSIDE.fullmatch(address) else "")


def _written(code: Any) -> str:
    """Wikitext as it is written, but for `{{!}}` and its like, which MediaWiki replaces before it looks for links."""
    text = str(code)
    if "{{" not in text:
        return text
    names = ((node, str(getattr(node, "name", "")).strip()) for node in code.nodes)
    return "".join(_TEMPLATE_CHARACTERS.get(name, str(node)) for node, name in names)


def _template(node: Any, _: _Look) -> Iterator[Piece]:
    yield Piece(_TEMPLATE_CHARACTERS.get(str(node.name).strip(), ""))


def _tag(node: Any, look: _Look) -> Iterator[Piece]:
    name = str(node.tag).strip().lower()
    if name == "br":
        yield Piece("\n")
    elif name == "li":
        yield Piece("\n* " if node.wiki_markup is None else str(node.wiki_markup))
        yield from _pieces(node.contents, look)
    elif name not in _SILENT_TAGS:
        raw = name in {"nowiki", "pre"}
        yield from (Piece(unescaped(str(node.contents))),) if raw else _pieces(node.contents, look)


def _heading(node: Any, look: _Look) -> Iterator[Piece]:
    yield from _pieces(node.title, look)


def _nothing(_: Any, __: _Look) -> Iterator[Piece]:
    yield Piece("")


_NODES: Mapping[str, Callable[[Any, _Look], Iterator[Piece]]] = {
    "HTMLEntity": _entity,
    "Wikilink": _wikilink,
    "ExternalLink": _external_link,
    "Template": _template,
    "Tag": _tag,
    "Heading": _heading,
    "Comment": _nothing,
    "Argument": _nothing,
}
