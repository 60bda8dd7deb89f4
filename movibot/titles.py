"""Titles: their normal form, and which template a name means.

The rules are those of the manual pages "Manual:Page title" and "Manual:$wgLegalTitleChars" of
mediawiki.org, checked against a real MediaWiki. The prefixes of other wikis (`w:`, `commons:`) are
not known here: such a title comes out as one of the main namespace. Nor are IP addresses in the
namespace of users brought to one form.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from movibot.model import Namespace, WikiFacts
from movibot.savedform import composed

TEMPLATE: Final = 10
CATEGORY: Final = 14
USER: Final = 2
PROJECT: Final = 4
FILE: Final = 6
MEDIA: Final = -2
HELP: Final = 12
TALK: Final = 1
SPECIAL: Final = -1
NEVER_INDEXED: Final = frozenset({8, TEMPLATE, 828})
"""Messages of the interface, templates, modules: what stands there shows everywhere."""
DOCUMENTATION: Final = "/Documentation"
"""How the title of a page ends that documents another; what stands there are examples."""
DOCUMENTED_AT: Final = (DOCUMENTATION, "/doc", "/Doc", "/documentation", "/TemplateData")
"""Where the documentation of a template stands on wikis, and with it its TemplateData."""
_BYTES: Final = 255
_BYTES_OF_SPECIAL: Final = 512

_MODIFIERS: Final = re.compile(r"(?:\s*+(?ai:safesubst|msg|msgnw|raw|brut)\s*+:)++")
_SUBST: Final = re.compile(r"\s*+(?ai:subst)\s*+:")

_BIDI: Final = re.compile("[\u200e\u200f\u202a-\u202e]+")
_BLANKS: Final = re.compile("[ _\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_ENTITY: Final = re.compile(r"&(?:#([0-9]+)|#[xX]([0-9A-Fa-f]+)|([^\x00-/:-@\[-`{-\x7f]+));")
_ILLEGAL: Final = re.compile(
    r"[\x00-\x1f#<>\[\]{|}\x7f\ufffd]|%[0-9A-Fa-f]{2}|&[^\x00-/:-@\[-`{-\x7f]+;|&#(?:[0-9]+|x[0-9A-Fa-f]+);"
)
_VALID: Final = (range(0x20, 0x7F), range(0xA0, 0xD800), range(0xE000, 0xFFFE), range(0x10000, 0x110000))
_MOST_DIGITS: Final = 7
"""Of a number that may be a character's, in either base, leading zeros aside."""
_RIGHT_TO_LEFT: Final = {"רלמ": "\u200f", "رلم": "\u200f"}
"""Names of characters that are MediaWiki's own."""
_RELATIVE: Final = re.compile(r"\A\.{1,2}\Z|\A\.{1,2}/|/\.{1,2}/|/\.{1,2}\Z")
_PREFIX: Final = re.compile(r"(.+?) *: *(.*)$")
_WORDS_IN_MAIN: Final = re.compile(r"[A-Z0-9][A-Za-z0-9À-ÖØ-öø-ÿ'’,-]*+(?: [A-Za-z0-9À-ÖØ-öø-ÿ'’,-]++)*+")
"""Words with one blank between them, in normal form as they are."""
_CHARACTERS_IN_MAIN: Final = _BYTES // 3


@dataclass(frozen=True, slots=True)
class Title:
    """A valid title in its normal form, with spaces.

    Attributes:
        namespace: The number of the namespace.
        name: The title without namespace.
        full: The title with the local name of the namespace, such as `Modèle:Commun`.
    """

    namespace: int
    name: str
    full: str


def normal_title(raw: str, facts: WikiFacts, default_namespace: int = 0) -> Title | None:
    """The page that a text means as a title, or None where it is no valid title.

    Args:
        raw: A title as a person writes it; a fragment (`#...`) is dropped.
        facts: The wiki's namespaces.
        default_namespace: Where titles without prefix live.
    """
    if not default_namespace and len(raw) <= _CHARACTERS_IN_MAIN and _WORDS_IN_MAIN.fullmatch(raw):
        return Title(0, raw, raw)  # as most are
    text = flattened(raw).strip(" ")
    namespace, name = _prefix(text, facts, default_namespace)
    name = name.partition("#")[0].rstrip(" ")
    if namespace is None or not name or "\ufffd" in text or not _legal(name, namespace.number):
        return None
    if name.startswith(":") or (namespace.number == TALK and _named(name, facts)):
        return None
    if namespace.first_letter:
        # The capital of some letters is written with two characters, and a wiki answers in normal form C.
        name = unicodedata.normalize("NFC", name[0].upper() + name[1:])
    return Title(namespace.number, name, f"{namespace.name}:{name}" if namespace.name else name)


def namespace_name(number: int, facts: WikiFacts) -> str:
    """The local name of a namespace, such as `Modèle`; empty for the main one, and for one that the wiki lacks."""
    return next((each.name for each in facts.namespaces if each.number == number), "")


def names_of(facts: WikiFacts, *numbers: int) -> frozenset[str]:
    """All names of some namespaces, as `prefix_of` gives them: the local ones, and what else the wiki accepts."""
    return frozenset(name for each in facts.namespaces if each.number in numbers for name in _names(each))


def prefix_of(title: str) -> str:
    """What stands before the first colon of a title, in lower case; empty where there is none, or nothing before it."""
    before, colon, _ = title.partition(":")
    return _BLANKS.sub(" ", before).strip().lower() if colon else ""


def normal_prefix(raw: str, facts: WikiFacts) -> tuple[int, str] | None:
    """The namespace, and what the names of the pages begin with, that a text means as the beginning of titles.

    None where no title begins so. A blank at the end stays: `Lieux en ` is not the beginning of `Lieux encore`.

    Args:
        raw: The beginning of a title as a person writes it.
        facts: The wiki's namespaces.
    """
    # The letter keeps the end of the prefix from being read as the end of a title, as the API's `apprefix` does.
    title = None if "#" in decoded(raw) else normal_title(raw + "x", facts)
    return None if title is None else (title.namespace, title.name[:-1])


def page_address(page_url: str, title: str) -> str:
    """The address of a page.

    What MediaWiki leaves as it is in an address is in its manual, page "Manual:PAGENAMEE encoding".

    Args:
        page_url: That of any page, `$1` standing for its title; empty where pages have none.
        title: The title of the page.
    """
    from urllib.parse import quote

    return page_url.replace("$1", quote(title.replace(" ", "_"), safe="/:@!$,;~()*")) if page_url else ""


def flattened(text: str) -> str:
    """The text as `decoded` gives it, without marks of direction, and with one space for any run of blanks."""
    return _BLANKS.sub(" ", _BIDI.sub("", decoded(text)))


def could_be_title(text: str) -> bool:
    """Whether a plain text is a legal title, without fragment, on a wiki whose namespaces are not known."""
    name = _BLANKS.sub(" ", _BIDI.sub("", text)).strip(" :")
    return bool(name) and _legal(name, 0)


def template_title(name: str, facts: WikiFacts) -> str | None:
    """The full title of the page that `{{name}}` transcludes, redirects followed, or None.

    Args:
        name: As it stands in the transclusion, without comments. Not a parser function or magic word.
        facts: The wiki's namespaces and the redirects of its templates.
    """
    meant = _without_modifier(name)
    title = None if meant is None else normal_title(meant, facts, TEMPLATE)
    return None if title is None else facts.template_redirects.get(title.full, title.full)


def decoded(text: str) -> str:
    """The text with its character references replaced, in normal form C, as MediaWiki reads a title.

    A reference to a character that no page can hold becomes U+FFFD, which no title can hold.
    """
    return composed(_replaced(text, "\ufffd"))


def unescaped(text: str) -> str:
    """The text with its character references replaced, as readers of a page see it.

    As on the wiki, a reference without `;`, to an unknown name or to a character that no page can hold stays
    as it is written (https://www.mediawiki.org/wiki/Help:Formatting).
    """
    return _replaced(text, None)


def _replaced(text: str, invalid: str | None) -> str:
    if "&" not in text:
        return text
    from html.entities import html5  # most texts have no such reference

    def character(reference: re.Match[str]) -> str:
        decimal, hexadecimal, name = reference.groups()
        if name:
            return html5.get(f"{name};") or _RIGHT_TO_LEFT.get(name, reference[0])
        code = _number(decimal, 10) if decimal else _number(hexadecimal, 16)
        return chr(code) if _is_valid(code) else (reference[0] if invalid is None else invalid)

    return _ENTITY.sub(character, text)


def _number(digits: str, base: int) -> int:
    """The number, or -1 where it is larger than any character's: Python refuses to read thousands of digits."""
    significant = digits.lstrip("0")
    return -1 if len(significant) > _MOST_DIGITS else int(significant or "0", base)


def _is_valid(code: int) -> bool:
    return code in {9, 10} or any(code in block for block in _VALID)


def _prefix(text: str, facts: WikiFacts, default: int) -> tuple[Namespace | None, str]:
    """The namespace, and what follows its prefix."""
    if text.startswith(":"):
        text = text[1:].lstrip(" ")
        default = 0
    named = _named(text, facts)
    if named is not None:
        return named
    return next((namespace for namespace in facts.namespaces if namespace.number == default), None), text


def _named(text: str, facts: WikiFacts) -> tuple[Namespace, str] | None:
    """The namespace whose name stands before the first colon, and what follows."""
    found = _PREFIX.match(text)
    if found is None:
        return None
    prefix = found[1].lower()
    named = (namespace for namespace in facts.namespaces if namespace.number and prefix in _names(namespace))
    namespace = next(named, None)
    return None if namespace is None else (namespace, found[2])


def _names(namespace: Namespace) -> set[str]:
    return {name.replace("_", " ").lower() for name in (namespace.name, *namespace.aliases)}


def _legal(name: str, number: int) -> bool:
    limit = _BYTES_OF_SPECIAL if number == SPECIAL else _BYTES
    if _ILLEGAL.search(name) or _RELATIVE.search(name) or "~~~" in name:
        return False
    return len(name.encode(errors="replace")) <= limit


def _without_modifier(name: str) -> str | None:
    """The name behind `safesubst:` and its like; None where nothing is transcluded when the page is viewed."""
    modifiers = _MODIFIERS.match(name)
    end = modifiers.end() if modifiers else 0
    return None if _SUBST.match(name, end) else name[end:]
