"""Web addresses, pages and files of the wiki."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from movibot.model import Reading
from movibot.schema.definitions import Parameter
from movibot.schema.types.readings import misread, understood
from movibot.titles import could_be_title

_NOT_IN_URL = re.compile(r"[\s<>\[\]{}|\"]")


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
    """The title of a page, without brackets."""
    return Reading(text, text) if could_be_title(text) else misread(text, "invalid-page")
