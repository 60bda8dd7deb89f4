"""What MediaWiki says of itself, as `WikiFacts`. Manual page "API:Siteinfo"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

from movibot.model import ARTICLE_SIZE, Namespace, WikiFacts
from movibot.wiki.shape import Answer, Question

SITEINFO: Final[Question] = {"meta": "siteinfo", "siprop": "general|namespaces|namespacealiases|extensiontags"}


def facts_of(query: Answer, template_redirects: Mapping[str, str]) -> WikiFacts:
    """The facts in the `query` part of an answer.

    Raises:
        Unreachable: This is not MediaWiki's answer.
    """
    general = query.part("general")
    return WikiFacts(
        name=general.text("sitename", ""),
        language=general.text("lang", ""),
        namespaces=_namespaces(query.part("namespaces"), query.parts("namespacealiases")),
        extension_tags=frozenset(tag.strip("<>") for tag in query.texts("extensiontags")),
        template_redirects=dict(template_redirects),
        article_size=general.number("maxarticlesize", ARTICLE_SIZE),
        collation=general.text("categorycollation", "uppercase"),
        page_url=page_address(general),
        content=frozenset(content_namespaces(query)),
    )


def content_namespaces(query: Answer) -> list[int]:
    """The numbers of the namespaces that hold what the wiki is for, `$wgContentNamespaces`."""
    given = query.part("namespaces").values()
    return [entry.number("id") for entry in given if entry.states("content")] or [0]


def lock_reason(query: Answer) -> str | None:
    """Why the wiki is locked for writing, or None where it is not."""
    general = query.part_if_any("general")
    return general.said("readonlyreason") if general.states("readonly") else None


def _namespaces(given: Answer, aliases: list[Answer]) -> tuple[Namespace, ...]:
    others: defaultdict[int, list[str]] = defaultdict(list)
    for entry in aliases:
        others[entry.number("id")].append(entry.text("alias"))
    return tuple(
        Namespace(
            number=entry.number("id"),
            name=entry.text("name"),
            aliases=_aliases(entry, others[entry.number("id")]),
            first_letter=entry.text("case") == "first-letter",
        )
        for entry in given.values()
    )


def _aliases(namespace: Answer, others: list[str]) -> tuple[str, ...]:
    canonical = namespace.text("canonical", "")
    names = dict.fromkeys([canonical, *others])
    return tuple(name for name in names if name and name != namespace.text("name"))


def page_address(general: Answer) -> str:
    """The address of a page, `$1` standing for its title; a server without scheme has that of the API."""
    server = general.text("server", "")
    if server.startswith("//"):
        server = f"{urlsplit(general.url).scheme}:{server}"
    return f"{server}{general.text('articlepath', '')}"
