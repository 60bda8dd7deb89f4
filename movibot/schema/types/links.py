"""Web addresses, pages and files of the wiki."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from movibot.model import Reading
from movibot.schema.definitions import Parameter
from movibot.schema.types.readings import guessed, misread, understood
from movibot.titles import could_be_title

_NOT_IN_URL = re.compile(r"[\s<>\[\]{}|\"]")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_TITLE_IN_ADDRESS = re.compile(r"(?:/wiki/|[?&]title=)([^?&#]+)")
_PICTURE = re.compile(r"\[\[([^\[\]|]+)(?:\|[^\[\]]*)?\]\]")
_PREFIX = re.compile(r"\s*:?[^:/]{1,100}:(?!//)\s*")
"""The namespace, whatever its name is on the wiki: a name of a file holds no colon (Manual:$wgIllegalFileChars)."""


def read_url(text: str, _: Parameter) -> Reading:
    """An address that begins with `https://` or `http://`."""
    if _is_url(text):
        return Reading(text, text)
    guess = f"https://{text}"
    if "." in text and "@" not in text and _is_url(guess) and "." in (urlsplit(guess).hostname or ""):
        return understood(text, guess, guess, "url-scheme", "warning", safe=False)
    return misread(text, "invalid-url")


def _is_url(text: str) -> bool:
    if _NOT_IN_URL.search(text):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def read_page(text: str, _: Parameter) -> Reading:
    """The title of a page; where its address stands, the title in it is proposed."""
    if _ADDRESS.match(text):
        return _addressed(text)
    return Reading(text, text) if could_be_title(text) else misread(text, "invalid-page")


def _addressed(text: str) -> Reading:
    """An address is a legal title, but no page has such a one; how it holds the title: Manual:$wgArticlePath."""
    found = _TITLE_IN_ADDRESS.search(text)
    title = unquote(found[1]).replace("_", " ").strip() if found else ""
    return guessed(text, "page-by-address", title) if could_be_title(title) else misread(text, "page-by-address")


def read_file(text: str, _: Parameter) -> Reading:
    """The name of a file. Its page and a picture of it are understood; which of them the template shows, it knows."""
    picture = _PICTURE.fullmatch(text)
    name = _PREFIX.sub("", picture[1] if picture else text, count=1).strip()
    return understood(text, name, name, safe=False) if could_be_title(name) else misread(text, "invalid-page")
