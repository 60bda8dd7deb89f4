"""What a wiki that is a folder lists, from the outlines of its pages. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from movibot.collation import sort_key
from movibot.model import Member, PageFacts, WikiFacts
from movibot.titles import CATEGORY, FILE, Title, flattened, normal_title
from movibot.wiki.outline import Outline
from movibot.wikitext.masking import REMOVED, mask

Outlines = Mapping[Title, Outline]

_PLACE: Final = {CATEGORY: 0, FILE: 2}
"""Sub-categories come first on the page of a category, files last."""

_OTHERS: Final = 1


def members_of(category: str, outlines: Outlines, facts: WikiFacts) -> tuple[Member, ...]:
    """The members of a category (name without namespace), in French order of their sort keys."""
    name = next(entry.name for entry in facts.namespaces if entry.number == CATEGORY)
    wanted = normal_title(f"{name}:{category}", facts)
    keys = {
        title: each.categories[wanted.full]
        for title, each in outlines.items()
        if wanted and wanted.full in each.categories
    }
    ordered = sorted(keys, key=lambda title: _in_category(title, keys[title]))
    return tuple(Member(title.full, title.namespace, keys[title]) for title in ordered)


def _in_category(title: Title, key: str) -> tuple[object, ...]:
    return _PLACE.get(title.namespace, _OTHERS), sort_key(key or title.name), sort_key(title.name)


def facts_of_pages(titles: Mapping[str, Title], outlines: Outlines, uncounted: Collection[str]) -> dict[str, PageFacts]:
    """Categories and incoming links of pages.

    Args:
        titles: Titles as they were given -> the pages they mean.
        outlines: All pages.
        uncounted: Titles in normal form of pages whose links do not count.
    """
    sources = _sources(outlines, uncounted)
    hidden = {title.full for title, each in outlines.items() if each.is_hidden}
    return {
        given: PageFacts(_names(outlines[title].categories.keys() - hidden), len(sources[title.full] - {title.full}))
        for given, title in titles.items()
        if title in outlines
    }


def _names(categories: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted((title.partition(":")[2] for title in categories), key=sort_key))


def _sources(outlines: Outlines, uncounted: Collection[str]) -> Mapping[str, set[str]]:
    """Title -> the pages of the main namespace that link to it or to a redirect to it."""
    targets = {title.full: each.target for title, each in outlines.items() if each.target}
    sources: defaultdict[str, set[str]] = defaultdict(set)
    for title, each in outlines.items():
        if title.namespace == 0 and each.target is None and title.full not in uncounted:
            for link in each.links:
                sources[link].add(title.full)
                sources[targets.get(link, link)].add(title.full)
    return sources


def mentions(text: str, names: Iterable[str], facts: WikiFacts) -> bool:
    """Whether one of the names of a template stands in a text, however blanks, case and comments are written."""
    bare = mask(text, facts.extension_tags).text.replace(REMOVED, "")
    said = [flattened(each).casefold() for each in {text, bare}]
    return any(name.casefold() in each for name in names for each in said)
