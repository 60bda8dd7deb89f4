"""A template's page -> what its source says about its parameters."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from movibot.infer.linknames import LinkNames, link_names
from movibot.model import WikiFacts
from movibot.templatedata import parse_templatedata
from movibot.titles import prefix_of
from movibot.wikitext.arguments import TemplateArgument, template_arguments
from movibot.wikitext.included import included_text
from movibot.wikitext.masking import mask

LONGEST: Final = 500_000
"""Characters of a source that are read; no person writes a longer template."""

MOST_NAMES: Final = 1_000
"""Parameters of one template that are looked at; VisualEditor is of no use from some hundred on."""

_FILE: Final = re.compile(r"\[\[([^\[\]|\n:]*:)\s*$")
_PAGE: Final = re.compile(r"\[\[\s*:?\s*$")
_LINK: Final = re.compile(r"\[\[([^\[\]|\n:]{1,100}:)([^\[\]{}|#<>\n]{1,200})(?:\|[^\[\]\n]*)?\]\]")
_TAKEN_APART: Final = re.compile(r"\{\{\s*#(?:arraymap|(arraymaptemplate))\s*:\s*$", re.IGNORECASE)
_PIECES: Final = re.compile(r"\s*\|\s*([;,/•·])\s*(?:\||\}\})")
_PIECES_OF_TEMPLATE: Final = re.compile(r"\s*\|[^|{}]*\|\s*([;,/•·])\s*(?:\||\}\})")
_SEPARATED: Final = re.compile(r"\s*\|\s*\+sep\s*=\s*([;,/•·])")
"""What takes lists apart: parser functions of Page Forms, and `#set` of Semantic MediaWiki.

https://www.mediawiki.org/wiki/Extension:Page_Forms/Page_Forms_and_templates#arraymap
https://www.semantic-mediawiki.org/wiki/Help:Setting_values
"""
_PROGRAM: Final = re.compile(r"\{\{\s*#(?:invoke|invoque)\s*:", re.IGNORECASE)
_TAG: Final = re.compile(r"<templatedata\b[^>]*>(.*)</templatedata\s*>", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Source:
    """What a template's source says.

    Attributes:
        is_there: There is such a page, and it is no redirect.
        names: The parameters it reads, in its order.
        stand_ins: Parameter -> the one in whose place it is read where that is empty: `{{{nom|{{{name|}}}}}}`.
        defaults: Parameter -> what is shown where it is empty, if that is plain text.
        kinds: Parameter -> `page` or `file`, where it stands in a link.
        separators: Parameter -> what stands between its items, where the template takes a list apart.
        category: The category of its pages, or empty.
        is_program: Other code reads parameters too (Lua): names that are not here may be read.
        notes: What the reader of a draft should know, as message codes.
    """

    is_there: bool = False
    names: tuple[str, ...] = ()
    stand_ins: Mapping[str, str] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    separators: Mapping[str, str] = field(default_factory=dict)
    category: str = ""
    is_program: bool = False
    notes: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """What it does not read, the template does not know."""
        return self.is_there and not self.is_program and bool(self.names)


def read_source(text: str | None, facts: WikiFacts) -> Source:
    """What the source of a template says, however hostile it is. Nothing in it is carried out.

    Args:
        text: The wikitext of its page; None where there is none.
        facts: Of the wiki.
    """
    if text is None:
        return Source()
    links = link_names(facts)
    shown = included_text(text[:LONGEST], facts.extension_tags)
    arguments = template_arguments(shown, facts.extension_tags)
    every = list(dict.fromkeys(each.name for each in arguments))
    names = tuple(every[:MOST_NAMES])
    known = frozenset(names)
    notes = {
        "infer-source-long": len(text) > LONGEST,
        "infer-source-many": len(every) > MOST_NAMES,
        "infer-source-unbalanced": shown.count("{{{") > 2 * len(arguments) + shown.count("{{{{"),
        "infer-source-program": bool(program := _PROGRAM.search(shown)),
    }
    return Source(
        is_there=True,
        names=names,
        stand_ins=_stand_ins(arguments),
        defaults={each.name: each.default for each in arguments if _is_plain(each.default) and each.name in known},
        kinds=_kinds(arguments, links),
        separators={each.name: sign for each in reversed(arguments) if (sign := _separator(each))},
        category=_category(shown, links),
        is_program=bool(program),
        notes=tuple(code for code, holds in notes.items() if holds),
    )


def read_templatedata(texts: Collection[str], extension_tags: Collection[str]) -> Mapping[str, Any] | None:
    """The first TemplateData of some pages, or None.

    Args:
        texts: The pages: the template and its documentation.
        extension_tags: Names of the wiki's extension tags, lower case.
    """
    for text in texts:
        for span in mask(text, {*extension_tags, "templatedata"}).kept:
            tag = _TAG.fullmatch(text, span.start, span.end)
            found = parse_templatedata(tag[1]) if tag else None
            if found is not None and isinstance(found.get("params"), dict):
                return found
    return None


def _stand_ins(arguments: Collection[TemplateArgument]) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in arguments:
        if each.stand_in and each.stand_in != each.name:
            found.setdefault(each.stand_in, each.name)
    return found


def _category(shown: str, links: LinkNames) -> str:
    """The first category in which a page is that uses the template."""
    return next((name.strip() for start, name in _LINK.findall(shown) if prefix_of(start) in links.categories), "")


def _kinds(arguments: Collection[TemplateArgument], links: LinkNames) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in arguments:
        file = _FILE.search(each.before)
        kind = "page" if _PAGE.search(each.before) else ""
        kind = "file" if file and prefix_of(file[1]) in links.files else kind
        if kind:
            found.setdefault(each.name, kind)
    return found


def _separator(argument: TemplateArgument) -> str:
    taken = _TAKEN_APART.search(argument.before)
    pieces = _SEPARATED if taken is None else _PIECES_OF_TEMPLATE if taken[1] else _PIECES
    found = pieces.match(argument.after)
    return found[1] if found else ""


def _is_plain(default: str) -> bool:
    return bool(default) and len(default) <= 60 and not re.search(r"[{}\[\]<>|\n']|^\W+$|^¬", default)  # noqa: PLR2004
