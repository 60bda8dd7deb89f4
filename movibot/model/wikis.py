"""What a wiki is, and the states of its pages."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NewType

Revision = NewType("Revision", str)
"""Identifies one state of one page. Opaque to everything but `wiki/`."""

ARTICLE_SIZE: Final = 2_097_152
"""The largest text of a page, in bytes, where a wiki says nothing else. Manual page "Manual:$wgMaxArticleSize"."""


@dataclass(frozen=True, slots=True)
class Namespace:
    """One namespace of a wiki.

    Attributes:
        number: MediaWiki's number; 0 is the main namespace, 10 templates, 14 categories.
        name: The local name, such as `Modèle`; empty for the main namespace.
        aliases: Other names that MediaWiki accepts, the English one included.
        first_letter: The first letter of a title is upper-cased (MediaWiki's `first-letter`).
    """

    number: int
    name: str
    aliases: tuple[str, ...] = ()
    first_letter: bool = True


@dataclass(frozen=True, slots=True)
class WikiFacts:
    """What the pure stages need to know of a wiki.

    Attributes:
        name: The site's name.
        language: The content language, such as `fr`.
        namespaces: All namespaces.
        extension_tags: Names of the tags whose content the preprocessor does not read (`ref`, `nowiki`).
        template_redirects: Title of a redirect in the template namespace -> title of its target.
        article_size: The largest text a page may hold, in bytes.
        collation: MediaWiki's `categorycollation`.
        page_url: The address of a page, `$1` standing for its title; empty where pages have none.
        content: The numbers of the namespaces that hold what the wiki is for.
    """

    name: str
    language: str
    namespaces: tuple[Namespace, ...]
    extension_tags: frozenset[str]
    template_redirects: Mapping[str, str] = field(default_factory=dict)
    article_size: int = ARTICLE_SIZE
    collation: str = "uppercase"
    page_url: str = ""
    content: frozenset[int] = frozenset({0})


@dataclass(frozen=True, slots=True)
class PageStamp:
    """A page and the revision it has now, without its text.

    Attributes:
        title: Of the page.
        namespace: Its number.
        revision: None where it is not known, or there is no such page.
        sha1: Of the text in UTF-8, in 40 hexadecimal digits; empty where the wiki does not tell it. A wiki that was put
            back to an older state gives a number that it gave before to another text.
    """

    title: str
    namespace: int
    revision: Revision | None
    sha1: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a wiki answers to "what changed since?".

    Attributes:
        cursor: Handed back at the next call; empty where the wiki has none to give.
        read_at: The wiki's own clock at that moment. Opaque.
        touched: Pages that may have changed since, and pages that came or went; None where the wiki cannot tell.
        is_another: The wiki is not the one that gave the cursor, or was put back to an older state.
    """

    cursor: str
    read_at: str
    touched: tuple[PageStamp, ...] | None
    is_another: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was read: the base of any edit computed from it.

    Attributes:
        title: The full title in the wiki's normal form.
        namespace: The number of its namespace.
        text: The wikitext; empty where the page does not exist.
        revision: The revision read, or None where the page does not exist.
        read_at: The wiki's own clock at the read, handed back when saving. Opaque.
        is_redirect: The page is a redirect.
    """

    title: str
    namespace: int
    text: str
    revision: Revision | None
    read_at: str = ""
    is_redirect: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a category.

    Attributes:
        title: The full title.
        namespace: The number of its namespace; 14 is a sub-category, 6 a file.
        sort_prefix: The key that somebody gave it in this category (`[[Catégorie:X|key]]`) or everywhere
            (`{{DEFAULTSORT:key}}`), or empty where it is sorted by its name without namespace. A blank or a
            `*`, which bring a page to the top, are keys.
    """

    title: str
    namespace: int
    sort_prefix: str = ""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a wiki knows of a page beside its text.

    Attributes:
        categories: Its categories without namespace, hidden ones aside, in French alphabetical order.
        incoming: How many other pages of the main namespace link here, or to a redirect to here. Redirects
            themselves do not count.
    """

    categories: tuple[str, ...] = ()
    incoming: int = 0


@dataclass(frozen=True, slots=True)
class PageEdit:
    """An edit of a page by a person, as far as the wiki can tell.

    Attributes:
        title: The page, as it was called then.
        at: When, in UTC.
    """

    title: str
    at: datetime.datetime


@dataclass(frozen=True, slots=True)
class PastRevision:
    """A state in which a page is, or was.

    Attributes:
        title: The page, as it is called now.
        revision: Which state.
        parent: The state before it; None where it is the first.
        is_ours: The account of this run made it.
        text: The wikitext; None where the wiki hides it, or where nobody asked for it.
    """

    title: str
    revision: Revision
    parent: Revision | None
    is_ours: bool = False
    text: str | None = None


@dataclass(frozen=True, slots=True)
class OwnEdit:
    """An edit that the account of this run made.

    Attributes:
        title: The page, as it is called now.
        revision: What the edit made.
        parent: What stood there before; None where it created the page.
        at: When, in UTC.
        summary: What the history of the page says.
    """

    title: str
    revision: Revision
    parent: Revision | None
    at: datetime.datetime
    summary: str
