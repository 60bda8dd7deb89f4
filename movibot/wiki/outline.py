"""What a page's own text says of its place in the wiki: categories, links, redirect. What templates add is not seen.

The rules are those of the manual pages "Help:Categories", "Help:Links" and "Help:Magic words" of mediawiki.org,
checked against a real MediaWiki. What stands in `<nowiki>`, `<pre>` and comments is not seen either, what stands
in `<ref>` and `<gallery>` is, and so is every branch of a parser function. Templates in a sort key stay as they
are written; a link to a sub-page by its last part alone (`[[/Sub]]`) is not resolved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from movibot.model import WikiFacts
from movibot.titles import CATEGORY, FILE, Title, normal_title, unescaped
from movibot.wiki.redirects import redirect_target
from movibot.wikitext.masking import KEPT, REMOVED, mask

_WIKITEXT_TAGS: Final = frozenset({"ref", "references", "gallery", "poem", "indicator", "section"})
"""Extension tags whose content is wikitext: links in it are links."""

_LINK: Final = re.compile(r"\[\[([^\[\]{|}<>\n]++)(?:\|((?:[^\[\]]++|\[(?!\[)|\](?!\]))*+\]?))?\]\]")
_DEFAULT_KEY: Final = re.compile(
    r"\{\{\s*+(?:DEFAULTSORT|DEFAULTSORTKEY|DEFAULTCATEGORYSORT|CLEFDETRI|CLEDETRI):([^{|}]*+)(?:\|([^{}]*+))?\}\}"
)
_KEEPS: Final = frozenset({"noreplace", "sansremplacer"})
_HIDDEN: Final = re.compile("__(?:HIDDENCAT|CATCACHEE)__")


@dataclass(frozen=True, slots=True)
class Outline:
    """What stands on a page, in normal form.

    Attributes:
        categories: Full title of a category -> the page's sort key in it, or empty.
        links: Full titles of the pages it links to.
        target: Where it leads, if it is a redirect.
        is_hidden: Where it is a category, readers do not see it on its members.
    """

    categories: Mapping[str, str] = field(default_factory=dict)
    links: frozenset[str] = frozenset()
    target: str | None = None
    is_hidden: bool = False


def outline(text: str, facts: WikiFacts) -> Outline:
    """What a text says of its page.

    Args:
        text: Wikitext, as saved.
        facts: The wiki's namespaces and extension tags.
    """
    seen = mask(text, facts.extension_tags - _WIKITEXT_TAGS).text.replace(REMOVED, "").replace("{{!}}", "|")
    default = _default_key(seen)
    categories: dict[str, str] = {}
    links: set[str] = set()
    for title, key, is_shown in _links(seen, facts):
        if title.namespace == CATEGORY and not is_shown:
            categories[title.full] = default if key is None else key
        elif title.namespace != FILE or is_shown:
            links.add(title.full)
    return Outline(categories, frozenset(links), redirect_target(text, facts), _HIDDEN.search(seen) is not None)


def _links(seen: str, facts: WikiFacts) -> Iterator[tuple[Title, str | None, bool]]:
    """Each link: where to, what stands behind the `|`, and whether a `:` before it makes it an ordinary one."""
    for found in _LINK.finditer(seen):
        written, label = found[1], found[2]
        title = normal_title(unquote(written) if "%" in written else written, facts)
        if title is not None:
            yield title, _sort_key(label) if label else None, written.lstrip().startswith(":")


def _sort_key(written: str) -> str:
    # The third `]` of `]]]` belongs to the key only where that opens a bracket.
    key = written if "[" in written else written.removesuffix("]")
    return unescaped(key.replace(KEPT, "").replace("\n", ""))


def _default_key(seen: str) -> str:
    """The sort key of all categories that name none: the last that is given."""
    default = ""
    for found in _DEFAULT_KEY.finditer(seen):
        keeps = not _KEEPS.isdisjoint((found[2] or "").split())
        if not (keeps and default):
            default = unescaped(found[1]).strip() or default
    return default
