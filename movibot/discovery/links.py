"""A page of a wiki -> where it says that the API is. Pure.

MediaWiki puts `<link rel="EditURI" href="...api.php?action=rsd">` into the head of every page; behind it stands a
document of Really Simple Discovery, which names the API. https://cyber.harvard.edu/blogs/gems/tech/rsd.html
"""

from __future__ import annotations

import re
from html import unescape
from typing import Final
from urllib.parse import urljoin, urlsplit

from movibot.address import SCRIPT

_LINK: Final = re.compile(r"<link\b([^<>]{1,4000})>", re.IGNORECASE)
_API: Final = re.compile(r"<api\b([^<>]{1,4000})>", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"""([a-z]{1,20})\s{0,9}=\s{0,9}("[^"]*"|'[^']*'|[^\s"'>]+)""", re.IGNORECASE)


def edit_uri(html: str, url: str) -> str:
    """The address that a page gives for `EditURI`, or empty.

    Args:
        html: The page.
        url: Its address, from which relative ones start.
    """
    for found in _LINK.finditer(html):
        given = _attributes(found[1])
        if "edituri" in given.get("rel", "").lower().split():
            return _joined(url, given.get("href", ""))
    return ""


def api_of(address: str) -> str:
    """The address of the API where it stands in that of the document itself; empty where it does not."""
    bare = re.split(r"[?#]", address, maxsplit=1)[0]
    return bare if bare.endswith(f"/{SCRIPT}") else ""


def api_in_rsd(xml: str, url: str) -> str:
    """The API of MediaWiki that a document of Really Simple Discovery names, or empty."""
    for found in _API.finditer(xml):
        given = _attributes(found[1])
        if given.get("name", "").lower() == "mediawiki":
            return api_of(_joined(url, given.get("apilink", "")))
    return ""


def _attributes(text: str) -> dict[str, str]:
    return {name.lower(): unescape(value.strip("\"'")) for name, value in _ATTRIBUTE.findall(text)}


def _joined(url: str, address: str) -> str:
    """The whole address; empty where it is none of the web."""
    try:
        whole = urljoin(url, address) if address else ""
        return whole if urlsplit(whole).scheme in {"http", "https"} else ""
    except ValueError:
        return ""
