"""What MediaWiki says of itself, as `WikiFacts`. Manual page "API:Siteinfo"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from movibot.model import Namespace, WikiFacts
from movibot.wiki.answers import part
from movibot.wiki.connection import Answer

SITEINFO: Final[Answer] = {"meta": "siteinfo", "siprop": "general|namespaces|namespacealiases|extensiontags"}


def facts_of(query: Answer, template_redirects: Mapping[str, str], url: str) -> WikiFacts:
    """The facts in the `query` part of an answer.

    Raises:
        Unreachable: This is not MediaWiki's answer.
    """
    general = part(query, "general", url=url)
    return WikiFacts(
        name=str(general.get("sitename", "")),
        language=str(general.get("lang", "")),
        namespaces=_namespaces(part(query, "namespaces", url=url), query.get("namespacealiases", [])),
        extension_tags=frozenset(tag.strip("<>") for tag in query.get("extensiontags", ())),
        template_redirects=dict(template_redirects),
        article_size=int(general.get("maxarticlesize", 2_097_152)),
        collation=str(general.get("categorycollation", "uppercase")),
        page_url=_page_url(general, url),
    )


def lock_reason(query: Answer) -> str | None:
    """Why the wiki is locked for writing, or None where it is not."""
    general = query.get("general", {})
    return str(general.get("readonlyreason", "")) if general.get("readonly") else None


def _namespaces(given: Mapping[str, Any], aliases: list[dict[str, Any]]) -> tuple[Namespace, ...]:
    others: defaultdict[int, list[str]] = defaultdict(list)
    for entry in aliases:
        others[int(entry["id"])].append(str(entry["alias"]))
    return tuple(
        Namespace(
            number=int(entry["id"]),
            name=str(entry["name"]),
            aliases=_aliases(entry, others[int(entry["id"])]),
            first_letter=entry.get("case") == "first-letter",
        )
        for entry in given.values()
    )


def _aliases(namespace: Mapping[str, Any], others: list[str]) -> tuple[str, ...]:
    canonical = str(namespace.get("canonical", ""))
    names = dict.fromkeys([canonical, *others])
    return tuple(name for name in names if name and name != namespace["name"])


def _page_url(general: Mapping[str, Any], url: str) -> str:
    """The address of a page; a server without scheme has that of the API."""
    server = str(general.get("server", ""))
    if server.startswith("//"):
        server = f"{urlsplit(url).scheme}:{server}"
    return f"{server}{general.get('articlepath', '')}"
