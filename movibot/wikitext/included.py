"""The part of a template's page that its calls show.

https://www.mediawiki.org/wiki/Help:Templates#Control_template_inclusion: what stands in `<noinclude>` is for the page
itself; where there is `<onlyinclude>`, nothing else counts. Comments and extension tags are not looked into.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Final

from movibot.wikitext.masking import DEFAULT_EXTENSION_TAGS

_ONLY: Final = re.compile(r"(?ai:<onlyinclude\s*>(.*?)</onlyinclude\s*>)", re.DOTALL)
_WHOLE_TAGS: Final = ("noinclude",)


def included_text(text: str, extension_tags: Collection[str] = DEFAULT_EXTENSION_TAGS) -> str:
    """The wikitext that a call of a template puts in its place, its arguments not yet filled in.

    Args:
        text: Wikitext of the template's page.
        extension_tags: Names of the wiki's extension tags, lower case.
    """
    only = _ONLY.findall(text)
    return "".join(_without_noinclude(piece, frozenset(extension_tags)) for piece in (only or [text]))


def _without_noinclude(text: str, extension_tags: frozenset[str]) -> str:
    pieces: list[str] = []
    done = position = 0
    unclosed: set[str] = set()
    while found := _opening(extension_tags).search(text, position):
        name = (found[1] or "").lower()
        start, position = found.start(), found.end()
        if name in _WHOLE_TAGS:
            end = position if found[0].endswith("/>") else _closed(text, name, position, unclosed) or len(text)
        elif name.removeprefix("/") in {"includeonly", "onlyinclude", "noinclude"}:
            end = position
        else:
            position = _after(text, name, found, unclosed)
            continue
        pieces.append(text[done:start])
        done = position = end
    return "".join([*pieces, text[done:]])


def _after(text: str, name: str, found: re.Match[str], unclosed: set[str]) -> int:
    """Where a comment or an extension tag ends."""
    if not name:
        close = text.find("-->", found.end())
        return len(text) if close < 0 else close + 3
    if found[0].endswith("/>"):
        return found.end()
    return _closed(text, name, found.end(), unclosed) or found.end()


def _closed(text: str, name: str, position: int, unclosed: set[str]) -> int:
    """Offset after the closing tag, or 0; what was not found once is not searched again."""
    found = None if name in unclosed else re.compile(rf"</(?ai:{re.escape(name)})\s*>").search(text, position)
    if found is None:
        unclosed.add(name)
        return 0
    return found.end()


@lru_cache(maxsize=16)
def _opening(extension_tags: frozenset[str]) -> re.Pattern[str]:
    own = {"noinclude", "/noinclude", "includeonly", "/includeonly", "onlyinclude", "/onlyinclude"}
    names = "|".join(re.escape(name) for name in sorted({*extension_tags, *own}, key=len, reverse=True))
    return re.compile(rf"<(?:!--|((?ai:{names}))(?=[\s/>])[^>]*+>)")
