"""What cannot be in `config.yaml`, though each key for itself is right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from zoneinfo import available_timezones

from movibot.address import address_fault, shown_address
from movibot.collation import nearest
from movibot.config.secrets import find_secret_contradictions
from movibot.localday import DEFAULT_TIMEZONE
from movibot.model import Problem
from movibot.titles import NEVER_INDEXED, could_be_title
from movibot.yamlfile import Document


def find_contradictions(document: Document, environ: Mapping[str, str], *, with_secret: bool) -> Iterator[Problem]:
    """What a JSON Schema does not say well. The document may be wrong in other ways too."""
    data: dict[str, Any] = document.data if isinstance(document.data, dict) else {}
    if isinstance(wiki := data.get("wiki"), dict):
        yield from _in_wiki(document, wiki, environ, with_secret=with_secret)
    for key, about in data["schemas"].items() if isinstance(data.get("schemas"), dict) else ():
        name = about.get("template") if isinstance(about, dict) else None
        if isinstance(name, str) and not could_be_title(name):
            yield _problem("bad-template-name", document, "schemas", key, "template", value=name)
    for part, key in (("edits", "stop_page"), ("report", "page")):
        about = data.get(part)
        title = about.get(key) if isinstance(about, dict) else None
        if isinstance(title, str) and not could_be_title(title):
            yield _problem("bad-title", document, part, key, value=title)
    yield from _in_publish(document, data.get("publish"))
    pages = data.get("pages")
    numbers = pages.get("namespaces") if isinstance(pages, dict) else None
    for index, number in enumerate(numbers if isinstance(numbers, list) else ()):
        if number in NEVER_INDEXED:
            place = document.place(("pages", "namespaces", index))
            yield Problem("config-namespace-never", "error", place, {"value": number})
    timezone = data.get("timezone", DEFAULT_TIMEZONE)
    if isinstance(timezone, str) and timezone not in available_timezones():
        near = nearest(timezone, available_timezones())
        yield _problem("config-bad-timezone", document, "timezone", value=timezone, nearest=near)


def _in_publish(document: Document, about: object) -> Iterator[Problem]:
    """Names of pages that `movibot publish` would have no page for."""
    for key, shape in (("documentation", "X/{}"), ("tracking", "{}")):
        name = about.get(key) if isinstance(about, dict) else None
        if isinstance(name, str):
            whole = shape.format(name.replace("{label}", "X").strip(" _/"))
            if whole == "X/" or not could_be_title(whole):
                yield _problem("bad-title", document, "publish", key, value=name)


def _in_wiki(
    document: Document, wiki: dict[str, Any], environ: Mapping[str, str], *, with_secret: bool
) -> Iterator[Problem]:
    if ("folder" in wiki) == ("url" in wiki):
        yield _problem("config-one-wiki", document, "wiki")
    yield from find_secret_contradictions(document, wiki, environ, with_secret=with_secret)
    url = wiki.get("url")
    if isinstance(url, str) and (fault := address_fault(url, carries_password="user" in wiki)):
        yield _problem(fault, document, "wiki", "url", url=shown_address(url))


def _problem(code: str, document: Document, *way: str, **arguments: object) -> Problem:
    return Problem(code, "error", document.place(way), arguments)
